"""The pages of figures: who reads what, pictures and files, and borders from a file to the map."""

import json
import re
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reporting import charts
from regiotoezicht.reporting.models import Border, BorderSet
from regiotoezicht.reporting.tiles import GRIDS, grid_on, short_name
from tests.conftest import Hire
from tests.reporting.conftest import YEAR, SignedIn, control
from tests.reporting.test_borders import feature, file, square

pytestmark = pytest.mark.usefixtures("stopped_clock")
BEVERWIJK = feature("GM0375", square(4.6, 52.4))
HAARLEM = feature("GM0392", square(4.6, 52.3))


def go(name: str, *given: Any) -> str:
    return reverse(f"reporting:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_policy_officer_reads_her_own_exactly_and_a_stranger_does_not(
    omar: AccountActor, chris: AccountActor, beverwijk: Municipality, alkmaar: Municipality, signed_in: SignedIn
) -> None:
    control(beverwijk, licensed=4, unlicensed=3)
    control(alkmaar, licensed=6)
    own, other = go("municipality", "GM0375"), go("municipality", "GM0361")
    hers, his = signed_in(omar), signed_in(chris)
    assert "vergund: 4 niet vergund: 3" in text(hers.get(own))
    assert "Dit zijn de precieze cijfers" in text(hers.get(own))
    for page in (hers.get(other), his.get(own), his.get(other)):
        assert "niet getoond" in text(page)
        assert "vergund: –" in text(page)
        assert "precieze" not in text(page)
    saved = go("municipality-save", "GM0375", "csv")
    assert ";Vergund;4;" in hers.get(saved).content.decode()
    assert ";Vergund;niet getoond;" in his.get(saved).content.decode()
    assert ">7<" in hers.get(go("municipality-picture", "GM0375")).content.decode()
    assert ">7<" not in his.get(go("municipality-picture", "GM0375")).content.decode()


def test_the_region_page_and_its_files_hold_no_small_number(
    omar: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    control(beverwijk, licensed=7)
    browser = signed_in(omar)
    page = browser.get(go("region"), {"jaar": YEAR})
    assert f"Cijfers van de regio, {YEAR}" in text(page)
    assert not re.search(r'rt-amount">[1-9]<', page.content.decode())
    book = load_workbook(BytesIO(browser.get(go("save", "xlsx"), {"jaar": YEAR}).content))
    assert book.sheetnames[:2] == ["Toelichting", "Controles"]
    shown = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert 7 not in shown
    assert "niet getoond" in shown
    listed = browser.get(go("save", "csv"), {"jaar": YEAR})
    assert listed["Content-Disposition"] == f'attachment; filename="cijfers-regio-{YEAR}.csv"'
    lines = listed.content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("2025;31-12-2025;Controles;regio;De regio;;;Vergund;niet getoond;")
    assert not any(re.search(r";[1-9];aantal", line) for line in lines)


@pytest.mark.parametrize("year", ["1900", "2027", "x", "-1", "²²²²", "99999999999999999999", ""])
def test_another_year_shows_the_last_that_is_complete(omar: AccountActor, signed_in: SignedIn, year: str) -> None:
    assert f"Cijfers van de regio, {YEAR}" in text(signed_in(omar).get(go("region"), {"jaar": year}))


def test_the_running_year_says_until_when(omar: AccountActor, signed_in: SignedIn) -> None:
    said = text(signed_in(omar).get(go("region"), {"jaar": 2026}))
    assert "tot en met 24 maart 2026" in said
    assert "afgerond op vijf" in said


@pytest.mark.parametrize(
    "path",
    [
        "/cijfers/kaart/onbekend/",
        "/cijfers/grafiek/onbekend/",
        "/cijfers/gemeente/GM9999/",
        "/cijfers/bestand/pdf/",
        "/cijfers/gemeente/GM0375/bestand/pdf/",
        "/cijfers/grenzen/1/",
    ],
)
def test_what_is_not_there_is_not_found(omar: AccountActor, signed_in: SignedIn, path: str) -> None:
    assert signed_in(omar).get(path).status_code == 404


def test_pictures_are_plain_svg_that_says_what_it_counts(
    omar: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    control(beverwijk, licensed=7)
    browser = signed_in(omar)
    for name in ("picture", "map-picture"):
        answer = browser.get(go(name, "controles"), {"jaar": YEAR})
        drawn = answer.content.decode()
        assert answer["Content-Type"] == "image/svg+xml"
        assert drawn.startswith("<svg")
        assert "Bezoeken waarbij" in drawn
        assert "niet getoond" in drawn
        assert not re.search(r"<script|<style|style=|href=|onload", drawn)
        darkly: dict[str, Any] = {"jaar": YEAR, "thema": "donker"}
        dark = browser.get(go(name, "controles"), darkly).content.decode()
        assert charts.DARK.back in dark
        assert charts.DARK.back not in drawn
        saved = browser.get(go(name, "controles"), {"jaar": YEAR, "bewaren": 1})
        assert ".svg" in saved["Content-Disposition"]


def test_every_municipality_has_a_tile_of_its_own_and_one_without_stands_below(
    omar: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    for _, grid in GRIDS:
        assert len(set(grid.values())) == len(grid)
    page = signed_in(omar).get(go("map", "controles"), {"jaar": YEAR})
    assert "Niet op de kaart" not in text(page)
    today = Municipality.objects.filter(valid_until__isnull=True)
    assert set(today.values_list("code", flat=True)) == grid_on(date(YEAR, 12, 31)).keys()
    assert grid_on(date(1999, 1, 1)) == GRIDS[0][1]
    Municipality.objects.create(
        code="GM9999", name="Nieuwland", district=beverwijk.district, valid_from=beverwijk.valid_from
    )
    page = signed_in(omar).get(go("map", "controles"), {"jaar": YEAR})
    assert "Niet op de kaart: Nieuwland" in text(page)
    assert page.content.decode().count("Nieuwland") == 2


def test_the_map_of_a_telephone_has_short_names_that_the_table_explains(
    omar: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    named = {one.code: short_name(one.code, one.name) for one in Municipality.objects.filter(valid_until__isnull=True)}
    assert len(set(named.values())) == len(named)
    browser, year = signed_in(omar), {"jaar": str(YEAR)}
    page = browser.get(go("map", "controles"), year).content.decode()
    assert 'smal=1" media="screen and (max-width: 48rem)"' in page
    narrow = browser.get(go("map-picture", "controles"), year | {"smal": "1"}).content.decode()
    width = re.search(r'<svg[^>]* width="(\d+)"', narrow)
    assert width is not None
    assert int(width[1]) <= 345
    for code in grid_on(date(YEAR, 12, 31)):
        assert f">{named[code]}</text>" in narrow
        assert f'aria-hidden="true">{named[code]}</span>' in page
    assert ">Beverwijk<" not in narrow
    money = browser.get(go("map-picture", "bijdragen"), year | {"smal": "1"}).content.decode()
    assert "duizenden euro" in money


def upload(content: bytes, **changes: Any) -> dict[str, Any]:
    sent = SimpleUploadedFile("grenzen.geojson", content)
    return {"token": str(uuid4()), "source": "CBS, 2026", "file": sent} | changes


@pytest.mark.parametrize("keeper", ["ada", "paul"])
def test_borders_are_looked_at_used_replaced_and_removed(
    keeper: str, request: pytest.FixtureRequest, signed_in: SignedIn
) -> None:
    browser, here = signed_in(request.getfixturevalue(keeper)), go("borders")
    typed = upload(file(BEVERWIJK, HAARLEM))
    assert browser.post(here, typed).status_code == 302
    typed["file"].seek(0)
    assert browser.post(here, typed).status_code == 302  # a double click
    draft = BorderSet.objects.get()
    assert not Border.objects.in_use().exists()
    page = browser.get(go("borders-preview", draft.pk))
    assert "De kaart is nog niet veranderd" in text(page)
    assert "Alkmaar" in text(page)  # missing
    assert browser.get(go("borders-picture", draft.pk)).content.startswith(b"<svg")
    for _ in range(2):
        assert browser.post(go("borders-take-in", draft.pk))["Location"] == here
    assert Border.objects.in_use().count() == 2
    seen = browser.get(go("map", "controles"))
    assert "Niet op de kaart: Bloemendaal, Haarlemmermeer" in text(seen)
    assert "Grenzen: CBS, 2026" in text(seen)
    assert (
        browser.get(go("map-picture", "controles")).content
        != browser.get(go("map-picture", "controles"), {"kaart": "tegels"}).content
    )
    browser.post(here, upload(file(BEVERWIJK), source="CBS, 2027"))
    later = BorderSet.objects.drafts().get()
    assert Border.objects.in_use().count() == 2  # what is drawn stays until the new one is used
    browser.post(go("borders-take-in", later.pk))
    assert list(BorderSet.objects.all()) == [later]
    assert browser.post(go("borders-remove", later.pk))["Location"] == here
    assert browser.post(go("borders-remove", later.pk)).status_code == 404
    assert not BorderSet.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is leeg"),
        (b"geen json", "geen GeoJSON"),
        (file(BEVERWIJK, feature("GM0392", [4.6, 52.4], "Point")), "onderdeel 2, GM0392"),
        (file(BEVERWIJK, BEVERWIJK), "al eerder in het bestand"),
        (file(feature("<b>x</b>", square(4.6, 52.4))), "geen gemeentecode"),
        (file(feature("GM0375", [[[4.6, 52.4], [4.7, 52.4], [4.6, 52.4], [4.6, 52.4]]])), "omsluit geen gebied"),
    ],
    ids=["empty", "no json", "a point", "twice", "hostile", "flat"],
)
def test_a_wrong_file_is_told_and_nothing_is_kept(
    ada: AccountActor, signed_in: SignedIn, content: bytes, sentence: str
) -> None:
    answer = signed_in(ada).post(go("borders"), upload(content))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "<b>x" not in answer.content.decode()
    assert not BorderSet.objects.exists()


def test_a_large_file_is_refused_before_it_is_read(
    ada: AccountActor, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regiotoezicht.reporting.borders.forms.MAX_BYTES", 100)
    answer = signed_in(ada).post(go("borders"), upload(file(BEVERWIJK)))
    assert "groter dan 20 MB" in text(answer)


def test_only_keepers_come_at_the_borders(
    hire: Hire, ada: AccountActor, omar: AccountActor, haarlem: Municipality, signed_in: SignedIn
) -> None:
    signed_in(ada).post(go("borders"), upload(json.dumps(json.loads(file(BEVERWIJK))).encode()))
    [draft] = BorderSet.objects.all()
    for actor in (omar, hire("Rien", Role.REGION_CONTROLLER, haarlem)):
        browser = signed_in(actor)
        assert browser.get(go("borders")).status_code == 404
        assert browser.get(go("borders-picture", draft.pk)).status_code == 404
        for name in ("borders-take-in", "borders-remove"):
            assert browser.post(go(name, draft.pk)).status_code == 404
    assert BorderSet.objects.drafts().exists()
