"""The pages of the worklist in a browser."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.law.calculation import compute
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.queries import names_of
from regiotoezicht.signals.models import Signal
from regiotoezicht.worklist.actions import add_task, run_term
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY, Hire

SignedIn = Callable[[AccountActor], Client]


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def signal_in(municipality: Municipality, number: int = 1) -> Signal:
    return Signal.objects.create(
        token=uuid4(),
        dossier=f"{municipality.district.code}-2026-{number:05d}",
        municipality=municipality,
        district=municipality.district,
        source="partner",
        channel="phone",
        categories=" nuisance ",
        received_at=NOW,
        registered_at=NOW,
        place_kind="unknown",
    )


def tasks_in(municipality: Municipality, count: int, role: Role, actor: AccountActor) -> None:
    with unit():
        for number in range(count):
            subject = signal_in(municipality, number)
            due = TODAY + timedelta(days=number - 1)
            add_task(subject, kind="signals.decide", role=role, due_date=due, actor=actor, at=NOW)


def test_the_worklist_shows_what_is_due_first_and_says_what_is_late(
    signed_in: SignedIn, bram: AccountActor, beverwijk: Municipality
) -> None:
    tasks_in(beverwijk, 3, Role.COORDINATOR, bram)
    page = signed_in(bram).get("/werkvoorraad/").content.decode()
    assert page.index("23-03-2026") < page.index("24-03-2026") < page.index("25-03-2026")
    assert "te laat</strong>" in page
    assert "vandaag</strong>" in page
    assert f"/meldingen/{Signal.objects.first().pk}/" in page  # type: ignore[union-attr]  # there are three
    reading = Event.objects.latest("number")
    assert (reading.type, reading.facts, reading.purpose) == ("worklist.list_read", {"rows": 3}, "werkvoorraad")
    assert reading.district_id == beverwijk.district_id


def test_the_worklist_filters_by_lateness_kind_and_municipality(
    signed_in: SignedIn, bram: AccountActor, beverwijk: Municipality, haarlem: Municipality
) -> None:
    tasks_in(beverwijk, 3, Role.COORDINATOR, bram)
    tasks_in(haarlem, 1, Role.COORDINATOR, bram)
    browser = signed_in(bram)

    def rows(query: str) -> int:
        return len(browser.get(f"/werkvoorraad/?{query}").context["page"].rows)

    assert rows("") == 4
    assert rows("stand=laat") == 2
    assert rows("stand=vandaag") == 1
    assert rows("soort=signals.decide") == 4
    assert rows("soort=signals.plan") == 0
    assert rows(f"gemeente={haarlem.pk}") == 1
    assert rows("gemeente=onzin&stand=onzin&na=onzin&voor=2026-99-99|x&sorteer=onzin") == 4


def test_the_worklist_pages_by_key(signed_in: SignedIn, bram: AccountActor, beverwijk: Municipality) -> None:
    tasks_in(beverwijk, 120, Role.COORDINATOR, bram)
    browser = signed_in(bram)
    first = browser.get("/werkvoorraad/").context["page"]
    second = browser.get("/werkvoorraad/", {"na": first.after}).context["page"]
    assert (len(first.rows), len(second.rows)) == (100, 20)
    assert not {row["pk"] for row in first.rows} & {row["pk"] for row in second.rows}
    back = browser.get("/werkvoorraad/", {"voor": second.before}).context["page"]
    assert [row["pk"] for row in back.rows] == [row["pk"] for row in first.rows]
    last_first = browser.get("/werkvoorraad/?sorteer=-sort_date").context["page"]
    assert last_first.rows[0]["pk"] == second.rows[-1]["pk"]


@pytest.mark.parametrize("rows", [3, 30, 100])
def test_the_worklist_costs_six_statements_however_many_rows_it_shows(
    signed_in: SignedIn,
    bram: AccountActor,
    beverwijk: Municipality,
    rows: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    tasks_in(beverwijk, rows, Role.COORDINATOR, bram)
    browser = signed_in(bram)
    browser.get("/werkvoorraad/")
    with django_assert_max_num_queries(8) as counted:
        browser.get("/werkvoorraad/")
    control = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    assert len([query for query in counted.captured_queries if not query["sql"].startswith(control)]) <= 6


def test_the_spreadsheet_holds_what_the_page_shows(
    signed_in: SignedIn, bram: AccountActor, beverwijk: Municipality
) -> None:
    tasks_in(beverwijk, 2, Role.COORDINATOR, bram)
    tasks_in(beverwijk, 1, Role.LAWYER, bram)
    answer = signed_in(bram).get("/werkvoorraad/?uitvoer=xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    lines = list(sheet.iter_rows(values_only=True))
    assert [line[2] for line in lines] == ["Werk", "Melding beoordelen", "Melding beoordelen"]
    assert Event.objects.latest("number").facts == {"rows": 2}


def test_somebody_without_work_sees_an_empty_worklist_and_a_partner_sees_no_page(
    signed_in: SignedIn, vera: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    assert "niets te doen" in signed_in(vera).get("/werkvoorraad/").content.decode()
    partner = hire("Pim", Role.FUNCTIONAL_ADMINISTRATOR, beverwijk)
    partner.account.roles.update(role=Role.PARTNER)
    assert signed_in(partner).get("/werkvoorraad/").status_code == 404
    assert Client().get("/werkvoorraad/").status_code == 302


def test_the_terms_page_says_what_ends_when_and_why(
    signed_in: SignedIn, anna: AccountActor, chris: AccountActor, beverwijk: Municipality
) -> None:
    signal = signal_in(beverwijk)
    with unit():
        term = compute("awb-6:7", date(2026, 3, 24))
        run_term(signal, term, actor=anna, at=NOW, addressee_label="exploitant", route="signals:detail")
    page = signed_in(anna).get("/werkvoorraad/termijnen/").content.decode()
    assert "06-05-2026" in page
    assert "exploitant" in page
    assert term.steps[-1] in page.replace("&#x27;", "'")
    assert f"/meldingen/{signal.pk}/" in page
    assert "06-05-2026" not in signed_in(chris).get("/werkvoorraad/termijnen/").content.decode()
    sheet = load_workbook(io.BytesIO(signed_in(anna).get("/werkvoorraad/termijnen/?uitvoer=xlsx").content)).active
    assert sheet is not None
    assert sheet["B2"].value == signal.dossier


def test_the_names_of_municipalities_are_read_once(
    beverwijk: Municipality, haarlem: Municipality, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pks = frozenset({beverwijk.pk, haarlem.pk})
    names_of(pks)
    with django_assert_num_queries(0):
        assert names_of(pks) == ((beverwijk.pk, "Beverwijk"), (haarlem.pk, "Haarlem"))


def test_no_task_title_can_hold_more_than_its_kind_says() -> None:
    text = {field.name for field in Task._meta.fields if field.get_internal_type() in ("CharField", "TextField")}
    assert text == {"dossier", "label", "kind", "role"}
