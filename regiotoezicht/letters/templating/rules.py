"""Rules of templates and letterheads: states, who keeps and reads them, and what is refused. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from stdnum import iban as iban_number
from stdnum.exceptions import ValidationError

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import LEVELS, Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.organisation.rules import is_in_force

TEMPLATE_KEEP = Permission("letters.template_keep", "Eigen sjablonen van brieven toevoegen en vaststellen")
TEMPLATE_READ = Permission("letters.template_read", "Sjablonen van brieven en briefgegevens inzien")
LETTERHEAD_KEEP = Permission("letters.letterhead_keep", "Briefgegevens van de gemeente vastleggen")

TEMPLATE_ADDED = EventType("letters.template_added", "Sjabloon toegevoegd als concept ({kind}, versie {version})")
TEMPLATE_DISCARDED = EventType("letters.template_discarded", "Concept van een sjabloon weggelegd")
TEMPLATE_ADOPTED = EventType("letters.template_adopted", "Sjabloon vastgesteld op {adopted}, geldig vanaf {from_date}")
TEMPLATE_ENDED = EventType("letters.template_ended", "Sjabloon beëindigd per {until}")
LETTERHEAD_SET = EventType("letters.letterhead_set", "Briefgegevens vastgelegd vanaf {from_date}")


class Status(TextChoices):
    """Where a template is between its upload and its last day."""

    DRAFT = "draft", "concept"
    ADOPTED = "adopted", "vastgesteld"
    ENDED = "ended", "beëindigd"
    DISCARDED = "discarded", "weggelegd"


MADE = (Status.ADOPTED, Status.ENDED)
"""What was adopted once."""

TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.ADOPTED, Status.DISCARDED}),
    Status.ADOPTED: frozenset({Status.ENDED}),
    Status.ENDED: frozenset(),
    Status.DISCARDED: frozenset(),
}


@dataclass(frozen=True)
class Said:
    """What the letters of a municipality say about itself. Addresses are one line each, with commas."""

    office: str
    address: str
    return_address: str
    phone: str
    email: str
    contact_function: str
    court: str
    court_address: str
    objection_office: str
    objection_address: str
    iban: str
    account_name: str


TELLING = ("seks", "sex", "prostit", "bordeel", "escort", "mensenhandel", "handhav", "dwangsom", "overtred")
"""What never stands on the outside of an envelope, as parts of words."""


def declare_rights() -> None:
    """Fill in who keeps and who reads templates, and who keeps the letterhead.

    Basis: toegang.md, row "By-laws, ladder, templates".
    """
    allow(TEMPLATE_KEEP, {Role.LAWYER: Way.OFFICE})
    allow(LETTERHEAD_KEEP, {Role.LAWYER: Way.OFFICE, Role.DESIGNATING_OFFICIAL: Way.OFFICE})
    readers: dict[Role, Way | tuple[Way, ...]] = {role: Way.OFFICE for role in Role if role not in LEVELS}
    allow(TEMPLATE_READ, readers | {Role.COORDINATOR: Way.OFFICE, Role.SUPERVISOR: Way.DESIGNATED})


def refuse_move(status: str, to: Status) -> None:
    """Refuse a move that the table does not have.

    Basis: ADR 0053 (what was adopted is followed, never changed).
    """
    if to not in TRANSITIONS[Status(status)]:
        raise Refused("wrong_status", f"Dit sjabloon is {Status(status).label} en kan niet {to.label} worden.")


def refuse_adoption(*, reference: str, adopted_date: date, from_date: date, today: date) -> None:
    """A template is adopted by a decision of the past, and holds not before it.

    Basis: ADR 0053; Awb 3:40 (no effect before a decision is made known).
    """
    if not reference.strip():
        raise Refused("no_reference", "Vul het kenmerk in van het besluit of het verslag.", field="reference")
    if adopted_date > today:
        raise Refused("adopted_in_future", "De datum van vaststelling ligt in de toekomst.", field="adopted_date")
    if from_date < adopted_date:
        raise Refused("before_adoption", "Een sjabloon kan niet gelden voordat het is vastgesteld.", field="from_date")


def refuse_later_version(from_date: date, others: Iterable[date]) -> None:
    """A version follows the one that holds; it does not slip in before a version that starts that day or later.

    Basis: ADR 0003 (one version holds on a day).
    """
    for other in others:
        if other >= from_date:
            raise Refused(
                "later_version",
                f"Vanaf {other:%d-%m-%Y} geldt al een andere versie; kies een latere datum.",
                field="from_date",
            )


def refuse_end(from_date: date | None, until_now: date | None, until_date: date) -> None:
    """Ending makes a period shorter, and leaves at least one day.

    Basis: ADR 0003.
    """
    if from_date is not None and until_date <= from_date:
        raise Refused("empty_period", "De einddatum moet na de ingangsdatum liggen.", field="until_date")
    if until_now is not None and until_date > until_now:
        raise Refused("longer", f"Dit sjabloon geldt al tot {until_now:%d-%m-%Y}.", field="until_date")


def refuse_telling(text: str, *, field: str) -> None:
    """Nothing on an envelope says what a letter is about.

    Basis: law notes C6 "Publication of decisions" (no word on sex on a notice; the same for envelopes).
    """
    if any(word in text.lower() for word in TELLING):
        raise Refused(
            "telling_envelope",
            "Dit komt op de envelop: laat weg waar de brief over gaat, ook de naam van een team voor handhaving.",
            field=field,
        )


def account_of(iban: str) -> str:
    """A bank account as it is kept: without spaces, in capitals. Raises Refused when its check digits are wrong.

    Basis: Awb 4:89 (money is paid into the account that the creditor names); ISO 13616 (the check digits).
    """
    try:
        account: str = iban_number.validate(iban)
    except ValidationError as error:
        raise Refused(
            "iban", "Dit rekeningnummer klopt niet. Kijk het IBAN teken voor teken na.", field="iban"
        ) from error
    return account


def phase_on(status: str, from_date: date | None, until_date: date | None, on: date) -> str:
    """Where a template stands on a day: concept, weggelegd, nog niet in gebruik, in gebruik or vervallen.

    Basis: ADR 0003.
    """
    if status not in MADE or from_date is None:
        return Status(status).label
    if on < from_date:
        return "nog niet in gebruik"
    return "in gebruik" if is_in_force(from_date, until_date, on) else "vervallen"


def submitted_before() -> Refused:
    """The refusal of a form that was sent twice.

    Basis: house rule: a double submit does nothing twice.
    """
    return Refused("submitted_before", "Dit formulier is al verzonden; het staat al in de lijst.")
