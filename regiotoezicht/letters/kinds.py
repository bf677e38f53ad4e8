"""Kinds of letters: a Word template and the fields it asks. Upper rooms may declare their own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any


class FieldKind(Enum):
    """What a field of a letter holds."""

    LINE = "a short text from a structured field: names and addresses pass here"
    LINES = "lines under each other, such as an address"
    TEXT = "typed text in paragraphs, read by the guard"
    LIST = "lines from structured fields, each a paragraph of its own in a repetition"
    DAY = "a date"
    MONEY = "an amount in cents"
    YES_NO = "yes or no"


@dataclass(frozen=True)
class LetterField:
    """One field: its name in the template, its Dutch label, what it holds, and what stands there when it is empty."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    required: bool = False
    default: Any = ""


@dataclass(frozen=True)
class LetterKind:
    """A kind of letter. `template` is the path of a Word file; `fields` besides those that every letter has.

    `subject` is the subject line when none is given; `is_decision` says whether it is a decision (Awb 1:3), `measure`
    the measure that a mandate must cover to sign it. `refuse` raises Refused when fields do not go together. A paper
    that is for everybody, such as a notice on a door, is not `is_addressed`: it has none of the fields of a letter.
    A letter that `asks_payment` names the bank account of the municipality. A municipality may put a template of its
    own in the place of the standard one, unless the kind is not `may_be_own`.
    """

    code: str
    name: str
    template: Path = field(compare=False)
    fields: Sequence[LetterField] = field(compare=False, default=())
    subject: str = field(compare=False, default="")
    is_decision: bool = field(compare=False, default=False)
    measure: str = field(compare=False, default="")
    refuse: Callable[[Mapping[str, Any]], None] = field(compare=False, default=lambda fields: None)
    is_addressed: bool = field(compare=False, default=True)
    asks_payment: bool = field(compare=False, default=False)
    may_be_own: bool = field(compare=False, default=True)

    @property
    def all_fields(self) -> list[LetterField]:
        """The fields of every letter and those of this kind."""
        return [*(FRAME if self.is_addressed else ()), *self.fields]


FRAME = (
    LetterField("addressee_name", "Naam van de geadresseerde", required=True),
    LetterField("addressee_address", "Adres van de geadresseerde", FieldKind.LINES, required=True),
    LetterField("salutation", "Aanhef", default="Geachte heer, mevrouw,"),
    LetterField("body", "Namens welk bestuursorgaan", required=True),
    LetterField("contact", "Contact bij de gemeente"),
    LetterField("subject", "Onderwerp"),
)
"""The fields of every letter. `body` reads as in a sentence: `de burgemeester van Beverwijk`."""

BUILT_IN = frozenset(
    {
        *("municipality", "reference", "objection_term", "payment_term"),
        *("office", "office_address", "office_phone", "office_email", "return_address"),
        *("account", "account_name"),
    }
)
"""What the programme fills in itself: name of the municipality, dossier number, terms of the law in words, and the
letterhead of the municipality."""

_KINDS: dict[str, LetterKind] = {}


def declare_kind(kind: LetterKind) -> None:
    """Declare a kind of letter, from the `ready()` of its room. Raises ValueError when its code was taken."""
    if kind.code in _KINDS:
        raise ValueError(f"the kind of letter {kind.code} is declared twice")
    names = [asked.name for asked in kind.all_fields]
    if len(set(names)) < len(names) or BUILT_IN & set(names):
        raise ValueError(f"the fields of the letter {kind.code} have a name twice, or one that is filled in by itself")
    _KINDS[kind.code] = kind


def kind_of(code: str) -> LetterKind:
    """The kind with this code. Raises KeyError: a code comes from our own code, never from a visitor."""
    return _KINDS[code]


def kinds() -> list[LetterKind]:
    """All kinds, by their Dutch name."""
    return sorted(_KINDS.values(), key=lambda kind: kind.name)


def is_decision(code: str) -> bool:
    """Whether a kind is a decision; False when no room declares it any more."""
    return code in _KINDS and _KINDS[code].is_decision


def name_of(code: str) -> str:
    """The Dutch name of a kind; the code itself when no room declares it any more."""
    return _KINDS[code].name if code in _KINDS else code
