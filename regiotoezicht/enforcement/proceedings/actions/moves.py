"""Moving an objection, and what its actions share: who may work on it, its letters, and its term to decide."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import uuid4

from django.db.models import F, Max

from regiotoezicht.core.actions import record
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import Case, CourtProceeding, Objection, ThirdPartyRequest
from regiotoezicht.enforcement.proceedings import queries, rules, terms
from regiotoezicht.enforcement.proceedings.vocabulary import ObjectionStatus, ProceedingLetter
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.models import Record
from regiotoezicht.worklist.actions import end_term, run_term

ROUTE = "enforcement:objection"
COURT_ROUTE = "enforcement:court"
REQUEST_ROUTE = "enforcement:request"
WHAT = "dit bezwaar"
AGAIN = "recalculated"

OfCase = TypeVar("OfCase", bound=Objection | CourtProceeding | ThirdPartyRequest)


def refuse_unfit(objection: Objection, actor: Actor, *, seen: int | None) -> None:
    """Refuse whoever was involved in the decision, and a form that shows an older version; part of an action.

    Basis: Awb 7:5, 10:3(3).
    """
    rules.refuse_involved(is_involved=queries.is_involved(objection, actor.account_id))
    refuse_stale(objection, seen, WHAT)


def refuse_stale(record_: OfCase, seen: int | None, what: str) -> None:
    """Refuse when somebody changed the record since version `seen`; part of an action."""
    if seen is not None and seen != record_.version:
        raise changed_meanwhile(what)


def change(record_: OfCase, what: str = WHAT, **fields: Any) -> None:
    """Set fields, as part of an action; refused when somebody changed the record since it was read."""
    same = type(record_).objects.filter(pk=record_.pk, status=record_.status, version=record_.version)
    if not same.update(version=F("version") + 1, **fields):
        raise changed_meanwhile(what)
    record_.version += 1
    for name, value in fields.items():
        setattr(record_, name, value)


def move(objection: Objection, to: ObjectionStatus, **fields: Any) -> str:
    """Move an objection and set fields, as part of an action; answers the old state."""
    old = objection.status
    rules.refuse_objection_move(old, to)
    change(objection, status=to, **fields)
    return old


def next_number(case: Case, model: type[OfCase]) -> int:
    """The next number of a kind of record in a case; part of an action."""
    found: int = 1 + (model.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0)
    return found


def tell_case(objection: Objection, state: str, *, actor: Actor, at: datetime) -> None:
    """Let the history of the case say that there is an objection and where it stands; part of an action."""
    record(rules.OBJECTION_NOTED, objection.case, actor=actor, at=at, number=objection.number, state=state)


def compose(
    owner: Record, addressee_id: int, kind: ProceedingLetter, fields: Mapping[str, Any], *, actor: Actor, at: datetime
) -> Letter:
    """Make the draft of a letter, and withdraw an earlier draft of the same kind; part of an action."""
    withdraw_drafts(owner, actor=actor, at=at, kind=kind)
    return letters.compose(
        owner, kind=kind.value, addressee_id=addressee_id, fields=fields, token=uuid4(), actor=actor, at=at
    )


def refuse_signed(owner: Record, kind: ProceedingLetter, *, since: datetime | None = None) -> None:
    """A decision whose letter was signed, `since` it was last reopened, is not written again; part of an action.

    Basis: Awb 3:40, 3:41.
    """
    signed = Letter.objects.filter(label=owner._meta.label_lower, record_id=owner.pk, kind=kind)
    if since is not None:
        signed = signed.filter(composed_at__gte=since)
    if signed.filter(status__in=(LetterStatus.FINISHED, LetterStatus.SENT)).exists():
        raise Refused(
            "letter_signed", "De brief met deze beslissing is al ondertekend; verzend die (artikel 3:41 Awb)."
        )


def withdraw_drafts(owner: Record, *, actor: Actor, at: datetime, kind: ProceedingLetter | None = None) -> None:
    """Withdraw the drafts of a record, all or of one kind; part of an action."""
    drafts = Letter.objects.filter(label=owner._meta.label_lower, record_id=owner.pk, status=LetterStatus.DRAFT)
    if kind is not None:
        drafts = drafts.filter(kind=kind)
    for draft in list(drafts):
        letters.withdraw(draft, actor=actor, at=at)


def calculate(objection: Objection, *, actor: Actor, at: datetime) -> None:
    """Let the term to decide run anew from what is known now; part of an action.

    Basis: Awb 7:10, 7:13; 8:72 (the term that the court set).
    """
    options = terms.decision_options(
        committee=objection.committee,
        extended=objection.extended_date is not None,
        suspended_days=objection.suspended_days,
        postponed_until=objection.postponed_until,
    )
    term = terms.term_of("awb-7:10", objection.decide_from or objection.term_end, options)
    if objection.court_until is not None and objection.decide_from is not None:
        days = (objection.court_until - objection.decide_from).days
        term = terms.term_of("own", objection.decide_from, {"days": days})
    if objection.decision_term is not None:
        end_term(objection.decision_term, reason=AGAIN, actor=actor, at=at)
    objection.decision_term = run_term(
        objection, term, addressee_label=objection.label, route=ROUTE, actor=actor, at=at
    )


def decision_end(objection: Objection) -> date:
    """The last day to decide on an objection, as it runs now; part of an action."""
    assert objection.decision_term is not None  # noqa: S101 - runs from the receipt on
    return objection.decision_term.end


def own_term(owner: Objection, sent: date, last_day: date, *, label: str, actor: Actor, at: datetime) -> Any:
    """A term that a letter set, from its sending up to the day that it names; part of an action."""
    return run_term(
        owner,
        terms.term_of("own", sent, {"days": (last_day - sent).days}),
        addressee_label=label,
        route=ROUTE,
        actor=actor,
        at=at,
    )
