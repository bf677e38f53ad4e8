"""The words of the guard: what can be found, in which kind of field, and how a finding looks."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Personal data the guard recognises; the value is the public code."""

    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    HANDLE = "handle"
    IBAN = "iban"
    DOCUMENT_NUMBER = "document_number"
    LICENCE_PLATE = "licence_plate"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    NATIONALITY = "nationality"
    HEALTH = "health"
    APPEARANCE = "appearance"
    HOME_ADDRESS = "home_address"


class Context(StrEnum):
    """The field a text is meant for; the value is the public code."""

    REMARKS = "remarks"
    """Any free text."""
    PERMIT_HOLDER = "permit-holder"
    """A field of the permit: names, phones and addresses of the business and its holder pass."""
    LETTER = "letter"
    """Typed text of a letter. As strict as remarks: addressee, account and addresses are fields."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Where a kind stands, in code points of the raw input, `end` exclusive; never the text itself."""

    start: int
    end: int
    kind: Kind
