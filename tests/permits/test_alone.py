"""Of a holder who works alone nothing is kept until the lawyer chose, and then for her alone."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core import records, searchables
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import decide_held, undo_import
from regiotoezicht.permits.models import HeldRow, Import, Permit
from regiotoezicht.permits.rules import TASK_CHOOSE, Choice
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW
from tests.permits.cast import taken_in
from tests.permits.conftest import SignedIn, confirmed, sent
from tests.permits.register_builders import HEADINGS, permit, workbook

pytestmark = pytest.mark.usefixtures("_now")

ALONE = permit(
    Zaaknummer="Z/26/9",
    Soort="thuiswerk",
    Exploitant="A. Testpersoon",
    Beheerder_s_=None,
    Kamers=1,
    Naam_inrichting="Proef",
    Straat="Stillelaan",
)
BOOK = workbook([HEADINGS, permit(), ALONE])
TRACES = ("Testpersoon", "Stillelaan", "Z/26/9")


@pytest.fixture
def held(beverwijk: Municipality, petra: AccountActor) -> HeldRow:
    imported, _ = taken_in(beverwijk, petra, BOOK)
    return imported.held_rows.get()


@pytest.fixture
def typed(beverwijk: Municipality) -> dict[str, Any]:
    return {
        "token": str(uuid4()),
        "municipality": str(beverwijk.pk),
        "case_number": "Z/26/9",
        "holder": "A. Testpersoon",
        "address": "Stillelaan 3, Beverwijk",
        "granted_date": "2026-01-01",
        "ground": "Loopt nog bezwaar tegen dit besluit.",
    }


def chosen(held: HeldRow, choice: str = "no_duty", reason: str = "Wij passen geen vergunningplicht toe.") -> Any:
    return {f"rij{held.pk}-choice": choice, f"rij{held.pk}-reason": reason}


def test_the_preview_says_that_the_row_waits_and_shows_nothing_of_it(
    signed_in: SignedIn, petra: AccountActor, anna: AccountActor
) -> None:
    browser = signed_in(petra)
    place = sent(browser, BOOK)
    pages = "".join(browser.get(f"{place}?tab={tab}").content.decode() for tab in ("nieuw", "niet", "gelijk"))
    assert "wacht op de jurist" in pages
    pages += browser.get(f"{confirmed(browser, place)}?tab=niet").content.decode()
    assert [trace for trace in TRACES if trace in pages] == []


def test_the_lawyer_gets_a_task_and_nobody_else(
    held: HeldRow, anna: AccountActor, petra: AccountActor, bram: AccountActor, chris: AccountActor
) -> None:
    task = Task.objects.visible_to(anna).get()
    assert (task.kind, task.url, task.dossier) == (
        TASK_CHOOSE,
        f"/vergunningen/inlezen/{held.imported_id}/keuze/",
        held.imported.dossier,
    )
    assert "Testpersoon" not in task.title
    for actor in (petra, bram, chris):
        assert not Task.objects.visible_to(actor).exists()


def test_no_table_holds_anything_of_the_row(held: HeldRow) -> None:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            text = repr([[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in cursor])
            found += [(table, trace) for trace in TRACES if trace in text]
    assert found == []


def test_the_lawyer_chooses_with_a_reason_and_the_task_is_done(
    signed_in: SignedIn, anna: AccountActor, held: HeldRow
) -> None:
    browser = signed_in(anna)
    place = f"/vergunningen/inlezen/{held.imported_id}/keuze/"
    assert "Rij 3" in browser.get(place).content.decode()
    assert browser.post(place, chosen(held))["Location"] == place
    page = browser.get(place).content.decode()
    assert "Wij passen geen vergunningplicht toe." in page and "Er wacht geen rij meer" in page
    assert not Task.objects.open().exists()
    event = Event.objects.get(type="permits.row_decided")
    assert event.facts == {"row": 3, "choice": "no_duty"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"choice": ""}, "Kies een antwoord bij “Keuze”"),
        ({"choice": "onzin"}, "Kies bij “Keuze”"),
        ({"reason": ""}, "Vul “Reden” in"),
        ({"reason": "Bel 06-12345678"}, "telefoonnummer"),
    ],
)
def test_a_choice_that_is_not_whole_is_said_and_kept(
    signed_in: SignedIn, anna: AccountActor, held: HeldRow, wrong: dict[str, str], words: str
) -> None:
    answer = signed_in(anna).post(f"/vergunningen/inlezen/{held.imported_id}/keuze/", chosen(held, **wrong))
    page = answer.content.decode()
    assert (answer.status_code, words in page) == (422, True)
    assert "reason" in wrong or "Wij passen geen vergunningplicht toe." in page
    assert not HeldRow.objects.exclude(choice="").exists()


def test_the_second_choice_for_one_row_is_told(signed_in: SignedIn, anna: AccountActor, held: HeldRow) -> None:
    browser = signed_in(anna)
    place = f"/vergunningen/inlezen/{held.imported_id}/keuze/"
    browser.post(place, chosen(held))
    answer = browser.post(place, chosen(held, choice="sealed"))
    assert (answer.status_code, "zojuist gewijzigd" in answer.content.decode()) == (422, True)
    held.refresh_from_db()
    assert held.choice == Choice.NO_DUTY


def test_a_choice_needs_a_reason_without_personal_data(held: HeldRow, anna: AccountActor) -> None:
    for reason, code in (("  ", "no_reason"), ("mail jan@voorbeeld.example", "personal_text")):
        with pytest.raises(Refused) as refusal:
            decide_held(held, choice=Choice.SEALED, reason=reason, actor=anna, at=NOW)
        assert (refusal.value.code, refusal.value.field) == (code, "reason")


@pytest.mark.parametrize("name", ["petra", "bram", "sara", "vera", "chris"])
def test_nobody_else_chooses_or_enters_the_compartment(
    signed_in: SignedIn, held: HeldRow, name: str, request: pytest.FixtureRequest, typed: dict[str, Any]
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    place = f"/vergunningen/inlezen/{held.imported_id}/keuze/"
    assert browser.get(place).status_code == browser.post(place, chosen(held)).status_code == 404
    if name != "chris":  # a lawyer too, of another municipality
        assert browser.get("/vergunningen/gesloten/nieuw/").status_code == 404
    assert browser.post("/vergunningen/gesloten/nieuw/", typed).status_code in {404, 422}
    assert not HeldRow.objects.exclude(choice="").exists() and not Permit.objects.filter(is_sealed=True).exists()


def test_an_import_without_held_rows_has_no_such_page(
    signed_in: SignedIn, anna: AccountActor, petra: AccountActor, beverwijk: Municipality
) -> None:
    imported, _ = taken_in(beverwijk, petra, workbook([HEADINGS, permit()]))
    browser = signed_in(anna)
    assert browser.get(f"/vergunningen/inlezen/{imported.pk}/keuze/").status_code == 404
    assert not Task.objects.exists()


def test_undoing_the_import_ends_the_task_and_the_choice(
    signed_in: SignedIn, anna: AccountActor, petra: AccountActor, held: HeldRow
) -> None:
    undo_import(Import.objects.get(), actor=petra, at=NOW)
    assert not Task.objects.open().exists()
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        decide_held(held, choice=Choice.NO_DUTY, reason="Eigen beleid.", actor=anna, at=NOW)
    page = signed_in(anna).get(f"/vergunningen/inlezen/{held.imported_id}/keuze/").content.decode()
    assert "Deze import is ongedaan gemaakt" in page


def test_the_compartment_is_entered_after_the_choice_and_read_by_the_lawyer_alone(
    signed_in: SignedIn,
    anna: AccountActor,
    petra: AccountActor,
    bram: AccountActor,
    sara: AccountActor,
    vera: AccountActor,
    held: HeldRow,
    typed: dict[str, Any],
) -> None:
    browser = signed_in(anna)
    answer = browser.post(f"/vergunningen/inlezen/{held.imported_id}/keuze/", chosen(held, choice="sealed"))
    assert answer["Location"].startswith("/vergunningen/gesloten/nieuw/")
    assert browser.get(answer["Location"]).status_code == 200
    places = {browser.post("/vergunningen/gesloten/nieuw/", typed)["Location"] for _ in range(2)}
    assert len(places) == 1
    place = places.pop()
    page = browser.get(place).content.decode()
    assert "Stillelaan 3, Beverwijk" in page and "Loopt nog bezwaar" in page
    event = Event.objects.filter(type="permits.sealed_read").latest("number")
    assert (event.account_id, event.purpose) == (anna.account_id, "besluit over gesloten compartiment")
    for actor in (petra, bram, sara, vera):
        assert signed_in(actor).get(place).status_code == 404
    assert "Testpersoon" not in repr(list(Event.objects.values()))


def test_the_compartment_is_in_no_list_search_or_export(
    signed_in: SignedIn, anna: AccountActor, typed: dict[str, Any]
) -> None:
    browser = signed_in(anna)
    browser.post("/vergunningen/gesloten/nieuw/", typed)
    sealed = Permit.objects.get()
    assert browser.get("/vergunningen/").context["rows"] == []
    assert browser.get("/panden/").context["page"].rows == []
    for words in ("Testpersoon", "Stillelaan", sealed.dossier):
        assert searchables.search(anna, words) == []
    assert [seen.record_id for seen in records.seen_in_dossier(anna, sealed.dossier)] == [sealed.pk]
    assert browser.get(f"/vergunningen/{sealed.pk}/wijzigen/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"holder": ""}, "Vul “Vergunninghouder” in"),
        ({"ground": ""}, "Vul “Waarom"),
        ({"ground": "   "}, "Vul “Waarom"),
        ({"granted_date": "gisteren"}, "geen bestaande datum"),
        ({"expiry_date": "2020-01-01"}, "voor de datum van verlening"),
    ],
)
def test_what_is_wrong_in_the_compartment_is_said_beside_its_field(
    signed_in: SignedIn, anna: AccountActor, typed: dict[str, Any], wrong: dict[str, str], words: str
) -> None:
    answer = signed_in(anna).post("/vergunningen/gesloten/nieuw/", typed | wrong)
    page = answer.content.decode()
    assert (answer.status_code, words in page) == (422, True)
    assert 'value="Stillelaan 3, Beverwijk"' in page
    assert not Permit.objects.exists()
