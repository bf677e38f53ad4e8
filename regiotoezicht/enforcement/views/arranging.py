"""The steps about paying an amount later: deciding on it, and taking it back."""

from django.http import HttpResponse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement import queries as case_queries
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection import forms
from regiotoezicht.enforcement.collection.vocabulary import WithdrawalGround
from regiotoezicht.enforcement.views.amounts import _amount, _back, _of, _run
from regiotoezicht.enforcement.views.steps import Page, Typed, remedy_address, start_of


def decide_payment(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Decide on paying one amount later: until a day, in parts, or not."""
    case, amount = _amount(request, pk, number, case_rules.CASE_DECIDE)
    today = local_date(request.actor.at)
    start = start_of(case, decided_on=today, first_on=today, remedy_address=remedy_address(case, today))
    form = forms.PaymentForm(request.POST or None, mandates=case_queries.mandates_for(case, today), initial=start)

    def write(typed: Typed) -> object:
        is_granted = typed["outcome"] == "granted"
        return collection.decide_payment(
            amount,
            is_granted=is_granted,
            asked_on=typed["asked_on"],
            first_on=typed["first_on"],
            last_on=typed["last_on"],
            parts=typed["parts"] if is_granted else (),
            reason=typed["reason"],
            decided_on=typed["decided_on"],
            signer=typed["mandate"].employee,
            remedy_address=typed["remedy_address"],
            **_of(request, typed),
        )

    page = Page(
        "Beslissen over uitstel van betaling",
        "Neem het besluit",
        "Het besluit is genomen. Verzend de brief bij Brieven en stukken; dan begint het uitstel.",
        template="enforcement/by_mandate.html",
        more={"nobody": not form.has_signers},
        back=_back(case, amount),
    )
    return _run(request, case, amount, form, page, write)


def withdraw_postponement(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Take back a postponement that was granted."""
    case, amount = _amount(request, pk, number, case_rules.CASE_DECIDE)
    today = local_date(request.actor.at)
    start = start_of(case, decided_on=today, remedy_address=remedy_address(case, today))
    form = forms.WithdrawalForm(request.POST or None, mandates=case_queries.mandates_for(case, today), initial=start)

    def write(typed: Typed) -> object:
        return collection.withdraw_postponement(
            amount,
            ground=WithdrawalGround(typed["ground"]),
            reason=typed["reason"],
            decided_on=typed["decided_on"],
            signer=typed["mandate"].employee,
            remedy_address=typed["remedy_address"],
            **_of(request, typed),
        )

    page = Page(
        "Uitstel van betaling intrekken",
        "Neem het besluit",
        "Het besluit is genomen. Verzend de brief bij Brieven en stukken; dan eindigt het uitstel.",
        template="enforcement/by_mandate.html",
        more={"nobody": not form.has_signers},
        back=_back(case, amount),
    )
    return _run(request, case, amount, form, page, write)
