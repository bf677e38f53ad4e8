"""What the letters of complaints say: their fields, from what was laid down."""

from datetime import date
from typing import Any

from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.vocabulary import ComplaintOutcome, HearingWaiver, RefusalGround
from regiotoezicht.documents.models import Paper
from regiotoezicht.organisation.models import Employee
from regiotoezicht.organisation.rules import Body

Fields = dict[str, Any]
OPINIONS = {
    ComplaintOutcome.FOUNDED: "Wij vinden uw klacht gegrond.",
    ComplaintOutcome.PARTLY: "Wij vinden uw klacht gedeeltelijk gegrond.",
    ComplaintOutcome.UNFOUNDED: "Wij vinden uw klacht ongegrond.",
    ComplaintOutcome.NO_OPINION: "Wij geven geen oordeel over uw klacht, omdat wij niet kunnen vaststellen wat er is "
    "gebeurd.",
}

REFUSALS = {
    RefusalGround.BEFORE: "Wij hebben deze klacht al eerder behandeld (artikel 9:8, eerste lid, onder a).",
    RefusalGround.OVER_A_YEAR: "U klaagt over iets dat meer dan een jaar voor uw klacht gebeurde (artikel 9:8, eerste "
    "lid, onder b).",
    RefusalGround.OBJECTION: "U had hierover bezwaar kunnen maken (artikel 9:8, eerste lid, onder c).",
    RefusalGround.APPEAL: "U kunt of kon hierover in beroep gaan (artikel 9:8, eerste lid, onder d).",
    RefusalGround.COURT: "Een rechter oordeelt of oordeelde hierover (artikel 9:8, eerste lid, onder e).",
    RefusalGround.CRIMINAL: "Hierover loopt een opsporingsonderzoek of een vervolging (artikel 9:8, eerste lid, onder "
    "f).",
    RefusalGround.SLIGHT: "Uw belang, of het gewicht van wat er gebeurde, is duidelijk te klein (artikel 9:8, tweede "
    "lid).",
}
"""The grounds as the complainant reads them."""
NOT_HEARD = {
    HearingWaiver.UNFOUNDED: "uw klacht is kennelijk ongegrond",
    HearingWaiver.NOT_WANTED: "u hebt laten weten dat u niet wilt worden gehoord",
    HearingWaiver.NO_ANSWER: "u hebt niet op tijd laten weten dat u wilt worden gehoord",
}


def received(complaint: Complaint) -> Fields:
    """The receipt (Awb 9:6)."""
    term = complaint.decision_term
    return {**_frame(complaint), "decision_until": term.end if term else None}


def extended(complaint: Complaint, until: date) -> Fields:
    """The notice that handling takes four weeks more (Awb 9:11(2))."""
    return {**_frame(complaint), "decision_until": until}


def not_taken_up(complaint: Complaint) -> Fields:
    """That the complaint is not handled, with the ground and the ombudsman (Awb 9:8(3), 9:12(2))."""
    ground = REFUSALS[RefusalGround(complaint.refusal_ground)]
    return {**_frame(complaint), "ground": ground, "grounds": complaint.refusal_reason}


def copy(complaint: Complaint, employee: Employee, *, has_paper: bool) -> Fields:
    """The copy to one whom the complaint is about; who complains stands in it nowhere (Awb 9:9, 9:10)."""
    town = employee.employer.name
    return {
        **_frame(complaint),
        "addressee_name": employee.name,
        "addressee_address": f"{employee.function}\nGemeente {town}",
        "occurred_date": complaint.occurred_date,
        "what": complaint.what,
        "is_anonymous": complaint.is_anonymous,
        "has_paper": has_paper,
    }


def outcome(complaint: Complaint, advice: Paper | None) -> Fields:
    """The findings, the opinion and the conclusions (Awb 9:12)."""
    return {
        **_frame(complaint),
        "heard_date": complaint.heard_date if not complaint.hearing_waiver else None,
        "no_hearing": NOT_HEARD[HearingWaiver(complaint.hearing_waiver)] if complaint.hearing_waiver else "",
        "advice_date": advice.received_date if advice and complaint.committee else None,
        "findings": complaint.findings,
        "opinion": OPINIONS[ComplaintOutcome(complaint.outcome)],
        "conclusions": complaint.conclusions,
    }


def _frame(complaint: Complaint) -> Fields:
    return {
        "addressee_name": complaint.name,
        "addressee_address": complaint.address,
        "body": f"het {Body.COLLEGE.label} van {complaint.municipality.name}",
        "received_date": complaint.received_date,
    }
