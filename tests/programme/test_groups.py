"""Working groups and hearings: who keeps them, what they refuse, and what letters read of them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import group_rules, queries
from regiotoezicht.programme.actions import groups as actions
from regiotoezicht.programme.models import GroupAction, GroupDecision, GroupMeeting, GroupMember, Hearing, WorkingGroup
from tests.conftest import NOW, TODAY, Hire

SignedIn = Callable[[AccountActor], Client]


def begin_group(paul: AccountActor, name: str = "ICT") -> WorkingGroup:
    asked = WorkingGroup(
        name=name, assignment="Eisen uit de werkprocessen afleiden", from_date=date(2026, 1, 5), token=uuid4()
    )
    return actions.begin_group(asked, actor=paul, at=NOW)


def point(group: WorkingGroup, paul: AccountActor, place: Municipality) -> GroupAction:
    made = GroupAction(
        title="Eisen rondsturen", role=Role.LAWYER, municipality=place, until_date=date(2026, 3, 1), token=uuid4()
    )
    return actions.add_group_action(group, made, actor=paul, at=NOW)


def go(name: str, *given: Any) -> str:
    return reverse(f"programme:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_days_of_groups() -> None:
    begun = date(2026, 1, 5)
    group_rules.refuse_meeting_day(begun, TODAY, begun)
    group_rules.refuse_decision_before(TODAY, TODAY)
    group_rules.refuse_until(TODAY, TODAY)
    group_rules.refuse_done_before(begun, begun)
    cases: list[Callable[[], None]] = [
        lambda: group_rules.refuse_meeting_day(begun - timedelta(days=1), TODAY, begun),
        lambda: group_rules.refuse_meeting_day(TODAY + timedelta(days=367), TODAY, begun),
        lambda: group_rules.refuse_decision_before(TODAY + timedelta(days=1), TODAY),
        lambda: group_rules.refuse_until(date(1999, 12, 31), TODAY),
        lambda: group_rules.refuse_until(date(2032, 1, 1), TODAY),
        lambda: group_rules.refuse_done_before(begun - timedelta(days=1), begun),
    ]
    for refused in cases:
        with pytest.raises(Refused):
            refused()


def test_letters_read_the_groups_of_a_day(paul: AccountActor, beverwijk: Municipality) -> None:
    group = begin_group(paul)
    actions.add_member(
        group,
        organisation="GGD",
        function="adviseur",
        from_date=date(2026, 2, 1),
        token=uuid4(),
        actor=paul,
        at=NOW,
    )
    for day in (date(2026, 2, 2), date(2026, 4, 1)):
        actions.plan_meeting(group, on=day, agenda="Eisen", token=uuid4(), actor=paul, at=NOW)
    point(group, paul, beverwijk)
    [told] = queries.working_groups_on(TODAY)
    assert (told.name, list(told.members), told.open_actions) == ("ICT", ["GGD, adviseur"], 1)
    assert told.last_met == date(2026, 2, 2)
    [before] = queries.working_groups_on(date(2026, 1, 6))
    assert (list(before.members), before.last_met) == ([], None)
    assert queries.working_groups_on(date(2026, 1, 4)) == []
    actions.end_group(group, actor=paul, at=NOW)
    assert queries.working_groups_on(TODAY) == []
    assert len(queries.working_groups_on(TODAY - timedelta(days=1))) == 1
    with pytest.raises(Refused, match="beëindigd"):
        point(group, paul, beverwijk)


def test_a_policy_officer_finishes_the_lines_of_her_own_municipality(
    omar: AccountActor, paul: AccountActor, beverwijk: Municipality, haarlem: Municipality
) -> None:
    group = begin_group(paul)
    own, other = point(group, paul, beverwijk), point(group, paul, haarlem)
    actions.finish_group_action(own, actor=omar, at=NOW)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        actions.finish_group_action(own, actor=paul, at=NOW)
    actions.reopen_group_action(own, actor=omar, at=NOW)
    for write in (
        lambda: actions.finish_group_action(other, actor=omar, at=NOW),
        lambda: point(group, omar, beverwijk),
        lambda: begin_group(omar, "Privacy"),
    ):
        with pytest.raises(NotAllowed):
            write()
    with pytest.raises(Refused, match="al een werkgroep"):
        begin_group(paul)


@pytest.mark.usefixtures("stopped_clock")
def test_a_group_is_kept_on_its_pages(
    paul: AccountActor, omar: AccountActor, beverwijk: Municipality, hire: Hire, signed_in: SignedIn
) -> None:
    browser, reader = signed_in(paul), signed_in(omar)
    typed = {"token": str(uuid4()), "name": "ICT", "assignment": "Eisen afleiden", "from_date": "05-01-2026"}
    for _ in range(2):  # a double click
        assert browser.post(go("group-new"), typed).status_code == 302
    group = WorkingGroup.objects.get()
    here = go("group", group.pk)
    member = {"token": str(uuid4()), "organisation": "politie", "function": "adviseur", "from_date": "05-01-2026"}
    meeting = {"token": str(uuid4()), "date": "01-02-2026", "agenda": "Eisen\nPlanning"}
    line = {
        "token": str(uuid4()),
        "title": "Eisen rondsturen",
        "role": "lawyer",
        "place": f"g{beverwijk.pk}",
        "until_date": "01-03-2026",
        "plan_action": "",
    }
    for name, sent in (("member-new", member), ("meeting-new", meeting), ("group-action-new", line)):
        for _ in range(2):
            assert browser.post(go(name, group.pk), sent)["Location"] == here
        assert reader.post(go(name, group.pk), sent).status_code == 404
    again = browser.post(go("meeting-new", group.pk), meeting | {"token": str(uuid4())})
    assert "staat al een vergadering" in text(again)
    named = browser.post(go("member-new", group.pk), member | {"token": str(uuid4()), "function": "Jan de Vries"})
    assert named.status_code == 422
    met, row, seat = GroupMeeting.objects.get(), GroupAction.objects.get(), GroupMember.objects.get()
    there = go("meeting", group.pk, met.pk)
    decided = {"token": str(uuid4()), "text": "Eén model voor alle gemeenten."}
    for _ in range(2):
        assert browser.post(there, decided)["Location"] == there
    assert reader.post(there, decided).status_code == 404
    assert "Eén model voor alle gemeenten." in text(reader.get(here))
    moved = browser.post(go("meeting-change", group.pk, met.pk), meeting | {"date": "02-02-2026"})
    assert "de dag ligt vast" in text(moved)
    assert browser.post(go("meeting-change", group.pk, met.pk), meeting | {"agenda": "Anders"})["Location"] == there
    choice = GroupDecision.objects.get()
    lawyer = signed_in(hire("Lena", Role.LAWYER, beverwijk))
    assert "Eisen rondsturen" in text(lawyer.get(reverse("programme:own-work")))
    done = go("group-action-done", group.pk, row.pk)
    assert lawyer.post(done, {"stand": "gereed"}).status_code == 404
    for _ in range(2):
        assert reader.post(done, {"stand": "gereed"})["Location"] == here
    assert "Eisen rondsturen" not in text(lawyer.get(reverse("programme:own-work")))
    assert reader.post(done, {"stand": "open"})["Location"] == here
    row.refresh_from_db()
    assert row.done_at is None
    for _ in range(2):
        assert browser.post(go("group-decision-withdraw", group.pk, met.pk, choice.pk))["Location"] == there
        assert browser.post(go("member-leave", group.pk, seat.pk))["Location"] == here
    change = {"name": "ICT en data", "assignment": "Eisen afleiden"}
    assert browser.post(go("group-change", group.pk), change)["Location"] == here
    assert reader.get(go("group-change", group.pk)).status_code == 404
    for _ in range(2):
        assert browser.post(go("group-end", group.pk))["Location"] == here
    assert browser.get(go("member-new", group.pk)).status_code == 404
    assert "beëindigd op" in text(reader.get(go("groups")))


@pytest.mark.usefixtures("stopped_clock")
def test_an_organisation_is_heard_and_answered(paul: AccountActor, omar: AccountActor, signed_in: SignedIn) -> None:
    browser, here = signed_in(paul), go("hearings")
    typed = {
        "token": str(uuid4()),
        "organisation": "Vereniging Voorbeeld",
        "date": "01-02-2026",
        "subject": "Werkwijze van controles",
        "said": "Controles overdag geven minder schrik.",
    }
    for _ in range(2):
        assert browser.post(go("hearing-new"), typed)["Location"] == here
    held = Hearing.objects.get()
    for wrong in ({"date": "01-02-2027"}, {"said": ""}, {"said": "Bel haar op 06-12345678"}):
        assert browser.post(go("hearing-new"), typed | {"token": str(uuid4())} | wrong).status_code == 422
    early = browser.post(go("hearing", held.pk), {"on": "31-01-2026", "done_with": "Opgenomen in de werkwijze."})
    assert "werd pas op 01-02-2026 gehoord" in text(early)
    answer = {"on": "01-03-2026", "done_with": "Opgenomen in de werkwijze."}
    assert browser.post(go("hearing", held.pk), answer)["Location"] == here
    reader = signed_in(omar)
    assert "Opgenomen in de werkwijze. (01-03-2026)" in text(reader.get(here))
    assert reader.get(go("hearing", held.pk)).status_code == 404
    assert reader.post(go("hearing-withdraw", held.pk)).status_code == 404
    for _ in range(2):
        assert browser.post(go("hearing-withdraw", held.pk))["Location"] == here
    assert browser.get(go("hearing", held.pk)).status_code == 404
    assert "ingetrokken op" in text(reader.get(here))
