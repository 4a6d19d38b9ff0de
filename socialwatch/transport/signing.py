"""Tokens that we sign ourselves (JWT, RFC 7519), for networks whose credential is a private key."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from socialwatch.errors import ConfigError, CredentialsError

EXTRA = "stores"
"""The extra of this package that brings the library for it."""


def signed(
    claims: Mapping[str, Any], private_key: str, *, algorithm: str, source: str, key_id: str | None = None,
    load: Callable[[str], Any] = importlib.import_module,
) -> str:  # fmt: skip
    """Return a signed token.

    Args:
        private_key: In PEM; on one line with `\\n` in it, as it stands in an environment variable, too.
        algorithm: `RS256` or `ES256`.
        source: Name of the source, for the sentences.
        key_id: What the network calls the key.

    Raises:
        ConfigError: The library for signing is not installed; the sentence says how.
        CredentialsError: The key is not one for this algorithm. Nothing of it is repeated.
    """
    try:
        jwt = load("jwt")
        load("cryptography")
    except ImportError as why:
        raise ConfigError([f"sources.{source}: signing needs a library: pip install 'socialwatch[{EXTRA}]'"]) from why
    pem = private_key.replace("\\n", "\n")
    try:
        return str(jwt.encode(dict(claims), pem, algorithm=algorithm, headers={"kid": key_id} if key_id else None))
    except (jwt.PyJWTError, ValueError, TypeError):
        # `from None`: what the library says of a key may hold a part of it.
        raise CredentialsError(f"sources.{source}: the private key is not a key in PEM for {algorithm}") from None
