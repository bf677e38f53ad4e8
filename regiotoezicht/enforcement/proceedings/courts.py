"""Before the court: what may be brought, the term for the papers, and the judgment. Pure."""

from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.proceedings.vocabulary import JUDGMENTS, CourtKind, Judgment


def refuse_without_ground(
    kind: str, *, has_pending_objection: bool, has_pending_court: bool, decision_sent: bool, appeal_judged: bool
) -> None:
    """An injunction needs an objection or appeal that is pending; an appeal a decision on objection that was sent; a
    higher appeal a judgment.

    Basis: Awb 8:81(1); 7:1(1) and 8:1; 8:104.
    """
    if kind == CourtKind.INJUNCTION and not (has_pending_objection or has_pending_court):
        raise Refused(
            "no_main_case",
            "Een voorlopige voorziening kan alleen als er een bezwaar of beroep loopt (artikel 8:81 Awb).",
            field="kind",
        )
    if kind == CourtKind.APPEAL and not decision_sent:
        raise Refused(
            "no_decision",
            "Beroep staat open tegen een beslissing op bezwaar die is verzonden (artikelen 7:1 en 8:1 Awb).",
            field="objection",
        )
    if kind == CourtKind.HIGHER_APPEAL and not appeal_judged:
        raise Refused(
            "no_judgment",
            "Hoger beroep staat open tegen een uitspraak op het beroep (artikel 8:104 Awb).",
            field="appeal",
        )


def refuse_letter_day(received: date, *, not_before: date | None, today: date) -> None:
    """The court wrote today or before, and after what it writes about.

    Basis: Awb 8:42 (the term for the papers runs from the sending by the court).
    """
    if received > today:
        raise Refused("received_in_future", "De brief van de rechter ligt in de toekomst.", field="received_date")
    if not_before is not None and received < not_before:
        raise Refused(
            "received_before",
            f"De brief van de rechter ligt voor {not_before:%d-%m-%Y}, de dag waarop dit pas kon.",
            field="received_date",
        )


def refuse_papers_until(kind: str, papers_until: date | None, *, received: date) -> None:
    """For an injunction the court names the day; without it nobody knows until when papers may come.

    Basis: Awb 8:83(1).
    """
    if kind == CourtKind.INJUNCTION and papers_until is None:
        raise Refused(
            "no_papers_day", "Vul in tot wanneer de rechter de stukken vraagt (artikel 8:83 Awb).", field="papers_until"
        )
    if papers_until is not None and papers_until < received:
        raise Refused("papers_day", "Die dag ligt voor de brief van de rechter.", field="papers_until")


def refuse_sent(sent: date, *, received: date, today: date) -> None:
    """Papers are sent after the court asked for them, today or before.

    Basis: Awb 8:42.
    """
    if sent > today:
        raise Refused("sent_in_future", "De datum van verzending ligt in de toekomst.", field="papers_sent")
    if sent < received:
        raise Refused("sent_before", "De verzending ligt voor de brief van de rechter.", field="papers_sent")


def refuse_hearing(held: date, *, received: date) -> None:
    """A sitting is after the letter of the court.

    Basis: Awb 8:56.
    """
    if held < received:
        raise Refused("hearing_before", "De zitting ligt voor de brief van de rechter.", field="hearing_at")


def refuse_judgment(kind: str, judgment: str, *, judged: date, sent: date, received: date, today: date) -> None:
    """A judgment fits its kind of proceeding, and its days follow each other.

    Basis: Awb 8:70, 8:72, 8:79, 8:84.
    """
    if judgment not in Judgment or Judgment(judgment) not in JUDGMENTS[CourtKind(kind)]:
        raise Refused(
            "judgment", "Deze uitspraak kan niet in deze procedure (artikelen 8:70 en 8:84 Awb).", field="judgment"
        )
    if judged < received:
        raise Refused("judged_before", "De uitspraak ligt voor de brief van de rechter.", field="judged_on")
    if sent < judged:
        raise Refused("sent_before", "De verzending ligt voor de uitspraak.", field="judgment_sent")
    if sent > today:
        raise Refused("sent_in_future", "De datum van verzending ligt in de toekomst.", field="judgment_sent")


def refuse_renewal(judgment: str, until: date | None, *, sent: date) -> None:
    """A court sets a term for a new decision only when it leaves that decision to the body, on a day to come.

    Basis: Awb 8:72(4).
    """
    if until is None:
        return
    if judgment != Judgment.FOUNDED:
        raise Refused(
            "no_renewal",
            "Een termijn voor een nieuw besluit hoort alleen bij een vernietiging waarna wij opnieuw beslissen "
            "(artikel 8:72 Awb).",
            field="renew_until",
        )
    if until <= sent:
        raise Refused("renew_until", "De termijn ligt niet na de verzending van de uitspraak.", field="renew_until")


def refuse_other_term(court_until: date | None) -> None:
    """A term that the court set is not lengthened by the body itself.

    Basis: Awb 8:72(4).
    """
    if court_until is not None:
        raise Refused(
            "term_of_court",
            f"De rechter stelde de termijn (tot en met {court_until:%d-%m-%Y}); die kunt u niet zelf verlengen "
            "(artikel 8:72 Awb).",
        )


def refuse_immediate(kind: str, *, has_sitting: bool, main_kind: str, main_pending: bool) -> None:
    """The injunction judge decides on the merits at once only beside a pending appeal, after a sitting.

    Basis: Awb 8:86(1); 8:83(1).
    """
    if kind != CourtKind.INJUNCTION or main_kind == CourtKind.INJUNCTION or not main_pending:
        raise Refused(
            "no_main_case",
            "Meteen uitspraak in de hoofdzaak kan alleen als daarin beroep loopt (artikel 8:86 Awb).",
            field="main",
        )
    if not has_sitting:
        raise Refused(
            "no_sitting",
            "Meteen uitspraak in de hoofdzaak volgt op een zitting; leg die eerst vast (artikel 8:86 Awb).",
            field="main",
        )
