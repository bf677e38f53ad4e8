"""What the letters of objections and requests say: their fields, from what was laid down."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from regiotoezicht.enforcement.letters import body_in_words
from regiotoezicht.enforcement.models import Case, Objection, ThirdPartyRequest
from regiotoezicht.enforcement.proceedings import queries
from regiotoezicht.enforcement.proceedings.handling import papers_until
from regiotoezicht.enforcement.proceedings.vocabulary import HearingWaiver, ObjectionOutcome, RequestStatus

Fields = dict[str, Any]
SAID = {
    ObjectionOutcome.UNFOUNDED: "Wij verklaren uw bezwaar ongegrond.",
    ObjectionOutcome.FOUNDED: "Wij verklaren uw bezwaar gegrond.",
    ObjectionOutcome.PARTLY: "Wij verklaren uw bezwaar gedeeltelijk gegrond.",
    ObjectionOutcome.INADMISSIBLE: "Wij verklaren uw bezwaar niet-ontvankelijk. Dat betekent dat wij er niet "
    "inhoudelijk op ingaan.",
}
EFFECTS = {
    "kept": "Ons besluit blijft zoals het was.",
    "changed": "Wij wijzigen ons besluit, zoals hieronder staat.",
    "revoked": "Wij herroepen ons besluit. Het geldt niet meer.",
}

_AWB = "van de Algemene wet bestuursrecht"
NOT_HEARD: dict[HearingWaiver, str] = {
    HearingWaiver.INADMISSIBLE: f"uw bezwaar is kennelijk niet-ontvankelijk (artikel 7:3, onder a, {_AWB})",
    HearingWaiver.UNFOUNDED: f"uw bezwaar is kennelijk ongegrond (artikel 7:3, onder b, {_AWB})",
    HearingWaiver.NOT_WANTED: f"u hebt laten weten dat u niet wilt worden gehoord (artikel 7:3, onder c, {_AWB})",
    HearingWaiver.NO_ANSWER: f"u hebt niet op tijd gezegd dat u wilt worden gehoord (artikel 7:3, onder d, {_AWB})",
    HearingWaiver.GRANTED: "wij komen volledig aan uw bezwaar tegemoet en schaden daarmee niemand anders (artikel 7:3, "
    f"onder e, {_AWB})",
}
"""Why nobody was heard, as it reads after "De reden is:". Basis: Awb 7:3, 7:12."""


def received(objection: Objection, body: str) -> Fields:
    """The receipt (Awb 6:14)."""
    return {
        **_frame(objection, body),
        "received_date": objection.received_date,
        "decision_until": objection.decision_term.end if objection.decision_term else None,
    }


def repair(objection: Objection, body: str) -> Fields:
    """The request to repair what is missing (Awb 6:6)."""
    return {
        **_frame(objection, body),
        "received_date": objection.received_date,
        "defects": objection.defects,
        "repair_until": objection.repair_until,
    }


def invitation(objection: Objection, body: str, place: str) -> Fields:
    """The invitation to a hearing, with the days for papers and the file (Awb 7:2, 7:4)."""
    assert objection.hearing_at is not None  # noqa: S101 - laid down before the letter is made
    at = timezone.localtime(objection.hearing_at)
    papers, file_from = papers_until(at.date())
    return {
        **_frame(objection, body),
        "hearing_date": at.date(),
        "hearing_time": f"{at:%H.%M} uur",
        "hearing_place": place,
        "papers_until": papers,
        "file_from": file_from,
    }


def postponed(objection: Objection, body: str, *, until: date, is_extension: bool) -> Fields:
    """The notice that the decision comes later (Awb 7:10(3) and (4))."""
    return {
        **_frame(objection, body),
        "received_date": objection.received_date,
        "decision_until": until,
        "is_extension": is_extension,
    }


def committee(objection: Objection, body: str) -> Fields:
    """The notice that a committee advises (Awb 7:13(2))."""
    term = objection.decision_term
    return {
        **_frame(objection, body),
        "received_date": objection.received_date,
        "decision_until": term.end if term else None,
    }


def decision(objection: Objection, court_address: str) -> Fields:
    """The decision on the objection, with appeal to the court as its remedy (Awb 7:11, 7:12, 3:45, 6:23)."""
    heard = objection.heard_date
    return {
        **_frame(objection, objection.body),
        "received_date": objection.received_date,
        "outcome": SAID[ObjectionOutcome(objection.outcome)],
        "effect": EFFECTS[objection.effect],
        "heard_date": heard,
        "no_hearing": NOT_HEARD[HearingWaiver(objection.hearing_waiver)] if objection.hearing_waiver else "",
        "grounds": objection.reasons,
        "advice_date": objection.advice_date,
        "deviation": objection.deviation,
        "along": objection.along.filter(is_disputed=True).exists(),
        "costs_asked": objection.costs_requested,
        "costs": objection.costs_cents or None,
        "court_address": court_address,
    }


def request_received(request: ThirdPartyRequest, body: str) -> Fields:
    """The receipt of a request to enforce."""
    return {
        **_of_request(request, body),
        "received_date": request.received_date,
        "decision_until": request.decision_term.end if request.decision_term else None,
    }


def request_extended(request: ThirdPartyRequest, body: str) -> Fields:
    """The notice that the decision on a request comes later (Awb 4:14)."""
    return {
        **_of_request(request, body),
        "received_date": request.received_date,
        "decision_until": request.extended_until,
        "grounds": request.extension_reason,
    }


def request_reply(request: ThirdPartyRequest, remedy_address: str) -> Fields:
    """The decision on a request to enforce (Awb 1:3(3), 3:45)."""
    return {
        **_of_request(request, request.body),
        "received_date": request.received_date,
        "granted": request.status == RequestStatus.GRANTED,
        "grounds": request.reasons,
        "remedy_body": body_in_words(request.case, request.body),
        "remedy_address": remedy_address,
    }


def feedback(request: ThirdPartyRequest, body: str) -> Fields:
    """The feedback to a reporter: thanks, and nothing of what was found or done."""
    return {**_of_request(request, body), "received_date": request.received_date}


def day_of(moment: datetime) -> date:
    """The local day of a moment."""
    return timezone.localtime(moment).date()


def _of_request(request: ThirdPartyRequest, body: str) -> Fields:
    return {
        "addressee_name": request.name,
        "addressee_address": request.address,
        "body": body_in_words(request.case, body),
    }


def _frame(objection: Objection, body: str) -> Fields:
    name, address = queries.addressee_names(objection)
    case: Case = objection.case
    return {
        "addressee_name": name,
        "addressee_address": address,
        "body": body_in_words(case, body),
        "decision_date": objection.letter.sent_date,
    }
