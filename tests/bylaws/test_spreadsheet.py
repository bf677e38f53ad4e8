"""Rule sets as a spreadsheet: out and in again without a change, and every wrong cell told by its place."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.bylaws import actions, spreadsheet
from regiotoezicht.bylaws.models import Area, Competence, Maximum, OpeningHours, RuleSet
from regiotoezicht.bylaws.queries import said_by
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.export import workbook
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.sheets import reading
from regiotoezicht.organisation.models import Municipality
from tests.bylaws.conftest import Draft
from tests.conftest import NOW

SignedIn = Callable[[AccountActor], Client]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def whole(drafted: Draft, anna: AccountActor) -> RuleSet:
    """A set with a line of every kind."""
    made = drafted()
    lines: list[tuple[Any, dict[str, Any]]] = [
        (Competence, {"measure": MeasureKind.CLOSURE, "body": "mayor", "basis": "artikel 174 Gemeentewet"}),
        (Maximum, {"kind": "club", "number": 3}),
        (OpeningHours, {"kind": "club", "days": "weekend", "opens": "14:00", "closes": "02:30"}),
        (Area, {"name": "Havengebied", "rule": "only_here", "kind": "", "description": "De Fictiekade."}),
    ]
    for model, values in lines:
        actions.put_part(made, actor=anna, model=model, values=values, at=NOW)
    return made


def sheets_of(content: bytes) -> Any:
    return reading.read(content, "regels.xlsx")


def edited(rule_set: RuleSet, **cells: Any) -> bytes:
    """The spreadsheet of a set with cells changed: `Ladder_E2=...`."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(spreadsheet.pages_of(rule_set))))
    for place, value in cells.items():
        name, _, cell = place.partition("_")
        book[name][cell] = value
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_set_comes_back_as_it_went_out(whole: RuleSet, anna: AccountActor, beverwijk: Municipality) -> None:
    taken = spreadsheet.take(sheets_of(workbook(spreadsheet.pages_of(whole))))
    assert taken.wrong == []
    made = actions.draft_from_sheet(beverwijk, actor=anna, taken=taken, at=NOW)
    assert said_by(made) == said_by(RuleSet.objects.get(pk=whole.pk))
    assert (made.title, made.from_date, made.status) == (whole.title, whole.from_date, "draft")


@pytest.mark.parametrize(
    "cells, place, reason",
    [
        ({"Ladder_C2": "boete"}, ("Ladder", 2, "Maatregel"), "een van de antwoorden uit de lijst"),
        ({"Ladder_F2": "1.000"}, ("Ladder", 2, "Hoogste bedrag, in euro"), "lager dan het bedrag"),
        ({"Ladder_E2": "veel"}, ("Ladder", 2, "Dwangsom per overtreding, in euro"), "geen bedrag"),
        ({"Artikelen_A2": None}, ("Artikelen", 2, "Nummer"), "Vul “Nummer” in"),
        ({"Algemeen_E2": 15}, ("Algemeen", 2, "Minimumleeftijd van dienstverleners"), "18"),
        ({"Algemeen_B2": "31-02-2026"}, ("Algemeen", 2, "Ingangsdatum"), "geen bestaande datum"),
        ({"Openingstijden_D2": "25:00"}, ("Openingstijden", 2, "Gesloten vanaf"), "geen bestaande tijd"),
        ({"Maxima_B2": -1}, ("Maxima", 2, "Hoogste aantal"), "0"),
        ({"Bevoegdheid_Z1": "Kleur"}, ("Bevoegdheid", 1, "Kleur"), "kent het programma niet"),
        ({"Gebieden_A1": "Titel"}, ("Gebieden", 1, "Naam"), "Deze kolom ontbreekt"),
        ({"Gebieden_D2": "Bel 06 12345678"}, ("Gebieden", 2, "Begrenzing"), "telefoonnummer"),
    ],
)
def test_a_wrong_cell_is_told_by_sheet_row_and_column_and_nothing_is_taken(
    whole: RuleSet,
    anna: AccountActor,
    beverwijk: Municipality,
    cells: dict[str, object],
    place: tuple[str, int, str],
    reason: str,
) -> None:
    taken = spreadsheet.take(sheets_of(edited(whole, **cells)))
    assert any((one.sheet, one.row, one.column) == place and reason in one.reason for one in taken.wrong), taken.wrong
    with pytest.raises(Refused, match="niets overgenomen"):
        actions.draft_from_sheet(beverwijk, actor=anna, taken=taken, at=NOW)
    assert RuleSet.objects.count() == 1


def test_the_same_line_twice_is_told(whole: RuleSet) -> None:
    again = {f"Artikelen_{column}3": value for column, value in zip("ABC", ("3:3", "Vergunning", "Tekst"), strict=True)}
    taken = spreadsheet.take(sheets_of(edited(whole, **again)))
    assert [(one.sheet, one.row) for one in taken.wrong] == [("Artikelen", 3)]


def test_a_file_that_is_no_rule_set_is_refused(whole: RuleSet) -> None:
    with pytest.raises(Refused, match="ontbreekt het blad “Algemeen”"):
        spreadsheet.take(sheets_of(workbook([("Blad1", ("a",), [("b",)])])))


@pytest.mark.usefixtures("now")
def test_the_lawyer_takes_rules_out_and_in_on_the_screen(
    whole: RuleSet, signed_in: SignedIn, anna: AccountActor, chris: AccountActor, beverwijk: Municipality
) -> None:
    browser = signed_in(anna)
    answer = browser.get(f"/lokale-regels/{whole.pk}/excel/")
    assert answer["Content-Type"] == XLSX
    assert signed_in(chris).get(f"/lokale-regels/{whole.pk}/excel/").status_code == 404
    browser = signed_in(anna)

    def send(content: bytes, token: str) -> Any:
        file = SimpleUploadedFile("regels.xlsx", content, XLSX)
        return browser.post("/lokale-regels/inlezen/", {"token": token, "municipality": beverwijk.pk, "file": file})

    wrong = send(edited(whole, Ladder_C2="boete"), "0b8f1e52-8f2e-4e0e-8d44-8d42f2f6d001")
    assert wrong.status_code == 422
    assert "Er klopt 1 cel niet" in wrong.content.decode()
    token = "0b8f1e52-8f2e-4e0e-8d44-8d42f2f6d002"
    assert [send(answer.content, token).status_code for _ in range(2)] == [302, 302]
    assert RuleSet.objects.count() == 2
    for content, told in ((b"", "leeg"), (b"%PDF-1.7", "geen Excel"), (b"PK\x03\x04kapot", "")):
        refused = send(content, "0b8f1e52-8f2e-4e0e-8d44-8d42f2f6d003")
        assert refused.status_code == 422
        assert told in refused.content.decode()
    assert RuleSet.objects.count() == 2


@pytest.mark.usefixtures("now")
def test_two_sets_lie_side_by_side(
    adopted: Draft, signed_in: SignedIn, anna: AccountActor, chris: AccountActor, beverwijk: Municipality
) -> None:
    old = adopted()
    new = actions.draft_copy(beverwijk, actor=anna, original=old, title="APV 2027", from_date=date(2027, 1, 1), at=NOW)
    actions.put_part(new, actor=anna, model=Maximum, values={"kind": "club", "number": 3}, at=NOW)
    actions.put_article(
        new, actor=anna, article=new.articles.get(), number="3:3", title="Vergunning", text="Met vergunning.", at=NOW
    )
    page = signed_in(anna).get(f"/lokale-regels/{old.pk}/vergelijken/{new.pk}/").content.decode()
    assert "2 verschillen" in page
    assert "Met vergunning." in page
    assert "seksclub of privéhuis" in page
    assert "Minimumleeftijd" not in page
    whole_page = signed_in(anna).get(f"/lokale-regels/{old.pk}/vergelijken/{new.pk}/?alles=ja").content.decode()
    assert "Minimumleeftijd" in whole_page
    assert signed_in(chris).get(f"/lokale-regels/{old.pk}/vergelijken/{new.pk}/").status_code == 404
