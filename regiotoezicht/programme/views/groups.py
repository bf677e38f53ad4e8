"""Working groups: the list, one with its members, meetings and action list, and a meeting with what it decided."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.programme import group_queries, plan_queries, rules
from regiotoezicht.programme.actions import groups as actions
from regiotoezicht.programme.forms import (
    GroupActionForm,
    GroupDecisionForm,
    GroupFactsForm,
    GroupForm,
    MeetingForm,
    MemberForm,
)
from regiotoezicht.programme.models import GroupAction, GroupMeeting, WorkingGroup
from regiotoezicht.programme.views.pages import step

NEW = Page("Werkgroep beginnen", "", "Begin de werkgroep", "De werkgroep is begonnen.")
CHANGE = Page("Werkgroep wijzigen", "", "Leg vast", "De werkgroep is gewijzigd.")
MEMBER = Page(
    "Lid toevoegen", "Een organisatie en een functie; er staan geen namen.", "Voeg toe", "Het lid is toegevoegd."
)
MEETING = Page("Vergadering toevoegen", "", "Leg de vergadering vast", "De vergadering is vastgelegd.")
MEETING_CHANGE = Page("Vergadering wijzigen", "", "Leg vast", "De vergadering is gewijzigd.")
ACTION = Page("Actiepunt toevoegen", "", "Voeg toe", "Het actiepunt staat op de lijst.")


def groups(request: ActorRequest) -> HttpResponse:
    """The working groups, those at work on top."""
    actor = request.actor
    need(actor, rules.READ)
    context = {"rows": list(group_queries.groups_for(actor)[:200]), "may_plan": bool(actor.reach(rules.PLAN_KEEP))}
    return render(request, "programme/groups.html", context)


def _group_for(request: ActorRequest, pk: int) -> WorkingGroup:
    need(request.actor, rules.READ)
    return get_object_or_404(WorkingGroup.objects.visible_to(request.actor), pk=pk)


def _kept(request: ActorRequest, pk: int) -> WorkingGroup:
    """A working group that did not end, for whoever keeps them; else not found."""
    need(request.actor, rules.PLAN_KEEP)
    held = _group_for(request, pk)
    if held.ended_date is not None:
        raise Http404
    return held


def _to_group(pk: int) -> str:
    return reverse("programme:group", args=[pk])


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Begin a working group. A form that was sent twice begins one."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    form = GroupForm(request.POST or None, initial={"from_date": local_date(actor.at)})
    return step(
        request,
        form,
        NEW,
        lambda typed: actions.begin_group(WorkingGroup(**typed), actor=actor, at=actor.at),
        lambda typed: WorkingGroup.objects.visible_to(actor).filter(token=typed["token"]).first(),
        back=reverse("programme:groups"),
        to=lambda made: _to_group(made.pk),
    )


def group(request: ActorRequest, pk: int) -> HttpResponse:
    """A working group: its members, meetings with what they decided, and action list."""
    actor, held = request.actor, _group_for(request, pk)
    rows: list[Any] = group_queries.actions_of(actor, held)
    today, is_open = local_date(actor.at), held.ended_date is None
    for row in rows:
        row.late, row.may_keep = row.is_late(today), is_open and actor.may(rules.KEEP, row)
    context = {
        "held": held,
        "members": group_queries.members_of(held),
        "meetings": group_queries.meetings_of(held),
        "rows": rows,
        "may_plan": is_open and bool(actor.reach(rules.PLAN_KEEP)),
        "may_act": any(row.may_keep for row in rows),
    }
    return render(request, "programme/group.html", context)


@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what a group is called or asked."""
    actor, held = request.actor, _kept(request, pk)
    form = GroupFactsForm(request.POST or None, initial={"name": held.name, "assignment": held.assignment})
    return step(
        request,
        form,
        CHANGE,
        lambda typed: actions.change_group(held, **typed, actor=actor, at=actor.at),
        back=_to_group(pk),
    )


@require_POST
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """End a group; of a double click the second finds it done."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    held = _group_for(request, pk)

    def write() -> None:
        if held.ended_date is None:
            actions.end_group(held, actor=actor, at=actor.at)

    return tried(request, write, "De werkgroep is beëindigd.", _to_group(pk))


@require_http_methods(["GET", "POST"])
def member_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a place in a group. A form that was sent twice adds one."""
    actor, held = request.actor, _kept(request, pk)
    return step(
        request,
        MemberForm(request.POST or None, initial={"from_date": local_date(actor.at)}),
        MEMBER,
        lambda typed: actions.add_member(held, **typed, actor=actor, at=actor.at),
        lambda typed: group_queries.made_with(held, typed["token"]),
        back=_to_group(pk),
    )


@require_POST
def member_leave(request: ActorRequest, pk: int, member: int) -> HttpResponse:
    """Record that a member left; of a double click the second finds it done."""
    actor, held = request.actor, _kept(request, pk)
    row = get_object_or_404(held.members, pk=member)

    def write() -> None:
        if row.left_date is None:
            actions.remove_member(held, member, actor=actor, at=actor.at)

    return tried(request, write, "Het lid is vertrokken.", _to_group(pk))


@require_http_methods(["GET", "POST"])
def meeting_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a meeting on a day. A form that was sent twice adds one."""
    actor, held = request.actor, _kept(request, pk)

    def write(typed: dict[str, Any]) -> GroupMeeting:
        given = {"on": typed["date"], "agenda": typed["agenda"], "token": typed["token"]}
        return actions.plan_meeting(held, **given, actor=actor, at=actor.at)

    def before(typed: dict[str, Any]) -> object:
        return group_queries.made_with(held, typed["token"])

    return step(request, MeetingForm(request.POST or None), MEETING, write, before, back=_to_group(pk))


def _meeting(held: WorkingGroup, meeting: int) -> GroupMeeting:
    row = group_queries.meeting_of(held, meeting)
    if row is None:
        raise Http404
    return row


def _to_meeting(pk: int, meeting: int) -> str:
    return reverse("programme:meeting", args=[pk, meeting])


@require_http_methods(["GET", "POST"])
def meeting(request: ActorRequest, pk: int, meeting: int) -> HttpResponse:
    """A meeting with its agenda and decisions, and a form for the next decision. Sent twice it is one."""
    actor, held = request.actor, _group_for(request, pk)
    row = _meeting(held, meeting)
    may_plan = held.ended_date is None and bool(actor.reach(rules.PLAN_KEEP))
    if request.method == "POST" and not may_plan:
        raise Http404
    form = GroupDecisionForm(request.POST or None) if may_plan else None
    if form is not None and request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        made = attempt_once(
            form,
            lambda: actions.decide_in_group(held, row, **typed, actor=actor, at=actor.at),
            lambda: row.decisions.filter(token=typed["token"]).first(),
        )
        if made is not None:
            return tried(request, lambda: None, "Het besluit is vastgelegd.", _to_meeting(pk, meeting))
    context = {"held": held, "row": row, "form": form}
    return render(request, "programme/meeting.html", context, status=422 if form and form.errors else 200)


@require_http_methods(["GET", "POST"])
def meeting_change(request: ActorRequest, pk: int, meeting: int) -> HttpResponse:
    """Change the day or the agenda of a meeting."""
    actor, held = request.actor, _kept(request, pk)
    row = _meeting(held, meeting)
    form = MeetingForm(request.POST or None, initial={"date": row.date, "agenda": row.agenda})

    def write(typed: dict[str, Any]) -> None:
        actions.change_meeting(held, row, on=typed["date"], agenda=typed["agenda"], actor=actor, at=actor.at)

    return step(request, form, MEETING_CHANGE, write, back=_to_meeting(pk, meeting))


@require_POST
def decision_withdraw(request: ActorRequest, pk: int, meeting: int, decision: int) -> HttpResponse:
    """Take back what was recorded by mistake; of a double click the second finds it done."""
    actor, held = request.actor, _kept(request, pk)
    row = get_object_or_404(_meeting(held, meeting).decisions, pk=decision)

    def write() -> None:
        if row.withdrawn_at is None:
            actions.withdraw_group_decision(held, decision, actor=actor, at=actor.at)

    return tried(request, write, "Het besluit is ingetrokken.", _to_meeting(pk, meeting))


@require_http_methods(["GET", "POST"])
def action_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a line to the action list. A form that was sent twice adds one."""
    actor, held = request.actor, _kept(request, pk)
    form = GroupActionForm(
        request.POST or None,
        actions=group_queries.plan_actions_to_choose(actor),
        places=plan_queries.places_for(actor, local_date(actor.at)),
    )

    def write(typed: dict[str, Any]) -> GroupAction:
        place = typed["place"]
        made = GroupAction(
            title=typed["title"],
            role=typed["role"],
            municipality=place if isinstance(place, Municipality) else None,
            district=place if isinstance(place, District) else None,
            until_date=typed["until_date"],
            plan_action_id=int(typed["plan_action"]) if typed["plan_action"] else None,
            token=typed["token"],
        )
        return actions.add_group_action(held, made, actor=actor, at=actor.at)

    def before(typed: dict[str, Any]) -> object:
        return group_queries.made_with(held, typed["token"])

    return step(request, form, ACTION, write, before, back=_to_group(pk))


@require_POST
def action_done(request: ActorRequest, pk: int, action: int) -> HttpResponse:
    """Record that a line is done, or take it up again: as the button said, so a double click does it once."""
    actor, held = request.actor, _group_for(request, pk)
    row = get_object_or_404(GroupAction.objects.visible_to(actor).filter(group=held), pk=action)
    if held.ended_date is not None or not actor.may(rules.KEEP, row):
        raise Http404
    again = request.POST.get("stand") == "open"

    def write() -> None:
        if again and row.done_at is not None:
            actions.reopen_group_action(row, actor=actor, at=actor.at)
        elif not again and row.done_at is None:
            actions.finish_group_action(row, actor=actor, at=actor.at)

    said = "Het actiepunt is weer open." if again else "Het actiepunt is gereed."
    return tried(request, write, said, _to_group(pk))
