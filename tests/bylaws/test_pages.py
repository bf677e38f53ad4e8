"""The pages of the local rules: from the proposal to a decision, who reads them, and what they refuse."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws import actions
from regiotoezicht.bylaws.models import Article, LadderStep, RuleSet
from regiotoezicht.bylaws.rules import Status
from regiotoezicht.organisation.models import Municipality
from tests.bylaws.conftest import Draft
from tests.conftest import NOW, Hire

pytestmark = pytest.mark.usefixtures("now")

SignedIn = Callable[[AccountActor], Client]
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(counted: CaptureQueriesContext) -> int:
    return len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)])


@pytest.fixture
def typed(beverwijk: Municipality) -> dict[str, str]:
    """A new draft as the lawyer sends it."""
    return {
        "token": str(uuid4()),
        "municipality": str(beverwijk.pk),
        "origin": "voorstel",
        "original": "",
        "title": "Beleidsregel 2026",
        "from_date": "2026-04-01",
    }


STEP = {
    "measure": "order_penalty",
    "term_days": "14",
    "amount_cents": "2.500",
    "maximum_cents": "10.000,50",
    "window_months": "24",
    "note": "",
}
ARTICLE = {"number": "3:99", "title": "Sluitingstijd", "text": "Na 02.00 uur is de inrichting dicht.", "violation": ""}
ADOPT = {"reference": "B2026/12", "adopted_date": "2026-03-20", "follows": "on"}


def test_the_lawyer_begins_with_the_proposal_and_a_second_submit_leads_to_the_same_draft(
    signed_in: SignedIn, anna: AccountActor, typed: dict[str, str]
) -> None:
    browser = signed_in(anna)
    assert browser.get("/lokale-regels/nieuw/").status_code == 200
    with CaptureQueriesContext(connection) as counted:
        answer = browser.post("/lokale-regels/nieuw/", typed)
    assert statements(counted) <= 15
    made = RuleSet.objects.get()
    assert answer.headers["Location"] == f"/lokale-regels/{made.pk}/"
    assert browser.post("/lokale-regels/nieuw/", typed).headers["Location"] == f"/lokale-regels/{made.pk}/"
    assert RuleSet.objects.count() == 1
    html = browser.get(f"/lokale-regels/{made.pk}/").content.decode()
    assert "Voorstel, niet vastgesteld" in html
    assert "Beleidsregel 2026" in html
    assert "bedrag nog niet ingevuld" in html
    assert "Openingstijden en aanwezigheid" in html


def test_a_draft_can_be_empty_or_a_copy(
    signed_in: SignedIn, anna: AccountActor, typed: dict[str, str], adopted: Draft
) -> None:
    browser, original = signed_in(anna), adopted()
    page = browser.get(f"/lokale-regels/nieuw/?kopie={original.pk}").content.decode()
    assert f'<option value="{original.pk}" selected>' in page
    missing = browser.post("/lokale-regels/nieuw/", typed | {"origin": "kopie"})
    assert (missing.status_code, "waarvan u een kopie wilt" in missing.content.decode()) == (422, True)
    browser.post("/lokale-regels/nieuw/", typed | {"origin": "kopie", "original": str(original.pk)})
    assert RuleSet.objects.get(title="Beleidsregel 2026").articles.count() == 1
    browser.post("/lokale-regels/nieuw/", typed | {"token": str(uuid4()), "origin": "leeg", "title": "Leeg"})
    html = browser.get(f"/lokale-regels/{RuleSet.objects.get(title='Leeg').pk}/").content.decode()
    assert "Nog geen artikelen" in html


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Vul “Titel” in."),
        ({"from_date": "31-02-2026"}, "geen bestaande datum"),
        ({"municipality": "999999"}, "een van de antwoorden uit de lijst"),
        ({"origin": "onzin"}, "een van de antwoorden uit de lijst"),
        ({"original": "999999", "origin": "kopie"}, "een van de antwoorden uit de lijst"),
    ],
)
def test_a_draft_that_does_not_fit_is_refused_and_what_was_typed_is_kept(
    signed_in: SignedIn, anna: AccountActor, typed: dict[str, str], wrong: dict[str, str], said: str
) -> None:
    answer = signed_in(anna).post("/lokale-regels/nieuw/", typed | wrong)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    assert "title" in wrong or 'value="Beleidsregel 2026"' in html
    assert not RuleSet.objects.exists()


def test_the_parts_of_a_draft_are_edited(signed_in: SignedIn, anna: AccountActor, drafted: Draft) -> None:
    browser, made = signed_in(anna), drafted()
    url = f"/lokale-regels/{made.pk}"
    general = {
        "title": "Nieuwe titel",
        "from_date": "2026-04-01",
        "until_date": "",
        "body_by_default": "college",
        "minimum_age": "21",
        "decision_weeks": "12",
        "extension_weeks": "0",
        "home_work_allowed": "on",
    }
    assert 'value="APV 2026"' in browser.get(f"{url}/algemeen/").content.decode()
    assert browser.post(f"{url}/algemeen/", general).headers["Location"] == f"{url}/"
    assert browser.get(f"{url}/artikelen/nieuw/").status_code == 200
    assert browser.post(f"{url}/artikelen/nieuw/", ARTICLE).headers["Location"] == f"{url}/#artikelen"
    article = Article.objects.get(number="3:99")
    assert "Sluitingstijd" in browser.get(f"{url}/artikelen/{article.pk}/").content.decode()
    browser.post(f"{url}/artikelen/{article.pk}/", ARTICLE | {"violation": "house_rules", "title": "Tijden"})
    article.refresh_from_db()
    assert (article.title, article.violation) == ("Tijden", "house_rules")
    assert browser.get(f"{url}/ladder/no_manager/1/").status_code == 200
    assert browser.post(f"{url}/ladder/no_manager/1/", STEP).headers["Location"] == f"{url}/#ladder"
    step = LadderStep.objects.get(violation="no_manager")
    assert (step.amount_cents, step.maximum_cents, step.term_days) == (250_000, 1_000_050, 14)
    assert 'value="10.000,50"' in browser.get(f"{url}/ladder/no_manager/1/").content.decode()
    html = browser.get(f"{url}/").content.decode()
    for words in (
        "Nieuwe titel",
        "21 jaar",
        "college",
        "Tijden",
        "€\u00a02.500,00 per overtreding, ten hoogste €\u00a010.000,50",
    ):
        assert words in html
    assert browser.post(f"{url}/ladder/no_manager/1/weg/").status_code == 302
    assert browser.post(f"{url}/artikelen/{article.pk}/weg/").status_code == 302
    assert not LadderStep.objects.filter(violation="no_manager").exists()
    assert not Article.objects.filter(number="3:99").exists()


@pytest.mark.parametrize(
    ("path", "sent", "said"),
    [
        ("algemeen/", {"title": "T", "from_date": "2026-04-01", "body_by_default": "mayor", "minimum_age": "17"}, "18"),
        (
            "algemeen/",
            {
                "title": "T",
                "from_date": "2026-04-01",
                "until_date": "2026-04-01",
                "body_by_default": "mayor",
                "minimum_age": "18",
                "decision_weeks": "12",
                "extension_weeks": "12",
            },
            "na de ingangsdatum",
        ),
        ("artikelen/nieuw/", ARTICLE | {"number": "3:3"}, "staat al in deze regels"),
        ("artikelen/nieuw/", ARTICLE | {"text": ""}, "Vul “Tekst” in."),
        ("artikelen/nieuw/", ARTICLE | {"text": "Bel 06-00000088."}, "telefoonnummer"),
        ("ladder/no_manager/1/", STEP | {"maximum_cents": ""}, "allebei"),
        ("ladder/no_manager/1/", STEP | {"amount_cents": "veel"}, "Schrijf het als 2.500"),
        ("ladder/no_manager/1/", STEP | {"maximum_cents": "100"}, "lager dan het bedrag"),
        ("ladder/no_manager/1/", STEP | {"measure": "warning"}, "Alleen een last onder dwangsom"),
        ("ladder/no_manager/1/", STEP | {"window_months": "0"}, "minstens 1"),
        ("vaststellen/", ADOPT | {"reference": ""}, "Vul “Kenmerk van het besluit” in."),
        ("vaststellen/", ADOPT | {"adopted_date": "2026-03-25"}, "ligt in de toekomst"),
    ],
)
def test_a_part_that_does_not_fit_is_refused_beside_its_field(
    signed_in: SignedIn, anna: AccountActor, drafted: Draft, path: str, sent: dict[str, str], said: str
) -> None:
    made = drafted(date(2026, 4, 1))
    answer = signed_in(anna).post(f"/lokale-regels/{made.pk}/{path}", sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    for value in sent.values():
        if value and value not in ("on", "06-00000088"):
            assert value in html, value


def test_a_set_is_adopted_by_a_decision_follows_the_one_before_and_is_never_edited_again(
    signed_in: SignedIn, anna: AccountActor, adopted: Draft, drafted: Draft
) -> None:
    browser, old, new = signed_in(anna), adopted(date(2025, 1, 1)), drafted(date(2026, 4, 1))
    url = f"/lokale-regels/{new.pk}"
    assert browser.get(f"{url}/vaststellen/").status_code == 200
    overlapping = browser.post(f"{url}/vaststellen/", {name: ADOPT[name] for name in ("reference", "adopted_date")})
    assert (overlapping.status_code, "overlapt" in overlapping.content.decode()) == (422, True)
    assert browser.post(f"{url}/vaststellen/", ADOPT).headers["Location"] == f"{url}/"
    new.refresh_from_db()
    old.refresh_from_db()
    assert (new.status, new.reference, old.status, old.until_date) == (
        Status.ADOPTED,
        "B2026/12",
        Status.ENDED,
        date(2026, 4, 1),
    )
    html = browser.get(f"{url}/").content.decode()
    assert "Wijzigen" not in html
    assert "Kopie als concept" in html
    assert "nog niet in werking" in html
    for path in ("algemeen/", "artikelen/nieuw/", "ladder/no_manager/1/", "vaststellen/"):
        assert browser.get(f"{url}/{path}").status_code == 404
    refused = browser.post(f"{url}/artikelen/nieuw/", ARTICLE)
    assert (refused.status_code, "niet gewijzigd" in refused.content.decode()) == (422, True)
    assert browser.post(f"{url}/vaststellen/", ADOPT).status_code == 422


def test_an_adopted_set_is_ended(signed_in: SignedIn, anna: AccountActor, adopted: Draft) -> None:
    browser, made = signed_in(anna), adopted()
    url = f"/lokale-regels/{made.pk}/beeindigen/"
    assert browser.get(url).status_code == 200
    early = browser.post(url, {"until_date": "2025-01-01"})
    assert (early.status_code, "na de ingangsdatum" in early.content.decode()) == (422, True)
    assert browser.post(url, {"until_date": "2026-07-01"}).status_code == 302
    assert browser.get(url).status_code == 404
    html = browser.get(f"/lokale-regels/{made.pk}/").content.decode()
    assert "1 juli 2026" in html
    assert "Lokale regels beëindigd" in html


PARTS = ("algemeen/", "artikelen/nieuw/", "ladder/no_manager/1/", "vaststellen/")


@pytest.mark.parametrize("name", ["petra", "vera", "bram", "sara"])
def test_own_employees_designated_supervisors_and_the_coordinator_read_and_write_nothing(
    signed_in: SignedIn, name: str, request: pytest.FixtureRequest, drafted: Draft
) -> None:
    made, browser = drafted(), signed_in(request.getfixturevalue(name))
    article = made.articles.get()
    assert "APV 2026" in browser.get("/lokale-regels/").content.decode()
    html = browser.get(f"/lokale-regels/{made.pk}/").content.decode()
    assert "Zonder vergunning geen seksbedrijf." in html
    assert "Wijzigen</" not in html
    assert browser.get("/lokale-regels/nieuw/").status_code == 404
    for path in (*PARTS, f"artikelen/{article.pk}/", "beeindigen/"):
        assert browser.get(f"/lokale-regels/{made.pk}/{path}").status_code == 404
        assert browser.post(f"/lokale-regels/{made.pk}/{path}", ADOPT).status_code == 404
    for path in (f"artikelen/{article.pk}/weg/", "ladder/no_permit_premises/1/weg/"):
        assert browser.post(f"/lokale-regels/{made.pk}/{path}").status_code == 404
    assert (made.articles.count(), made.steps.count()) == (1, 1)


def test_strangers_and_undesignated_supervisors_find_nothing(
    signed_in: SignedIn, drafted: Draft, chris: AccountActor, hire: Hire, haarlem: Municipality
) -> None:
    made = drafted()
    for actor in (chris, hire("Loes", Role.SUPERVISOR, haarlem)):
        browser = signed_in(actor)
        assert "APV 2026" not in browser.get("/lokale-regels/").content.decode()
        for path in ("", *PARTS, "beeindigen/"):
            assert browser.get(f"/lokale-regels/{made.pk}/{path}").status_code == 404


def test_an_article_of_another_set_and_an_unknown_step_are_not_found(
    signed_in: SignedIn, anna: AccountActor, drafted: Draft
) -> None:
    first, second = drafted(), drafted(date(2027, 1, 1))
    browser = signed_in(anna)
    assert browser.get(f"/lokale-regels/{first.pk}/artikelen/{second.articles.get().pk}/").status_code == 404
    assert browser.get(f"/lokale-regels/{first.pk}/ladder/onzin/1/").status_code == 404
    assert browser.get(f"/lokale-regels/{first.pk}/ladder/no_manager/4/").status_code == 404
    assert browser.post(f"/lokale-regels/{first.pk}/ladder/no_manager/1/weg/").status_code == 404


def test_the_list_filters_by_phase_and_municipality(
    signed_in: SignedIn, bram: AccountActor, adopted: Draft, drafted: Draft, anna: AccountActor, haarlem: Municipality
) -> None:
    old = adopted(date(2024, 1, 1))
    actions.end(old, actor=anna, until_date=date(2025, 1, 1), at=NOW)
    adopted(date(2025, 1, 1), date(2026, 9, 1))
    drafted(date(2027, 1, 1))
    browser = signed_in(bram)

    def years(query: str) -> list[int]:
        return [row.from_date.year for row in browser.get(f"/lokale-regels/?{query}").context["page"].rows]

    assert years("") == [2027, 2025, 2024]
    assert years("sorteer=from_date") == [2024, 2025, 2027]
    assert (years("stand=concept"), years("stand=geldt"), years("stand=vervallen")) == ([2027], [2025], [2024])
    assert years("stand=komt") == years(f"gemeente={haarlem.pk}") == []
    assert years("stand=onzin&gemeente=onzin&na=onzin") == [2027, 2025, 2024]


@pytest.mark.parametrize("count", [1, 12])
def test_the_pages_keep_to_their_budget_however_many_rules_there_are(
    signed_in: SignedIn, anna: AccountActor, drafted: Draft, count: int
) -> None:
    made: Any = None
    for number in range(count):
        made = drafted(date(2026 + number, 1, 1))
        actions.put_article(made, actor=anna, number=f"4:{number}", title="Nog een", text="Nog een artikel.", at=NOW)
    browser = signed_in(anna)
    browser.get("/lokale-regels/")
    for path, most in (("", 6), (f"{made.pk}/", 8), ("nieuw/", 8), (f"{made.pk}/ladder/no_manager/1/", 8)):
        with CaptureQueriesContext(connection) as counted:
            browser.get(f"/lokale-regels/{path}")
        assert statements(counted) <= most, path
