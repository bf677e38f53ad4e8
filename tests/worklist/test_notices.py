"""Terms outside the screen: the calendar feed of an account, and the mail with counts."""

import re
import smtplib
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from icalendar import Calendar
from pytest_django import Settings

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.config.checks import _mail_is_whole
from regiotoezicht.core.night import night_work
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import CalendarFeed, MailReminder
from regiotoezicht.worklist.notices import actions, rules
from regiotoezicht.worklist.notices.reminding import send_reminders
from tests.conftest import NOW, TODAY, Hire
from tests.worklist.conftest import Run

SignedIn = Callable[[AccountActor], Client]
OWN, PAGE = "/toegang/mijn/", "/werkvoorraad/agenda-en-mail/"
NEW, END = {"stand": "agenda-nieuw"}, {"stand": "agenda-einde"}
MAIL_ON, MAIL_OFF = {"stand": "mail-aan"}, {"stand": "mail-uit"}


@pytest.fixture(autouse=True)
def _now(settings: Settings) -> Iterator[None]:
    settings.MAIL_IS_SET_UP, settings.SITE = True, "https://toezicht.voorbeeld.example/"
    with time_machine.travel(NOW, tick=False):
        yield


def address_for(browser: Client) -> str:
    found = re.search(r"http://testserver(/werkvoorraad/agenda/[\w-]+\.ics)", browser.post(PAGE, NEW).content.decode())
    assert found is not None
    return found.group(1)


def test_a_calendar_reads_day_rule_and_number_and_nothing_else(
    signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, alkmaar: Municipality, run: Run
) -> None:
    term = run(beverwijk, rule="awb-6:7", start=TODAY)
    run(alkmaar, end=TODAY)
    run(beverwijk, end=TODAY, role=Role.PERMIT_OFFICER)
    address = address_for(signed_in(anna))
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Cache-Control"] == "no-store, private"
    events = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert len(events) == 1
    assert str(events[0]["SUMMARY"]) == f"{term.dossier}: Bezwaar of beroep (artikel 6:7 Awb)"
    assert events[0].decoded("DTSTART") == date(2026, 5, 6)
    assert set(events[0]) == {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "CLASS", "TRANSP"}
    text = answer.content.decode()
    assert not any(word in text for word in ("exploitant", "Anna", "Beverwijk", "voorbeeld.example"))
    reading = Event.objects.latest("number")
    assert (reading.type, reading.facts, reading.purpose) == ("worklist.feed_read", {"rows": 1}, "agenda")
    assert reading.account_id == anna.account_id


def test_the_secret_is_shown_once_and_kept_nowhere(signed_in: SignedIn, anna: AccountActor) -> None:
    browser = signed_in(anna)
    token = address_for(browser).rpartition("/")[2].removesuffix(".ics")
    assert len(token) >= 43
    feed = CalendarFeed.objects.get()
    assert token not in str(vars(feed))
    assert token not in str(list(Event.objects.values()))
    assert token not in browser.get(PAGE).content.decode()


def test_a_new_address_ends_the_old_one_and_the_owner_ends_it_herself(signed_in: SignedIn, anna: AccountActor) -> None:
    browser = signed_in(anna)
    old, new = address_for(browser), address_for(browser)
    assert [Client().get(path).status_code for path in (old, new)] == [404, 200]
    assert browser.post(PAGE, END).status_code == 302
    assert browser.post(PAGE, END).status_code == 302  # twice is once
    assert Client().get(new).status_code == 404
    kinds = ["feed_made", "feed_ended", "feed_made", "feed_read", "feed_ended"]
    found = Event.objects.filter(type__startswith="worklist.feed").order_by("number").values_list("type", flat=True)
    assert list(found) == [f"worklist.{kind}" for kind in kinds]


def test_a_wrong_or_ended_secret_looks_like_a_page_that_does_not_exist(signed_in: SignedIn, anna: AccountActor) -> None:
    address = address_for(signed_in(anna))
    actions.end_feed(actor=anna, at=NOW)
    nowhere = Client().get("/er/is/niets/")
    for path in (address, "/werkvoorraad/agenda/onbekend.ics", f"/werkvoorraad/agenda/{'x' * 5000}.ics"):
        answer = Client().get(path)
        assert (answer.status_code, answer.content) == (404, nowhere.content)
    assert Client().post(address).status_code == 405


def test_an_account_that_is_closed_or_got_a_new_password_reads_nothing(signed_in: SignedIn, anna: AccountActor) -> None:
    address = address_for(signed_in(anna))
    account = anna.account
    account.must_change_password = True
    account.save()
    assert Client().get(address).status_code == 404
    account.must_change_password, account.is_active = False, False
    account.save()
    assert Client().get(address).status_code == 404


def test_a_calendar_acts_by_the_roles_of_that_moment(
    signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, run: Run
) -> None:
    run(beverwijk, end=TODAY)
    address = address_for(signed_in(anna))
    assert b"BEGIN:VEVENT" in Client().get(address).content
    RoleAssignment.objects.filter(account=anna.account).update(until_date=TODAY)
    answer = Client().get(address)
    assert answer.status_code == 200  # an empty calendar takes away what was in it
    assert b"BEGIN:VEVENT" not in answer.content


def test_a_calendar_that_reads_too_often_waits_an_hour(signed_in: SignedIn, anna: AccountActor) -> None:
    address = address_for(signed_in(anna))
    CalendarFeed.objects.update(counting_from=NOW, readings=rules.MOST_READINGS - 1)
    assert Client().get(address).status_code == 200
    refused = Client().get(address)
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert Client().get(address).status_code == 200


def test_who_has_no_terms_gets_no_address_and_no_mail(signed_in: SignedIn, hire: Hire, beverwijk: Municipality) -> None:
    browser = signed_in(hire("Fien", Role.FUNCTIONAL_ADMINISTRATOR, beverwijk))
    assert browser.post(PAGE, NEW).status_code == 404
    assert browser.post(PAGE, MAIL_ON).status_code == 404
    assert browser.get(PAGE).status_code == 404
    assert PAGE not in browser.get(OWN).content.decode()
    assert not CalendarFeed.objects.exists()
    assert Client().post(PAGE, NEW).status_code == 302


def test_a_mail_holds_counts_and_the_address_of_the_site(
    signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, run: Run
) -> None:
    for days in (-4, 0, 7, 8):
        run(beverwijk, end=TODAY + timedelta(days=days))
    signed_in(anna).post(PAGE, MAIL_ON)
    assert send_reminders(NOW) == 1
    sent = mail.outbox[0]
    assert sent.to == ["anna@voorbeeld.example"]
    assert sent.subject == "Termijnen: 2 binnen 7 dagen, 1 verstreken"
    assert str(sent.body).startswith(
        "2 termijnen eindigen binnen 7 dagen; 1 termijn is te laat of verstreken.\n\n"
        "Bekijk ze na aanmelden op https://toezicht.voorbeeld.example/\n"
    )
    assert not re.search(r"KEN-|awb|artikel|Beverwijk|Anna|exploitant", f"{sent.subject} {sent.body}")
    assert Event.objects.latest("number").facts == {"soon": 2, "passed": 1}


def test_a_mail_goes_once_a_day_and_only_when_there_is_something(
    anna: AccountActor, chris: AccountActor, beverwijk: Municipality, run: Run
) -> None:
    for actor in (anna, chris):
        actions.ask_mail(actor=actor, at=NOW, is_set_up=True)
        actions.ask_mail(actor=actor, at=NOW, is_set_up=True)
    run(beverwijk, end=TODAY)
    assert (send_reminders(NOW), send_reminders(NOW + timedelta(hours=1))) == (1, 0)
    assert send_reminders(NOW + timedelta(days=1)) == 1
    assert [message.to for message in mail.outbox] == [["anna@voorbeeld.example"]] * 2


def test_nobody_is_mailed_who_stopped_it_lost_her_role_or_has_a_closed_account(
    signed_in: SignedIn, anna: AccountActor, hire: Hire, beverwijk: Municipality, run: Run
) -> None:
    run(beverwijk, end=TODAY)
    gone, closed = hire("Gea", Role.LAWYER, beverwijk), hire("Kim", Role.LAWYER, beverwijk)
    for actor in (anna, gone, closed):
        actions.ask_mail(actor=actor, at=NOW, is_set_up=True)
    RoleAssignment.objects.filter(account=gone.account).update(until_date=TODAY)
    closed.account.is_active = False
    closed.account.save()
    signed_in(anna).post(PAGE, MAIL_OFF)
    assert send_reminders(NOW) == 0
    assert not mail.outbox


def test_the_night_work_sends_it(anna: AccountActor, beverwijk: Municipality, run: Run) -> None:
    actions.ask_mail(actor=anna, at=NOW, is_set_up=True)
    run(beverwijk, end=TODAY)
    work = next(work for work in night_work() if work.code == "worklist.reminders")
    assert work.run(NOW) == 1


class Broken(EmailBackend):
    """A mail server that takes no mail for Anna."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:  # type: ignore[override]  # a list is all we send
        if any("anna@voorbeeld.example" in message.to for message in messages):
            raise smtplib.SMTPRecipientsRefused({})
        return super().send_messages(messages)


def test_a_mail_that_is_not_taken_goes_the_next_time_and_the_others_go_on(
    settings: Settings, anna: AccountActor, hire: Hire, beverwijk: Municipality, run: Run
) -> None:
    run(beverwijk, end=TODAY)
    for actor in (anna, hire("Agnes", Role.LAWYER, beverwijk)):
        actions.ask_mail(actor=actor, at=NOW, is_set_up=True)
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.worklist.test_notices.Broken"
    with pytest.raises(Refused, match="1 van de 2") as refusal:
        send_reminders(NOW)
    assert "anna" not in refusal.value.sentence
    settings.EMAIL_BACKEND = working
    assert send_reminders(NOW) == 1
    assert [message.to for message in mail.outbox] == [["agnes@voorbeeld.example"], ["anna@voorbeeld.example"]]


def test_without_a_mail_server_the_page_says_so_and_nothing_is_sent(
    settings: Settings, signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, run: Run
) -> None:
    actions.ask_mail(actor=anna, at=NOW, is_set_up=True)
    run(beverwijk, end=TODAY)
    settings.MAIL_IS_SET_UP = False
    browser = signed_in(anna)
    assert "geen mail ingesteld" in browser.get(PAGE).content.decode()
    assert send_reminders(NOW) == 0
    browser.post(PAGE, MAIL_OFF)
    assert "Zet de mail aan" not in browser.get(PAGE).content.decode()
    answer = browser.post(PAGE, MAIL_ON)
    assert answer.status_code == 409
    assert not MailReminder.objects.exists()


@pytest.mark.parametrize(
    ("is_set_up", "backend", "site", "expected"),
    [
        (False, "", "", []),
        (True, "x", "https://toezicht.voorbeeld.example/", []),
        (True, "x", "", ["config.E004"]),
        (True, "x", "toezicht.voorbeeld.example", ["config.E004"]),
        (True, "", "https://toezicht.voorbeeld.example/", ["config.E005"]),
    ],
)
def test_a_mail_without_a_site_or_server_stops_the_start(
    settings: Settings, is_set_up: bool, backend: str, site: str, expected: list[str]
) -> None:
    settings.MAIL_IS_SET_UP, settings.EMAIL_BACKEND, settings.SITE = is_set_up, backend, site
    assert [error.id for error in _mail_is_whole()] == expected


def test_who_lost_her_role_still_ends_her_address(signed_in: SignedIn, anna: AccountActor) -> None:
    browser = signed_in(anna)
    address = address_for(browser)
    RoleAssignment.objects.filter(account=anna.account).update(until_date=TODAY)
    assert "vernieuwen" not in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, NEW).status_code == 404
    assert browser.post(PAGE, END).status_code == 302
    assert Client().get(address).status_code == 404
    assert browser.get(PAGE).status_code == 404


def test_the_page_says_what_is_on(signed_in: SignedIn, anna: AccountActor) -> None:
    browser = signed_in(anna)
    assert PAGE in browser.get(OWN).content.decode()
    assert browser.post(PAGE, {"stand": "onzin"}).status_code == 302
    page = browser.get(PAGE).content.decode()
    assert "Agenda-adres maken" in page
    assert "Zet de mail aan" in page
    address = address_for(browser)
    browser.post(PAGE, MAIL_ON)
    Client().get(address)
    page = browser.get(PAGE).content.decode()
    assert "Het is het laatst gelezen op 24-03-2026" in page
    assert "Agenda-adres beëindigen" in page
    assert "Zet de mail uit" in page
    assert isinstance(CalendarFeed.objects.get().read_at, datetime)
