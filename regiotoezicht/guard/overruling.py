"""Which wrong alarm may be overruled by a second person, and for which reasons. Dated; pure.

Not in this table means never: the number of the state, contact details, accounts at a bank, birth dates, homes, and
what the law calls special. There a mistake cannot be undone, and the sentence can always be written another way.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .kinds import Context, Kind


class Reason(StrEnum):
    """Why what was found is no personal data; the value is the code on the log."""

    BUSINESS_NAME = "bedrijfsnaam"
    PLACE_NAME = "straat_of_plaats"
    OFFICIAL = "functie"
    REFERENCE = "zaak_of_artikel"
    PUBLIC_PAGE = "openbare_pagina"
    ORDINARY_WORD = "gewoon_woord"

    @property
    def label(self) -> str:
        """The reason as a choice on the screen."""
        return _LABELS[self]


_LABELS = {
    Reason.BUSINESS_NAME: "het is de naam van een bedrijf of instelling",
    Reason.PLACE_NAME: "het is een straat, plaats of gebouw",
    Reason.OFFICIAL: "het is een ambtenaar, rechter of bestuurder in functie",
    Reason.REFERENCE: "het is een nummer van een zaak, artikel of product",
    Reason.PUBLIC_PAGE: "het is een pagina of account van de overheid of een instelling",
    Reason.ORDINARY_WORD: "het is een gewoon woord",
}


@dataclass(frozen=True)
class Overruling:
    """In which contexts an alarm of one kind may be overruled, for which reasons, and from which day."""

    contexts: frozenset[Context]
    reasons: frozenset[Reason]
    from_date: date


_EVERYWHERE = frozenset(Context)
_LETTER = frozenset({Context.LETTER})
_FIRST = date(2022, 1, 1)
OVERRULABLE = {
    Kind.NAME: Overruling(
        _EVERYWHERE,
        frozenset({Reason.BUSINESS_NAME, Reason.PLACE_NAME, Reason.OFFICIAL, Reason.ORDINARY_WORD}),
        _FIRST,
    ),
    Kind.LICENCE_PLATE: Overruling(_EVERYWHERE, frozenset({Reason.REFERENCE}), _FIRST),
    Kind.DOCUMENT_NUMBER: Overruling(_EVERYWHERE, frozenset({Reason.REFERENCE}), _FIRST),
    Kind.HANDLE: Overruling(_EVERYWHERE, frozenset({Reason.PUBLIC_PAGE, Reason.ORDINARY_WORD}), _FIRST),
    Kind.LINK: Overruling(_LETTER, frozenset({Reason.PUBLIC_PAGE}), _FIRST),
}


def reasons(kinds: Collection[Kind], context: Context, on: date) -> tuple[Reason, ...]:
    """The reasons that fit an alarm of all these kinds in this context; none when it may not be overruled.

    Basis: AVG 5(1)(d): what is written must be right, so a business name may be written; 6(1)(e) for ordinary data
    about a business. Never where AVG 9 and 10 or UAVG 46 forbid, and no link in remarks (law notes, A1.9 and A5: no
    advert or profile is kept). The table is our own choice and waits for a lawyer.
    """
    fitting = set(Reason)
    for kind in kinds:
        rule = OVERRULABLE.get(kind)
        if rule is None or context not in rule.contexts or on < rule.from_date:
            return ()
        fitting &= rule.reasons
    return tuple(reason for reason in Reason if kinds and reason in fitting)
