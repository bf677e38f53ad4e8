"""The home page: what each role finds there, and nothing of what is not hers."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.core.models import NightRun
from regiotoezicht.desk.home.roles import DESKS
from regiotoezicht.desk.home.setting_up import checklist
from regiotoezicht.inspections.models import Round
from regiotoezicht.law.calculation import compute
from regiotoezicht.organisation.models import District, Municipality, Participation
from regiotoezicht.permits.models import Import, Permit
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.worklist.actions import add_task, run_term
from tests.conftest import NOW, TODAY, Hire
from tests.desk.conftest import CONTROL, Register, SignedIn

pytestmark = pytest.mark.usefixtures("now")


def home_of(browser: Client) -> str:
    answer = browser.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def tasks(registered: Register, actor: AccountActor, *days: int, role: Role = Role.LAWYER) -> None:
    for day in days:
        signal = registered()
        with unit():
            due = TODAY + timedelta(days=day)
            add_task(signal, kind="sharing.decide", role=role, due_date=due, actor=actor, at=NOW)


def test_the_home_page_says_what_is_late_what_is_for_today_and_what_waits(
    signed_in: SignedIn, anna: AccountActor, registered: Register
) -> None:
    tasks(registered, anna, 3, -2, 0, 1, 8)
    page = home_of(signed_in(anna))
    assert "1 te laat</strong>, 1 voor vandaag" in page
    assert "Besluit over een overgedragen rapport" in page
    assert "Alle 5, waarvan 1 te laat" in page
    assert page.index("22-03-2026 te laat") < page.index("24-03-2026 vandaag") < page.index("25-03-2026")
    assert "27-03-2026" not in page, "only the first three of a kind are shown"
    assert "/werkvoorraad/?soort=sharing.decide" in page


def test_of_a_long_backlog_the_first_are_counted_and_the_page_says_so(
    signed_in: SignedIn, anna: AccountActor, registered: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks(registered, anna, 3, -2, 0)
    browser = signed_in(anna)
    assert "Geteld zijn" not in home_of(browser)
    monkeypatch.setattr("regiotoezicht.desk.home.queries.MOST_COUNTED", 2)
    page = home_of(browser)
    assert "Geteld zijn de eerste 2 taken" in page
    assert "Alle 2, waarvan 1 te laat" in page


def test_the_work_of_another_role_or_municipality_is_not_on_it(
    signed_in: SignedIn, anna: AccountActor, bram: AccountActor, chris: AccountActor, registered: Register
) -> None:
    tasks(registered, anna, -2, role=Role.LAWYER)
    assert "Er zijn geen taken voor u" in home_of(signed_in(chris))
    assert "Besluit over een overgedragen rapport" not in home_of(signed_in(bram))


def test_the_coordinator_finds_the_signals_to_decide(
    signed_in: SignedIn, bram: AccountActor, registered: Register
) -> None:
    signal = registered()
    page = home_of(signed_in(bram))
    assert "Melding beoordelen" in page
    assert signal.dossier in page
    assert 'href="/meldingen/nieuw/"' in page


def test_the_lawyer_finds_the_terms_that_end_first(
    signed_in: SignedIn, anna: AccountActor, bram: AccountActor, registered: Register
) -> None:
    signal = registered()
    with unit():
        run_term(signal, compute("awb-6:7", date(2026, 3, 24)), actor=anna, at=NOW, addressee_label="exploitant")
        run_term(signal, compute("awb-6:7", date(2026, 1, 5)), actor=anna, at=NOW)
    page = home_of(signed_in(anna))
    assert page.index("16-02-2026 te laat") < page.index("06-05-2026")
    assert "artikel 6:7 Awb, exploitant" in page
    assert f'href="/dossiers/{signal.dossier}/"' in page
    assert "06-05-2026" not in home_of(signed_in(bram))


@pytest.fixture
def ending_soon(beverwijk: Municipality, petra: AccountActor) -> Permit:
    """A permit of Beverwijk that ends in a month, and an import of the day before."""
    district = beverwijk.district
    business = Business.objects.create(municipality=beverwijk, district=district, name="Salon Proef")
    premises = Premises.objects.create(
        municipality=beverwijk, district=district, business=business, kind="massage", street="Voorbeeldweg", number=12
    )
    Import.objects.create(
        token="00000000-0000-4000-8000-000000000001",
        municipality=beverwijk,
        district=district,
        made_at=NOW - timedelta(days=1),
        made_by=petra.account,
    )
    return Permit.objects.create(
        dossier="KEN-2026-00900",
        municipality=beverwijk,
        district=district,
        business=business,
        premises=premises,
        name="Salon Proef",
        key="salon proef",
        kind="massage",
        granted_date=date(2021, 4, 20),
        expiry_date=date(2026, 4, 20),
    )


@pytest.mark.usefixtures("ending_soon")
def test_the_permit_officer_finds_what_ends_soon_and_when_the_register_was_taken_in(
    signed_in: SignedIn, petra: AccountActor, anna: AccountActor
) -> None:
    page = home_of(signed_in(petra))
    assert "1, de eerste op 20 april 2026" in page
    assert "23 maart 2026, 10.00 uur" in page
    assert "Vergunningenregister" not in home_of(signed_in(anna))


def test_a_permit_officer_without_a_register_is_told_where_to_begin(signed_in: SignedIn, petra: AccountActor) -> None:
    page = home_of(signed_in(petra))
    assert "begin met het inlezen van uw register" in page
    assert "geen</dd>" in page


def test_the_functional_administrator_finds_the_set_up_and_no_work(
    signed_in: SignedIn, finn: AccountActor, anna: AccountActor, registered: Register
) -> None:
    signal = registered()
    page = home_of(signed_in(finn))
    assert "De regio inrichten" in page
    assert "Alle 32 gemeenten doen mee" in page
    assert "1 van 32" in page, "Anna is the only lawyer"
    assert signal.dossier not in page
    assert "Wat op u wacht" not in page
    assert "De regio inrichten" not in home_of(signed_in(anna))
    assert not Event.objects.filter(type="desk.home_read", account=finn.account).exists()


def test_the_set_up_asks_what_it_asks_of_the_municipalities_that_take_part(
    signed_in: SignedIn, finn: AccountActor, anna: AccountActor, chris: AccountActor, beverwijk: Municipality
) -> None:
    others = Participation.objects.exclude(municipality=beverwijk)
    others.update(until_date=TODAY)
    page = home_of(signed_in(finn))
    assert "Van de 32 gemeenten doet er 1 mee." in page
    [lawyers] = [step for step in checklist(NOW).steps if step.title == "Jurist handhaving"]
    assert (lawyers.done, lawyers.needed, lawyers.is_done) == (1, 1, True), "Chris is of a town that does not take part"
    others.update(until_date=TODAY + timedelta(days=1))
    assert checklist(NOW).taking_part == 32
    Participation.objects.update(until_date=TODAY)
    page = home_of(signed_in(finn))
    assert "Er doet nog geen gemeente mee." in page
    assert "van 0" not in page


def test_the_set_up_tells_when_the_night_work_was_forgotten(finn: AccountActor) -> None:
    def is_done(after: timedelta) -> bool:
        [step] = [step for step in checklist(NOW + after).steps if step.title == "Nachtwerk"]
        return step.is_done

    NightRun.objects.create(at=NOW - timedelta(hours=3), done={"a": 1}, failed={"b": "Mislukt."})
    assert not is_done(timedelta()), "a run with a failure does not count"
    NightRun.objects.create(at=NOW, done={"a": 1, "b": 0})
    assert is_done(timedelta(days=2))
    assert not is_done(timedelta(days=2, minutes=1))


# A partner begins in the portal, which has its own tests.
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PARTNER])
def test_every_role_reads_what_it_can_do_here_and_every_link_opens(
    signed_in: SignedIn, hire: Hire, haarlem: Municipality, role: Role
) -> None:
    browser = signed_in(hire("Iemand", role, haarlem))
    page = home_of(browser)
    assert f'<h2 class="utrecht-heading-2">{role.label[0].upper()}{role.label[1:]}</h2>' in page
    assert DESKS[role].sentence in page
    for link in DESKS[role].links:
        assert browser.get(link.url).status_code == 200, link


def test_somebody_without_a_role_is_told_whom_to_ask(signed_in: SignedIn, anna: AccountActor) -> None:
    anna.account.roles.update(until_date=TODAY)
    page = home_of(signed_in(anna))
    assert "U heeft nu geen functie" in page
    assert "Wat op u wacht" not in page


def test_the_home_page_is_one_event(signed_in: SignedIn, bram: AccountActor, registered: Register) -> None:
    registered()
    before = Event.objects.count()
    home_of(signed_in(bram))
    event = Event.objects.latest("number")
    assert Event.objects.count() - before <= 2, "signing in and reading"
    assert (event.type, event.purpose, event.account_id) == ("desk.home_read", "werkvoorraad", bram.account_id)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.usefixtures("ending_soon")
def test_the_home_page_costs_ten_statements_for_every_role(
    signed_in: SignedIn,
    hire: Hire,
    beverwijk: Municipality,
    registered: Register,
    role: Role,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    actor = hire("Iemand", role, beverwijk)
    for each in (Role.COORDINATOR, role):
        if each is not Role.SUPERVISOR:
            tasks(registered, actor, -1, 0, 1, 2, 3, role=each)
    browser = signed_in(actor)
    home_of(browser)
    with django_assert_max_num_queries(12) as counted:
        home_of(browser)
    assert len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)]) <= 10


def test_the_rounds_of_this_week_are_there_for_who_is_in_them_and_for_the_coordinator(
    signed_in: SignedIn, bram: AccountActor, sara: AccountActor, tom: AccountActor, anna: AccountActor
) -> None:
    def planned(reference: str, day: date, status: str = "planned") -> Round:
        return Round.objects.create(
            token=uuid4(),
            reference=reference,
            district=District.objects.get(code="KEN"),
            date=day,
            start_time=time(19, 30),
            status=status,
            planned_at=NOW,
        )

    hers = planned("R-KEN-2026-0001", TODAY)
    planned("R-KEN-2026-0002", TODAY + timedelta(days=7))
    planned("R-KEN-2026-0003", TODAY, "cancelled")
    Grant.objects.create(
        account=sara.account,
        label="inspections.round",
        record_id=hers.pk,
        reason="round",
        from_at=NOW - timedelta(days=1),
    )
    for actor in (bram, sara):
        page = home_of(signed_in(actor))
        assert hers.reference in page
        assert "vandaag 19.30" in page
        assert "R-KEN-2026-0002" not in page
        assert "R-KEN-2026-0003" not in page
    assert "Er is de komende zeven dagen geen ronde" in home_of(signed_in(tom))
    assert "Rondes van deze week" not in home_of(signed_in(anna))
