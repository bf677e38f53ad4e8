"""What the letters of a case say: the fields of each kind, from the facts that the case keeps."""

from datetime import date
from typing import Any

from django.utils import timezone

from regiotoezicht.enforcement.models import Addressee, Case, CoDecision, CoProlongation, Measure, View, Violation
from regiotoezicht.enforcement.vocabulary import PenaltyUnit, ViewWay, WaiverGround
from regiotoezicht.law.lengths import Length, Unit
from regiotoezicht.organisation.rules import with_article

Fields = dict[str, Any]
BREACH_OF_USE = "Deze plaats wordt gebruikt op een manier die in strijd is met de regels die daarvoor gelden."
MAY_END_USE = "Wie eigenaar of verhuurder is, kan dit gebruik beëindigen. Daarom richten wij ons ook tot u."

_AWB = "van de Algemene wet bestuursrecht"
NOT_ASKED: dict[WaiverGround, str] = {
    WaiverGround.URGENT: f"De vereiste spoed verzette zich daartegen (artikel 4:11, onder a, {_AWB}).",
    WaiverGround.HEARD: f"U kon dat al eerder doen, en er zijn geen nieuwe feiten (artikel 4:11, onder b, {_AWB}).",
    WaiverGround.DEFEATS_AIM: "Het doel van dit besluit kon alleen worden bereikt als u het niet vooraf wist (artikel "
    f"4:11, onder c, {_AWB}).",
}
"""Why no view was asked, as a letter says it. Basis: Awb 4:11."""


def intention(case: Case, addressee: Addressee, measure: Measure, violations: list[Violation], address: str) -> Fields:
    """The intention with the question for a view (Awb 4:8)."""
    return {
        **frame(case, addressee, measure.body),
        **found(case, addressee, violations),
        **_penalty(measure),
        "measure": measure.demand,
        "comply_term": f"{in_words(measure.comply_days)} na verzending van het besluit" if measure.comply_days else "",
        "grounds": grounds_told(addressee, measure.owner_grounds, measure.grounds),
        "view_until": measure.view_until,
        "view_address": address,
    }


def warning(
    case: Case, addressee: Addressee, measure: Measure, violations: list[Violation], next_step: str = ""
) -> Fields:
    """The warning. It is no decision: no remedy clause (RVS:2018:1449)."""
    return {
        **frame(case, addressee, measure.body),
        **found(case, addressee, violations),
        "measure": measure.demand,
        "comply_until": measure.comply_until,
        "next_step": next_step,
    }


def view_received(case: Case, addressee: Addressee, measure: Measure) -> Fields:
    """The receipt of a view."""
    view = addressee.view
    return {
        **frame(case, addressee, measure.body),
        "received_date": view.received_date,
        "channel": "mondeling" if view.way == ViewWay.ORAL else "schriftelijk",
        "intention_date": addressee.intention_sent,
    }


def order(case: Case, addressee: Addressee, measure: Measure, violations: list[Violation], address: str) -> Fields:
    """The order under penalty with its remedy clause (Awb 5:32a, 5:32b, 3:45)."""
    return {
        **frame(case, addressee, measure.body),
        **found(case, addressee, violations),
        **_penalty(measure),
        **view_told(addressee.view),
        "measure": measure.demand,
        "comply_until": measure.comply_until,
        "grounds": grounds_told(addressee, measure.owner_reasons, measure.reasons, measure.balance),
        "remedy_body": body_in_words(case, measure.body),
        "remedy_address": address,
    }


def view_told(view: View) -> Fields:
    """What a decision says of the view: given on a day and weighed, asked in vain, or not asked and why (Awb 4:8)."""
    heard = view.way in (ViewWay.WRITTEN, ViewWay.ORAL)
    no_view = NOT_ASKED[WaiverGround(view.ground)] if view.way == ViewWay.WAIVED else ""
    return {
        "view_date": view.received_date if heard else None,
        "view_answer": view.weighing if heard else "",
        "view_silent": view.way == ViewWay.TERM_OVER,
        "no_view_reason": "\n".join((no_view, view.note)) if no_view else "",
    }


def co_signed(case: Case, first: str, second: CoDecision | CoProlongation | None) -> Fields:
    """What a decision of two bodies says besides: both bodies, and who signed for the second; nothing for one.

    Basis: Awb 10:10; law notes C2 (one decision, several bodies, bases and signatures).
    """
    if second is None:
        return {}
    both = f"{body_in_words(case, first)} en {body_in_words(case, second.body)}"
    signer = f"{second.signer.name}, {second.signer.function}"
    basis = f"op grond van {second.basis}, mandaat {second.mandate.reference}"
    return {
        "body": both,
        "remedy_body": both,
        "co_signed": f"namens {body_in_words(case, second.body)}, {basis}\n{signer}",
    }


def recheck_closed(
    case: Case, addressee: Addressee, measure: Measure, *, done_on: date, finding: str, letter_sent: date
) -> Fields:
    """The message that the recheck found the order complied with."""
    return {
        **frame(case, addressee, measure.body),
        "order_date": measure.decided_on or letter_sent,
        "recheck_date": done_on,
        "finding": "" if addressee.owns_only else finding,
    }


def body_in_words(case: Case, body: str) -> str:
    """A body as in a sentence: `de burgemeester van Beverwijk`."""
    return f"{with_article(body)} van {case.municipality.name}"


def in_words(days: int) -> str:
    """A term as a letter writes it: `2 weken`, `10 dagen`."""
    return Length(days // 7, Unit.WEEKS).words if days % 7 == 0 else Length(days, Unit.DAYS).words


def place_of(case: Case) -> str:
    """The place of the violation in a letter to its addressee."""
    if case.is_dwelling:
        return case.dwelling or "de woning"
    return case.premises.address if case.premises else str(case.get_kind_display())


def frame(case: Case, addressee: Addressee, body: str) -> Fields:
    """The fields of every letter: to whom, and on behalf of which body."""
    address = f"p/a {addressee.representative}" if addressee.representative else addressee.address
    return {
        "addressee_name": addressee.name,
        "addressee_address": address,
        "body": body_in_words(case, body),
    }


def found(case: Case, addressee: Addressee, violations: list[Violation]) -> Fields:
    """What was found, and where it stands. Who only owns the place reads of the breach of use and no more.

    An article is named without its title to them and to a resident: titles speak of operators and their businesses.
    Basis: Awb 5:9; law notes C6 "Publication of decisions" (a letter to an owner or landlord).
    """
    owns = addressee.owns_only
    is_bare = owns or addressee.lives_there
    named = [f"artikel {one.number}" if is_bare else f"artikel {one.number} ({one.title})" for one in violations]
    articles = " en ".join(dict.fromkeys(named))
    arrived, town = case.visit.arrived_at, case.municipality.name
    return {
        "found_date": case.violated_on,
        "found_time": f"{timezone.localtime(arrived):%H.%M} uur" if arrived else "",
        "place": place_of(case),
        "violation": BREACH_OF_USE if owns else "\n".join(dict.fromkeys(one.text for one in violations)),
        "article": f"artikel 5.1 van de Omgevingswet en {case.plan_rule} van het omgevingsplan van {town}"
        if case.plan_rule
        else f"{articles} van de Algemene plaatselijke verordening van {town}",
    }


def grounds_told(addressee: Addressee, for_owner: str, *reasons: str) -> str:
    """Why. To who only owns the place the reasons of his own, and no word of what was seen.

    Basis: law notes C6 "Publication of decisions" (a letter to an owner or landlord); Awb 3:46.
    """
    return (for_owner or MAY_END_USE) if addressee.owns_only else "\n".join(reasons)


def _penalty(measure: Measure) -> Fields:
    return {
        "amount": measure.amount_cents,
        "per": PenaltyUnit(measure.unit).label if measure.unit else "",
        "maximum": measure.maximum_cents,
    }
