"""Permissions, events, states and guards of letters. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.guard import Kind as Personal
from regiotoezicht.guard import sentence
from regiotoezicht.letters.vocabulary import Status

LETTER_COMPOSE = Permission("letters.letter_compose", "Brieven opstellen, bewerken en intrekken")
LETTER_FINISH = Permission("letters.letter_finish", "Een brief met ondertekening vaststellen")
LETTER_SEND = Permission("letters.letter_send", "Vastleggen dat een brief is verzonden")
LETTER_CHECK = Permission("letters.letter_check", "Een brief nakijken als tweede persoon")
LETTER_READ = Permission("letters.letter_read", "Brieven lezen")

COMPOSED = EventType("letters.composed", "Brief opgesteld")
REPLACED = EventType("letters.replaced", "Bewerkte versie van een brief toegevoegd")
FINISHED = EventType("letters.finished", "Brief ondertekend en als PDF/A bevroren")
SENT = EventType("letters.sent", "Brief verzonden op {sent} ({method})")
WITHDRAWN = EventType("letters.withdrawn", "Concept van een brief ingetrokken")
CHECKED = EventType("letters.checked", "Brief nagekeken door een tweede persoon")
SEEN = EventType("letters.seen", "Brief bekeken", reading=True)

TASK_SIGN = "letters.sign"
TASK_SEND = "letters.send"
TASK_SEND_AGAIN = "letters.send_again"

TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.FINISHED, Status.WITHDRAWN}),
    Status.FINISHED: frozenset({Status.SENT}),
    Status.SENT: frozenset(),
    Status.WITHDRAWN: frozenset(),
}

NEVER_TYPED = frozenset(
    {Personal.BSN, Personal.DOCUMENT_NUMBER, Personal.BIRTH_DATE, Personal.NATIONALITY, Personal.HEALTH}
)
"""What no letter needs, whoever it is addressed to: the addressee is named by name and address alone."""


def declare_rights() -> None:
    """Fill in who writes and who reads letters; the room of the record says of which records (`owners.Owner`).

    Basis: toegang.md, row "Enforcement case, decisions, letters, incoming papers".
    """
    # A signer writes decisions only, where she may decide; see `opening.may_write`.
    allow(LETTER_COMPOSE, {Role.LAWYER: Way.OFFICE, Role.SIGNER: Way.OFFICE})
    allow(LETTER_FINISH, {Role.LAWYER: Way.OFFICE, Role.SIGNER: Way.OFFICE})
    allow(LETTER_SEND, {Role.LAWYER: Way.OFFICE})
    allow(LETTER_CHECK, {Role.LAWYER: Way.OFFICE, Role.SIGNER: Way.OFFICE})
    allow(
        LETTER_READ,
        {
            Role.LAWYER: Way.OFFICE,
            Role.SIGNER: Way.OFFICE,
            Role.PRIVACY_OFFICER: Way.OFFICE,
            Role.PERMIT_OFFICER: Way.OFFICE,
        },
    )


def refuse_move(old: Status, new: Status) -> None:
    """A letter only makes the moves of its table: what was signed stays as it is, what was sent stays sent.

    Basis: ADR 0005 (states are a table); Awb 3:40 (a decision works once it is made known).
    """
    if new not in TRANSITIONS[old]:
        raise Refused("letter_move", f"Deze brief is {old.label} en kan niet meer {new.label} worden.")


def refuse_change(status: Status) -> None:
    """Only a draft is edited; another text after signing is another letter.

    Basis: Awb 3:40 and 3:41 (what is made known is what was decided).
    """
    if status != Status.DRAFT:
        raise Refused("letter_frozen", f"Deze brief is {status.label}; alleen een concept kan worden bewerkt.")


def refuse_check(status: Status, *, is_checked: bool, wrote: bool) -> None:
    """A draft is checked once, by somebody who did not write it.

    Basis: Awb 3:2 and 3:46 (care, sound reasons); BIO 2 5.3 (duties apart); ADR 0054.
    """
    refuse_change(status)
    if wrote:
        raise Refused(
            "own_check",
            "U schreef of bewerkte deze brief zelf. Laat een andere jurist of een ondertekenaar hem nakijken.",
        )
    if is_checked:
        raise Refused("checked_before", "Deze brief is al nagekeken.")


def refuse_unchecked(*, is_decision: bool, is_checked: bool) -> None:
    """A decision is signed after a second person checked it; of other letters that is left to the office.

    Basis: ADR 0054; Awb 3:2 (care).
    """
    if is_decision and not is_checked:
        raise Refused(
            "not_checked", "Dit is een besluit: laat het eerst nakijken door een tweede persoon (artikel 3:2 Awb)."
        )


def refuse_sending_day(sent_date: date, *, finished_date: date, today: date) -> None:
    """A letter goes out on the day it was signed or later, and not in the future.

    Basis: Awb 3:41 and 6:8 (the term runs from the day after sending, so that day must be true).
    """
    if sent_date > today:
        raise Refused("sent_in_future", "De datum van verzending ligt in de toekomst.", field="sent_date")
    if sent_date < finished_date:
        raise Refused(
            "sent_before_finished",
            f"De datum van verzending ligt voor de ondertekening op {finished_date:%d-%m-%Y}.",
            field="sent_date",
        )


def refuse_unsigned(name: str, function: str) -> None:
    """A letter names who signed it, and in what function.

    Basis: Awb 10:10 (a decision by mandate says on behalf of which body it was taken).
    """
    if not name.strip():
        raise Refused("no_signer", "Vul in wie de brief ondertekent.", field="signer_name")
    if not function.strip():
        raise Refused("no_function", "Vul de functie in van wie ondertekent.", field="signer_function")


def refuse_silence_on_view(fields: Mapping[str, Any]) -> None:
    """An order says what was done with the view: given on a day, asked in vain, or not asked and why.

    Basis: Awb 4:8, 4:11 (a view first, unless there is a reason not to) and 3:46.
    """
    if not any(fields.get(name) for name in ("view_date", "view_silent", "no_view_reason")):
        raise Refused(
            "view_untold",
            "Zeg of er een zienswijze is gegeven en op welke dag, of waarom die niet is gevraagd (artikel 4:8 Awb).",
            field="view_date",
        )


def refuse_half_remedy(fields: Mapping[str, Any]) -> None:
    """A warning that is open to objection says with which body.

    Basis: Awb 3:45 (who, within what term, with which body).
    """
    if not fields.get("with_remedy"):
        return
    for name, label in (("remedy_body", "Bestuursorgaan dat op bezwaar beslist"), ("remedy_address", "Adres")):
        if not str(fields.get(name) or "").strip():
            raise Refused("letter_field", f"Vul “{label}” in.", field=name)


def refuse_without_account(iban: str) -> None:
    """A letter that asks for money names the account to pay it into.

    Basis: Awb 4:89 (into the account that the creditor names), 4:86(2) (what must be paid, and when).
    """
    if not iban:
        raise Refused(
            "no_account",
            "In de briefgegevens van de gemeente staat geen rekeningnummer. Leg het vast bij Brieven en sjablonen, "
            "tabblad Briefgegevens, en probeer het dan opnieuw.",
        )


def refuse_unmarked(missing: Sequence[str]) -> None:
    """A letter keeps the place where it is signed.

    Basis: Awb 10:10 (a decision by mandate says who took it, on behalf of which body).
    """
    if missing:
        raise Refused(
            "signature_gone",
            f"In het Word-bestand ontbreekt {' en '.join(missing)}. Zet dit terug waar de ondertekening komt.",
            field="file",
        )


def refuse_personal_kinds(kinds: Iterable[Personal]) -> None:
    """A letter that was edited in Word holds no data that no letter needs.

    Basis: AVG 5(1)(c), 9; UAVG 46 (a citizen service number only where a law says so).
    """
    for kind in kinds:
        if kind in NEVER_TYPED:
            raise Refused("personal_text", sentence(kind), field="file")


def refuse_tracked(*, is_tracked: bool) -> None:
    """A letter that goes out has one text: what was added and what was taken out both stand in a file with changes that
    nobody accepted.

    Basis: Awb 3:41 and 3:47 (what was decided, and why, is made known); ADR 0050.
    """
    if is_tracked:
        raise Refused(
            "tracked",
            "In dit Word-document staan nog bijgehouden wijzigingen. Accepteer of verwerp ze in Word en sla het "
            "opnieuw op.",
            field="file",
        )


def submitted_before() -> Refused:
    """The refusal of a form that was sent twice.

    Basis: house rule: a double submit does nothing twice.
    """
    return Refused("submitted_before", "Dit formulier is al verzonden; de brief staat in het dossier.")
