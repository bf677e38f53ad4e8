"""Every write of working groups."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import group_rules, rules
from regiotoezicht.programme.actions.moving import one_of_a_name
from regiotoezicht.programme.models import GroupAction, GroupDecision, GroupMeeting, GroupMember, WorkingGroup
from regiotoezicht.programme.models.owned import refuse_owner_at

NAMED = ("group_there", "Er is al een werkgroep met deze naam.")


@action(permission=rules.PLAN_KEEP, records=group_rules.GROUP_SET)
def begin_group(group: WorkingGroup, *, actor: Actor, at: datetime) -> WorkingGroup:
    """Begin a working group. Refused while one of that name is at work."""
    _refuse_group(group, at)
    group.recorded_at = at
    with one_of_a_name(*NAMED):
        group.save(force_insert=True)
    record(group_rules.GROUP_SET, group, actor=actor, at=at)
    return group


@action(permission=rules.PLAN_KEEP, records=group_rules.GROUP_SET)
def change_group(held: WorkingGroup, *, actor: Actor, name: str, assignment: str, at: datetime) -> None:
    """Change what a group is called or asked."""
    refuse_personal_text(name, field="name")
    refuse_personal_text(assignment, field="assignment")
    with one_of_a_name(*NAMED):
        changed = _open(held).update(name=name, assignment=assignment)
    if not changed:
        raise changed_meanwhile("deze werkgroep")
    record(group_rules.GROUP_SET, held, actor=actor, at=at)


@action(permission=rules.PLAN_KEEP, records=group_rules.GROUP_ENDED)
def end_group(held: WorkingGroup, *, actor: Actor, at: datetime) -> None:
    """End a group today; what it did can still be read."""
    today = local_date(at)
    if not _open(held).update(ended_date=max(today, held.from_date)):
        raise changed_meanwhile("deze werkgroep")
    record(group_rules.GROUP_ENDED, held, actor=actor, at=at, date=today.isoformat())


@action(permission=rules.PLAN_KEEP, records=group_rules.MEMBER_ADDED)
def add_member(
    group: WorkingGroup, *, actor: Actor, organisation: str, function: str, from_date: date, token: UUID, at: datetime
) -> GroupMember:
    """Add a place in a group: an organisation and a function, no name."""
    refuse_personal_text(organisation, field="organisation")
    refuse_personal_text(function, field="function")
    rules.refuse_day(from_date, local_date(at), field="from_date")
    group_rules.refuse_before_group(from_date, group.from_date, field="from_date")
    _hold(group)
    _refuse_many(group.members.count())
    made = GroupMember.objects.create(
        group=group, organisation=organisation, function=function, from_date=from_date, token=token
    )
    record(group_rules.MEMBER_ADDED, group, actor=actor, at=at, date=from_date.isoformat())
    return made


@action(permission=rules.PLAN_KEEP, records=group_rules.MEMBER_LEFT)
def remove_member(group: WorkingGroup, pk: int, *, actor: Actor, at: datetime) -> None:
    """Record that a member left today."""
    today = local_date(at)
    if not GroupMember.objects.filter(pk=pk, group=group, left_date__isnull=True).update(left_date=today):
        raise changed_meanwhile("dit lid")
    record(group_rules.MEMBER_LEFT, group, actor=actor, at=at, date=today.isoformat())


@action(permission=rules.PLAN_KEEP, records=group_rules.MEETING_SET)
def plan_meeting(
    group: WorkingGroup, *, actor: Actor, on: date, agenda: str, token: UUID, at: datetime
) -> GroupMeeting:
    """Put a meeting with its agenda on a day; one a day."""
    _refuse_meeting(group, on, agenda, at)
    _hold(group)
    if GroupMeeting.objects.filter(group=group, date=on).exists():
        raise Refused("meets", "Op deze dag staat al een vergadering van deze werkgroep.", field="date")
    made = GroupMeeting.objects.create(group=group, date=on, agenda=agenda, token=token)
    record(group_rules.MEETING_SET, group, actor=actor, at=at, date=on.isoformat())
    return made


@action(permission=rules.PLAN_KEEP, records=group_rules.MEETING_SET)
def change_meeting(
    group: WorkingGroup, meeting: GroupMeeting, *, actor: Actor, on: date, agenda: str, at: datetime
) -> None:
    """Change the day or the agenda of a meeting; its day stays once something was decided there."""
    _refuse_meeting(group, on, agenda, at)
    _hold(group)
    if on != meeting.date and meeting.decisions.exists():
        raise Refused("decided", "In deze vergadering is al iets besloten; de dag ligt vast.", field="date")
    if GroupMeeting.objects.filter(group=group, date=on).exclude(pk=meeting.pk).exists():
        raise Refused("meets", "Op deze dag staat al een vergadering van deze werkgroep.", field="date")
    if not GroupMeeting.objects.filter(pk=meeting.pk, group=group).update(date=on, agenda=agenda):
        raise changed_meanwhile("deze vergadering")
    record(group_rules.MEETING_SET, group, actor=actor, at=at, date=on.isoformat())


@action(permission=rules.PLAN_KEEP, records=group_rules.GROUP_DECIDED)
def decide_in_group(
    group: WorkingGroup, meeting: GroupMeeting, *, actor: Actor, text: str, token: UUID, at: datetime
) -> GroupDecision:
    """Record what a meeting decided, once it was held."""
    refuse_personal_text(text, field="text")
    group_rules.refuse_decision_before(meeting.date, local_date(at))
    _hold(group)
    _refuse_many(meeting.decisions.count())
    made = GroupDecision.objects.create(
        meeting=meeting, text=text, token=token, recorded_at=at, recorded_by_id=actor.account_id
    )
    record(group_rules.GROUP_DECIDED, group, actor=actor, at=at, date=meeting.date.isoformat())
    return made


@action(permission=rules.PLAN_KEEP, records=group_rules.GROUP_DECISION_WITHDRAWN)
def withdraw_group_decision(group: WorkingGroup, pk: int, *, actor: Actor, at: datetime) -> None:
    """Take back what was recorded by mistake; it stays visible as such."""
    rows = GroupDecision.objects.filter(pk=pk, meeting__group=group, withdrawn_at__isnull=True)
    if not rows.update(withdrawn_at=at):
        raise changed_meanwhile("dit besluit")
    record(group_rules.GROUP_DECISION_WITHDRAWN, group, actor=actor, at=at)


@action(permission=rules.PLAN_KEEP, records=group_rules.GROUP_ACTION_ADDED)
def add_group_action(group: WorkingGroup, made: GroupAction, *, actor: Actor, at: datetime) -> GroupAction:
    """Add a line to the action list: what, by which function in which place, by when."""
    refuse_personal_text(made.title, field="title")
    refuse_owner_at(Role(made.role), made.municipality or made.district)
    group_rules.refuse_until(made.until_date, local_date(at))
    _hold(group)
    _refuse_many(GroupAction.objects.filter(group=group).count())
    made.group, made.recorded_at = group, at
    made.save(force_insert=True)
    until = made.until_date.isoformat()
    record(group_rules.GROUP_ACTION_ADDED, made, actor=actor, at=at, role=Role(made.role).value, until=until)
    return made


@action(permission=rules.KEEP, records=group_rules.GROUP_ACTION_DONE)
def finish_group_action(held: GroupAction, *, actor: Actor, at: datetime) -> None:
    """Record that a line of an action list is done; a policy officer those of her own municipality."""
    if not GroupAction.objects.filter(pk=held.pk, done_at__isnull=True).update(done_at=at):
        raise changed_meanwhile("dit actiepunt")
    record(group_rules.GROUP_ACTION_DONE, held, actor=actor, at=at)


@action(permission=rules.KEEP, records=group_rules.GROUP_ACTION_REOPENED)
def reopen_group_action(held: GroupAction, *, actor: Actor, at: datetime) -> None:
    """Take a line up again that was done too soon."""
    if not GroupAction.objects.filter(pk=held.pk, done_at__isnull=False).update(done_at=None):
        raise changed_meanwhile("dit actiepunt")
    record(group_rules.GROUP_ACTION_REOPENED, held, actor=actor, at=at)


def _refuse_group(group: WorkingGroup, at: datetime) -> None:
    refuse_personal_text(group.name, field="name")
    refuse_personal_text(group.assignment, field="assignment")
    rules.refuse_day(group.from_date, local_date(at), field="from_date")


def _refuse_meeting(group: WorkingGroup, on: date, agenda: str, at: datetime) -> None:
    refuse_personal_text(agenda, field="agenda")
    group_rules.refuse_meeting_day(on, local_date(at), group.from_date)


def _refuse_many(held: int) -> None:
    if held >= group_rules.MOST_ROWS:
        raise Refused("too_many", f"Een werkgroep heeft van alles ten hoogste {group_rules.MOST_ROWS} regels.")


def _open(group: WorkingGroup) -> QuerySet[WorkingGroup]:
    return WorkingGroup.objects.filter(pk=group.pk, ended_date__isnull=True)


def _hold(group: WorkingGroup) -> None:
    """Hold a group until the unit ends, so that of two who change it the second sees the first. Refused once ended."""
    if not _open(group).update(recorded_at=group.recorded_at):
        raise Refused("group_ended", "Deze werkgroep is beëindigd; er verandert niets meer aan.")
