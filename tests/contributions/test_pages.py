"""The pages of contributions: who opens them, that they do what they say, and what they refuse."""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs
from regiotoezicht.contributions.dividing import ground_of, outcome_of
from regiotoezicht.contributions.models import Contribution, CostLine, CostPlan, Promise, Version
from regiotoezicht.contributions.vocabulary import CostKind, Stage
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Inhabitants, Municipality
from tests.conftest import NOW
from tests.contributions.conftest import LEFT_OPEN, OF_THE_LETTER, adopted, draft, seen_of
from tests.contributions.test_plans import keep_promise

SignedIn = Callable[[AccountActor], Client]
EXAMPLE = Path(__file__).parent / "inhabitants-statline-example.csv"
WRITES = ("adopt", "carry", "drop", "follow", "key", "line-new", "taking-part")
LINE = {
    "kind": "staff",
    "description": "Opleiding van 32 toezichthouders",
    "cents": "64.000",
    "vat": "exempt",
    "taakveld": "1.2",
}


def go(name: str, *given: Any) -> str:
    return reverse(f"contributions:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\u00a0", " ")


def test_a_controller_goes_from_a_plan_to_what_beverwijk_pays(rens: AccountActor, signed_in: SignedIn) -> None:
    browser = signed_in(rens)
    start = {
        "year": "2022",
        "collector": Municipality.objects.get(code="GM0392").pk,
        "stage": "indicative",
        "reference_date": "2022-01-01",
    }
    assert browser.post(go("new"), start).status_code == 302
    assert "al een kostenplan" in text(browser.post(go("new"), start))
    version = Version.objects.get()
    typed = LINE | {"cents": "361.020,60", "token": str(uuid4())}
    for _ in range(2):  # a double click
        assert browser.post(go("line-new", version.pk), typed).status_code == 302
    assert CostLine.objects.count() == 1
    assert "€ 9.710,00" in text(browser.get(go("version", version.pk)))
    line = CostLine.objects.get()
    change = LINE | {"cents": "361.020,61", "token": str(uuid4())}
    assert browser.post(go("line", version.pk, line.pk), change).status_code == 302
    adopting = {"seen": seen_of(version), "by": "steering_group", "date": "2026-03-01", "reference": "SG 1"}
    assert browser.post(go("adopt", version.pk), adopting).status_code == 302
    assert browser.post(go("adopt", version.pk), adopting).status_code == 302
    shown = text(browser.get(go("contribution", version.pk, "GM0375")))
    assert "42.084 van de 1.564.695" in shown
    assert "€ 361.020,61 × 42.084 ÷ 1.564.695, afgerond op centen" in shown
    assert "CBS StatLine" in shown
    book = openpyxl.load_workbook(io.BytesIO(browser.get(go("export", version.pk)).content))
    assert book.sheetnames == ["Bijdragen", "Kosten"]
    amounts = {row[1]: row[6] for row in book["Bijdragen"].iter_rows(min_row=2, values_only=True)}
    assert amounts["Beverwijk"] == 9710
    follows = browser.post(go("follow", version.pk), {"stage": "definitive"})
    assert follows.status_code == 302
    assert browser.post(go("follow", version.pk), {"stage": "definitive"})["Location"] == follows["Location"]
    assert browser.post(go("drop", Version.objects.latest("number").pk)).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"cents": "12,345"}, "meer dan twee cijfers achter de komma"),
        ({"cents": "-5"}, "niet lager zijn dan nul"),
        ({"cents": "veel"}, "geen bedrag. Schrijf het als"),
        ({"cents": ""}, "Vul “Bedrag zonder btw” in"),
        ({"kind": ""}, "Kostensoort"),
        ({"cents": "0"}, "groter is dan nul"),
        ({"supplied_by": "x"}, "Uren geleverd door"),
        ({"description": "Mevrouw Jansen, 06 12345678"}, "Omschrijving"),
    ],
)
def test_a_wrong_line_says_why_and_keeps_what_was_typed(
    rens: AccountActor, signed_in: SignedIn, typed: dict[str, str], sentence: str
) -> None:
    version = draft(rens)
    answer = signed_in(rens).post(go("line-new", version.pk), LINE | typed | {"token": str(uuid4())})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert version.lines.count() == 1


def test_a_line_says_where_it_is_spent_only_in_a_plan_of_the_region(
    rens: AccountActor, haarlem: Municipality, signed_in: SignedIn
) -> None:
    client = signed_in(rens)
    region = draft(rens)
    spent = LINE | {"district": str(haarlem.district_id)}
    client.post(go("line-new", region.pk), spent | {"token": str(uuid4())})
    page = text(client.get(go("version", region.pk)))
    assert f"Opleiding van 32 toezichthouders {haarlem.district.name}" in page
    assert "Alle deelnemers van dit plan delen elke regel" in page
    assert sum(row.cents > 0 for row in outcome_of(ground_of(region)).rows) == 32, "who pays did not change"

    where = CostPlan(year=2022, collector=haarlem, district=haarlem.district)
    own = actions.make_plan(where, actor=rens, stage=Stage.INDICATIVE, reference_date=date(2022, 1, 1), at=NOW)
    assert "Uitgegeven in" not in text(client.get(go("line-new", own.pk)))
    client.post(go("line-new", own.pk), spent | {"token": str(uuid4())})
    assert own.lines.get().district is None
    assert "Uitgegeven in" not in text(client.get(go("version", own.pk)))
    costs = Costs(CostKind.ICT, "Telefoons", 1, district=haarlem.district)
    with pytest.raises(Refused, match="Dit kostenplan is van één district"):
        actions.add_line(own, costs, actor=rens, token=uuid4(), at=NOW)


def test_key_and_participants_say_what_is_wrong(rens: AccountActor, signed_in: SignedIn) -> None:
    version, browser = draft(rens), signed_in(rens)
    mixed = {"key": "mixed", "reference_date": "2022-01-01", "mix_inhabitants": "80", "mix_equal": "19,5"}
    assert "geen 100 procent" in text(browser.post(go("key", version.pk), mixed))
    assert browser.post(go("key", version.pk), mixed | {"mix_equal": "20"}).status_code == 302
    version.refresh_from_db()
    assert (version.key, version.mix_inhabitants, version.mix_equal) == ("mixed", 8_000, 2_000)
    nobody = browser.post(go("taking-part", version.pk), {})
    assert nobody.status_code == 422
    assert "ten minste één gemeente" in text(nobody)
    town = Municipality.objects.get(code="GM0375")
    typed = {f"{town.pk}-participates": "on", f"{town.pk}-weight": "1,5", f"{town.pk}-order_number": "4500012345"}
    wrong = browser.post(go("taking-part", version.pk), typed | {f"{town.pk}-weight": "-1"})
    assert "Beverwijk:" in text(wrong)
    assert browser.post(go("taking-part", version.pk), typed).status_code == 302
    row = Contribution.objects.get(version=version, municipality=town)
    assert (row.participates, str(row.weight), row.order_number) == (True, "1.5000", "4500012345")
    assert Contribution.objects.filter(version=version, participates=True).count() == 1


def test_what_nobody_pays_is_carried_by_a_decision(
    rens: AccountActor, anna: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    browser = signed_in(rens)
    form = {"municipality": beverwijk.pk, "cents": "9.000", "from_year": "2022", "source": "Brief 2022/14"}
    form |= {"promised_date": "2022-02-15", "holds_without_others": "on", "token": str(uuid4())}
    for _ in range(2):
        assert browser.post(go("promise-new"), form).status_code == 302
    assert Promise.objects.count() == 1
    again = browser.post(go("promise-new"), form | {"token": str(uuid4())})
    assert "al een toezegging" in text(again)
    version = draft(rens)
    adopting = {"seen": seen_of(version), "by": "steering_group", "date": "2026-03-01", "reference": "SG 1"}
    assert "niet gedekt" in text(browser.post(go("adopt", version.pk), adopting))
    assert browser.post(go("adopt", version.pk), adopting | {"left_open": "on"}).status_code == 302
    shown = text(browser.get(go("version", version.pk)))
    assert "Niet gedekt: € 710,00" in shown
    assert "Beverwijk € 9.710,00 € 9.000,00 € 710,00 Niet gedekt € 710,00" in shown
    public = text(signed_in(anna).get(go("version", version.pk)))
    assert "Samen € 360.310,60 Niet gedekt door bijdragen € 710,00 Kosten zonder btw € 361.020,60" in public
    carried = {"carried_by": "gemeente Haarlem", "carried_reference": "2026/118"}
    assert browser.post(go("carry", version.pk), carried).status_code == 302
    assert "Gedragen door gemeente Haarlem (2026/118)" in text(browser.get(go("version", version.pk)))
    promise = Promise.objects.get()
    assert "9.000,00" in text(browser.get(go("promises")))
    assert browser.post(go("promise-end", promise.pk), {"last_year": "2021"}).status_code == 422
    assert browser.post(go("promise-end", promise.pk), {"last_year": "2026"}).status_code == 302


def test_what_if_haarlem_stays_away(rens: AccountActor, beverwijk: Municipality, signed_in: SignedIn) -> None:
    keep_promise(rens, beverwijk)
    version = adopted(rens, LEFT_OPEN)
    haarlem = Municipality.objects.get(code="GM0392")
    browser = signed_in(rens)
    shown = text(browser.get(go("what-if", version.pk), {"absent": haarlem.pk}))
    uncovered = OF_THE_LETTER * 42_084 // (1_564_695 - 162_898) + 1 - 971_000  # Beverwijk is held to its promise
    assert f"Niet gedekt: € {uncovered // 100:,}".replace(",", ".") + f",{uncovered % 100:02d}" in shown
    assert browser.get(go("what-if", version.pk), {"key": "mixed", "mix_equal": "3"}).status_code == 422
    assert browser.get(go("what-if", version.pk), {"growth": "-3,5"}).status_code == 200
    assert browser.get(go("what-if", version.pk), {"absent": "9" * 30}).status_code == 422


def load(browser: Client, content: bytes, name: str = "cbs.csv") -> Any:
    upload = SimpleUploadedFile(name, content)
    return browser.post(go("inhabitants-load"), {"file": upload, "source": "CBS", "token": str(uuid4())})


def test_inhabitants_are_taken_in_after_a_look(rens: AccountActor, signed_in: SignedIn) -> None:
    browser = signed_in(rens)
    assert "Er verandert niets" in text(load(browser, EXAMPLE.read_bytes()))
    content = b"Gemeente;2022;2025\nBeverwijk;42100;43000\nHaarlem;162898;165000\n"
    looked = load(browser, content)
    assert looked.status_code == 200
    shown = text(looked)
    assert "Beverwijk 01-01-2022 42.084 42.100" in shown
    assert "ontbreken gemeenten" in shown
    assert Inhabitants.objects.filter(reference_date=date(2025, 1, 1)).count() == 0
    signed = re.search(r'name="signed" value="([^"]+)"', looked.content.decode())
    action = re.search(r'action="([^"]*overnemen[^"]*)"', looked.content.decode())
    assert signed
    assert action
    assert browser.post(action[1], {"signed": signed[1] + "x"})["Location"].endswith("/inlezen/")
    for _ in range(2):
        assert browser.post(action[1], {"signed": signed[1]}).status_code == 302
    town = Municipality.objects.get(code="GM0375")
    rows = Inhabitants.objects.filter(municipality=town).order_by("pk").values_list("count", flat=True)
    assert list(rows) == [42_084, 42_100, 43_000]
    assert Inhabitants.objects.current().get(municipality=town, reference_date=date(2022, 1, 1)).count == 42_100
    assert "Later gecorrigeerd" in text(browser.get(go("inhabitants")))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Gemeente;2025\nBeverwijk;-5\n", "geen geheel getal"),
        (b"Gemeente;2025\nBeverwijk;.\n", "geen inwonertal"),
        (b"Gemeente;2025\nBeverwijk;1\nBeverwijk;2\n", "staat al in rij 2"),
        (b"Gemeente;2021\nDijk en Waard;1\n", "bestond niet op 01-01-2021"),
        (b"Gemeente;2027\nBeverwijk;43000\n", "een prognose telt niet"),
        (b"Code;2025\nGM0375;1\nWK037500;1\n", "wijk of buurt"),
        (b"Code;2025\nWK037500;1\n", "kies de cijfers per gemeente"),
        (b"hallo", "geen inwonertallen"),
        (b"", "leeg"),
        (b"%PDF-1.4 x", "geen Excel"),
    ],
)
def test_a_wrong_file_is_refused_with_place_and_reason(
    rens: AccountActor, signed_in: SignedIn, content: bytes, sentence: str
) -> None:
    answer = load(signed_in(rens), content)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert Inhabitants.objects.count() == 32


def test_other_roles_find_what_is_theirs_and_no_more(
    rens: AccountActor,
    cor: AccountActor,
    omar: AccountActor,
    anna: AccountActor,
    beverwijk: Municipality,
    signed_in: SignedIn,
) -> None:
    promise = keep_promise(rens, beverwijk)
    version, running = adopted(rens, LEFT_OPEN), draft(rens, year=2026)
    line = running.lines.get()
    pages: dict[str, list[object]] = {
        "version": [version.pk],
        "running": [running.pk],
        "own": [version.pk, "GM0375"],
        "other": [version.pk, "GM0392"],
        "what-if": [version.pk],
        "export": [version.pk],
    }
    named = {"running": "version", "own": "contribution", "other": "contribution"}
    found = {
        actor.name: {
            key
            for key, given in pages.items()
            if signed_in(actor).get(go(named.get(key, key), *given)).status_code == 200
        }
        for actor in (rens, cor, omar, anna)
    }
    everything = set(pages)
    assert found == {
        rens.name: everything,
        cor.name: everything,
        omar.name: {"version", "own"},
        anna.name: {"version"},
    }
    assert "Kostensoort" not in text(signed_in(omar).get(go("version", version.pk)))
    for actor in (cor, omar, anna):
        browser = signed_in(actor)
        for name in WRITES:
            assert browser.post(go(name, running.pk), {}).status_code == 404, name
        for name in ("line", "line-remove"):
            assert browser.post(go(name, running.pk, line.pk), {}).status_code == 404
        assert browser.post(go("promise-end", promise.pk), {}).status_code == 404
        assert browser.post(go("inhabitants-take-in", uuid4()), {}).status_code == 404


def test_what_was_done_already_is_no_missing_page(
    rens: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    browser, held = signed_in(rens), keep_promise(rens, beverwijk)
    for typed in ({"last_year": "2026"}, {"last_year": "2026"}, {"last_year": ""}, {"last_year": ""}):
        answer = browser.post(go("promise-end", held.pk), typed)
        assert (answer.status_code, answer.get("Location")) == (302, go("promises"))
    version = draft(rens)
    for _ in range(2):
        assert browser.post(go("drop", version.pk)).status_code == 302


def test_who_still_had_the_page_of_a_draft_open_reads_that_it_was_adopted(
    rens: AccountActor, signed_in: SignedIn
) -> None:
    answer = signed_in(rens).post(go("line-new", adopted(rens).pk), LINE | {"token": str(uuid4())})
    assert answer.status_code == 409
    assert "Begin een volgende versie" in text(answer)
