"""The page on which a lawyer computes any term by hand."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.law.rules import RULES
from regiotoezicht.law.subjects import SUBJECTS

SignedIn = Callable[[AccountActor], Client]
PAGE = "/termijn-berekenen/"


@pytest.fixture
def browser(signed_in: SignedIn, anna: AccountActor) -> Client:
    return signed_in(anna)


def text(browser: Client, **asked: str) -> str:
    answer = browser.get(PAGE, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def letter(page: str) -> str:
    found = re.search(r"<textarea[^>]*readonly>(.*?)</textarea>", page, re.S)
    assert found is not None
    return found.group(1)


def test_every_rule_stands_under_one_subject() -> None:
    listed = [code for codes in SUBJECTS.values() for code in codes]
    assert sorted(listed) == sorted(RULES)


def test_the_page_begins_with_the_rules_by_subject(browser: Client) -> None:
    page = text(browser)
    assert "Bezwaar of beroep (artikel 6:7 Awb)" in page
    assert '<optgroup label="Klachten, Woo en privacy">' in page
    assert "Berekenen</button>" not in page


def test_a_rule_shows_its_own_fields_without_complaining_yet(browser: Client) -> None:
    page = text(browser, regel="awb-7:10")
    assert ">De laatste dag van de bezwaartermijn<" in page
    assert "Er is een adviescommissie" in page
    assert "rt-wrong" not in page


def test_a_term_is_answered_with_its_reasons_as_text_for_a_letter(browser: Client) -> None:
    page = text(browser, regel="awb-6:7", vanaf="2026-03-24")
    assert "Woensdag 6 mei 2026" in page
    assert "ja, zonder verschuiving was het dinsdag 5 mei 2026" in page
    assert letter(page).splitlines() == [
        "Bezwaar of beroep (artikel 6:7 Awb).",
        "De termijn is zes weken (artikel 6:7 Awb) en begint op de dag na de verzending: woensdag 25 maart 2026.",
        "De laatste dag is dan dinsdag 5 mei 2026.",
        "Dinsdag 5 mei 2026 is een erkende feestdag: Bevrijdingsdag (artikel 3 Algemene termijnenwet).",
        "De termijn loopt door tot en met woensdag 6 mei 2026 (artikel 1 Algemene termijnenwet).",
    ]
    assert "niet-ontvankelijk" in page
    assert "Intern klaar op" not in page
    assert not Event.objects.filter(type__startswith="desk.").exists()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"regel": "awb-6:7", "vanaf": "24-03-2026"}, "Woensdag 6 mei 2026"),
        (
            {"regel": "awb-7:10", "vanaf": "2026-05-06", "committee": "on", "extended": "on"},
            "Woensdag 9 september 2026",
        ),
        ({"regel": "awb-7:10", "vanaf": "2026-05-06", "suspended_days": "3"}, "Zaterdag 20 juni 2026"),
        ({"regel": "awb-7:10", "vanaf": "2026-05-06", "postponed_until": "2026-08-01"}, "Zaterdag 1 augustus 2026"),
        (
            {"regel": "awb-4:13", "vanaf": "2026-03-02", "weeks": "12", "source": "bylaw"},
            "Maandag 25 mei 2026",
        ),
        (
            {"regel": "awb-4:15", "vanaf": "2026-03-02", "invited": "2026-03-16", "completed": "2026-03-30"},
            "Maandag 11 mei 2026",
        ),
        ({"regel": "awb-5:45", "vanaf": "2026-05-23", "over_340": "no"}, "Woensdag 23 mei 2029"),
        ({"regel": "awb-5:45", "vanaf": "2026-05-23", "over_340": "yes"}, "Vrijdag 23 mei 2031"),
        ({"regel": "avg-33", "vanaf": "2026-05-22T16:10"}, "Maandag 25 mei 2026 om 16.10 uur"),
        ({"regel": "avg-33", "vanaf": "2026-10-25T02:30"}, "Woensdag 28 oktober 2026 om 01.30 uur"),
        ({"regel": "awb-5:34", "vanaf": "2026-06-01"}, "dinsdag 1 juni 2027"),
        ({"regel": "awb-4:17", "vanaf": "2026-04-30"}, "veilige lezing"),
        ({"regel": "own", "vanaf": "2026-06-06", "weeks": "2"}, "Stel liever een einddatum op een werkdag"),
        ({"regel": "awb-7:4-papers", "vanaf": "2026-06-15"}, "Uiterste dag"),
        ({"regel": "avg-12", "vanaf": "2026-01-31"}, "vrijdag 27 februari 2026"),
    ],
)
def test_the_options_of_a_rule_are_fields(browser: Client, asked: dict[str, str], words: str) -> None:
    assert words in text(browser, **asked)


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({"regel": "onzin"}, "regel", "een van de antwoorden"),
        ({"regel": ""}, "regel", "Kies een antwoord"),
        ({"regel": "awb-6:7", "vanaf": ""}, "vanaf", "Vul “Dag van de verzending” in"),
        ({"regel": "awb-6:7", "vanaf": "2026-02-30"}, "vanaf", "geen bestaande datum"),
        ({"regel": "awb-6:7", "vanaf": "2031-03-24"}, "vanaf", "neem eerst het koninklijk besluit"),
        ({"regel": "awb-6:7", "vanaf": "9999-12-31"}, "vanaf", "buiten de kalender"),
        ({"regel": "avg-33", "vanaf": "2026-05-22"}, "vanaf", "geen bestaand tijdstip"),
        ({"regel": "avg-33", "vanaf": "2026-03-29T02:30"}, "vanaf", "een uur vooruit"),
        ({"regel": "awb-7:10", "vanaf": "2026-05-06", "suspended_days": "-1"}, "suspended_days", "ten minste 0"),
        ({"regel": "awb-7:10", "vanaf": "2026-05-06", "suspended_days": "drie"}, "suspended_days", "heel getal"),
        ({"regel": "awb-7:10", "vanaf": "2026-05-06", "postponed_until": "2026-06-16"}, "postponed_until", "Uitstel"),
        ({"regel": "awb-4:13", "vanaf": "2026-03-02", "source": "beleid"}, "source", "een van de antwoorden"),
        ({"regel": "awb-5:45", "vanaf": "2026-05-23"}, "over_340", "Kies een antwoord"),
        ({"regel": "own", "vanaf": "2026-05-23"}, "days", "in dagen of in weken"),
        ({"regel": "own", "vanaf": "2026-05-23", "days": "3", "weeks": "1"}, "weeks", "niet allebei"),
        ({"regel": "awb-4:15", "vanaf": "2026-03-02", "invited": "2026-03-16"}, "completed", "wanneer is aangevuld"),
        ({"regel": "awb-4:15", "vanaf": "2026-03-02", "completed": "2026-03-16"}, "invited", "wanneer is uitgenodigd"),
        (
            {"regel": "awb-4:15", "vanaf": "2026-03-02", "invited": "2026-03-16", "completed": "2026-03-10"},
            "completed",
            "niet voor de uitnodiging",
        ),
        (
            {
                "regel": "awb-4:15",
                "vanaf": "2026-03-02",
                "invited": "2026-03-16",
                "completed": "2026-03-20",
                "term_end": "2026-03-30",
            },
            "term_end",
            "niet allebei",
        ),
        ({"regel": "bibob-31", "vanaf": "2026-03-02", "asked": "2026-04-01"}, "received", "advies is ontvangen"),
        ({"regel": "bibob-31", "vanaf": "2026-03-02", "received": "2026-04-01"}, "asked", "om advies is gevraagd"),
        ({"regel": "bibob-31", "vanaf": "2026-03-02", "bureau_suspended_days": "3"}, "asked", "om advies is gevraagd"),
        ({"regel": "awb-5:35", "vanaf": "2026-06-16", "interrupted": "2027-06-17"}, "interrupted", "verjaard"),
    ],
)
def test_bad_input_is_refused_at_its_field_in_dutch(
    browser: Client, asked: dict[str, str], field: str, words: str
) -> None:
    answer = browser.get(PAGE, asked)
    assert answer.status_code == 422
    form = answer.context["form"] if field != "regel" else answer.context["choice"]
    assert any(words in error for error in form.errors[field]), form.errors
    assert answer.context["found"] is None


def test_every_rule_answers_on_the_page(browser: Client) -> None:
    needed = {"own": {"weeks": "2"}, "awb-5:45": {"over_340": "yes"}}
    for code, rule in RULES.items():
        start = "2026-03-24T10:00" if rule.takes_moment else "2026-03-24"
        page = text(browser, regel=code, vanaf=start, **needed.get(code, {}))
        assert letter(page).startswith(f"{rule.name} ({rule.basis}).")


def test_who_has_no_role_gets_the_page_too_and_a_stranger_does_not(signed_in: SignedIn, chris: AccountActor) -> None:
    chris.account.roles.all().delete()
    assert signed_in(chris).get(PAGE).status_code == 200
    assert Client().get(PAGE).status_code == 302
    assert signed_in(chris).post(PAGE).status_code == 405
