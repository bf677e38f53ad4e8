"""E-invoices made and checked in a process of its own; what was checked, and what could not be."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regiotoezicht.documents.apart import run_apart

PROGRAM = "regiotoezicht.contributions.invoices.apart"
NAMES = {
    "xsd": "Opmaak volgens het schema van UBL 2.1 (OASIS)",
    "en16931": "Europese norm EN 16931, de regels van CEN",
    "peppol": "Peppol BIS Billing 3, ook de regels voor Nederland",
    "nlcius": "NLCIUS, nagebouwd",
}
NOT_CHECKED = (
    "De regels van NLCIUS zijn hier in eigen woorden nagebouwd. Het regelbestand zelf (SI-UBL 2.0) geeft de "
    "Peppolautoriteit uit; dat zit in geen pakket en is dus niet gedraaid.",
    "De regels van Peppol zijn gedraaid in de uitgave die erbij staat, op dezelfde factuur met het kenmerk van "
    "Peppol in plaats van dat van NLCIUS. Een latere uitgave kan meer vragen.",
    "Van OIN, KvK-nummer, btw-nummer en rekeningnummer zijn alleen vorm en controlegetal bekeken. Of zij van deze "
    "gemeente zijn, en of de ontvanger via Peppol bereikbaar is, weet alleen het register.",
    "Dit systeem verzendt niet. Wie verzendt, biedt het bestand aan bij zijn toegangspunt; dat controleert opnieuw.",
)
_MOST = 512
_known: dict[str, "Made"] = {}


@dataclass(frozen=True)
class Found:
    """One objection of a rule: its number, whether it makes the invoice invalid, and what it says."""

    rule: str
    is_fatal: bool
    said: str


@dataclass(frozen=True)
class Check:
    """One set of rules and what it found."""

    code: str
    edition: str
    found: tuple[Found, ...]

    @property
    def name(self) -> str:
        """The name of the rules."""
        return NAMES[self.code]

    @property
    def is_passed(self) -> bool:
        """Whether nothing makes the invoice invalid."""
        return not any(one.is_fatal for one in self.found)


@dataclass(frozen=True)
class Made:
    """An invoice as UBL, with its checks."""

    xml: bytes
    checks: tuple[Check, ...]

    @property
    def is_passed(self) -> bool:
        """Whether it passed every check that was run."""
        return all(check.is_passed for check in self.checks)


def is_made(document: Mapping[str, Any]) -> bool:
    """Whether an invoice of these fields was made before."""
    return json.dumps(document, sort_keys=True) in _known


def make(documents: Sequence[Mapping[str, Any]]) -> list[Made]:
    """Invoices of these fields, made and checked; the same fields give the same invoice and are not checked twice.

    Raises Refused when the process fails.
    """
    asked = [json.dumps(document, sort_keys=True) for document in documents]
    held = {text: _known[text] for text in asked if text in _known}
    new = [text for text in dict.fromkeys(asked) if text not in held]
    made = dict(zip(new, _made(new), strict=True))
    if len(_known) + len(made) > _MOST:
        _known.clear()
    _known.update(made)
    return [(held | made)[text] for text in asked]


def _made(documents: Sequence[str]) -> list[Made]:
    if not documents:
        return []
    answer = json.loads(run_apart("make", f"[{','.join(documents)}]".encode(), program=PROGRAM))
    return [
        Made(
            xml.encode(),
            tuple(
                Check(
                    check["code"],
                    check["edition"],
                    tuple(Found(one["rule"], one["weight"] == "fatal", one["said"]) for one in check["found"][place]),
                )
                for check in answer["checks"]
            ),
        )
        for place, xml in enumerate(answer["invoices"])
    ]
