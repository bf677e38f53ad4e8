"""The view of each addressee: received, given orally, not asked, or not given in time; and its weighing."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.actions import receive
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.rules import Channel, PaperKind
from regiotoezicht.enforcement import hearing, letters, queries, rules
from regiotoezicht.enforcement.actions.drafts import compose_all
from regiotoezicht.enforcement.actions.moves import change, move, refuse_stale
from regiotoezicht.enforcement.models import Addressee, Case, Measure, View
from regiotoezicht.enforcement.vocabulary import LetterKind, Status, ViewWay
from regiotoezicht.guard import Context
from regiotoezicht.worklist.actions import end_term
from regiotoezicht.worklist.rules import working_days_after

HEARABLE = (Status.WEIGHED, Status.INTENDED)
RECEIVED = (ViewWay.WRITTEN, ViewWay.ORAL)


@action(permission=rules.CASE_WORK, records=rules.VIEW_SETTLED)
def settle_view(
    addressee: Addressee,
    *,
    way: ViewWay,
    ground: str = "",
    received_date: date | None = None,
    channel: Channel = Channel.POST,
    note: str = "",
    name: str = "",
    content: bytes = b"",
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> View:
    """Lay down how the moment for a view ended; a view in writing is kept as it was received, with a receipt.

    `name` and `content` are those of the file, `token` the mark of the form. With a waiver, `note` is its explanation.
    """
    case = addressee.case
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, HEARABLE, "een zienswijze vastleggen")
    if not case.is_sanction:
        raise Refused("no_order", "Een zienswijze hoort bij het voornemen van een besluit; dit is geen besluit.")
    hearing.refuse_settled_before(View.objects.filter(addressee=addressee).values_list("way", flat=True).first() or "")
    hearing.refuse_view(
        way,
        ground=ground,
        explanation=note,
        received_on=received_date,
        sent=addressee.intention_sent is not None,
        last_day=addressee.view_term.end if addressee.view_term else None,
        today=local_date(at),
    )
    refuse_personal_text(note, field="note", context=Context.LETTER)
    paper = None
    if way in RECEIVED and received_date is not None:
        paper = _receive(case, way, received_date, channel, name, content, token, actor, at)
    view = View(
        addressee=addressee,
        way=way,
        ground=ground if way == ViewWay.WAIVED else "",
        received_date=received_date if way in RECEIVED else None,
        paper=paper,
        note=note.strip(),
        token=token,
        settled_at=at,
        settled_by_id=actor.account_id,
    )
    _store(view)
    if addressee.view_term is not None:
        end_term(addressee.view_term, reason=str(way), actor=actor, at=at)
    if paper is not None and addressee.intention_sent is not None:
        _acknowledge(case, addressee, actor, at)
    record(rules.VIEW_SETTLED, case, actor=actor, at=at, number=addressee.number, way=ViewWay(way).label)
    _move_on(case, actor, at, token)
    return view


def _store(view: View) -> None:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        raise Refused("settled_before", "De zienswijze van deze geadresseerde is al vastgelegd.") from error


def _receive(
    case: Case,
    way: ViewWay,
    received_date: date,
    channel: Channel,
    name: str,
    content: bytes,
    token: UUID,
    actor: Actor,
    at: datetime,
) -> Paper:
    return receive(
        case,
        kind=PaperKind.VIEW,
        received_date=received_date,
        channel=Channel.ORAL if way == ViewWay.ORAL else channel,
        name=name,
        content=content,
        token=token,
        actor=actor,
        at=at,
    )


def _acknowledge(case: Case, addressee: Addressee, actor: Actor, at: datetime) -> None:
    """Make the draft of the receipt."""
    measure = Measure.objects.get(case=case)
    fields = letters.view_received(case, addressee, measure)
    compose_all(case, {addressee: fields}, LetterKind.VIEW_RECEIVED, actor=actor, at=at)


@action(permission=rules.CASE_WORK, records=rules.VIEW_WEIGHED)
def weigh_view(
    addressee: Addressee,
    *,
    weighing: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> View:
    """Write down what the view means for the decision. May be written again until the decision is taken."""
    case = addressee.case
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (*HEARABLE, Status.HEARD), "een zienswijze wegen")
    hearing.refuse_empty_weighing(weighing)
    refuse_personal_text(weighing, field="weighing", context=Context.LETTER)
    view = View.objects.filter(addressee=addressee, way__in=RECEIVED).first()
    if view is None:
        raise Refused("no_view", "Van deze geadresseerde is geen zienswijze om te wegen.")
    view.weighing = weighing.strip()
    view.save(update_fields=["weighing"])
    record(rules.VIEW_WEIGHED, case, actor=actor, at=at, number=addressee.number)
    _move_on(case, actor, at, form)
    return view


def _move_on(case: Case, actor: Actor, at: datetime, form: UUID | None) -> None:
    """Make the case ready for a decision once everybody was heard."""
    everybody = queries.addressees_of(case)
    done = all(queries.is_settled(addressee) for addressee in everybody)
    if not done or case.status == Status.HEARD:
        change(case, form=form)
        return
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_DECIDE)
    old = move(case, Status.HEARD, actor=actor, at=at, due=due, form=form)
    record(
        rules.MOVED,
        case,
        actor=actor,
        at=at,
        state=Status(case.status).label,
        from_status=old,
        to_status=case.status,
    )
