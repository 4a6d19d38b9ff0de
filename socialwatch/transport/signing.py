"""Tokens that we sign ourselves (JWT, RFC 7519), for networks whose credential is a private key."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from typing import Any

from socialwatch.errors import ConfigError, CredentialsError

EXTRA = "stores"
"""The extra of this package that brings the library for it."""


def check_library(source: str, *, find: Callable[[str], Any] = importlib.util.find_spec) -> None:
    """Raise where the library for signing is not installed, without loading it: a source says so before it is needed.

    Raises:
        ConfigError: It is not; the sentence says how to install it.
    """
    if not (find("jwt") and find("cryptography")):
        raise ConfigError([f"sources.{source}: signing needs a library: pip install 'socialwatch[{EXTRA}]'"])


def signed(claims: Mapping[str, Any], private_key: str, *, algorithm: str, source: str, key_id: str | None = None) -> str:
    """Return a signed token; `check_library` comes before.

    Args:
        private_key: In PEM; on one line with `\\n` in it, as it stands in an environment variable, too.
        algorithm: `RS256` or `ES256`.
        source: Name of the source, for the sentences.
        key_id: What the network calls the key.

    Raises:
        CredentialsError: The key is not one for this algorithm. Nothing of it is repeated.
    """
    jwt: Any = importlib.import_module("jwt")
    pem = private_key.replace("\\n", "\n")
    try:
        return str(jwt.encode(dict(claims), pem, algorithm=algorithm, headers={"kid": key_id} if key_id else None))
    except (jwt.PyJWTError, ValueError, TypeError):
        # `from None`: what the library says of a key may hold a part of it.
        raise CredentialsError(f"sources.{source}: the private key is not a key in PEM for {algorithm}") from None
