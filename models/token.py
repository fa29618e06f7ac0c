"""Bearer secrets: what a cookie or a link carries, and the only form of it that the database keeps.

The key is the installation's session key. It comes as an argument, so that the rules need no settings.
"""

import hashlib
import hmac
import secrets
import uuid


def new_token() -> str:
    """256 random bits as 43 characters that need no escaping in a cookie or a URL."""
    return secrets.token_urlsafe(32)


def new_id() -> str:
    """A random UUID for a row that the server makes."""
    return str(uuid.uuid4())


def digest(key: bytes, purpose: str, secret: str) -> str:
    """The keyed hash of a secret as 64 hexadecimal characters.

    The purpose keeps a secret of one kind from ever matching one of another. With the key outside the database, a
    stolen copy of the database opens nothing.
    """
    # A lone surrogate is valid JSON and no valid UTF-8; it must end as an unknown secret, not as a crash.
    message = f"{purpose}\0{secret}".encode("utf-8", "surrogatepass")
    return hmac.new(key, message, hashlib.sha256).hexdigest()
