"""The amounts of a case, one amount, and the steps about several of them: breach, intention, decision, reminder."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement import queries as case_queries
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.actions.collection.forfeiting import FORFEITABLE
from regiotoezicht.enforcement.actions.collection.parts import COLLECTABLE
from regiotoezicht.enforcement.collection import forms, lines, queries, rules
from regiotoezicht.enforcement.collection.vocabulary import (
    INTERRUPTIONS,
    CollectionView,
    PaymentAnswer,
    PostponementGround,
    RequestKind,
    Stage,
)
from regiotoezicht.enforcement.models import Case, Forfeiture
from regiotoezicht.enforcement.views.showing import seen
from regiotoezicht.enforcement.views.steps import Page, Typed, case_for, remedy_address, run, start_of, view_address
from regiotoezicht.law.decrees import statutory

VIEW_DAYS, SEND_WITHIN = 14, 3
NO_INTENTION = "Een voornemen gaat over een bedrag dat is verbeurd en waarover nog niets is verzonden of besloten."
NO_DECISION = "Een besluit gaat over een verbeurd bedrag waarover nog niet is besloten (artikel 5:37 Awb)."
NO_REMINDER = "Aanmanen kan nadat over de invordering is besloten (artikel 5:37, eerste lid, Awb)."
WORDS: dict[str, dict[str, str]] = {
    "interruption": INTERRUPTIONS,
    "postponement": dict(PostponementGround.choices),
    "payment_decision": dict(PaymentAnswer.choices),
}


def tab(case: Case) -> str:
    """The page with the amounts of a case."""
    return reverse("enforcement:collection", args=[case.pk])


def amounts_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Each amount as a line: what is due, which term runs, what may come next; and the requests about the order."""
    case, actor = seen(request, pk), request.actor
    if not case.is_order:
        raise Http404
    today = local_date(actor.at)
    found = [lines.Line(amount, today, until, granted) for amount, until, granted in queries.shown_amounts(case, today)]
    amounts = [line.amount for line in found]
    may_work = actor.may(case_rules.CASE_WORK, case)
    context: dict[str, Any] = {
        "case": case,
        "taken": getattr(case, "taken", None),
        "lines": [(line, *_nearest(_possible(line, actor, case), _blocked(line))) for line in found],
        "sums": lines.sums_by_addressee(case, amounts),
        "urgent": [line for line in found if line.days_left is not None or line.why_lapsed],
        "requests": queries.requests_of(case),
        "kinds": dict(RequestKind.choices),
        "may_forfeit": may_work and case.status in FORFEITABLE,
        "may_work": may_work and case.is_open,
        "may_decide": actor.may(case_rules.CASE_DECIDE, case) and case.status in FORFEITABLE,
    }
    return render(request, "enforcement/collection.html", context)


def amount_page(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """One amount: its terms, what happened to it, what may come next and why something may not."""
    case, actor = seen(request, pk), request.actor
    today = local_date(actor.at)
    shown = queries.shown_amounts(case, today)
    found = [lines.Line(one, today, until, granted) for one, until, granted in shown if one.number == number]
    if not found:
        raise Http404
    (line,) = found
    moved = [(one, WORDS.get(one.what, {}).get(one.code, "")) for one in queries.movements_of(line.amount)]
    context: dict[str, Any] = {
        "case": case,
        "line": line,
        "amount": line.amount,
        "movements": moved,
        "parts": queries.instalments_of(line.amount, today) if line.is_granted else [],
        "interest": queries.interest_of(line.amount, today),
        "possible": _possible(line, actor, case),
        "blocked": _blocked(line) if case.is_open else [],
        "back": tab(case),
        "may_undo": bool(line.amount.paid_cents) and actor.may(case_rules.CASE_WORK, case),
    }
    return render(request, "enforcement/amount.html", context)


def _possible(line: lines.Line, actor: Any, case: Case) -> list[tuple[lines.Step, str]]:
    """The steps that may be taken now by this actor, each with its address."""
    if case.status not in COLLECTABLE:
        return []
    works, decides = actor.may(case_rules.CASE_WORK, case), actor.may(case_rules.CASE_DECIDE, case)
    number = line.amount.number
    return [
        (step, reverse(f"enforcement:{step.route}", args=[case.pk] if step.of_case else [case.pk, number]))
        for step in line.steps
        if not step.why_not and (works or (decides and step.by_signer))
    ]


def _nearest(
    possible: list[tuple[lines.Step, str]], blocked: list[lines.Step]
) -> tuple[list[tuple[lines.Step, str]], list[lines.Step]]:
    """The next steps of a line; or, when there is none, what it waits for. The page of the amount shows all."""
    main = [(step, go) for step, go in possible if step.is_main]
    return main, [] if main else [step for step in blocked if step.is_main][:1]


def _blocked(line: lines.Line) -> list[lines.Step]:
    return [step for step in line.steps if step.why_not]


def forfeit(request: ActorRequest, pk: int) -> HttpResponse:
    """Lay down what a breach forfeited, and by whom."""
    case, actor = case_for(request, pk), request.actor
    if not case.is_order:
        raise Http404
    everybody = [one for one in case_queries.addressees_of(case) if one.order_sent is not None]
    breaches = queries.breaches_of(case)
    rechecks = [recheck for recheck, _ in breaches]
    fresh = next((recheck for recheck, is_used in breaches if not is_used), None)
    start = start_of(case, recheck=str(fresh.pk) if fresh else "", note=fresh.note if fresh else "")
    form = forms.ForfeitForm(request.POST or None, rechecks=rechecks, addressees=everybody, initial=start)

    def write(typed: Typed) -> object:
        return collection.forfeit(
            case,
            addressees=[int(one) for one in typed["addressees"]],
            first_on=typed["first_on"],
            last_on=typed["last_on"],
            recheck=typed["recheck"],
            note=typed["note"],
            token=typed["form"],
            seen=typed["version"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Verbeurte vastleggen",
        "Leg de verbeurte vast",
        "De verbeurte is vastgelegd. De termijnen om te betalen en van verjaring lopen.",
        lead="Een dwangsom is van rechtswege verbeurd; u legt vast wat is gevonden (artikel 5:33 Awb).",
        back=tab(case),
    )
    return run(request, case, form, page, write)


def _movable(case: Case, to: Stage) -> list[Forfeiture]:
    """The amounts that may go to a state by their table."""
    return [one for one in queries.amounts_of(case) if rules.may_move(one.status, to)]


def intend_collection(request: ActorRequest, pk: int) -> HttpResponse:
    """Prepare the letters that ask for a view on collection."""
    case, actor = case_for(request, pk), request.actor
    today = local_date(actor.at)
    view_until = statutory().roll_as_far_as_known(today + timedelta(days=SEND_WITHIN + VIEW_DAYS))
    start = start_of(case, view_until=view_until, view_address=view_address(case, today))
    form = forms.IntendForm(request.POST or None, choices=_movable(case, Stage.INTENDED), initial=start)

    def write(typed: Typed) -> object:
        return collection.intend_collection(
            case,
            amounts=form.chosen,
            grounds=typed["grounds"],
            view_until=typed["view_until"],
            view_address=typed["view_address"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Voornemen tot invordering",
        "Stel de brieven op",
        "Het voornemen staat klaar bij Brieven en stukken.",
        template="enforcement/by_mandate.html",
        more={"none": "" if form.by_number else NO_INTENTION},
        lead="Elke geadresseerde krijgt één brief over zijn bedragen. Een zienswijze vragen mag; bij een besluit over "
        "een bedrag kan het ook achterwege blijven (artikel 4:12 Awb).",
        back=tab(case),
    )
    return run(request, case, form, page, write)


def decide_collection(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide to collect."""
    case, actor = case_for(request, pk, case_rules.CASE_DECIDE), request.actor
    today = local_date(actor.at)
    choices = _movable(case, Stage.DECIDED)
    form = forms.DecideForm(
        request.POST or None,
        choices=choices,
        mandates=case_queries.mandates_for(case, today),
        initial=start_of(case, **_decided(case, choices, today)),
    )

    def write(typed: Typed) -> object:
        return collection.decide_collection(
            case,
            amounts=form.chosen,
            signer=typed["mandate"].employee,
            decided_on=typed["decided_on"],
            view=CollectionView(typed["view"]),
            view_on=typed["view_on"],
            view_text=typed["view_text"],
            reasons=typed["reasons"],
            circumstances=typed["circumstances"],
            pay_how=typed["pay_how"],
            remedy_address=typed["remedy_address"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Invorderingsbesluit",
        "Neem het besluit",
        "Het besluit is genomen. Verzend het; vanaf dan loopt de bezwaartermijn. De verjaring loopt intussen door.",
        lead="Alleen bijzondere omstandigheden zijn een reden om van invordering af te zien. Het mandaat voor de last "
        "geldt ook voor de invordering (artikel 5:37 Awb).",
        template="enforcement/by_mandate.html",
        back=tab(case),
        more={"nobody": not form.has_signers, "none": "" if choices else NO_DECISION},
    )
    return run(request, case, form, page, write)


def _decided(case: Case, amounts: list[Forfeiture], today: date) -> Typed:
    """What the decision starts with."""
    asked = any(one.status == Stage.INTENDED for one in amounts)
    return {
        "decided_on": today,
        "view": CollectionView.SILENT if asked else CollectionView.SKIPPED,
        "remedy_address": remedy_address(case, today),
    }


def prepare_reminder(request: ActorRequest, pk: int) -> HttpResponse:
    """Prepare the letters that remind."""
    case, actor = case_for(request, pk), request.actor
    form = forms.ReminderForm(request.POST or None, choices=_movable(case, Stage.REMINDED), initial=start_of(case))

    def write(typed: Typed) -> object:
        return collection.prepare_reminder(
            case,
            amounts=form.chosen,
            pay_how=typed["pay_how"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Aanmanen",
        "Stel de brieven op",
        "De aanmaning staat klaar bij Brieven en stukken.",
        template="enforcement/by_mandate.html",
        more={"none": "" if form.by_number else NO_REMINDER},
        lead="Na verzending heeft de schuldenaar twee weken (artikel 4:112 Awb). De aanmaning stuit de verjaring.",
        back=tab(case),
    )
    return run(request, case, form, page, write)
