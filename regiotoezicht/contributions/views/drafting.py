"""Making a plan, its lines, its key and who takes part; following a version and throwing a draft away."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import actions, queries, rules
from regiotoezicht.contributions.forms import FollowForm, KeyForm, LineForm, PlanForm, TakingPart, VatForm
from regiotoezicht.contributions.models import CostLine, CostPlan, Version
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.views.pages import address_of, draft_for, step, to_version, version_for
from regiotoezicht.contributions.views.settling import settle
from regiotoezicht.contributions.vocabulary import CostKind, Stage, Vat
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.one_form import Page
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.counting import reference_dates
from regiotoezicht.organisation.queries import districts

NEW = Page(
    "Nieuw kostenplan",
    "Een plan is voor één jaar, in de hele regio of in één district. Daarna legt u de kosten en de sleutel vast.",
    "Maak het kostenplan",
    "Het kostenplan is gemaakt. Leg nu de kosten vast.",
)
ADD = Page("Kostenregel toevoegen", "", "Leg de regel vast", "De kostenregel is vastgelegd.")
CHANGE = Page("Kostenregel wijzigen", "", "Leg de regel vast", "De kostenregel is gewijzigd.")
KEY = Page(
    "Verdeelsleutel kiezen",
    "De sleutel geldt voor deze versie. Met de peildatum ligt vast welke inwonertallen meetellen.",
    "Kies deze sleutel",
    "De verdeelsleutel is gekozen.",
)
VAT = Page(
    "Btw-behandeling kiezen",
    "Dit geldt voor elke regel die niets anders zegt. Doorgeschoven btw is gewoon belast: de gemeente vraagt haar "
    "terug bij het BTW-compensatiefonds.",
    "Kies deze behandeling",
    "De btw-behandeling is gekozen.",
)
FOLLOW = Page(
    "Volgende versie beginnen",
    "Kosten, sleutel en deelnemers gaan mee. De vastgestelde versie blijft zoals zij is. Een afrekening begint met wat "
    "was gepland en met de uren die zijn geboekt; u bevestigt wat elke regel werkelijk kostte.",
    "Begin de volgende versie",
    "De volgende versie is begonnen als concept.",
)


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Make the plan of a year."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    dates = reference_dates()
    start = {
        "year": max(local_date(actor.at).year, rules.YEARS[0]),
        "reference_date": dates[0].isoformat() if dates else "",
    }
    form = PlanForm(
        request.POST or None, districts=districts(), collectors=queries.collectors(), dates=dates, initial=start
    )

    def write(typed: dict[str, Any]) -> object:
        plan = CostPlan(year=typed["year"], district=typed["district"], collector=typed["collector"])
        stage, day = Stage(typed["stage"]), typed["reference_date"]
        return actions.make_plan(plan, actor=actor, stage=stage, reference_date=day, at=actor.at)

    return step(request, form, NEW, write, back=reverse("contributions:list"), to=address_of)


def _line_form(request: ActorRequest, version: Version, line: CostLine | None = None) -> LineForm:
    initial: dict[str, Any] = {"vat": version.vat}
    if line is not None:
        initial = {
            "kind": line.kind,
            "description": line.description,
            "cents": None if line.supplied_by_id else line.cents,
            "district": line.district_id,
            "supplied_by": line.supplied_by_id,
            "hours": line.minutes / 60 if line.minutes else None,
            "tariff_cents": line.tariff_cents or None,
            "counts_as_payment": line.counts_as_payment,
            "vat": line.vat,
            "vat_reason": line.vat_reason,
            "taakveld": line.taakveld,
        }
    return LineForm(
        request.POST or None,
        districts=None if version.plan.district_id else districts(),
        municipalities=queries.municipalities_in(version.plan.year),
        initial=initial,
    )


def _costs(typed: dict[str, Any]) -> actions.Costs:
    return actions.Costs(
        kind=CostKind(typed["kind"]),
        description=typed["description"],
        cents=typed["cents"] or 0,
        district=typed.get("district"),
        supplied_by=typed["supplied_by"],
        minutes=typed["minutes"],
        tariff_cents=typed["tariff_cents"] or 0,
        counts_as_payment=typed["counts_as_payment"],
        vat=Vat(typed["vat"]),
        vat_reason=typed["vat_reason"],
        taakveld=typed["taakveld"],
    )


@require_http_methods(["GET", "POST"])
def add_line(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a line of costs to a draft. A form that was sent twice adds one."""
    actor, version = request.actor, draft_for(request, pk)

    def write(typed: dict[str, Any]) -> object:
        return actions.add_line(version, _costs(typed), actor=actor, token=typed["token"], at=actor.at)

    def before(typed: dict[str, Any]) -> object:
        return version.lines.filter(token=typed["token"]).first()

    return step(request, _line_form(request, version), ADD, write, before, back=address_of(version))


@require_http_methods(["GET", "POST"])
def change_line(request: ActorRequest, pk: int, line: int) -> HttpResponse:
    """Change a line of a draft."""
    actor, version = request.actor, draft_for(request, pk)
    held = get_object_or_404(version.lines.select_related("supplied_by"), pk=line)
    if held.planned_cents:
        return settle(request, version, held)

    def write(typed: dict[str, Any]) -> object:
        return actions.change_line(version, held, _costs(typed), actor=actor, at=actor.at)

    back = reverse("contributions:version", args=[pk])
    remove = reverse("contributions:line-remove", args=[pk, line])
    return step(request, _line_form(request, version, held), CHANGE, write, back=back, more={"remove": remove})


@require_POST
def remove_line(request: ActorRequest, pk: int, line: int) -> HttpResponse:
    """Take a line out of a draft."""
    version = draft_for(request, pk)
    held = version.lines.filter(pk=line).first()
    if held is not None:  # of a double click the second finds it gone, as was asked
        actions.remove_line(version, held, actor=request.actor, at=request.actor.at)
        messages.success(request, "De kostenregel is weggehaald.")
    return to_version(version)


@require_http_methods(["GET", "POST"])
def key(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose by what a draft is shared."""
    actor, version = request.actor, draft_for(request, pk)
    start = {
        "key": version.key,
        "reference_date": version.reference_date.isoformat() if version.reference_date else "",
        "redistribute": version.redistribute,
        **{f"mix_{one.value}": part or None for one, part in version.mix.items()},
    }
    form = KeyForm(request.POST or None, dates=reference_dates(), initial=start)

    def write(typed: dict[str, Any]) -> object:
        chosen = actions.Division(Key(typed["key"]), form.mix, typed["reference_date"], typed["redistribute"])
        return actions.choose_key(version, chosen, actor=actor, at=actor.at)

    return step(request, form, KEY, write, back=reverse("contributions:version", args=[pk]))


@require_http_methods(["GET", "POST"])
def vat(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose how VAT is treated in a draft."""
    actor, version = request.actor, draft_for(request, pk)
    start = {"vat": version.vat, "vat_reason": version.vat_reason, "agreement": version.vat_agreement_id}
    form = VatForm(request.POST or None, agreements=queries.service_agreements(version.plan.year), initial=start)

    def write(typed: dict[str, Any]) -> object:
        chosen = actions.Treatment(Vat(typed["vat"]), typed["vat_reason"], typed["agreement"])
        return actions.choose_vat(version, chosen, actor=actor, at=actor.at)

    return step(request, form, VAT, write, back=reverse("contributions:version", args=[pk]))


@require_http_methods(["GET", "POST"])
def taking_part(request: ActorRequest, pk: int) -> HttpResponse:
    """Say who takes part, with weights and purchase order numbers."""
    actor, version = request.actor, draft_for(request, pk)
    rows = list(version.contributions.select_related("municipality"))
    table = TakingPart(request.POST if request.method == "POST" else None, rows)
    wrong: list[str] = []
    if request.method == "POST":
        if table.is_valid():
            try:
                actions.set_taking_part(
                    version,
                    actor=actor,
                    taking_part=table.taking_part,
                    weights=table.weights,
                    order_numbers=table.order_numbers,
                    at=actor.at,
                )
            except NotAllowed:
                raise
            except Refused as refusal:
                wrong = [refusal.sentence]
            else:
                messages.success(request, "De deelnemers zijn vastgelegd.")
                return to_version(version)
        wrong = wrong or table.wrong
    context = {"version": version, "table": table, "wrong": wrong, "back": reverse("contributions:version", args=[pk])}
    return render(request, "contributions/taking_part.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "POST"])
def follow(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin the next version of an adopted one; when it was begun already, go there."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    before = version_for(request, pk)
    draft = Version.objects.visible_to(actor).filter(plan=before.plan, adopted_at__isnull=True).first()
    if draft is not None:
        return to_version(draft)
    if not rules.NEXT[Stage(before.stage)]:
        messages.error(request, rules.CLOSED)
        return to_version(before)
    form = FollowForm(request.POST or None, stages=rules.NEXT[Stage(before.stage)])
    page = replace(FOLLOW, title=f"Volgende versie van {before.plan}")

    def write(typed: dict[str, Any]) -> object:
        return actions.follow(before, actor=actor, stage=Stage(typed["stage"]), at=actor.at)

    return step(request, form, page, write, back=address_of(before), to=address_of)


@require_POST
def drop(request: ActorRequest, pk: int) -> HttpResponse:
    """Throw a draft away; of a double click the second finds it gone."""
    need(request.actor, rules.PLAN_KEEP)
    if Version.objects.visible_to(request.actor).filter(pk=pk).exists():
        actions.drop(draft_for(request, pk), actor=request.actor, at=request.actor.at)
        messages.success(request, "Het concept is weggegooid.")
    return HttpResponseRedirect(reverse("contributions:list"))
