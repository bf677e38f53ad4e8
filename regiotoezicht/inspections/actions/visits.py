"""How a visit goes: arrival, nobody home, entry refused, broken off, help asked, and leaving."""

from datetime import datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import guards, queries, rules
from regiotoezicht.inspections.actions.ending import end_visits
from regiotoezicht.inspections.actions.parts import begin, hold, move, saved
from regiotoezicht.inspections.actions.rounds import begin_round
from regiotoezicht.inspections.checklists import version_on
from regiotoezicht.inspections.models import Entry, Visit, VisitPart
from regiotoezicht.inspections.vocabulary import BreakOff, Ground, LivesHere, Part, RoundStatus, SpokenRole, VisitStatus


@action(permission=rules.VISIT_WORK, records=rules.VISIT_ARRIVED)
def arrive(visit: Visit, *, actor: Actor, at: datetime) -> Visit:
    """Start a visit: on the day of its round, by two supervisors who are designated in that municipality.

    The checklist of that day is the one of the visit. The first visit of a round starts the round.
    """
    rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.UNDER_WAY)
    today = local_date(at)
    rules.refuse_early_or_late(visit.round.date, today)
    crew = [member.employee for member in queries.crew_of(visit)]
    rules.refuse_small_round(len(crew))
    rules.refuse_undesignated(queries.undesignated(crew, [visit.municipality], today), today)
    version = version_on(today).code
    move(visit, VisitStatus.UNDER_WAY, actor=actor, at=at, arrived_at=at, checklist_version=version)
    VisitPart.objects.bulk_create([VisitPart(visit=visit, part=part) for part in Part])
    record(rules.VISIT_ARRIVED, visit, actor=actor, at=at)
    begin_round(visit.round, actor=actor, at=at)
    return visit


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def answer_lives_here(
    visit: Visit,
    *,
    lives_here: LivesHere,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    token: UUID | None = None,
) -> Visit:
    """Note whether somebody lives at the place: then it is entered as a dwelling."""
    begin(visit, Part.ARRIVAL)
    saved(visit, Part.ARRIVAL, actor=actor, at=at, seen=seen, token=token)
    Visit.objects.filter(pk=visit.pk).update(lives_here=lives_here)
    visit.lives_here = lives_here
    return visit


@action(permission=rules.VISIT_WORK, records=rules.VISIT_STATUS)
def note_nobody_home(visit: Visit, *, actor: Actor, at: datetime) -> Visit:
    """Note that nobody opened. The visit can be reopened while its round goes on."""
    rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.NOBODY_HOME)
    guards.refuse_nobody_home_after_entry(entered=Entry.objects.filter(visit=visit).exists())
    move(visit, VisitStatus.NOBODY_HOME, actor=actor, at=at, left_at=at)
    return visit


@action(permission=rules.VISIT_WORK, records=rules.VISIT_STATUS)
def reopen(visit: Visit, *, actor: Actor, at: datetime) -> Visit:
    """Go on with a visit where nobody was home before."""
    rules.refuse_early_or_late(visit.round.date, local_date(at))
    rules.refuse_closed_round(RoundStatus(visit.round.status))
    move(visit, VisitStatus.UNDER_WAY, actor=actor, at=at, left_at=None)
    return visit


@action(permission=rules.VISIT_WORK, records=rules.VISIT_GIVEN_UP)
def give_up(visit: Visit, *, actor: Actor, at: datetime) -> Visit:
    """Do not go back where nobody was home: the assignment ends, and a signal can be planned again."""
    guards.refuse_giving_up(VisitStatus(visit.status))
    hold(visit)
    record(rules.VISIT_GIVEN_UP, visit, actor=actor, at=at)
    end_visits(visit.round, [visit], actor=actor, at=at)
    return visit


@action(permission=rules.VISIT_WORK, records=rules.VISIT_STATUS)
def note_refused_entry(visit: Visit, *, by: SpokenRole, duty_told: bool, actor: Actor, at: datetime) -> Visit:
    """Note that entry was refused, by whom in role terms, and whether the duty to cooperate was pointed out.

    A resident may refuse consent: in a dwelling that duty is not told (Awb 5:15(1), 5:20).
    """
    rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.REFUSED_ENTRY)
    guards.refuse_nobody_home_after_entry(entered=Entry.objects.filter(visit=visit).exists())
    guards.refuse_duty_at_home(home=visit.is_home, duty_told=duty_told)
    move(
        visit,
        VisitStatus.REFUSED_ENTRY,
        actor=actor,
        at=at,
        outcome=VisitStatus.REFUSED_ENTRY,
        refused_by=by,
        duty_told=duty_told,
        left_at=at,
    )
    return visit


@action(permission=rules.VISIT_WORK, records=rules.VISIT_STATUS)
def break_off(visit: Visit, *, reason: BreakOff, actor: Actor, at: datetime) -> Visit:
    """Break a control off, with a reason as a code."""
    move(
        visit,
        VisitStatus.BROKEN_OFF,
        actor=actor,
        at=at,
        outcome=VisitStatus.BROKEN_OFF,
        break_off_reason=reason,
        left_at=at,
    )
    return visit


@action(permission=rules.VISIT_WORK, records=rules.CONSENT_WITHDRAWN)
def withdraw_consent(visit: Visit, *, actor: Actor, at: datetime) -> Visit:
    """Note that the resident withdrew consent, at this moment, and break the control off: the dwelling was left."""
    rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.BROKEN_OFF)
    hold(visit)
    entry = Entry.objects.filter(visit=visit).first()
    guards.refuse_withdrawal(ground=entry.ground if entry else "")
    Entry.objects.filter(visit=visit, ground=Ground.CONSENT).update(withdrawn_at=at)
    record(rules.CONSENT_WITHDRAWN, visit, actor=actor, at=at)
    return break_off(visit, reason=BreakOff.CONSENT, actor=actor, at=at)


@action(permission=rules.VISIT_WORK, records=rules.VISIT_STATUS)
def note_help_asked(visit: Visit, *, actor: Actor, at: datetime) -> Visit:
    """Stop the control because somebody asked for help. From now on nothing of that talk can be recorded here."""
    move(visit, VisitStatus.HELP_ASKED, actor=actor, at=at, outcome=VisitStatus.HELP_ASKED)
    return visit


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def note_leaving(
    visit: Visit,
    *,
    left_at: datetime,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    token: UUID | None = None,
) -> Visit:
    """Note when the supervisors left."""
    begin(visit, Part.CLOSING)
    guards.refuse_before_arrival(left_at, visit.arrived_at, field="left_at")
    guards.refuse_in_future(left_at, at, field="left_at")
    saved(visit, Part.CLOSING, actor=actor, at=at, seen=seen, token=token)
    Visit.objects.filter(pk=visit.pk).update(left_at=left_at)
    visit.left_at = left_at
    return visit
