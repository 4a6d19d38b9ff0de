"""Private keys for tests, made anew in each run: nothing here opens anything."""

from __future__ import annotations

import functools
import json
from typing import Any

CLIENT_EMAIL = "desk@acme.iam.example"


@functools.cache
def rsa_pem() -> str:
    """Return a private key for RS256."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    return _pem(rsa.generate_private_key(public_exponent=65537, key_size=2048))


@functools.cache
def ec_pem() -> str:
    """Return a private key for ES256."""
    from cryptography.hazmat.primitives.asymmetric import ec

    return _pem(ec.generate_private_key(ec.SECP256R1()))


def service_account() -> str:
    """Return a key file as Google gives it for a service account."""
    return json.dumps({"type": "service_account", "client_email": CLIENT_EMAIL, "private_key": rsa_pem()}, indent=2)


def claims_of(token: str, pem: str, algorithm: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return header and claims of a token that this key signed."""
    import jwt
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    public = load_pem_private_key(pem.encode(), None).public_key()
    options: Any = {"verify_aud": False}
    return jwt.get_unverified_header(token), jwt.decode(token, public, algorithms=[algorithm], options=options)


def _pem(key: Any) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    pem: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return pem.decode()
