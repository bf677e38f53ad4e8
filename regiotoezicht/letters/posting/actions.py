"""Every write about how letters go out, besides the first sending itself."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.actions import store_upload
from regiotoezicht.documents.rules import FileKind
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.decrees import statutory
from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.letters import opening
from regiotoezicht.letters import rules as letter_rules
from regiotoezicht.letters.models import ChannelOutage, ChannelStatement, Letter, Sending
from regiotoezicht.letters.posting import queries, rules
from regiotoezicht.letters.posting.rules import ReturnReason
from regiotoezicht.letters.vocabulary import Method, Status
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.actions import add_task, finish_tasks, restart_term
from regiotoezicht.worklist.actions import end_term as end_running_term
from regiotoezicht.worklist.models import RunningTerm

WORKING_DAYS_TO_SEND = 2
"""Our own rule: a signed letter, or one that came back, goes out within two working days."""
THIS_SENDING = "deze verzending"


def internal_date(today: date, working_days: int = WORKING_DAYS_TO_SEND) -> date:
    """The day by which the office wants something done: so many working days on."""
    day = today
    for _ in range(working_days):
        day += timedelta(days=1)
        while not statutory().counts(day):
            day += timedelta(days=1)
    return day


def refuse_unstated(letter: Letter, method: Method, on: date) -> None:
    """Refuse an electronic sending to who did not say so for this kind of letter."""
    is_stated = method not in rules.ELECTRONIC or any(
        statement.covers(letter.kind, method, on) for statement in queries.statements_of(letter)
    )
    rules.refuse_electronic(method, is_stated=is_stated)


def put_down(
    letter: Letter,
    *,
    sent_date: date,
    method: Method,
    terms: Iterable[int],
    track_number: str,
    receipt_name: str,
    receipt: bytes,
    actor: Actor,
    at: datetime,
) -> Sending:
    """Put down one sending with its proof and the terms that it started; part of an action of the letters."""
    sending = Sending(
        letter=letter,
        number=letter.sendings.count() + 1,
        sent_date=sent_date,
        method=method,
        track_number=rules.clean_track_number(track_number),
        put_down_at=at,
        put_down_by_id=actor.account_id,
        terms=list(terms),
    )
    if receipt_name or receipt:
        sending.receipt = store_upload(
            letter, kind=FileKind.PAPER, name=receipt_name, content=receipt, actor=actor, at=at
        )
    try:
        with transaction.atomic():
            sending.save()
    except IntegrityError as error:
        raise changed_meanwhile("deze brief") from error
    return sending


@action(permission=letter_rules.LETTER_SEND, records=rules.PROVEN)
def prove(
    letter: Letter,
    *,
    track_number: str = "",
    receipt_name: str = "",
    receipt: bytes = b"",
    actor: Actor,
    at: datetime,
) -> Sending:
    """Add the proof of the last sending: the number of the posted item, or a paper, kept sealed."""
    opening.refuse_hidden(letter, actor)
    sending = _last(letter)
    number = rules.clean_track_number(track_number)
    rules.refuse_proof(number, has_receipt=bool(receipt_name or receipt))
    if receipt_name or receipt:
        sending.receipt = store_upload(
            letter, kind=FileKind.PAPER, name=receipt_name, content=receipt, actor=actor, at=at
        )
    sending.track_number = number or sending.track_number
    sending.save(update_fields=["track_number", "receipt"])
    record(rules.PROVEN, letter, actor=actor, at=at, number=sending.number)
    return sending


@action(permission=letter_rules.LETTER_SEND, records=rules.RETURNED)
def put_down_return(
    letter: Letter,
    *,
    returned_date: date,
    reason: ReturnReason,
    counts: bool,
    note: str,
    actor: Actor,
    at: datetime,
) -> Sending:
    """Put down that the last sending came back; when it does not count, its terms stop until the next one."""
    owner = opening.refuse_hidden(letter, actor)
    sending = _last(letter)
    refuse_personal_text(note, field="return_note")
    rules.refuse_return(
        returned_date,
        sent_date=sending.sent_date,
        today=local_date(at),
        reason=reason,
        counts=counts,
        note=note,
    )
    as_read = Sending.objects.filter(pk=sending.pk, returned_date=None)
    if not as_read.update(returned_date=returned_date, return_reason=reason, counts=counts, return_note=note.strip()):
        raise Refused("returned_before", "Van deze verzending is het retour al vastgelegd.")
    sending.refresh_from_db()
    if not counts:
        owner.returned(letter, returned_date, actor, at)
        for term in RunningTerm.objects.running().filter(pk__in=sending.terms):
            end_running_term(term, reason=rules.TERM_RETURNED, actor=actor, at=at)
        due = internal_date(local_date(at))
        add_task(letter, kind=letter_rules.TASK_SEND_AGAIN, role=Role.LAWYER, actor=actor, at=at, due_date=due)
    record(
        rules.RETURNED,
        letter,
        actor=actor,
        at=at,
        returned=returned_date.isoformat(),
        counts="ja" if counts else "nee",
        reason=reason.value,
    )
    return sending


@action(permission=letter_rules.LETTER_SEND, records=rules.SENT_AGAIN)
def send_again(
    letter: Letter,
    *,
    sent_date: date,
    method: Method,
    track_number: str = "",
    receipt_name: str = "",
    receipt: bytes = b"",
    actor: Actor,
    at: datetime,
) -> Sending:
    """Send a letter again that came back and did not count: its terms start anew from this day; both are kept."""
    owner = opening.refuse_hidden(letter, actor)
    before = _last(letter)
    rules.refuse_sending_again(
        awaits=before.awaits_another,
        sent_date=sent_date,
        returned_date=before.returned_date,
        today=local_date(at),
    )
    refuse_unstated(letter, method, sent_date)
    stopped = RunningTerm.objects.filter(pk__in=before.terms, end_reason=rules.TERM_RETURNED)
    for term in stopped.order_by("pk"):
        _start_anew(term, before.sent_date, sent_date, actor, at)
    sending = put_down(
        letter,
        sent_date=sent_date,
        method=method,
        terms=before.terms,
        track_number=track_number,
        receipt_name=receipt_name,
        receipt=receipt,
        actor=actor,
        at=at,
    )
    as_read = Letter.objects.filter(pk=letter.pk, status=Status.SENT, sent_date=before.sent_date)
    if not as_read.update(sent_date=sent_date, method=method):
        raise changed_meanwhile("deze brief")
    letter.refresh_from_db()
    owner.sent_again(letter, before.sent_date, actor, at)
    finish_tasks(letter, kind=letter_rules.TASK_SEND_AGAIN, actor=actor, at=at)
    record(rules.SENT_AGAIN, letter, actor=actor, at=at, sent=sent_date.isoformat(), method=Method(method).value)
    return sending


def _start_anew(term: RunningTerm, old: date, sent_date: date, actor: Actor, at: datetime) -> None:
    """Let a term run from the new day: up to the last day that the letter names, or as long as the law says."""
    length: dict[str, int] | None = None
    start = sent_date if term.start == old else term.start
    if term.rule == "own":
        rules.refuse_past_term(term.end, sent_date=sent_date)
        length = {"days": (term.end - start).days}
    try:
        anew = compute(term.rule, start, length)
    except NoAnswer as refusal:
        raise Refused(refusal.code, refusal.sentence, field="sent_date") from refusal
    restart_term(term, anew, actor=actor, at=at)


@action(permission=letter_rules.LETTER_SEND, records=rules.STATED)
def state_reachable(
    letter: Letter, *, channel: Method, kinds: list[str], from_date: date, actor: Actor, at: datetime
) -> ChannelStatement:
    """Put down that the addressee of a letter said to be reachable electronically, for kinds of letters."""
    opening.refuse_hidden(letter, actor)
    rules.refuse_statement(kinds, from_date, today=local_date(at))
    held = ChannelStatement.objects.filter(
        label=letter.label,
        record_id=letter.record_id,
        addressee_id=letter.addressee_id,
        channel=channel,
        until_date=None,
    )
    if held.filter(from_date__gt=from_date).exists():
        raise Refused("statement_later", "Er is al een latere opgave voor dit kanaal.", field="from_date")
    held.update(until_date=from_date)
    made = ChannelStatement.objects.create(
        dossier=letter.dossier,
        municipality_id=letter.municipality_id,
        district_id=letter.district_id,
        label=letter.label,
        record_id=letter.record_id,
        addressee_id=letter.addressee_id,
        channel=channel,
        kinds=" ".join(sorted(kinds)),
        from_date=from_date,
        put_down_at=at,
        put_down_by_id=actor.account_id,
    )
    record(rules.STATED, letter, actor=actor, at=at, channel=Method(channel).value, kinds=len(kinds))
    return made


@action(permission=letter_rules.LETTER_SEND, records=rules.STATEMENT_ENDED)
def take_back_statement(letter: Letter, *, statement: int, until_date: date, actor: Actor, at: datetime) -> None:
    """Put down that the addressee took a statement back: from that day on letters go by post."""
    opening.refuse_hidden(letter, actor)
    held = next((one for one in queries.statements_of(letter) if one.pk == statement), None)
    if held is None or held.until_date is not None:
        raise Refused("statement_gone", "Deze opgave geldt niet meer.")
    if until_date < held.from_date or until_date > local_date(at):
        raise Refused("statement_end", "De dag van intrekken ligt tussen de opgave en vandaag.", field="until_date")
    ChannelStatement.objects.filter(pk=held.pk, until_date=None).update(until_date=until_date)
    record(rules.STATEMENT_ENDED, letter, actor=actor, at=at, until=until_date.isoformat())


@action(permission=rules.OUTAGE_KEEP, records=rules.OUTAGE_SET)
def put_down_outage(
    municipality: Municipality,
    *,
    channel: Method,
    from_at: datetime,
    until_at: datetime | None,
    actor: Actor,
    at: datetime,
) -> ChannelOutage:
    """Put down that an electronic channel of a municipality did not work, and from when until when."""
    rules.refuse_outage(from_at, until_at, at=at)
    try:
        with transaction.atomic():
            made = ChannelOutage.objects.create(
                municipality=municipality,
                channel=channel,
                from_at=from_at,
                until_at=until_at,
                put_down_at=at,
                put_down_by_id=actor.account_id,
            )
    except IntegrityError as error:
        raise Refused("outage_exists", "Deze storing staat er al.", field="from_at") from error
    record(rules.OUTAGE_SET, made, actor=actor, at=at, channel=Method(channel).value)
    return made


@action(permission=rules.OUTAGE_KEEP, records=rules.OUTAGE_ENDED)
def end_outage(outage: ChannelOutage, *, until_at: datetime, actor: Actor, at: datetime) -> ChannelOutage:
    """Put down when a channel worked again."""
    rules.refuse_outage(outage.from_at, until_at, at=at)
    if not ChannelOutage.objects.filter(pk=outage.pk, until_at=None).update(until_at=until_at):
        raise Refused("outage_over", "Het einde van deze storing is al vastgelegd.")
    outage.refresh_from_db()
    record(rules.OUTAGE_ENDED, outage, actor=actor, at=at, channel=outage.channel)
    return outage


def _last(letter: Letter) -> Sending:
    found = letter.sendings.order_by("-number").first()
    if found is None:
        raise Refused("not_sent", "Deze brief is nog niet verzonden.")
    return found
