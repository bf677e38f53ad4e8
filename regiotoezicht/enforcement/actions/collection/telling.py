"""The letters that tell an addressee what was decided on his amount or his request, and what follows from sending them.

A decision that nobody was told of works for nobody (Awb 3:40), so each is made with its letter, in one unit of work.
"""

from datetime import date, datetime

from regiotoezicht.core.actions import record
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.actions.collection.arranging import payment_decision_told
from regiotoezicht.enforcement.actions.collection.parts import ROUTE, measure_of
from regiotoezicht.enforcement.actions.drafts import compose
from regiotoezicht.enforcement.collection import letters, rules
from regiotoezicht.enforcement.models import Addressee, Case, OrderRequest, PaymentDecision, Waiver
from regiotoezicht.enforcement.vocabulary import PAYMENT_LETTERS, LetterKind
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.actions import run_term

DECISIONS = (Waiver, OrderRequest, PaymentDecision)


def tell_waiver(waiver: Waiver, remedy_address: str, actor: Actor, at: datetime) -> None:
    """Make the letter of a decision not to collect, as part of an action: that decision."""
    amount = waiver.forfeiture
    fields = letters.waiver(amount, waiver, measure_of(amount.case), remedy_address)
    waiver.letter = compose(amount.case, amount.addressee, LetterKind.WAIVED, fields, actor=actor, at=at)
    waiver.save(update_fields=["letter"])


def tell_answer(request: OrderRequest, remedy_address: str, actor: Actor, at: datetime) -> None:
    """Make the letter of the decision on a request to lift, as part of an action: that decision."""
    assert request.addressee is not None  # noqa: S101 - who asks to lift an order is an addressee of it
    fields = letters.answer(request, request.addressee, measure_of(request.case), remedy_address)
    request.letter = compose(request.case, request.addressee, LetterKind.REQUEST_ANSWERED, fields, actor=actor, at=at)
    request.save(update_fields=["letter"])


def decision_told(letter: Letter, case: Case, addressee: Addressee, sent: date, actor: Actor, at: datetime) -> None:
    """Let the term to object to such a decision run from its sending, as part of an action of the letters."""
    term = run_term(
        case, rules.term_of("awb-6:7", sent), addressee_label=addressee.label, route=ROUTE, actor=actor, at=at
    )
    given = {"sent_on": sent, "objection_term": term}
    for model in DECISIONS:
        model.objects.filter(letter=letter).update(**given)
    if letter.kind in PAYMENT_LETTERS:
        payment_decision_told(letter, sent, actor, at)
    record(rules.DECISION_TOLD, case, actor=actor, at=at, sent=sent.isoformat(), number=addressee.number)


def told_again(letter: Letter, before: date, sent: date) -> None:
    """Put the new day of such a letter that came back, as part of an action of the letters."""
    for model in DECISIONS:
        model.objects.filter(letter=letter, sent_on=before).update(sent_on=sent)
