"""Permissions, events, moves and guards of complaints. Pure."""

from collections.abc import Collection
from datetime import date

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.complaints.vocabulary import (
    COMPLAINT_TRANSITIONS,
    About,
    ComplaintOutcome,
    ComplaintStatus,
    HearingWaiver,
    RefusalGround,
)
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.documents.rules import PaperKind

COMPLAINT_WORK = Permission("complaints.complaint_work", "Klachten vastleggen en behandelen")
COMPLAINT_READ = Permission("complaints.complaint_read", "Klachten inzien die niet over uzelf gaan")

RECEIVED = EventType("complaints.received", "Klacht ontvangen op {received}")
CODE_RENEWED = EventType("complaints.code_renewed", "Nieuwe code voor een anonieme klacht")
FOUND_BY_CODE = EventType("complaints.found_by_code", "Klacht teruggevonden met de code", reading=True)
SEEN = EventType("complaints.seen", "Klacht ingezien", reading=True)
COMMITTEE_SET = EventType("complaints.committee", "Klachtadviescommissie: {committee}")
EXTENDED = EventType("complaints.extended", "Verdaging van de afhandeling met vier weken")
HEARD = EventType("complaints.heard", "Klager gehoord op {held}; verslag vastgelegd")
WAIVED = EventType("complaints.waived", "Klager niet gehoord: {ground}")
REFUSED = EventType("complaints.refused", "Klacht niet in behandeling: {ground}")
TAKEN_UP = EventType("complaints.taken_up", "Klacht alsnog in behandeling genomen")
CONCLUDED = EventType("complaints.concluded", "Bevindingen vastgesteld op {decided}: {outcome}")
LETTER_SENT = EventType("complaints.letter_sent", "Brief over de klacht verzonden op {sent}")
TOLD = EventType("complaints.told", "Mondeling meegedeeld aan een klager met code op {told}")
SETTLED = EventType("complaints.settled", "Klacht naar tevredenheid opgelost op {ended}")
WITHDRAWN = EventType("complaints.withdrawn", "Klacht ingetrokken op {ended}")

COPIES_MADE = EventType("complaints.copies_made", "Afschrift van de klacht opgesteld, aantal: {copies}")
PAPER_ADDED = EventType("complaints.paper_added", "Stuk bij de klacht: {kind}, ontvangen op {received}")

TASK_COMPLAINT = "complaints.complaint"
PURPOSE = "klacht"
PAPERS = (PaperKind.COMPLAINT, PaperKind.ADVICE, PaperKind.OTHER)
SHORTEST_REASON = 10
SHORTEST_FINDINGS = 30


def declare_rights() -> None:
    """Fill in who handles and reads complaints: lawyers of the own municipality, nobody else.

    Basis: toegang.md, row "Complaint"; Awb 9:7.
    """
    for permission in (COMPLAINT_WORK, COMPLAINT_READ):
        allow(permission, {Role.LAWYER: Way.OFFICE})


def refuse_move(old: str, new: str) -> None:
    """A complaint only makes the moves of its table. Raises Refused("complaint_move").

    Basis: Awb 9:5, 9:8, 9:10, 9:12; ADR 0064.
    """
    if ComplaintStatus(new) not in COMPLAINT_TRANSITIONS[ComplaintStatus(old)]:
        raise Refused(
            "complaint_move",
            f"Een klacht met de stand “{ComplaintStatus(old).label}” kan niet de stand "
            f"“{ComplaintStatus(new).label}” krijgen.",
        )


def refuse_complainant(*, is_anonymous: bool, name: str, address: str) -> None:
    """Whoever gives a name gives an address too, for the letters; whoever stays anonymous gives neither.

    Basis: Awb 9:4(2); AVG 5(1)(c) and 11; ADR 0064.
    """
    if is_anonymous:
        if name.strip() or address.strip():
            raise Refused("named", "Bij een anonieme klacht horen geen naam en adres; laat die leeg.", field="name")
        return
    for text, field, what in ((name, "name", "de naam"), (address, "address", "het adres")):
        if not text.strip():
            raise Refused(
                "incomplete", f"Vul {what} in, of kies dat de klager anoniem blijft (artikel 9:4 Awb).", field=field
            )


def refuse_about(about: str, concerned: Collection[int]) -> None:
    """A complaint about somebody names whom it is about, so that they do not handle it.

    Basis: Awb 9:7(1); 9:7(2) (does not hold for the body itself).
    """
    if about != About.BODY and not concerned:
        raise Refused(
            "nobody_concerned",
            "Kies over wie de klacht gaat: die behandelt de klacht niet (artikel 9:7 Awb). Weet u het niet, kies dan "
            "de gemeente als geheel.",
            field="concerned",
        )


def refuse_days(*, received: date, occurred: date | None, today: date) -> None:
    """A complaint came in today or before, about something that had happened by then.

    Basis: Awb 9:1, 9:6 (the receipt names what came in).
    """
    if received > today:
        raise Refused("received_in_future", "De datum van ontvangst ligt in de toekomst.", field="received_date")
    if occurred is not None and occurred > received:
        raise Refused("occurred_later", "Waarover wordt geklaagd, ligt na de ontvangst.", field="occurred_date")


def refuse_what(what: str) -> None:
    """A complaint says which behaviour it is about.

    Basis: Awb 9:4(2)(c).
    """
    if len(what.strip()) < SHORTEST_REASON:
        raise Refused("no_behaviour", "Omschrijf de gedraging waarover wordt geklaagd (artikel 9:4 Awb).", field="what")


def refuse_extension(*, is_extended: bool, term_end: date, today: date) -> None:
    """Handling is put off by four weeks, once, before its term is over.

    Basis: Awb 9:11(2).
    """
    if is_extended:
        raise Refused("extended_before", "De afhandeling is al een keer verdaagd (artikel 9:11, tweede lid, Awb).")
    if today > term_end:
        raise Refused(
            "term_over",
            f"De termijn liep af op {term_end:%d-%m-%Y}; daarna kan niet meer worden verdaagd (artikel 9:11 Awb).",
        )


def refuse_refusal(
    ground: str, reason: str, *, occurred: date | None, received: date, notice_end: date, today: date
) -> None:
    """Not handling needs one of the grounds and a reason, and is told within four weeks after receipt.

    Basis: Awb 9:8(1), (2) and (3). After those four weeks the complaint is handled [K: to be confirmed by a lawyer].
    """
    if ground not in RefusalGround:
        raise Refused("no_ground", "Kies de grond van artikel 9:8 Awb.", field="ground")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("no_reason", "Leg uit waarom deze grond geldt (artikel 9:8 Awb).", field="reason")
    if ground == RefusalGround.OVER_A_YEAR and (occurred is None or not _is_over_a_year(occurred, received)):
        raise Refused(
            "within_a_year",
            "De gedraging was niet langer dan een jaar voor de ontvangst, of haar datum is niet vastgelegd (artikel "
            "9:8, eerste lid, onder b, Awb).",
            field="ground",
        )
    if today > notice_end:
        raise Refused(
            "notice_over",
            f"Dat een klacht niet wordt behandeld, deelt u mee uiterlijk op {notice_end:%d-%m-%Y} (artikel 9:8, derde "
            "lid, Awb). Behandel de klacht.",
        )


def _is_over_a_year(occurred: date, received: date) -> bool:
    return (occurred.year + 1, occurred.month, occurred.day) < (received.year, received.month, received.day)


def refuse_hearing(report: str, *, held: date, received: date, today: date) -> None:
    """Hearing was on a day that has come, and has a report.

    Basis: Awb 9:10(1) and (3).
    """
    if held > today or held < received:
        raise Refused("held", "Het horen ligt tussen de ontvangst en vandaag (artikel 9:10 Awb).", field="held")
    if len(report.strip()) < SHORTEST_FINDINGS:
        raise Refused("no_report", "Maak een verslag van het horen (artikel 9:10, derde lid, Awb).", field="report")


def refuse_no_copies(waiting: int) -> None:
    """A copy goes to whom the complaint is about, once.

    Basis: Awb 9:9.
    """
    if not waiting:
        raise Refused("no_copies", "Er is niemand die nog een afschrift moet krijgen (artikel 9:9 Awb).")


def refuse_without_copy(sent: Collection[date | None], *, by: date, field: str) -> None:
    """Whom the complaint is about has the copy before the hearing, and in any case before there is an opinion.

    Basis: Awb 9:9, 9:10(1).
    """
    if any(one is None or one > by for one in sent):
        raise Refused(
            "no_copy",
            "Zend eerst een afschrift van de klacht aan iedereen over wie zij gaat (artikel 9:9 Awb).",
            field=field,
        )


def refuse_without_advice(*, committee: bool, has_advice: bool) -> None:
    """Where a committee advises, its advice is there before the opinion.

    Basis: Awb 9:14, 9:15, 9:16.
    """
    if committee and not has_advice:
        raise Refused(
            "no_advice",
            "Leg eerst het advies van de commissie vast bij de stukken, of geef aan dat er geen commissie adviseert "
            "(artikel 9:15 Awb).",
        )


def refuse_paper(kind: str, *, is_pending: bool, committee: bool, day: date, received: date) -> None:
    """A paper of a complaint comes while it runs; an advice only where a committee advises, after the receipt.

    Basis: Awb 9:4, 9:15.
    """
    if kind not in PAPERS:
        raise Refused(
            "paper_kind", "Kies wat u toevoegt: het klaagschrift, een advies of een ander stuk.", field="kind"
        )
    if not is_pending:
        raise Refused("complaint_closed", "Deze klacht is geëindigd; er komen geen stukken meer bij.")
    if kind == PaperKind.ADVICE and not committee:
        raise Refused(
            "no_committee", "Geef eerst aan dat een klachtadviescommissie adviseert (artikel 9:14 Awb).", field="kind"
        )
    if kind == PaperKind.ADVICE and day < received:
        raise Refused("advice_early", "Het advies kan niet van voor de klacht zijn.", field="received_date")


def refuse_concerned(employee: int, concerned: Collection[int]) -> None:
    """Whoever the complaint is about does not handle it.

    Basis: Awb 9:7(1).
    """
    if employee in concerned:
        raise Refused(
            "concerned",
            "De klacht gaat over deze medewerker; iemand anders behandelt haar (artikel 9:7 Awb).",
            field="heard_by",
        )


def refuse_waiver(ground: str, reason: str) -> None:
    """Hearing is left out on a ground of the law only, and with the reason.

    Basis: Awb 9:10(2).
    """
    if ground not in HearingWaiver:
        raise Refused("no_ground", "Kies waarom niet wordt gehoord (artikel 9:10, tweede lid, Awb).", field="ground")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("no_reason", "Leg uit waarom niet wordt gehoord (artikel 9:10 Awb).", field="reason")


def refuse_conclusion(outcome: str, findings: str, *, waiver: str, decided: date, heard: date, today: date) -> None:
    """An opinion comes with the findings, after the hearing, and fits why nobody was heard.

    Basis: Awb 9:12(1); 9:10(2).
    """
    if outcome not in ComplaintOutcome:
        raise Refused("no_outcome", "Kies het oordeel over de klacht (artikel 9:12 Awb).", field="outcome")
    if len(findings.strip()) < SHORTEST_FINDINGS:
        raise Refused("no_findings", "Beschrijf de bevindingen van het onderzoek (artikel 9:12 Awb).", field="findings")
    if waiver == HearingWaiver.UNFOUNDED and outcome != ComplaintOutcome.UNFOUNDED:
        raise Refused(
            "waiver_says_else",
            "Er is niet gehoord omdat de klacht kennelijk ongegrond is; dit oordeel past daar niet bij.",
            field="outcome",
        )
    if not heard <= decided <= today:
        raise Refused("decided", "De datum ligt voor het horen of de ontvangst, of in de toekomst.", field="decided_on")


def refuse_end(ended: date, *, received: date, today: date) -> None:
    """A complaint ends on a day between its receipt and today.

    Basis: Awb 9:5.
    """
    if not received <= ended <= today:
        raise Refused("ended", "De datum ligt voor de ontvangst of in de toekomst.", field="day")
