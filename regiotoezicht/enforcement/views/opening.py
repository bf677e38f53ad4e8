"""Opening a case, choosing what was violated, weighing it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.forms import TAKE_NOT, ViolationsForm, WeighForm
from regiotoezicht.enforcement.rules import CASE_OPEN
from regiotoezicht.enforcement.views.steps import Page, Typed, case_for, run, start_of
from regiotoezicht.sharing.models import HandOver


def open_from(request: ActorRequest, hand_over_pk: int) -> HttpResponse:
    """Open the case of an accepted hand-over in one press; a second press leads to the same case."""
    actor = request.actor
    hand_over = get_object_or_404(HandOver.objects.visible_to(actor).select_related("municipality"), pk=hand_over_pk)
    if not actor.may(CASE_OPEN, hand_over):
        raise Http404
    refusal = None
    if request.method == "POST" and queries.case_of_hand_over(hand_over) is None:
        try:
            actions.open_case(hand_over, actor=actor, at=actor.at)
            messages.success(request, f"De handhavingszaak {hand_over.dossier} is geopend.")
        except NotAllowed:
            raise
        except Refused as refused:
            refusal = refused
    opened = queries.case_of_hand_over(hand_over)
    if opened is not None:
        return HttpResponseRedirect(reverse("enforcement:detail", args=[opened]))
    context = {"hand_over": hand_over, "refusal": refusal}
    return render(request, "enforcement/open.html", context, status=422 if refusal else 200)


def violations(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose which findings of the report are taken over as violations."""
    case, actor = case_for(request, pk), request.actor
    findings = queries.findings_of(case)
    kinds = dict(case.violations.values_list("finding_id", "kind"))
    chosen = {f"finding_{pk}": kind for pk, kind in kinds.items()}
    if kinds:
        chosen |= {f"finding_{one.pk}": TAKE_NOT for one in findings if one.pk not in kinds}
    form = ViolationsForm(request.POST or None, findings=findings, initial=start_of(case, **chosen))
    page = Page(
        "Overtredingen kiezen",
        "Neem over",
        "De overtredingen zijn vastgelegd. Weeg nu de zaak.",
        lead=f"Bevindingen uit rapport {case.report_number}, elk met het artikel dat op die dag gold.",
        more={"empty": not findings},
    )

    def write(typed: Typed) -> object:
        return actions.choose_violations(
            case, chosen=form.chosen, seen=typed["version"], form=typed["form"], actor=actor, at=actor.at
        )

    return run(request, case, form, page, write)


def weigh(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose the measure, beside what the ladder proposes and why."""
    case, actor = case_for(request, pk), request.actor
    proposals = queries.proposals_of(case)
    leading = queries.leading(proposals) if proposals else None
    proposed = leading.step.measure if leading and leading.step else ""
    start = {"measure": case.measure or proposed, "reason": case.reason, "plan_rule": case.plan_rule}
    form = WeighForm(request.POST or None, initial=start_of(case, **start))
    page = Page(
        "Wegen",
        "Leg de keuze vast",
        "De zaak is gewogen.",
        lead="De ladder stelt voor, u beslist. Wijkt u af, schrijf dan op waarom.",
        template="enforcement/weigh.html",
        more={
            "proposals": proposals,
            "proposed": MeasureKind(proposed).label if proposed else "",
            "barred_by": case.barred_by,  # type: ignore[attr-defined]  # annotated by the query
        },
    )

    def write(typed: Typed) -> object:
        return actions.weigh(
            case,
            measure=MeasureKind(typed["measure"]),
            reason=typed["reason"],
            plan_rule=typed["plan_rule"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    return run(request, case, form, page, write)
