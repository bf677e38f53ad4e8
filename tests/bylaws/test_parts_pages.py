"""The pages of the other lines of a set, of corrections, and of throwing a draft away."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.bylaws.models import Competence, OpeningHours, RuleSet
from tests.bylaws.conftest import Draft

pytestmark = pytest.mark.usefixtures("now")
SignedIn = Callable[[AccountActor], Client]
HOURS = {"kind": "club", "days": "daily", "opens": "14:00", "closes": "02:00"}


def test_a_line_is_added_changed_and_removed_on_the_screen(
    signed_in: SignedIn, anna: AccountActor, drafted: Draft
) -> None:
    browser, made = signed_in(anna), drafted()
    url = f"/lokale-regels/{made.pk}/voorschriften/"
    page = browser.get(url).content.decode()
    assert "Voor elke maatregel: burgemeester." in page
    assert browser.get(f"{url}openingstijd/nieuw/").status_code == 200
    assert browser.post(f"{url}openingstijd/nieuw/", HOURS).headers["Location"] == f"{url}#openingstijd"
    line = OpeningHours.objects.get()
    assert "14.00 tot 02.00 uur" in browser.get(url).content.decode()
    browser.post(f"{url}openingstijd/{line.pk}/", HOURS | {"closes": "03:00"})
    assert "14.00 tot 03.00 uur" in browser.get(url).content.decode()
    again = browser.post(f"{url}openingstijd/nieuw/", HOURS)
    assert (again.status_code, "staat al in deze regels" in again.content.decode()) == (422, True)
    empty = browser.post(f"{url}openingstijd/nieuw/", HOURS | {"kind": "hotel", "closes": "14:00"})
    assert "gelijk aan de openingstijd" in empty.content.decode()
    assert browser.post(f"{url}openingstijd/{line.pk}/weg/").status_code == 302
    assert not OpeningHours.objects.exists()
    assert browser.get(f"{url}onzin/nieuw/").status_code == 404


def test_readers_see_the_lines_and_strangers_do_not(
    signed_in: SignedIn, anna: AccountActor, sara: AccountActor, chris: AccountActor, adopted: Draft
) -> None:
    made = adopted()
    url = f"/lokale-regels/{made.pk}/voorschriften/"
    Competence.objects.create(rule_set=made, measure="closure", body="mayor", basis="artikel 174 Gemeentewet")
    assert "artikel 174 Gemeentewet" in signed_in(sara).get(url).content.decode()
    assert "toevoegen" not in signed_in(anna).get(url).content.decode()
    assert signed_in(anna).get(f"{url}bevoegdheid/nieuw/").status_code == 404
    assert signed_in(chris).get(url).status_code == 404
    assert signed_in(sara).get(f"/lokale-regels/{made.pk}/corrigeren/").status_code == 404
    assert signed_in(chris).get(f"/lokale-regels/{made.pk}/vergelijken/").status_code == 404


def test_a_correction_is_made_adopted_and_told_on_both_pages(
    signed_in: SignedIn, anna: AccountActor, adopted: Draft
) -> None:
    browser, original = signed_in(anna), adopted()
    url = f"/lokale-regels/{original.pk}/"
    assert "Corrigeren" in browser.get(url).content.decode()
    assert browser.get(f"{url}corrigeren/").status_code == 200
    form = {"token": "0b8f1e52-8f2e-4e0e-8d44-8d42f2f6d009", "reason": "Het hoogste bedrag is verkeerd overgenomen."}
    answers = [browser.post(f"{url}corrigeren/", form) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    correction = RuleSet.objects.get(corrects=original)
    adopted_by = {"reference": "2026/0077", "adopted_date": "2026-03-20"}
    browser.post(f"/lokale-regels/{correction.pk}/vaststellen/", adopted_by)
    page = browser.get(url).content.decode()
    assert "Gecorrigeerd op 24 maart 2026" in page
    assert "Het hoogste bedrag is verkeerd overgenomen." in page
    assert "Corrigeren" not in page
    assert "Dit verbetert" in browser.get(f"/lokale-regels/{correction.pk}/").content.decode()
    assert browser.get(f"{url}corrigeren/").status_code == 404
    assert "gecorrigeerd" in browser.get("/lokale-regels/?stand=gecorrigeerd").content.decode()


def test_a_draft_is_thrown_away_on_the_screen(signed_in: SignedIn, anna: AccountActor, drafted: Draft) -> None:
    browser, made = signed_in(anna), drafted(date(2027, 1, 1))
    assert "Concept weggooien" in browser.get(f"/lokale-regels/{made.pk}/").content.decode()
    assert browser.post(f"/lokale-regels/{made.pk}/weggooien/").headers["Location"] == "/lokale-regels/"
    assert not RuleSet.objects.exists()
    assert browser.get(f"/lokale-regels/{made.pk}/").status_code == 404


def test_a_set_without_others_has_nothing_to_compare_with(
    signed_in: SignedIn, anna: AccountActor, drafted: Draft
) -> None:
    page = signed_in(anna).get(f"/lokale-regels/{drafted().pk}/vergelijken/").content.decode()
    assert "Deze gemeente heeft geen andere regels." in page
