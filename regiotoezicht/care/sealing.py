"""How care is sealed: a data key per municipality, wrapped for each reader, whose own key opens with her password.

Passwords go through Argon2id; a wrap is X25519 with a key of one use, HKDF-SHA256 and AES-256-GCM. What is sealed is
bound to its place, so that nothing can be moved from one row to another. See ADR 0110.
"""

import hashlib
import os

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY, NONCE, SALT = 32, 12, 16
PADDED_TO = 2048
"""Everything is made as long as the next multiple, so that its length says nothing."""
_ROUNDS, _MEMORY = 3, 65_536

__all__ = ["InvalidTag"]


def new_key() -> bytes:
    """A random key."""
    return os.urandom(KEY)


def encrypt(key: bytes, content: bytes, place: str) -> bytes:
    """Encrypt for one place."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def decrypt(key: bytes, sealed: bytes, place: str) -> bytes:
    """Decrypt what was encrypted for the same place. Raises InvalidTag when it was not, or was changed."""
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())


def padded(content: bytes) -> bytes:
    """The content made as long as the next multiple of `PADDED_TO`."""
    return content + b" " * (-len(content) % PADDED_TO)


def _of_password(password: str, salt: bytes) -> bytes:
    return hash_secret_raw(password.encode(), salt, _ROUNDS, _MEMORY, 1, KEY, Type.ID)


def new_pair() -> tuple[bytes, bytes]:
    """A private key and its public key."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def lock(private: bytes, password: str, place: str) -> bytes:
    """A private key, locked with a password."""
    salt = os.urandom(SALT)
    return salt + encrypt(_of_password(password, salt), private, place)


def unlock(locked: bytes, password: str, place: str) -> bytes | None:
    """The private key, or None when this is not the password it was locked with."""
    try:
        return decrypt(_of_password(password, locked[:SALT]), locked[SALT:], place)
    except InvalidTag:
        return None


def wrap(public: bytes, content: bytes, place: str) -> bytes:
    """Content that only who holds the private key of `public` can open."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    sender = once.public_key().public_bytes_raw()
    return sender + encrypt(_derived(shared, sender + public), content, place)


def unwrap(private: bytes, wrapped: bytes, place: str) -> bytes | None:
    """What was wrapped for this private key; None when it was wrapped for another, or changed."""
    own = X25519PrivateKey.from_private_bytes(private)
    sender = wrapped[:KEY]
    shared = own.exchange(X25519PublicKey.from_public_bytes(sender))
    try:
        return decrypt(_derived(shared, sender + own.public_key().public_bytes_raw()), wrapped[KEY:], place)
    except InvalidTag:
        return None


def fingerprint(public: bytes) -> str:
    """Twenty digits by which two people compare a public key over the telephone."""
    number = int.from_bytes(hashlib.sha256(b"care fingerprint 1" + public).digest()[:16]) % 10**20
    return " ".join(f"{number:020d}"[at : at + 4] for at in range(0, 20, 4))


def _derived(shared: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), KEY, salt, b"care wrap 1").derive(shared)
