"""The intention to collect, the decision on it, and the reminder: each a letter to every addressee of the amounts."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions.collection.parts import (
    alter,
    begin,
    by_addressee,
    mandate_of,
    measure_of,
    move_amount,
    refuse_lapsed,
    refuse_none,
)
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.drafts import compose, withdraw_drafts
from regiotoezicht.enforcement.actions.moves import change
from regiotoezicht.enforcement.checking import refuse_letter_texts
from regiotoezicht.enforcement.collection import deciding, letters, queries, rules
from regiotoezicht.enforcement.collection.vocabulary import CollectionView, Stage
from regiotoezicht.enforcement.letters import Fields
from regiotoezicht.enforcement.models import Addressee, Case, CollectionDecision, Forfeiture
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.law.decrees import statutory
from regiotoezicht.letters import actions as letter_actions
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.models import Employee


@action(permission=case_rules.CASE_WORK, records=rules.COLLECTION_PREPARED)
def intend_collection(
    case: Case,
    *,
    amounts: Sequence[Forfeiture],
    grounds: str,
    view_until: date,
    view_address: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Make the letters that ask for a view on collection, one to each addressee; sending them moves the amounts on."""
    begin(case, "een voornemen tot invordering voorbereiden", seen=seen)
    measure = measure_of(case)
    refuse_none(amounts, case)
    for amount in amounts:
        rules.refuse_move(amount.number, amount.status, Stage.INTENDED)
        refuse_lapsed(amount, at)
    deciding.refuse_view_until(view_until, today=local_date(at), is_working_day=statutory().counts(view_until))
    if len(grounds.strip()) < deciding.SHORTEST_REASON:
        raise Refused("no_grounds", "Schrijf op waarom u wilt invorderen (artikel 4:8 Awb).", field="grounds")
    refuse_letter_texts(case, grounds=grounds)
    for addressee, group in by_addressee(amounts).items():
        fields = letters.intention(case, addressee, measure, group, grounds.strip(), view_until, view_address)
        letter = _letter(case, addressee, LetterKind.COLLECTION_INTENTION, fields, actor, at)
        for amount in group:
            alter(amount, intention_letter=letter, view_until=view_until)
    _note(case, LetterKind.COLLECTION_INTENTION, amounts, form, actor, at)
    return case


@action(permission=case_rules.CASE_DECIDE, records=rules.COLLECTION_DECIDED)
def decide_collection(
    case: Case,
    *,
    amounts: Sequence[Forfeiture],
    signer: Employee,
    decided_on: date,
    view: CollectionView,
    view_on: date | None = None,
    view_text: str = "",
    reasons: str,
    circumstances: str,
    pay_how: str = "",
    remedy_address: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> list[CollectionDecision]:
    """Decide to collect, by a signer with a mandate for the order on that day, and make a letter for each addressee.

    Raises Refused when the view (4:8, 4:12), the mandate (10:1) or the reasons (3:4, 3:46) are not in order.
    """
    begin(case, "over invordering besluiten", seen=seen)
    measure = measure_of(case)
    refuse_none(amounts, case)
    for amount in amounts:
        rules.refuse_move(amount.number, amount.status, Stage.DECIDED)
        refuse_lapsed(amount, at)
    _refuse_untimely(amounts, view, view_on, view_text, decided_on, local_date(at))
    mandate = mandate_of(case, measure, signer, decided_on, actor)
    deciding.refuse_thin_decision(reasons, circumstances)
    refuse_letter_texts(case, reasons=reasons, circumstances=circumstances, view_text=view_text)
    made = []
    for addressee, group in by_addressee(amounts).items():
        decision = CollectionDecision.objects.create(
            case=case,
            addressee=addressee,
            decided_on=decided_on,
            mandate=mandate,
            view=view,
            view_on=view_on if view == CollectionView.GIVEN else None,
            view_text=view_text.strip(),
            reasons=reasons.strip(),
            circumstances=circumstances.strip(),
            pay_how=pay_how.strip(),
            remedy_address=remedy_address.strip(),
            recorded_at=at,
            recorded_by_id=actor.account_id,
        )
        for amount in group:
            move_amount(amount, Stage.DECIDED, decision=decision, actor=actor, at=at)
        _write_decision(decision, addressee, group, actor, at)
        made.append(decision)
    change(case, form=form)
    record(
        rules.COLLECTION_DECIDED,
        case,
        actor=actor,
        at=at,
        decided=decided_on.isoformat(),
        amounts=len(amounts),
        mandate=mandate.pk,
    )
    plan(case, actor=actor, at=at)
    return made


def _refuse_untimely(
    amounts: Sequence[Forfeiture],
    view: CollectionView,
    view_on: date | None,
    view_text: str,
    decided_on: date,
    today: date,
) -> None:
    """The view ended as is said, and the decision is not older than what it rests on (Awb 4:8, 4:12, 3:2)."""
    last_days = [one.view_term.end for one in amounts if one.view_term]
    deciding.refuse_view(
        view,
        stages={one.status for one in amounts},
        text=view_text,
        given_on=view_on,
        last_days=last_days,
        today=today,
    )
    days = [one.forfeited_on for one in amounts]
    days += [view_on] if view == CollectionView.GIVEN and view_on else []
    deciding.refuse_decision_day(decided_on, today=today, not_before=max(days))


@action(permission=case_rules.CASE_WORK, records=rules.COLLECTION_PREPARED)
def rewrite_decision(
    decision: CollectionDecision, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> CollectionDecision:
    """Make the letter of a decision that has none, or of which an amount or addressee changed; not once it was sent."""
    case = decision.case
    begin(case, "de brief van een invorderingsbesluit opnieuw opstellen", seen=seen)
    if decision.sent_on is not None:
        raise Refused("letter_sent", "Dit invorderingsbesluit is al verzonden.")
    group = [one for one in queries.amounts_of(case) if one.decision_id == decision.pk and not one.is_ended]
    refuse_none(group, case)
    _write_decision(decision, group[0].addressee, group, actor, at)
    _note(case, LetterKind.COLLECTION_DECISION, group, form, actor, at)
    return decision


@action(permission=case_rules.CASE_WORK, records=rules.COLLECTION_PREPARED)
def prepare_reminder(
    case: Case,
    *,
    amounts: Sequence[Forfeiture],
    pay_how: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Make the letters that remind, one to each addressee; sending them interrupts the lapse.

    Raises Refused before the decision was sent (5:37) and within the term to pay (5:33) or a postponement (4:94).
    """
    begin(case, "aanmanen", seen=seen)
    measure = measure_of(case)
    refuse_none(amounts, case)
    for amount in amounts:
        rules.refuse_move(amount.number, amount.status, Stage.REMINDED)
        refuse_lapsed(amount, at)
        rules.refuse_why("no_reminder", why_no_reminder(amount, local_date(at)), field="amounts")
    for addressee, group in by_addressee(amounts).items():
        fields = letters.reminder(case, addressee, measure, group, pay_how.strip())
        letter = _letter(case, addressee, LetterKind.REMINDER, fields, actor, at)
        for amount in group:
            alter(amount, reminder_letter=letter)
    _note(case, LetterKind.REMINDER, amounts, form, actor, at)
    return case


def why_no_reminder(amount: Forfeiture, on: date) -> str:
    """Why an amount may not be reminded of on a day, as part of an action; empty when it may."""
    assert amount.payment_term is not None  # noqa: S101 - it runs from the forfeiture on
    return deciding.why_no_reminder(
        decision_sent=amount.decision.sent_on if amount.decision else None,
        pay_until=amount.payment_term.end,
        postponed_until=max((one.last for one in queries.postponed(amount) if one.first <= on), default=None),
        on=on,
    )


def _write_decision(
    decision: CollectionDecision, addressee: Addressee, group: list[Forfeiture], actor: Actor, at: datetime
) -> None:
    measure = measure_of(decision.case)
    old = decision.letter
    if old is not None and old.status == LetterStatus.DRAFT:
        letter_actions.withdraw(old, actor=actor, at=at)
    fields = letters.decision(decision, addressee, measure, group)
    decision.letter = compose(decision.case, addressee, LetterKind.COLLECTION_DECISION, fields, actor=actor, at=at)
    decision.save(update_fields=["letter"])


def _letter(case: Case, addressee: Addressee, kind: LetterKind, fields: Fields, actor: Actor, at: datetime) -> Letter:
    """A new draft in the place of an earlier one of its kind to the same addressee."""
    withdraw_drafts(case, kind=kind, addressee=addressee, actor=actor, at=at)
    return compose(case, addressee, kind, fields, actor=actor, at=at)


def _note(
    case: Case, kind: LetterKind, amounts: Sequence[Forfeiture], form: UUID | None, actor: Actor, at: datetime
) -> None:
    change(case, form=form)
    record(rules.COLLECTION_PREPARED, case, actor=actor, at=at, kind=kind.label, amounts=len(amounts))
