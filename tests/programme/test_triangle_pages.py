"""The pages of triangles: who opens them, that they do what they say, and what they refuse."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.organisation.models import Municipality, Succession
from regiotoezicht.programme import actions, triangle_queries
from regiotoezicht.programme.actions.triangles import end_triangle
from regiotoezicht.programme.models import ResolutionStep, Subject, Triangle, TriangleSeat
from regiotoezicht.programme.vocabulary import Organ, State
from tests.conftest import NOW, TODAY, Hire
from tests.programme.seats import apart, go_on, names, reseat

pytestmark = pytest.mark.usefixtures("stopped_clock")
SignedIn = Callable[[AccountActor], Client]


def go(name: str, *given: Any) -> str:
    return reverse(f"programme:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_merger_takes_a_municipality_out_and_breaks_nothing(
    ijmond: Triangle,
    way: Subject,
    paul: AccountActor,
    beverwijk: Municipality,
    heemskerk: Municipality,
    signed_in: SignedIn,
) -> None:
    go_on(ijmond, way, paul, State.PROPOSED)
    Succession.objects.create(predecessor=heemskerk, successor=beverwijk, date=TODAY)
    Municipality.objects.filter(pk=heemskerk.pk).update(valid_until=TODAY)
    browser = signed_in(paul)
    for page in (go("triangles"), go("decisions"), go("triangle-decision", way.pk, ijmond.pk)):
        answer = browser.get(page)
        assert answer.status_code == 200
        assert "Beverwijk" in text(answer) and "Heemskerk" not in text(answer)
    assert [one.municipality.name for one in go_on(ijmond, way, paul, State.ADOPTED)] == ["Beverwijk"]
    reseat(paul, ijmond, beverwijk, on=TODAY)
    assert TriangleSeat.objects.get(municipality=heemskerk).until_date == TODAY


def test_the_owner_keeps_triangles_on_their_page(
    paul: AccountActor,
    omar: AccountActor,
    beverwijk: Municipality,
    heemskerk: Municipality,
    haarlem: Municipality,
    signed_in: SignedIn,
    hire: Hire,
) -> None:
    browser, here = signed_in(paul), go("triangles")
    assert "Er is nog geen driehoek" in text(browser.get(here))
    typed = {
        "token": str(uuid4()),
        "seen": triangle_queries.seats_mark(),
        "name": "Driehoek IJmond",
        "municipalities": [beverwijk.pk, heemskerk.pk],
        "from_date": "01-01-2024",
    }
    for changed, words in (
        ({"municipalities": []}, "Kies een antwoord bij “Gemeenten”"),
        ({"municipalities": ["9" * 30]}, "een van de antwoorden"),
        ({"from_date": "25-03-2026"}, "in de toekomst"),
        ({"seen": "x"}, "Driehoek toevoegen"),
    ):
        answer = browser.post(go("triangle-new"), typed | changed)
        assert answer.status_code == 422
        assert words in text(answer)
    for _ in range(2):  # a double click
        assert browser.post(go("triangle-new"), typed)["Location"] == here
    held = Triangle.objects.get()
    assert names(held) == ["Beverwijk", "Heemskerk"]
    told = text(browser.get(here))
    assert "Beverwijk, Heemskerk 01-01-2024" in told
    assert "Nog in geen driehoek" in told and "Haarlem," in told
    page = browser.get(go("triangle-change", held.pk))
    assert "(nu: " not in text(page)
    typed |= {"seen": triangle_queries.seats_mark(), "municipalities": [haarlem.pk], "from_date": "01-02-2026"}
    for _ in range(2):
        assert browser.post(go("triangle-change", held.pk), typed)["Location"] == here
    assert names(held) == ["Haarlem"]
    assert Event.objects.filter(type="programme.triangle_set").count() == 2
    stale = browser.post(go("triangle-change", held.pk), typed | {"municipalities": [beverwijk.pk], "seen": "1-1"})
    assert stale.status_code == 422
    assert "zojuist gewijzigd" in text(stale)
    assert "Haarlem (nu: Driehoek IJmond)" in text(browser.get(go("triangle-new")))
    reads = signed_in(omar)
    assert "Eerder" in text(reads.get(here)) and "Driehoek toevoegen" not in text(reads.get(here))
    for name in ("triangle-change", "triangle-end"):
        assert reads.post(go(name, held.pk), typed).status_code == 404
    assert reads.get(go("triangle-new")).status_code == 404
    assert signed_in(hire("Pol", Role.PARTNER, beverwijk)).get(here).status_code == 404
    for _ in range(2):
        assert browser.post(go("triangle-end", held.pk))["Location"] == here
    assert Event.objects.filter(type="programme.triangle_ended").count() == 1
    assert browser.get(go("triangle-change", held.pk)).status_code == 404
    assert browser.post(go("triangle-end", 999_999)).status_code == 404


def test_a_step_for_all_is_recorded_on_one_page(
    ijmond: Triangle,
    way: Subject,
    paul: AccountActor,
    omar: AccountActor,
    chris: AccountActor,
    beverwijk: Municipality,
    heemskerk: Municipality,
    signed_in: SignedIn,
    hire: Hire,
) -> None:
    browser, here = signed_in(paul), go("triangle-decision", way.pk, ijmond.pk)
    seen = f"{beverwijk.pk}:not_yet,{heemskerk.pk}:not_yet"
    assert f'value="{seen}"' in browser.get(here).content.decode()
    typed = {"token": str(uuid4()), "seen": seen, "to": "proposed", "on": "01-02-2026", "reference": "DRH 1"}
    for changed, words in (
        (
            {"to": "adopted"},
            "Niet elke gemeente kan «vastgesteld» worden: Beverwijk («nog niet voorgesteld»), Heemskerk",
        ),
        ({"on": "01-04-2026"}, "in de toekomst"),
        ({"on": "30-02-2026"}, "geen bestaande datum"),
        ({"seen": f"{beverwijk.pk}:nonsense"}, "Laad de pagina opnieuw"),
        ({"seen": f"{beverwijk.pk}:not_yet"}, "zojuist gewijzigd"),
        ({"to": ""}, "Kies een antwoord"),
    ):
        answer = browser.post(here, typed | changed)
        assert answer.status_code == 422
        assert words in text(answer)
    assert not ResolutionStep.objects.exists()
    for _ in range(2):  # a double click
        assert browser.post(here, typed)["Location"] == here
    assert ResolutionStep.objects.count() == 2
    assert "zojuist gewijzigd" in text(browser.post(here, typed | {"token": str(uuid4())}))
    board = text(signed_in(chris).get(go("decisions")))
    assert "Driehoek IJmond Beverwijk, Heemskerk voorgesteld : Werkwijze controles, Driehoek IJmond" in board
    assert "Nog in geen driehoek: Alkmaar" in board
    apart(heemskerk, way, paul, State.ADOPTED)
    assert "1 voorgesteld, 1 vastgesteld" in text(signed_in(chris).get(go("decisions")))
    assert "De gemeenten staan niet gelijk" in text(browser.get(here))
    own = signed_in(omar)
    told = text(own.get(here))
    assert "Apart vastleggen : Beverwijk" in told and "Verloop : Heemskerk" in told
    assert "Volgende stap" not in told
    assert own.post(here, typed | {"token": str(uuid4())}).status_code == 404
    one = own.get(go("decision", way.pk, beverwijk.code))
    assert f'href="{here}"' in one.content.decode()
    assert "nog in geen driehoek" in text(own.get(go("decision", way.pk, "GM0392")))
    assert signed_in(hire("Pol", Role.PARTNER, beverwijk)).get(here).status_code == 404
    college = actions.add_subject(Subject(title="Plan", organ=Organ.COLLEGE, token=uuid4()), actor=paul, at=NOW)
    assert browser.get(go("triangle-decision", college.pk, ijmond.pk)).status_code == 404
    actions.close_subject(way, actor=paul, at=NOW)
    assert "Dit onderwerp is gesloten" in text(browser.get(here))
    assert browser.post(here, typed | {"token": str(uuid4())}).status_code == 404
    end_triangle(ijmond, actor=paul, at=NOW)
    assert browser.get(here).status_code == 404
