"""Sealed text: encrypted per row, so that no query, index or sort can reach it."""

import hashlib
import hmac
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

_VERSION = b"\x01"


def _key() -> bytes:
    return hmac.new(settings.SEALING_KEY.encode(), b"sealed text 1", hashlib.sha256).digest()


def seal(text: str, *, place: str) -> bytes:
    """Encrypt text for one place (a column). The same text never gives the same bytes twice."""
    nonce = os.urandom(12)
    return _VERSION + nonce + AESGCM(_key()).encrypt(nonce, text.encode(), place.encode())


def unseal(sealed: bytes, *, place: str) -> str:
    """Decrypt what `seal` made for the same place. Raises InvalidTag when it was changed or moved elsewhere."""
    return AESGCM(_key()).decrypt(sealed[1:13], sealed[13:], place.encode()).decode()


class SealedTextField(models.BinaryField):  # type: ignore[type-arg]  # django-stubs: generic only in stubs
    """Text of a compartment: readable through the row alone. Not searchable, not sortable, not comparable."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, kwargs

    @property
    def _place(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else unseal(bytes(value), place=self._place)

    def to_python(self, value: Any) -> Any:
        return value

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else seal(str(value), place=self._place)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        sealed = value if prepared and isinstance(value, bytes) else self.get_prep_value(value)
        return connection.Database.Binary(sealed)

    def get_lookup(self, lookup_name: str) -> Any:
        """Only «is it filled» may be asked."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None
