"""Taking a register in through the screens: send, pick columns, look, confirm, undo."""

import zipfile
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Draft, Import, Permit
from regiotoezicht.permits.rules import ImportStatus
from regiotoezicht.premises.models import Business, Premises
from tests.conftest import NOW, Hire
from tests.permits.cast import taken_in
from tests.permits.conftest import SignedIn, confirmed, sent, statements, upload
from tests.permits.register_builders import EXAMPLE, HEADINGS, permit, separated, workbook

pytestmark = pytest.mark.usefixtures("_now")

REFUSED_VALUES = ["Mirela", "111222333", "06-12345678", "wil stoppen"]


def book(*rows: list[object]) -> bytes:
    return workbook([HEADINGS, *rows])


def renamed(**headings: str) -> list[str]:
    """The usual headings with other words for some of them."""
    return [headings.get(heading.replace(" ", "_"), heading) for heading in HEADINGS]


def test_the_messy_example_goes_in_and_out_through_the_screens(signed_in: SignedIn, petra: AccountActor) -> None:
    browser = signed_in(petra)
    place = sent(browser, EXAMPLE.read_bytes())
    answer = browser.get(place)
    preview = answer.context["preview"]
    assert (preview.created, preview.updated, preview.unchanged) == (7, 0, 1)
    assert not Permit.objects.exists()
    assert "Privéhuis De Proef" in answer.content.decode()
    refused = browser.get(f"{place}?tab=niet").content.decode()
    assert "Een KvK-nummer heeft acht cijfers." in refused and "hele rij" in refused
    same = browser.get(f"{place}?tab=gelijk").content.decode()
    assert "staat ook op rij 5" in same
    result = confirmed(browser, place)
    page = browser.get(result).content.decode()
    assert "Het register is overgenomen." in page and "Escort Nergens" in page
    assert Permit.objects.count() == Premises.objects.count() == Business.objects.count() == 7
    assert not Draft.objects.exists()
    answer = browser.post(f"{result}ongedaan/")
    assert answer["Location"] == result
    assert "ongedaan gemaakt" in browser.get(result).content.decode()
    assert not Permit.objects.exists() and not Premises.objects.exists() and not Business.objects.exists()
    assert verify().ok


@pytest.mark.parametrize("tab", ["nieuw", "gewijzigd", "gelijk", "niet", "letop", "onzin"])
def test_no_page_of_the_walk_repeats_a_refused_value(signed_in: SignedIn, petra: AccountActor, tab: str) -> None:
    browser = signed_in(petra)
    place = sent(browser, EXAMPLE.read_bytes())
    pages = browser.get(f"{place}?tab={tab}").content.decode()
    pages += browser.get(f"{confirmed(browser, place)}?tab={tab}").content.decode()
    assert [value for value in REFUSED_VALUES if value in pages] == []


def test_a_csv_of_an_old_office_gives_the_same_preview(signed_in: SignedIn, petra: AccountActor) -> None:
    rows = [HEADINGS, permit(Naam_inrichting="Privéhuis Café"), permit(Zaaknummer="Z/26/2", Kamers="zes")]
    browser = signed_in(petra)
    place = sent(browser, separated(rows).encode("cp1252"), "register.csv")
    answer = browser.get(place)
    assert (answer.context["preview"].created, "Privéhuis Café" in answer.content.decode()) == (2, True)
    confirmed(browser, place)
    assert Permit.objects.filter(name="Privéhuis Café").exists()


def test_a_change_shows_what_stands_there_and_what_it_becomes(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality
) -> None:
    taken_in(beverwijk, petra, book(permit()))
    browser = signed_in(petra)
    place = sent(browser, book(permit(Kamers=10, Openingstijden=None), permit(Zaaknummer="Z/26/2", Nr=20)))
    page = browser.get(f"{place}?tab=gewijzigd").content.decode()
    assert "<strong>Kamers</strong>: <del>8</del>" in page and "<ins>10</ins>" in page
    assert "Openingstijden" not in page.split('id="rijen"')[1].split("<details")[0]
    confirmed(browser, place)
    assert list(Permit.objects.order_by("rooms").values_list("rooms", flat=True)) == [8, 10]


def zip_bomb() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "x")
        package.writestr("xl/workbook.xml", b"0" * 120_000_000)
    return target.getvalue()


def half_a_workbook() -> bytes:
    return EXAMPLE.read_bytes()[:4_000]


def without_headings() -> bytes:
    return workbook([["zomaar", "iets"], [1, 2]])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is leeg"),
        (b"%PDF-1.7 geen register", "geen Excel-werkmap"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04", "geen Excel-werkmap"),
        (b"0" * (10 * 1024 * 1024 + 1), "groter dan 10 MB"),
        (zip_bomb(), "uitgepakt te groot"),
        (half_a_workbook(), "beschadigd"),
        (without_headings(), "geen rij met kolomkoppen"),
    ],
    ids=["empty", "pdf", "programme", "large", "bomb", "half", "no headings"],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence_and_not_kept(
    signed_in: SignedIn, petra: AccountActor, content: bytes, words: str
) -> None:
    browser = signed_in(petra)
    answer = browser.post("/vergunningen/inlezen/", upload(browser, content))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert len(answer.context["form"].errors["file"]) == 1
    assert not Draft.objects.exists() and not Import.objects.exists()


def test_without_a_file_the_form_says_so(signed_in: SignedIn, petra: AccountActor) -> None:
    browser = signed_in(petra)
    form = upload(browser, b"")
    del form["file"]
    answer = browser.post("/vergunningen/inlezen/", form)
    assert (answer.status_code, "Kies een bestand" in answer.content.decode()) == (422, True)


def test_a_needed_column_that_is_not_recognised_is_picked_by_hand(signed_in: SignedIn, petra: AccountActor) -> None:
    headings = renamed(Verleend="Datum 1", Exploitant="Verantwoordelijke")
    browser = signed_in(petra)
    place = sent(browser, workbook([headings, permit()]))
    answer = browser.get(place)
    assert "Kies eerst de kolommen" in answer.content.decode()
    assert [field.label for field in answer.context["picking"].to_pick] == ["D: Verantwoordelijke", "L: Datum 1"]
    form = {field.name: field.value() for field in answer.context["picking"]}
    granted = HEADINGS.index("Verleend")
    answer = browser.post(f"{place}kolommen/", form | {f"kolom{granted}": "granted"})
    assert answer["Location"] == place
    answer = browser.get(place)
    assert (answer.context["preview"].created, answer.context["unsure"]) == (1, [])
    holder = HEADINGS.index("Exploitant")
    form = {field.name: field.value() for field in answer.context["picking"]}
    assert form[f"kolom{granted}"] == "granted"
    browser.post(f"{place}kolommen/", form | {f"kolom{holder}": "holder"})
    confirmed(browser, place)
    assert Permit.objects.get().own_business.parties.filter(name="Voorbeeld Exploitatie B.V.").exists()


def test_a_field_is_moved_to_another_column_by_picking_it_there(signed_in: SignedIn, petra: AccountActor) -> None:
    browser = signed_in(petra)
    place = sent(browser, book(permit(Openingstijden="18:00-04:00", Opmerkingen="bedrijfsplan herzien")))
    form = {field.name: field.value() for field in browser.get(place).context["picking"]}
    hours = HEADINGS.index("Openingstijden")
    browser.post(f"{place}kolommen/", form | {f"kolom{hours}": "remarks"})
    confirmed(browser, place)
    permit_ = Permit.objects.get()
    assert (permit_.remarks, permit_.opening_hours) == ("18:00-04:00", "")


def test_one_field_for_two_columns_is_said_beside_the_second_and_the_choices_stay(
    signed_in: SignedIn, petra: AccountActor
) -> None:
    browser = signed_in(petra)
    place = sent(browser, workbook([renamed(Exploitant="Iemand", Soort="Iets"), permit()]))
    form = {field.name: field.value() for field in browser.get(place).context["picking"]}
    second, first = f"kolom{HEADINGS.index('Exploitant')}", f"kolom{HEADINGS.index('Soort')}"
    answer = browser.post(f"{place}kolommen/", form | {first: "holder", second: "holder"})
    assert answer.status_code == 422
    assert list(answer.context["picking"].errors) == [second]
    assert answer.context["picking"][first].value() == "holder"
    answer = browser.post(f"{place}kolommen/", form | {first: "onzin"})
    assert answer.status_code == 422
    assert Draft.objects.get().picks == {}


def test_a_column_about_a_person_is_offered_as_not_read(signed_in: SignedIn, petra: AccountActor) -> None:
    headings = [*HEADINGS, "Geboortedatum exploitant"]
    browser = signed_in(petra)
    answer = browser.get(sent(browser, workbook([headings, [*permit(), "1-1-1980"]])))
    assert answer.context["picking"]["kolom17"].value() == "geen"
    assert "1980" not in answer.content.decode()


def test_a_double_click_does_nothing_twice(signed_in: SignedIn, petra: AccountActor) -> None:
    browser = signed_in(petra)
    form = upload(browser, EXAMPLE.read_bytes())
    place = str(browser.post("/vergunningen/inlezen/", form)["Location"])
    form["file"].seek(0)  # type: ignore[attr-defined]  # a file among texts
    assert browser.post("/vergunningen/inlezen/", form)["Location"] == place
    seen = browser.get(place).context["preview"].mark
    results = {browser.post(f"{place}overnemen/", {"seen": seen})["Location"] for _ in range(3)}
    assert (len(results), Import.objects.count(), Permit.objects.count()) == (1, 1, 7)
    assert browser.get(place)["Location"] == results.pop()
    assert Event.objects.filter(type="permits.register_imported").count() == 1


def test_another_import_in_the_meantime_is_told_and_nothing_happens_until_it_was_looked_at(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality
) -> None:
    browser = signed_in(petra)
    place = sent(browser, EXAMPLE.read_bytes())
    seen = browser.get(place).context["preview"].mark
    taken_in(beverwijk, petra, book(permit()))
    answer = browser.post(f"{place}overnemen/", {"seen": seen})
    assert answer.status_code == 409
    assert "Intussen is het register gewijzigd" in answer.content.decode()
    assert (Import.objects.count(), Permit.objects.count()) == (1, 1)
    assert answer.context["preview"].created == 6
    again = browser.post(f"{place}overnemen/", {"seen": answer.context["preview"].mark})
    assert again.status_code == 302
    assert Permit.objects.count() == 7


def test_without_having_seen_the_preview_nothing_is_taken_in(signed_in: SignedIn, petra: AccountActor) -> None:
    browser = signed_in(petra)
    place = sent(browser, EXAMPLE.read_bytes())
    assert browser.post(f"{place}overnemen/").status_code == 409
    assert not Permit.objects.exists()


def test_a_register_that_changes_nothing_says_so(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality
) -> None:
    taken_in(beverwijk, petra, book(permit()))
    browser = signed_in(petra)
    page = browser.get(sent(browser, book(permit()))).content.decode()
    assert "Dit bestand verandert niets" in page and "Overnemen in het register" not in page


def test_a_file_is_thrown_away(signed_in: SignedIn, petra: AccountActor) -> None:
    browser = signed_in(petra)
    place = sent(browser, EXAMPLE.read_bytes())
    assert "Er staat nog een bestand klaar" in browser.get("/vergunningen/inlezen/").content.decode()
    assert browser.post(f"{place}weggooien/")["Location"] == "/vergunningen/inlezen/"
    assert browser.get(place).status_code == 404
    assert not Draft.objects.exists() and not Permit.objects.exists()


def test_a_new_file_takes_the_place_of_the_one_before(signed_in: SignedIn, petra: AccountActor) -> None:
    browser = signed_in(petra)
    first, second = sent(browser, EXAMPLE.read_bytes()), sent(browser, book(permit()))
    assert (browser.get(first).status_code, browser.get(second).status_code) == (404, 200)


def test_the_file_is_sealed_and_its_name_is_not_kept(signed_in: SignedIn, petra: AccountActor) -> None:
    sent(signed_in(petra), EXAMPLE.read_bytes(), "lijst van A. Testpersoon.xlsx")
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM permits_draft")
        stored = bytes(cursor.fetchone()[0])
    assert b"UEsDB" not in stored and stored[:2] != b"PK"
    assert Draft.objects.get().file == EXAMPLE.read_bytes()
    assert "Testpersoon" not in repr(
        [list(Draft.objects.defer("content").values("picks")), list(Event.objects.values())]
    )


def test_the_preview_is_for_its_sender_alone(
    signed_in: SignedIn,
    petra: AccountActor,
    anna: AccountActor,
    bram: AccountActor,
    hire: Hire,
    beverwijk: Municipality,
    haarlem: Municipality,
) -> None:
    place = sent(signed_in(petra), EXAMPLE.read_bytes())
    colleague, stranger = hire("Paula", Role.PERMIT_OFFICER, beverwijk), hire("Paul", Role.PERMIT_OFFICER, haarlem)
    for actor in (anna, bram, colleague, stranger):
        browser = signed_in(actor)
        assert browser.get(place).status_code == 404
        for way in ("kolommen", "overnemen", "weggooien"):
            assert browser.post(f"{place}{way}/").status_code == 404
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("name", ["bram", "sara", "vera"])
def test_who_does_not_keep_the_register_has_no_page_to_send_one(
    signed_in: SignedIn, name: str, request: pytest.FixtureRequest
) -> None:
    assert signed_in(request.getfixturevalue(name)).get("/vergunningen/inlezen/").status_code == 404


def test_a_register_is_not_sent_for_another_municipality(
    signed_in: SignedIn, petra: AccountActor, haarlem: Municipality
) -> None:
    browser = signed_in(petra)
    form = upload(browser, EXAMPLE.read_bytes()) | {"municipality": str(haarlem.pk)}
    assert browser.post("/vergunningen/inlezen/", form).status_code == 422
    assert not Draft.objects.exists()


def test_many_rows_are_paged(signed_in: SignedIn, petra: AccountActor) -> None:
    rows = [permit(Zaaknummer=f"Z/26/{n}", Nr=n, Naam_inrichting=f"Club {n}") for n in range(1, 121)]
    browser = signed_in(petra)
    place = sent(browser, book(*rows))
    first = browser.get(place).context["page"]
    assert (len(first.rows), first.before) == (50, "")
    last = browser.get(f"{place}?na=100").context["page"]
    assert (len(last.rows), last.after, last.before) == (20, "", "100")
    assert len(browser.get(f"{place}?voor=100").context["page"].rows) == 50
    for wrong in ("na=onzin", "na=99999", "voor=onzin"):
        assert len(browser.get(f"{place}?{wrong}").context["page"].rows) == 50


def test_an_import_that_cannot_be_undone_says_why_and_stays(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality
) -> None:
    imported, _ = taken_in(beverwijk, petra, book(permit()))
    taken_in(beverwijk, petra, book(permit(Kamers=3)))
    answer = signed_in(petra).post(f"/vergunningen/inlezen/{imported.pk}/ongedaan/")
    assert (answer.status_code, "verder gewerkt" in answer.content.decode()) == (422, True)
    imported.refresh_from_db()
    assert imported.status == ImportStatus.CONFIRMED


def test_undoing_twice_leads_to_the_same_page(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality
) -> None:
    imported, _ = taken_in(beverwijk, petra, book(permit()))
    browser = signed_in(petra)
    places = {browser.post(f"/vergunningen/inlezen/{imported.pk}/ongedaan/")["Location"] for _ in range(2)}
    assert places == {f"/vergunningen/inlezen/{imported.pk}/"}
    assert Event.objects.filter(type="permits.import_undone").count() == 1


def test_the_lawyer_sees_imports_and_does_not_undo_them(
    signed_in: SignedIn, petra: AccountActor, anna: AccountActor, chris: AccountActor, beverwijk: Municipality
) -> None:
    imported, _ = taken_in(beverwijk, petra, book(permit()))
    place = f"/vergunningen/inlezen/{imported.pk}/"
    browser = signed_in(anna)
    page = browser.get("/vergunningen/inlezen/").content.decode()
    assert place in page and "Bestand met het register" not in page
    assert "Import ongedaan maken" not in browser.get(place).content.decode()
    assert browser.post(f"{place}ongedaan/").status_code == 404
    stranger = signed_in(chris)
    assert stranger.get(place).status_code == stranger.post(f"{place}ongedaan/").status_code == 404
    assert place not in stranger.get("/vergunningen/inlezen/").content.decode()
    assert Permit.objects.count() == 1


@pytest.mark.parametrize("number", [1, 60])
def test_the_pages_of_an_import_keep_to_their_budget(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality, number: int
) -> None:
    rows = [permit(Zaaknummer=f"Z/26/{n}", Nr=n, Naam_inrichting=f"Club {n}") for n in range(1, number + 1)]
    imported, _ = taken_in(beverwijk, petra, book(*rows))
    browser = signed_in(petra)
    place = sent(browser, book(*rows))
    browser.get("/vergunningen/inlezen/")
    with CaptureQueriesContext(connection) as started:
        browser.get("/vergunningen/inlezen/")
    with CaptureQueriesContext(connection) as looked:
        browser.get(place)
    with CaptureQueriesContext(connection) as shown:
        browser.get(f"/vergunningen/inlezen/{imported.pk}/")
    assert statements(started) <= 6
    assert statements(looked) <= 9
    assert statements(shown) <= 8


def test_a_file_that_nobody_took_in_is_closed_after_a_day_and_wiped_at_night(
    signed_in: SignedIn, petra: AccountActor
) -> None:
    browser = signed_in(petra)
    place = sent(browser, EXAMPLE.read_bytes())
    out = StringIO()
    call_command("forget-drafts", "--json", stdout=out)
    assert (out.getvalue().strip(), Draft.objects.count()) == ('{"forgotten": 0}', 1)
    Draft.objects.update(made_at=NOW - timedelta(hours=25))
    assert browser.get(place).status_code == 404
    assert "Er staat nog een bestand klaar" not in browser.get("/vergunningen/inlezen/").content.decode()
    out = StringIO()
    call_command("forget-drafts", stdout=out)
    assert (out.getvalue().strip(), Draft.objects.count()) == ("Gewist: 1.", 0)
