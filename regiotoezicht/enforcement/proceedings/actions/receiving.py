"""Receiving an objection: who against what, in time or not, and repair of what is missing."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import actions as documents
from regiotoezicht.documents.rules import Channel, PaperKind
from regiotoezicht.enforcement.actions.moves import refuse_stale as refuse_stale_case
from regiotoezicht.enforcement.models import Addressee, Case, Involvement, Objection
from regiotoezicht.enforcement.proceedings import admissibility, letters, queries, rules
from regiotoezicht.enforcement.proceedings.actions.moves import (
    calculate,
    change,
    compose,
    decision_end,
    move,
    next_number,
    refuse_unfit,
    tell_case,
)
from regiotoezicht.enforcement.proceedings.vocabulary import (
    UNDECIDED,
    ObjectionStatus,
    Objector,
    ProceedingLetter,
    Timeliness,
)
from regiotoezicht.guard import Context
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.actions import add_task, end_term


@action(permission=rules.OBJECTION_RECEIVE, records=rules.OBJECTION_RECEIVED)
def receive(
    case: Case,
    *,
    letter: Letter,
    objector: Objector,
    name: str = "",
    address: str = "",
    received_date: date,
    channel: Channel,
    posted_date: date | None = None,
    is_pro_forma: bool = False,
    costs_requested: bool = False,
    file_name: str = "",
    content: bytes = b"",
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Objection:
    """Put down that an objection came in: the paper sealed, in time or late, its term to decide, and the receipt.

    Who was involved in the decision is laid down here, and handles nothing of it any more.
    Basis: Awb 6:5 to 6:10, 6:14, 7:5, 7:10.
    """
    refuse_stale_case(case, seen)
    signed_on = _decided_on(case, letter)
    admissibility.refuse_receipt(
        received=received_date,
        posted=posted_date,
        channel=channel,
        decided=signed_on,
        violated=case.violated_on,
        today=local_date(at),
    )
    addressee = _addressee(case, letter, objector, name, address)
    term_end = admissibility.last_day_to_object(letter.sent_date or signed_on)
    objection = Objection(
        dossier=case.dossier,
        municipality_id=case.municipality_id,
        district_id=case.district_id,
        case=case,
        number=next_number(case, Objection),
        token=token,
        letter=letter,
        objector=objector,
        addressee=addressee,
        name=name.strip() if addressee is None else None,
        address=address.strip() if addressee is None else None,
        received_date=received_date,
        channel=channel,
        posted_date=posted_date,
        term_end=term_end,
        timeliness=admissibility.timeliness_of(
            received=received_date, channel=channel, posted=posted_date, term_end=term_end
        ),
        is_pro_forma=is_pro_forma,
        costs_requested=costs_requested,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    _store(objection)
    _keep_paper(objection, file_name, content, actor, at)
    _start(objection, actor, at)
    record(
        rules.OBJECTION_RECEIVED,
        objection,
        actor=actor,
        at=at,
        number=objection.number,
        received=received_date.isoformat(),
        timeliness=objection.timeliness,
    )
    tell_case(objection, "ontvangen", actor=actor, at=at)
    return objection


def _decided_on(case: Case, letter: Letter) -> date:
    """The day on which the decision was signed; refused when it is none that was sent in this case."""
    if letter.finished_at is None or letter.pk not in {one.pk for one in queries.decisions_of(case)}:
        raise Refused(
            "no_decision",
            "Bezwaar staat open tegen een besluit dat is verzonden (artikelen 3:41 en 7:1 Awb).",
            field="letter",
        )
    return local_date(letter.finished_at)


def _keep_paper(objection: Objection, name: str, content: bytes, actor: Actor, at: datetime) -> None:
    documents.receive(
        objection,
        kind=PaperKind.OBJECTION,
        received_date=objection.received_date,
        channel=Channel(objection.channel),
        name=name,
        content=content,
        token=objection.token,
        actor=actor,
        at=at,
    )


def _start(objection: Objection, actor: Actor, at: datetime) -> None:
    """Let the term to decide run, make the receipt, lay down who was involved, and put the work on the list."""
    calculate(objection, actor=actor, at=at)
    objection.save(update_fields=["decision_term"])
    # The receipt is made before the involved are named, for whoever takes in the post may be one of them.
    compose(
        objection,
        objection.addressee_id or 0,
        ProceedingLetter.OBJECTION_RECEIVED,
        letters.received(objection, queries.body_of(objection.case)),
        actor=actor,
        at=at,
    )
    involved = sorted(queries.involved_in(objection.case, objection.letter))
    Involvement.objects.bulk_create(Involvement(objection=objection, account_id=pk) for pk in involved)
    add_task(
        objection,
        kind=rules.TASK_OBJECTION,
        role=Role.LAWYER,
        due_date=decision_end(objection),
        actor=actor,
        at=at,
    )


def _addressee(case: Case, letter: Letter, objector: str, name: str, address: str) -> Addressee | None:
    """The addressee of the decision; None for somebody else, who then gives name and address (Awb 6:5)."""
    if objector == Objector.ADDRESSEE:
        found = None
        if letter.label == case._meta.label_lower:
            found = Addressee.objects.filter(case=case, pk=letter.addressee_id).first()
        if found is None:
            raise Refused(
                "no_addressee",
                "Dit besluit ging niet aan een geadresseerde van de zaak; leg de indiener vast als belanghebbende.",
                field="objector",
            )
        return found
    for value, field, what in ((name, "name", "de naam"), (address, "address", "het adres")):
        if not value.strip():
            raise Refused("incomplete", f"Vul {what} van de indiener in (artikel 6:5 Awb).", field=field)
    return None


def _store(objection: Objection) -> None:
    try:
        with transaction.atomic():
            objection.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Dit bezwaar is al vastgelegd.") from error


@action(permission=rules.OBJECTION_WORK, records=rules.OBJECTION_EXCUSED)
def excuse(
    objection: Objection,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Find a late objection excusable, with the reason (Awb 6:11)."""
    refuse_unfit(objection, actor, seen=seen)
    refuse_closed(objection)
    admissibility.refuse_excuse(objection.timeliness, reason)
    refuse_personal_text(reason, field="excuse", context=Context.LETTER)
    change(objection, timeliness=Timeliness.EXCUSED, excuse=reason.strip(), form=form)
    record(rules.OBJECTION_EXCUSED, objection, actor=actor, at=at)
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.REPAIR_ASKED)
def ask_repair(
    objection: Objection,
    *,
    defects: str,
    until: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Prepare the letter that asks to repair what is missing; sending it suspends the term to decide (6:6, 7:10)."""
    refuse_unfit(objection, actor, seen=seen)
    rules.refuse_objection_move(objection.status, ObjectionStatus.REPAIR)
    admissibility.refuse_repair(defects, until=until, today=local_date(at))
    refuse_personal_text(defects, field="defects", context=Context.LETTER)
    change(objection, defects=defects.strip(), repair_until=until, form=form)
    fields = letters.repair(objection, queries.body_of(objection.case))
    compose(
        objection,
        objection.addressee_id or 0,
        ProceedingLetter.OBJECTION_REPAIR,
        fields,
        actor=actor,
        at=at,
    )
    record(rules.REPAIR_ASKED, objection, actor=actor, at=at, until=until.isoformat())
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.REPAIR_SETTLED)
def settle_repair(
    objection: Objection,
    *,
    repaired_date: date | None,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Put down that the defect was repaired on a day, or that the term passed unused; the suspension ends (7:10(2))."""
    refuse_unfit(objection, actor, seen=seen)
    rules.refuse_objection_move(objection.status, ObjectionStatus.RECEIVED)
    assert objection.repair_sent is not None and objection.repair_until is not None  # noqa: S101 - by the move
    admissibility.refuse_repaired(
        repaired_date, asked=objection.repair_sent, until=objection.repair_until, today=local_date(at)
    )
    days = admissibility.suspended_days(
        asked=objection.repair_sent, repaired=repaired_date, until=objection.repair_until
    )
    # A repair after the term may still be taken into account, but the term passed unused (6:6).
    is_late = repaired_date is None or repaired_date > objection.repair_until
    objection.suspended_days += days
    calculate(objection, actor=actor, at=at)
    if objection.repair_term is not None:
        end_term(objection.repair_term, reason="repaired" if repaired_date else "unused", actor=actor, at=at)
    move(
        objection,
        ObjectionStatus.RECEIVED,
        repaired_date=repaired_date,
        is_unrepaired=is_late,
        suspended_days=objection.suspended_days,
        decision_term=objection.decision_term,
        form=form,
    )
    result = "te laat hersteld" if is_late and repaired_date else "niet hersteld" if is_late else "hersteld"
    record(rules.REPAIR_SETTLED, objection, actor=actor, at=at, result=result)
    return objection


def refuse_closed(objection: Objection) -> None:
    """Nothing changes once the decision was taken, or the objection was withdrawn; part of an action."""
    if ObjectionStatus(objection.status) not in UNDECIDED:
        raise Refused("decided_before", f"De stand van dit bezwaar is “{objection.get_status_display()}”.")
