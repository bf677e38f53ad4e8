"""Taking a complaint in, by name or by a code; a new code for who lost hers."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.complaints import codes, letters, rules
from regiotoezicht.complaints.actions.moves import NOTICE_RULE, ROUTE, calculate, change, compose, refuse_stale
from regiotoezicht.complaints.models import Complaint, Concerned
from regiotoezicht.complaints.vocabulary import About, ComplaintLetter
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.references import dossier_number
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.proceedings.terms import term_of
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Employee, Municipality
from regiotoezicht.worklist.actions import add_task, run_term


@action(permission=rules.COMPLAINT_WORK, records=rules.RECEIVED)
def receive(
    municipality: Municipality,
    *,
    is_anonymous: bool,
    name: str = "",
    address: str = "",
    about: About,
    concerned: Sequence[Employee] = (),
    received_date: date,
    channel: Channel,
    occurred_date: date | None = None,
    what: str,
    case: Case | None = None,
    token: UUID,
    actor: Actor,
    at: datetime,
) -> tuple[Complaint, str]:
    """Put down a complaint with its terms and its receipt; answers it with the code of an anonymous one, else "".

    Nobody can show the code again: only its digest is kept (ADR 0064). Basis: Awb 9:2, 9:4, 9:6, 9:8(3), 9:11.
    """
    today = local_date(at)
    rules.refuse_days(received=received_date, occurred=occurred_date, today=today)
    rules.refuse_complainant(is_anonymous=is_anonymous, name=name, address=address)
    rules.refuse_about(about, [one.pk for one in concerned])
    rules.refuse_what(what)
    refuse_personal_text(what, field="what", context=Context.LETTER)
    if case is not None and case.municipality_id != municipality.pk:
        raise Refused("case_elsewhere", "Die zaak is van een andere gemeente.", field="dossier")
    code = codes.new_code() if is_anonymous else ""
    complaint = Complaint(
        dossier=dossier_number(municipality.district.code, today.year),
        municipality=municipality,
        district_id=municipality.district_id,
        token=token,
        case=case,
        about=about,
        is_anonymous=is_anonymous,
        code_digest=codes.digest_of(code) or None,
        name=None if is_anonymous else name.strip(),
        address=None if is_anonymous else address.strip(),
        received_date=received_date,
        channel=channel,
        occurred_date=occurred_date,
        what=what.strip(),
        # Whoever gets a code hears at once that the complaint was taken in (9:6).
        acknowledged_date=today if is_anonymous else None,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    _store(complaint)
    _start(complaint, actor, at)
    # Last, because from here on a lawyer whom it is about sees nothing of it: the receipt was made by then.
    about_whom = concerned if about != About.BODY else ()
    Concerned.objects.bulk_create(Concerned(complaint=complaint, employee=one) for one in about_whom)
    record(rules.RECEIVED, complaint, actor=actor, at=at, received=received_date.isoformat(), anonymous=is_anonymous)
    return complaint, code


def _store(complaint: Complaint) -> None:
    try:
        with transaction.atomic():
            complaint.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Deze klacht is al vastgelegd.") from error


def _start(complaint: Complaint, actor: Actor, at: datetime) -> None:
    """Let both terms run, put the work on the list, and make the receipt."""
    calculate(complaint, actor=actor, at=at)
    notice = term_of(NOTICE_RULE, complaint.received_date)
    complaint.notice_term = run_term(
        complaint, notice, addressee_label=complaint.label, route=ROUTE, actor=actor, at=at
    )
    complaint.save(update_fields=["decision_term", "notice_term"])
    assert complaint.decision_term is not None  # noqa: S101 - it runs since the line above
    due = complaint.decision_term.end
    add_task(complaint, kind=rules.TASK_COMPLAINT, role=Role.LAWYER, due_date=due, actor=actor, at=at)
    compose(complaint, ComplaintLetter.RECEIVED, letters.received(complaint), actor=actor, at=at)


@action(permission=rules.COMPLAINT_WORK, records=rules.CODE_RENEWED)
def renew_code(
    complaint: Complaint, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> str:
    """Give an anonymous complaint another code, when the first was never noted; the first finds nothing any more."""
    refuse_stale(complaint, seen)
    if not complaint.is_anonymous:
        raise Refused("named", "Alleen een anonieme klacht heeft een code.")
    code = codes.new_code()
    change(complaint, code_digest=codes.digest_of(code), form=form)
    record(rules.CODE_RENEWED, complaint, actor=actor, at=at)
    return code
