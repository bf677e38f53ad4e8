"""What the letters of coercion, closure, suspension and withdrawal say, from the facts that the case keeps."""

from datetime import date

from django.utils import timezone

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.enforcement.letters import (
    Fields,
    body_in_words,
    found,
    frame,
    grounds_told,
    in_words,
    place_of,
    view_told,
)
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    CostDecision,
    Execution,
    HomeTest,
    Measure,
    Prolongation,
    Remedy,
    Violation,
)
from regiotoezicht.enforcement.remedies.closure import basis_in_words
from regiotoezicht.enforcement.remedies.vocabulary import LETTER_OF, CostShare, LettingEnded, Urgency, YesNo
from regiotoezicht.enforcement.vocabulary import LetterKind

VERY_URGENT_NO_VIEW = (
    "Er was geen tijd om u vooraf te horen (artikel 4:11, onder a, van de Algemene wet bestuursrecht)."
)

COULD_NOT_WAIT = "Ingrijpen kon niet worden uitgesteld."
ENDED_USE = "Wij hebben ingegrepen om het verboden gebruik te beëindigen."


def letter_of(case: Case, remedy: Remedy) -> LetterKind:
    """The kind of letter in which the decision on the measure goes out."""
    if case.measure == MeasureKind.COERCION and remedy.is_urgent:
        return LetterKind.URGENT_COERCION
    return LETTER_OF[case.measure]


def intention(
    case: Case, addressee: Addressee, measure: Measure, remedy: Remedy, violations: list[Violation], address: str
) -> Fields:
    """The intention with the question for a view (Awb 4:8)."""
    lasting = in_words(remedy.days) if remedy.days else ""
    intended = {
        MeasureKind.COERCION: "u een last onder bestuursdwang op te leggen",
        MeasureKind.CLOSURE: f"{place_of(case)} te sluiten voor {lasting}",
        MeasureKind.SUSPENSION: f"de vergunning te schorsen voor {lasting}",
        MeasureKind.WITHDRAWAL: "de vergunning in te trekken",
    }[MeasureKind(case.measure)]
    grounds = [grounds_told(addressee, measure.owner_grounds, measure.grounds)]
    if remedy.basis:
        grounds.append(f"De sluiting rust op {basis_in_words(remedy.ground)}.")
    comply = f"{lasting} na verzending van het besluit" if case.measure == MeasureKind.COERCION else ""
    return {
        **frame(case, addressee, measure.body),
        **found(case, addressee, violations),
        "intended": intended,
        "measure": measure.demand,
        "comply_term": comply,
        "grounds": "\n".join(grounds),
        "view_until": measure.view_until,
        "view_address": address,
    }


def decision(
    case: Case,
    addressee: Addressee,
    measure: Measure,
    remedy: Remedy,
    violations: list[Violation],
    address: str,
    execution: Execution | None,
    test: HomeTest | None,
) -> Fields:
    """The decision with its remedy clause: the fields that all four share, and those of its own measure."""
    shared: Fields = {
        **frame(case, addressee, measure.body),
        **found(case, addressee, violations),
        **_view(addressee, execution),
        "measure": measure.demand,
        "grounds": grounds_told(addressee, measure.owner_reasons, measure.reasons, measure.balance, *_necessity(test)),
        "remedy_body": body_in_words(case, measure.body),
        "remedy_address": address,
    }
    if case.measure == MeasureKind.COERCION:
        own = _urgency(addressee, remedy, execution) if remedy.is_urgent else {"comply_until": measure.comply_until}
        return {**shared, **own, "costs": cost_sentence(remedy)}
    period: Fields = {"from_date": remedy.from_date}
    if case.measure != MeasureKind.WITHDRAWAL:
        period["until_date"] = remedy.until_date
    if case.measure == MeasureKind.CLOSURE:
        facts = "" if addressee.owns_only else remedy.facts
        basis = {"basis": basis_in_words(remedy.ground), "facts": facts, "lives_there": addressee.lives_there}
        return {**shared, **period, **basis, **_urgency(addressee, remedy, execution), "costs": cost_sentence(remedy)}
    granted = case.permit.granted_date if case.permit is not None else None
    return {**shared, **period, "permit_date": granted}


def cost_sentence(remedy: Remedy) -> str:
    """In how far the costs are for the offender, as the order says it (Awb 5:25(2))."""
    if remedy.cost_share == CostShare.ALL:
        return "Treden wij zelf op, dan betaalt u alle kosten daarvan."
    if remedy.cost_share == CostShare.PART:
        return f"Treden wij zelf op, dan betaalt u een deel van de kosten daarvan: {remedy.cost_note}"
    return "De kosten van ons optreden brengen wij niet bij u in rekening."


def costs(case: Case, costs: CostDecision, measure: Measure, execution: Execution | None, address: str) -> Fields:
    """The decision on the costs (Awb 5:25(6))."""
    begun = measure.remedy.from_date or costs.decided_on
    done = timezone.localtime(execution.done_at).date() if execution else begun
    return {
        **frame(case, costs.addressee, costs.body),
        "order_date": measure.decided_on,
        "executed_date": done,
        "amount": costs.amount_cents,
        "specification": costs.specification,
        "remedy_body": body_in_words(case, costs.body),
        "remedy_address": address,
    }


def prolonged(case: Case, addressee: Addressee, measure: Measure, made: Prolongation, address: str) -> Fields:
    """The decision that a closure lasts longer, with its remedy clause (Awb 3:45, 3:46)."""
    return {
        **frame(case, addressee, made.body),
        "place": place_of(case),
        "order_date": measure.decided_on,
        "was_until": made.was_until,
        "until_date": made.until_date,
        "basis": basis_in_words(measure.remedy.ground),
        "lives_there": addressee.lives_there,
        "hearing": made.hearing,
        "grounds": grounds_told(addressee, made.owner_reasons, made.reasons, made.balance),
        "remedy_body": body_in_words(case, made.body),
        "remedy_address": address,
    }


def notice(case: Case, measure: Measure, remedy: Remedy) -> Fields:
    """The paper for the door: that it is closed, from when until when, on whose order; no reason and no name."""
    return {
        "body": body_in_words(case, measure.body),
        "from_date": remedy.from_date,
        "until_date": remedy.until_date,
    }


def complied(case: Case, addressee: Addressee, measure: Measure, *, done_on: date, finding: str) -> Fields:
    """The message that the order under coercion was complied with."""
    return {
        **frame(case, addressee, measure.body),
        "order_date": measure.decided_on or done_on,
        "recheck_date": done_on,
        "finding": "" if addressee.owns_only else finding,
    }


def _view(addressee: Addressee, execution: Execution | None) -> Fields:
    """What was done with the view; after acting at once there was none."""
    if getattr(addressee, "view", None) is not None:
        return view_told(addressee.view)
    return {"no_view_reason": VERY_URGENT_NO_VIEW} if execution is not None else {"view_silent": True}


def _urgency(addressee: Addressee, remedy: Remedy, execution: Execution | None) -> Fields:
    """Why it could not wait and what was done; to who only owns the place, that something was done and no more."""
    if not remedy.is_urgent:
        return {}
    said: Fields = {"urgency": COULD_NOT_WAIT if addressee.owns_only else remedy.urgency_reason}
    if execution is not None and remedy.urgency == Urgency.VERY_URGENT:
        at = timezone.localtime(execution.done_at)
        what = ENDED_USE if addressee.owns_only else execution.what
        said |= {"acted_date": at.date(), "acted_time": f"{at:%H.%M} uur", "acted": what}
    return said


def _necessity(test: HomeTest | None) -> list[str]:
    """Why the home must be closed, from the answers to the questions.

    Basis: Awb 3:4(2), 3:46.
    """
    if test is None:
        return []
    told = [f"Lichtere middelen: {test.milder_means}"]
    if test.letting != LettingEnded.NOT_LET:
        told.append(f"Verhuur: {test.get_letting_display()}.")
    told += [f"Verwijtbaarheid: {test.owner_blame}", f"Onderdak: {test.rehousing}"]
    if test.minors == YesNo.YES:
        told.append(f"Minderjarigen: {test.minors_provided}")
    return [*told, test.findings_age] if test.findings_age else told
