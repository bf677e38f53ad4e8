"""The letters that tell an addressee what was decided on his amount or his request, and what follows from sending them.

A decision that nobody was told of works for nobody (Awb 3:40), so each is made with its letter, in one unit of work.
"""

from datetime import date, datetime
from uuid import uuid4

from regiotoezicht.core.actions import record
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.actions.collection.arranging import payment_decision_told
from regiotoezicht.enforcement.actions.collection.parts import ROUTE, measure_of
from regiotoezicht.enforcement.actions.drafts import compose
from regiotoezicht.enforcement.collection import letters, rules
from regiotoezicht.enforcement.collection.vocabulary import ASKER
from regiotoezicht.enforcement.models import Addressee, Case, OrderRequest, PaymentDecision, Waiver
from regiotoezicht.enforcement.vocabulary import PAYMENT_LETTERS, LetterKind
from regiotoezicht.letters import actions as letter_actions
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
    """Make the letter of the decision on a request, as part of an action: that decision."""
    case, measure, kind = request.case, measure_of(request.case), LetterKind.REQUEST_ANSWERED
    if request.addressee is not None:
        fields = letters.answer(request, request.addressee, measure, remedy_address)
        request.letter = compose(case, request.addressee, kind, fields, actor=actor, at=at)
    else:
        kind, fields = LetterKind.COLLECT_ANSWERED, letters.answer_to_asker(request, measure, remedy_address)
        request.letter = letter_actions.compose(
            case, kind=kind.value, addressee_id=request.receiver, fields=fields, token=uuid4(), actor=actor, at=at
        )
    request.save(update_fields=["letter"])


def asker_told(letter: Letter, case: Case, sent: date, actor: Actor, at: datetime) -> None:
    """Let the term to object of who asked to collect run from the sending of his answer; part of an action."""
    term = rules.term_of("awb-6:7", sent)
    running = run_term(case, term, addressee_label=ASKER, route=ROUTE, actor=actor, at=at)
    OrderRequest.objects.filter(letter=letter).update(sent_on=sent, objection_term=running)
    record(rules.ASKER_TOLD, case, actor=actor, at=at, sent=sent.isoformat())


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
