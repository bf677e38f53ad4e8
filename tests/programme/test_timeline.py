"""The timeline of a plan, and its calendar."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.actions import plans as actions
from regiotoezicht.programme.timeline import SMALLEST, WIDTH, Scale
from regiotoezicht.programme.vocabulary import Progress
from regiotoezicht.worklist.models import CalendarFeed
from tests.conftest import NOW, Hire
from tests.programme.test_plans import begin, deed

SignedIn = Callable[[AccountActor], Client]
YEAR = Scale(date(2026, 1, 1), date(2026, 12, 31))


def test_a_bar_lies_where_its_days_lie() -> None:
    whole = YEAR.bar(date(2026, 1, 1), date(2026, 12, 31), 50)
    assert (whole.x, whole.width, whole.done) == (0, WIDTH, WIDTH // 2)
    day = YEAR.bar(date(2026, 12, 31), date(2026, 12, 31), 100)
    assert day.x + day.width <= WIDTH
    assert day.width == SMALLEST
    outside = YEAR.bar(date(2025, 1, 1), date(2027, 1, 1), 0)
    assert (outside.x, outside.width) == (0, WIDTH)
    first, second = YEAR.bar(date(2026, 1, 1), date(2026, 3, 31), 0), YEAR.bar(date(2026, 4, 1), date(2026, 6, 30), 0)
    assert first.x + first.width == second.x == YEAR.marks()[1].x
    assert [mark.label for mark in YEAR.marks()] == ["1e kw 2026", "2e kw 2026", "3e kw 2026", "4e kw 2026"]
    no_room_for_the_last = Scale(date(2025, 2, 1), date(2028, 1, 31)).marks()
    assert [mark.label for mark in no_room_for_the_last] == ["2026", "2027", ""]
    two = Scale(date(2026, 1, 1), date(2027, 12, 31)).marks()
    assert [mark.label for mark in two[:3]] == ["1e kw 2026", "", "3e kw 2026"]
    assert YEAR.today(date(2026, 7, 2)) == YEAR.x_of(date(2026, 7, 2))
    assert YEAR.today(date(2027, 1, 1)) is None
    assert Scale(date(2026, 1, 1), date(2026, 1, 1)).bar(date(2026, 1, 1), date(2026, 1, 1), 0).width == WIDTH


@pytest.mark.usefixtures("stopped_clock")
def test_the_timeline_reads_as_a_table_and_goes_to_a_calendar(
    paul: AccountActor, omar: AccountActor, beverwijk: Municipality, hire: Hire, signed_in: SignedIn, client: Client
) -> None:
    plan = begin(paul)
    open_one, done = deed(plan, omar, beverwijk, "Open actie"), deed(plan, omar, beverwijk, "Klare actie")
    actions.move_action(done, actions.Stride(Progress.DONE, Progress.PLANNED), actor=omar, token=uuid4(), at=NOW)
    browser = signed_in(omar)
    page = browser.get(reverse("programme:timeline", args=[plan.pk])).content.decode()
    assert "style=" not in page
    row = page[page.index("Open actie") :].partition("</tr>")[0]
    assert "01-02-2026" in row
    assert "<rect" in row
    file = browser.get(reverse("programme:plan-calendar", args=[plan.pk]))
    assert file["Content-Disposition"].startswith("attachment")
    here = reverse("programme:own-feed")
    addresses = []
    for _ in range(2):
        made = browser.post(here, {"stand": "nieuw"}).content.decode()
        found = re.search(r"http://testserver(/programma/plannen/agenda/[\w-]+\.ics)", made)
        assert found
        addresses.append(found[1])
    secret = addresses[1].rpartition("/")[2].removesuffix(".ics")
    assert not CalendarFeed.objects.filter(digest=secret).exists()
    assert client.get(addresses[0]).status_code == 404
    answer = client.get(addresses[1])
    for content in (answer.content, file.content):
        events: list[Any] = Calendar.from_ical(content).walk("VEVENT")
        told = {str(one["summary"]): one["dtstart"].dt for one in events}
        assert told["Gereed: Open actie"] == open_one.until_date
        assert "Gereed: Klare actie" not in told
        assert all(set(one) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP"} for one in events)
        assert b"Beverwijk" not in content
        assert b"Omar" not in content
    assert client.get(reverse("worklist:feed", args=[secret])).status_code == 404  # of its own content only
    RoleAssignment.objects.filter(account=omar.account).delete()
    assert client.get(addresses[1]).content.count(b"BEGIN:VEVENT") == 0
    partner = signed_in(hire("Pol", Role.PARTNER, beverwijk))
    for name in ("timeline", "plan-calendar"):
        assert partner.get(reverse(f"programme:{name}", args=[plan.pk])).status_code == 404
    other = signed_in(paul)
    other.post(here, {"stand": "nieuw"})
    assert other.post(here, {"stand": "einde"}).status_code == 302
    assert not CalendarFeed.objects.filter(account=paul.account, ended_at__isnull=True).exists()
    assert other.post(here, {"stand": "anders"}).status_code == 404
