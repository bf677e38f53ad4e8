"""The steps about one amount: payment, waiver, interruption, postponement, writ, lapse; and requests."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.money import euros
from regiotoezicht.core.rights import Permission
from regiotoezicht.enforcement import queries as case_queries
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection import forms, queries
from regiotoezicht.enforcement.collection.vocabulary import Interruption, Outcome, PostponementGround, RequestKind
from regiotoezicht.enforcement.forms import StepForm
from regiotoezicht.enforcement.models import Case, Forfeiture
from regiotoezicht.enforcement.views.collecting import tab
from regiotoezicht.enforcement.views.steps import Page, Typed, case_for, remedy_address, run, start_of

Given = Callable[[Typed], dict[str, Any]]


def _amount(
    request: ActorRequest, pk: int, number: int, permission: Permission = case_rules.CASE_WORK
) -> tuple[Case, Forfeiture]:
    """A case and one of its amounts, for whoever may do this with it; else not found."""
    case = case_for(request, pk, permission)
    for amount in queries.amounts_of(case):
        if amount.number == number:
            return case, amount
    raise Http404


def _back(case: Case, amount: Forfeiture) -> str:
    return reverse("enforcement:amount", args=[case.pk, amount.number])


def _about(amount: Forfeiture) -> str:
    return (
        f"Dwangsom {amount.number}, {amount.addressee.label}, verbeurd op {amount.forfeited_on:%d-%m-%Y}: nog "
        f"{euros(amount.open_cents)} open."
    )


def pay(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Lay down a payment."""
    case, amount = _amount(request, pk, number)
    start = start_of(case, amount=amount.open_cents, paid_on=local_date(request.actor.at))
    form = forms.PayForm(request.POST or None, initial=start)

    def write(typed: Typed) -> object:
        return collection.pay(amount, cents=typed["amount"], paid_on=typed["paid_on"], **_of(request, typed))

    page = Page("Betaling vastleggen", "Leg de betaling vast", "De betaling is vastgelegd.", back=_back(case, amount))
    return _run(request, case, amount, form, page, write)


def waive(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Decide not to collect an amount, or a part of it."""
    case, amount = _amount(request, pk, number, case_rules.CASE_DECIDE)
    today = local_date(request.actor.at)
    form = forms.WaiveForm(
        request.POST or None,
        mandates=case_queries.mandates_for(case, today),
        initial=start_of(case, amount=amount.open_cents, decided_on=today, remedy_address=remedy_address(case, today)),
    )

    def write(typed: Typed) -> object:
        return collection.waive(
            amount,
            cents=typed["amount"],
            reason=typed["reason"],
            decided_on=typed["decided_on"],
            signer=typed["mandate"].employee,
            remedy_address=typed["remedy_address"],
            **_of(request, typed),
        )

    said = "Vastgelegd is dat van invordering wordt afgezien. De brief staat klaar bij Brieven en stukken."
    page = Page(
        "Afzien van invordering",
        "Leg het besluit vast",
        said,
        template="enforcement/by_mandate.html",
        more={"nobody": not form.has_signers},
        back=_back(case, amount),
    )
    return _run(request, case, amount, form, page, write)


def interrupt(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Lay down what interrupted the lapse."""
    case, amount = _amount(request, pk, number)
    form = forms.InterruptForm(request.POST or None, initial=start_of(case, on=local_date(request.actor.at)))

    def write(typed: Typed) -> object:
        return collection.interrupt(
            amount, kind=Interruption(typed["kind"]), on=typed["on"], note=typed["note"], **_of(request, typed)
        )

    said = "De stuiting is vastgelegd; er loopt een nieuwe termijn van een jaar."
    page = Page("Stuiting vastleggen", "Leg de stuiting vast", said, back=_back(case, amount))
    return _run(request, case, amount, form, page, write)


def postpone(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Lay down a period in which the amount need not be paid."""
    case, amount = _amount(request, pk, number)
    form = forms.PostponeForm(request.POST or None, initial=start_of(case, first_on=local_date(request.actor.at)))

    def write(typed: Typed) -> object:
        return collection.postpone(
            amount,
            ground=PostponementGround(typed["ground"]),
            first_on=typed["first_on"],
            last_on=typed["last_on"],
            reason=typed["reason"],
            **_of(request, typed),
        )

    said = "Het uitstel is vastgelegd; de verjaring schuift op."
    page = Page("Uitstel vastleggen", "Leg het uitstel vast", said, back=_back(case, amount))
    return _run(request, case, amount, form, page, write)


def serve_writ(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Lay down a writ."""
    case, amount = _amount(request, pk, number)
    form = forms.WritForm(request.POST or None, initial=start_of(case, on=local_date(request.actor.at)))

    def write(typed: Typed) -> object:
        return collection.serve_writ(amount, on=typed["on"], note=typed["note"], **_of(request, typed, "form"))

    said = "Het dwangbevel is vastgelegd; er loopt een nieuwe verjaringstermijn."
    page = Page("Dwangbevel vastleggen", "Leg het dwangbevel vast", said, back=_back(case, amount))
    return _run(request, case, amount, form, page, write)


def let_reminder_stand(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Lay down why a reminder that came back was made known all the same."""
    case, amount = _amount(request, pk, number)
    form = forms.StandForm(request.POST or None, initial=start_of(case))

    def write(typed: Typed) -> object:
        return collection.let_reminder_stand(amount, reason=typed["reason"], **_of(request, typed, "form"))

    said = "Vastgelegd is dat de aanmaning is bekendgemaakt; haar stuiting telt weer mee."
    page = Page("Aanmaning is toch bekendgemaakt", "Leg dit vast", said, back=_back(case, amount))
    return _run(request, case, amount, form, page, write)


def record_lapse(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Lay down that an amount lapsed."""
    case, amount = _amount(request, pk, number)
    form = forms.ConfirmForm(request.POST or None, initial=start_of(case))

    def write(typed: Typed) -> object:
        return collection.record_lapse(amount, **_of(request, typed, "form"))

    page = Page(
        "Verjaring vastleggen", "Leg de verjaring vast", "De verjaring is vastgelegd.", back=_back(case, amount)
    )
    return _run(request, case, amount, form, page, write)


def rewrite_decision(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Make the letter of a decision anew."""
    case, amount = _amount(request, pk, number)
    decision = amount.decision
    if decision is None:
        raise Http404
    decision.case = case
    form = forms.ConfirmForm(request.POST or None, initial=start_of(case))

    def write(typed: Typed) -> object:
        return collection.rewrite_decision(decision, **_of(request, typed, "form"))

    said = "De brief staat klaar bij Brieven en stukken."
    page = Page("Brief van het besluit opnieuw opstellen", "Stel de brief op", said, back=_back(case, amount))
    return _run(request, case, amount, form, page, write)


def receive_request(request: ActorRequest, pk: int) -> HttpResponse:
    """Lay down a request about the order."""
    case, actor = case_for(request, pk), request.actor
    if not case.is_order:
        raise Http404
    everybody = [one for one in case_queries.addressees_of(case) if one.order_sent is not None]
    form = forms.RequestForm(
        request.POST or None, addressees=everybody, initial=start_of(case, received_on=local_date(actor.at))
    )

    def write(typed: Typed) -> object:
        return collection.receive_request(
            case,
            kind=RequestKind(typed["kind"]),
            received_on=typed["received_on"],
            addressee=form.addressees.get(typed["addressee"]),
            asker=typed["asker"],
            **_of(request, typed),
        )

    page = Page(
        "Verzoek vastleggen",
        "Leg het verzoek vast",
        "Het verzoek is vastgelegd; de beslistermijn loopt.",
        lead="Op een verzoek om in te vorderen beslist u binnen vier weken (artikel 5:37, tweede lid, Awb).",
        back=tab(case),
    )
    return run(request, case, form, page, write)


def decide_request(request: ActorRequest, pk: int, request_pk: int) -> HttpResponse:
    """Decide on a request."""
    case, actor = case_for(request, pk, case_rules.CASE_DECIDE), request.actor
    found = next((one for one in queries.requests_of(case) if one.pk == request_pk), None)
    if found is None:
        raise Http404
    found.case = case
    today = local_date(actor.at)
    form = forms.AnswerForm(
        request.POST or None,
        mandates=case_queries.mandates_for(case, today),
        initial=start_of(case, decided_on=today, remedy_address=remedy_address(case, today)),
    )

    def write(typed: Typed) -> object:
        return collection.decide_request(
            found,
            outcome=Outcome(typed["outcome"]),
            reasons=typed["reasons"],
            decided_on=typed["decided_on"],
            signer=typed["mandate"].employee,
            remedy_address=typed["remedy_address"],
            **_of(request, typed, "form"),
        )

    lead = f"{found.get_kind_display().capitalize()}, ontvangen op {found.received_on:%d-%m-%Y}."
    page = Page(
        "Beslissen op een verzoek",
        "Neem het besluit",
        "Op het verzoek is beslist. De brief staat klaar bij Brieven en stukken.",
        lead=lead,
        template="enforcement/by_mandate.html",
        more={"nobody": not form.has_signers},
        back=tab(case),
    )
    return run(request, case, form, page, write)


def _of(request: ActorRequest, typed: Typed, name: str = "token") -> dict[str, Any]:
    """What every write takes: the mark and the version of the form, who, and when."""
    return {name: typed["form"], "seen": typed["version"], "actor": request.actor, "at": request.actor.at}


def _run(
    request: ActorRequest,
    case: Case,
    amount: Forfeiture,
    form: StepForm,
    page: Page,
    write: Callable[[Typed], object],
) -> HttpResponse:
    """Run a step about one amount, which is named above it."""
    return run(request, case, form, Page(**{**vars(page), "lead": page.lead or _about(amount)}), write)
