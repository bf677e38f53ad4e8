"""Carrying a measure out: the tab, acting, costs, reopening, finishing, the closing day, and waiting for others."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.one_form import tried
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.actions.closures import NOTICED, ON_THE_DAY
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.remedies import facts as facts_of
from regiotoezicht.enforcement.remedies.forms import (
    ActForm,
    ClosingDayForm,
    CostsForm,
    EndForm,
    FinishForm,
    HoldForm,
    PaymentForm,
    TalkForm,
)
from regiotoezicht.enforcement.remedies.vocabulary import EntryWay, HeldFor
from regiotoezicht.enforcement.rules import CASE_DECIDE, CASE_WORK
from regiotoezicht.enforcement.views.showing import seen
from regiotoezicht.enforcement.views.steps import Page, Typed, case_for, remedy_address, run, start_of
from regiotoezicht.organisation.rules import Body


def execution(request: ActorRequest, pk: int) -> HttpResponse:
    """The tab: how the measure is carried out, what it costs and what was paid."""
    case, actor = seen(request, pk), request.actor
    if not case.is_remedy:
        raise Http404
    taken = getattr(case, "taken", None)
    costs = facts_of.costs_of(case) if case.costs_decided else []  # type: ignore[attr-defined]  # annotated by the query
    closes = case.measure == MeasureKind.CLOSURE
    may_work = actor.may(CASE_WORK, case)
    today = local_date(actor.at)
    payments = facts_of.payments_of(case) if costs else []
    context: dict[str, Any] = {
        "case": case,
        "taken": taken if taken is not None and taken.kind == case.measure else None,
        "execution": getattr(case, "execution", None),
        "costs": facts_of.with_interest(costs, payments, today),
        "payments": payments,
        "closes": closes,
        "sheet": facts_of.closing_day_of(case) if closes else None,
        "test": getattr(case, "home_test", None),
        "may_work": may_work,
        "may_notice": may_work and closes and case.status in NOTICED,
        "may_fill": may_work and closes and case.status in ON_THE_DAY,
        "held": case.held_on(today),
    }
    return render(request, "enforcement/execution.html", context)


def _act(request: ActorRequest, pk: int, page: Page, action: Any) -> HttpResponse:
    case, actor = case_for(request, pk), request.actor
    form = ActForm(request.POST or None, initial=start_of(case))

    def write(typed: Typed) -> object:
        return action(
            case,
            done_at=typed["done_at"],
            what=typed["what"],
            entry=EntryWay(typed["entry"]),
            token=typed["form"],
            seen=typed["version"],
            actor=actor,
            at=actor.at,
        )

    return run(request, case, form, page, write)


def act(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that the municipality acted at once."""
    page = Page(
        "Zeer spoed: optreden vastleggen",
        "Leg het optreden vast",
        "Het optreden is vastgelegd. Neem zo snel mogelijk het besluit.",
        lead="Alleen als er niet op een besluit kon worden gewacht (artikel 5:31, tweede lid, Awb).",
    )
    return _act(request, pk, page, actions.act_at_once)


def execute(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that coercion was applied."""
    page = Page(
        "Bestuursdwang toegepast",
        "Leg het optreden vast",
        "Het optreden is vastgelegd.",
        lead="Pas als de termijn om zelf te voldoen voorbij is (artikel 5:24, tweede lid, Awb).",
    )
    return _act(request, pk, page, actions.execute)


def costs(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide on the costs."""
    case, actor = case_for(request, pk, CASE_DECIDE), request.actor
    today = local_date(actor.at)
    sheet = facts_of.closing_day_of(case) if case.measure == MeasureKind.CLOSURE else None
    before = facts_of.costs_of(case)
    made = next((one.made_cents for one in reversed(before) if one.made_cents), sheet.cost_cents if sheet else None)
    left = None if made is None else max(made - sum(one.amount_cents for one in before), 0)
    start = {
        "decided_on": today,
        "amount": left or None,
        "made": made,
        "specification": sheet.cost_items if sheet else "",
        "remedy_address": remedy_address(case, today),
    }
    form = CostsForm(
        request.POST or None,
        addressees=queries.addressees_of(case),
        mandates=queries.mandates_for(case, today),
        initial=start_of(case, **start),
    )

    def write(typed: Typed) -> object:
        mandate = typed["mandate"]
        return actions.decide_costs(
            case,
            addressee=form.addressees[typed["addressee"]],
            amount_cents=typed["amount"],
            specification=typed["specification"],
            made_cents=typed["made"],
            body=Body(mandate.body),
            signer=mandate.employee,
            decided_on=typed["decided_on"],
            remedy_address=typed["remedy_address"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Kosten vaststellen",
        "Stel de kosten vast",
        "De kosten zijn vastgesteld. Verzend de beschikking; dan loopt de betaaltermijn.",
        lead="Alleen wat het besluit aankondigde en wat echt is uitgegeven (artikel 5:25 Awb).",
    )
    return run(request, case, form, page, write)


def pay_costs(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down a payment of the costs."""
    case, actor = case_for(request, pk), request.actor
    owed = [one for one in facts_of.costs_of(case) if one.open_cents]
    if not owed:
        raise Http404
    start = start_of(case, paid_on=local_date(actor.at), amount=owed[0].open_cents)
    form = PaymentForm(request.POST or None, owed=owed, initial=start)

    def write(typed: Typed) -> object:
        return actions.pay_costs(
            case,
            paid_on=typed["paid_on"],
            amount_cents=typed["amount"],
            number=typed["number"],
            token=typed["form"],
            seen=typed["version"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Betaling vastleggen",
        "Leg de betaling vast",
        "De betaling is vastgelegd.",
        lead="De laatste betaling sluit de zaak, als alles in rekening is gebracht.",
    )
    return run(request, case, form, page, write)


def reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that closed premises are open again."""
    case, actor = case_for(request, pk), request.actor
    form = EndForm(request.POST or None, initial=start_of(case, done_on=local_date(actor.at)))

    def write(typed: Typed) -> object:
        return actions.reopen(
            case,
            done_on=typed["done_on"],
            reason=typed["reason"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Weer geopend", "Leg de heropening vast", "De heropening is vastgelegd.")
    return run(request, case, form, page, write)


def finish(request: ActorRequest, pk: int) -> HttpResponse:
    """Close a case of which the measure was carried out."""
    case, actor = case_for(request, pk), request.actor
    form = FinishForm(request.POST or None, initial=start_of(case))

    def write(typed: Typed) -> object:
        return actions.finish(
            case, reason=typed["reason"], seen=typed["version"], form=typed["form"], actor=actor, at=actor.at
        )

    page = Page(
        "Maatregel afronden",
        "Sluit de zaak",
        "De zaak is gesloten.",
        lead="Daarna kunt u in deze zaak niets meer doen, behalve een betaling terugdraaien.",
    )
    return run(request, case, form, page, write)


def talk(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down the talk that was the measure."""
    case, actor = case_for(request, pk), request.actor
    form = TalkForm(request.POST or None, initial=start_of(case, done_on=local_date(actor.at)))

    def write(typed: Typed) -> object:
        return actions.record_talk(
            case,
            done_on=typed["done_on"],
            note=typed["note"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Gesprek vastleggen", "Leg vast en sluit de zaak", "Het gesprek is vastgelegd; de zaak is gesloten.")
    return run(request, case, form, page, write)


def hold(request: ActorRequest, pk: int) -> HttpResponse:
    """Let a case wait for police or prosecution."""
    case, actor = case_for(request, pk), request.actor
    start = {"held_for": case.held_for, "until": case.held_until}
    form = HoldForm(request.POST or None, initial=start_of(case, **start))

    def write(typed: Typed) -> object:
        return actions.hold(
            case,
            held_for=HeldFor(typed["held_for"]),
            until=typed["until"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Wachten op politie of OM",
        "Laat de zaak wachten",
        "De zaak wacht. Tot die dag gaat er geen brief uit en wordt geen hercontrole gevraagd.",
        lead="Zonder inhoud: alleen op wie, en tot wanneer.",
    )
    return run(request, case, form, page, write)


@require_POST
def lift_hold(request: ActorRequest, pk: int) -> HttpResponse:
    """Let a case go on."""
    case, actor = case_for(request, pk), request.actor
    here = reverse("enforcement:detail", args=[pk])
    return tried(request, lambda: actions.lift_hold(case, actor=actor, at=actor.at), "Het wachten is opgeheven.", here)


def closing_day(request: ActorRequest, pk: int) -> HttpResponse:
    """Fill in the sheet of the closing day."""
    case, actor = case_for(request, pk), request.actor
    if case.measure != MeasureKind.CLOSURE:
        raise Http404
    sheet = facts_of.closing_day_of(case)
    names = ClosingDayForm.base_fields.keys() - {"form", "version"}
    start = {name: getattr(sheet, name) for name in names} if sheet else _closing_start(case)
    form = ClosingDayForm(request.POST or None, initial=start_of(case, **start))

    def write(typed: Typed) -> object:
        return actions.keep_closing_day(
            case,
            day=typed["day"],
            facts=form.facts,
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Sluitingsdag",
        "Bewaar het blad",
        "Het blad is bewaard.",
        lead="Vul in wat u weet; de rest kan later. Aantallen en functies, geen namen en geen talen.",
    )
    return run(request, case, form, page, write)


def _closing_start(case: Case) -> dict[str, Any]:
    remedy = getattr(getattr(case, "taken", None), "remedy", None)
    return {"day": remedy.from_date} if remedy is not None else {}


def closing_sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """The sheet of the closing day on one page, to print."""
    case = seen(request, pk)
    if case.measure != MeasureKind.CLOSURE:
        raise Http404
    context = {"case": case, "sheet": facts_of.closing_day_of(case), "taken": getattr(case, "taken", None)}
    return render(request, "enforcement/closing_sheet.html", context)


@require_POST
def fix_closing_day(request: ActorRequest, pk: int) -> HttpResponse:
    """Fix the sheet of the closing day."""
    case, actor = case_for(request, pk), request.actor
    done, here = "Het blad van de sluitingsdag is vastgesteld.", reverse("enforcement:execution", args=[pk])
    return tried(
        request, lambda: actions.fix_closing_day(case, seen=case.version, actor=actor, at=actor.at), done, here
    )


@require_POST
def notice(request: ActorRequest, pk: int) -> HttpResponse:
    """Make the paper for the door."""
    case, actor = case_for(request, pk), request.actor
    taken = getattr(case, "taken", None)
    remedy = getattr(taken, "remedy", None)

    def write() -> object:
        if taken is None or remedy is None or remedy.from_date is None or not taken.is_decided:
            raise Refused("no_closure", "Een aanplakbiljet hoort bij een besluit tot sluiting.")
        pdf = actions.notice_pdf(case, taken)
        return actions.keep_notice(case, pdf=pdf, made_of=taken.decided_at, seen=case.version, actor=actor, at=actor.at)

    here = reverse("enforcement:execution", args=[pk])
    return tried(request, write, "Het aanplakbiljet staat klaar om af te drukken.", here)
