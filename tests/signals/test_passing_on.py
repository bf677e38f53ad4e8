"""Signals about a municipality that takes no part: told to its mayor and the police, and not kept."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import localtime

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import District, Municipality, Participation
from regiotoezicht.signals.passing_on.actions import pass_on
from regiotoezicht.signals.passing_on.models import PassedOn
from regiotoezicht.signals.vocabulary import Source
from tests.behind_the_wall import as_owner
from tests.conftest import NOW, Hire

PAGE = "/meldingen/doorgegeven/"
SignedIn = Callable[[AccountActor], Client]


@pytest.fixture
def absent(haarlem: Municipality) -> Municipality:
    """Haarlem, whose participation ended."""
    with as_owner():
        Participation.objects.filter(municipality=haarlem).update(until_date=date(2026, 1, 1))
    return haarlem


def facts(municipality: Municipality, **changes: Any) -> dict[str, Any]:
    hour = timedelta(hours=1)
    return {
        "municipality": municipality,
        "token": uuid4(),
        "source": Source.CITIZEN,
        "received_at": NOW - 3 * hour,
        "mayor_told_at": NOW - 2 * hour,
        "police_told_at": NOW - hour,
    } | changes


def typed(municipality: Municipality, **changes: Any) -> dict[str, str]:
    found = facts(municipality, **changes)
    found["municipality"] = municipality.pk
    return {
        name: f"{localtime(item):%Y-%m-%dT%H:%M}" if isinstance(item, datetime) else str(item)
        for name, item in found.items()
    }


def test_the_coordinator_records_that_she_phoned_and_nothing_of_what_was_said(
    absent: Municipality, bram: AccountActor, signed_in: SignedIn
) -> None:
    client = signed_in(bram)
    page = client.get(PAGE).content.decode()
    assert "mag het district niets doen in Haarlem." in page
    assert "textarea" not in page
    sent = typed(absent)
    assert client.post(PAGE, sent).status_code == 302
    assert client.post(PAGE, sent).status_code == 302  # pressed twice
    made = PassedOn.objects.get()
    assert (made.municipality, made.source, made.by) == (absent, Source.CITIZEN, bram.account)
    assert not [field for field in PassedOn._meta.get_fields() if "text" in type(field).__name__.lower()]
    assert "inwoner die bij ons bekend is" in client.get(PAGE).content.decode()


def test_where_everybody_takes_part_there_is_nothing_to_pass_on(bram: AccountActor, signed_in: SignedIn) -> None:
    page = signed_in(bram).get(PAGE).content.decode()
    assert "Alle gemeenten van uw district doen mee." in page


def test_a_municipality_that_takes_part_or_lies_elsewhere_is_refused(
    absent: Municipality, beverwijk: Municipality, alkmaar: Municipality, kennemerland: District, bram: AccountActor
) -> None:
    with as_owner():
        Participation.objects.filter(municipality=alkmaar).update(until_date=date(2026, 1, 1))
    for other in (beverwijk, alkmaar):
        with pytest.raises(Refused, match="Leg de melding vast bij Meldingen"):
            pass_on(kennemerland, actor=bram, at=NOW, **facts(other))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"police_told_at": NOW + timedelta(minutes=5)}, "ligt in de toekomst"),
        ({"mayor_told_at": NOW - timedelta(hours=4)}, "niet gebeld voordat"),
    ],
)
def test_what_did_not_happen_is_refused_and_what_was_typed_is_kept(
    changes: dict[str, Any], sentence: str, absent: Municipality, bram: AccountActor, signed_in: SignedIn
) -> None:
    answer = signed_in(bram).post(PAGE, typed(absent, **changes))
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page
    assert f'value="{absent.pk}" selected' in page
    assert not PassedOn.objects.exists()


def test_both_are_told_or_nothing_is_recorded(absent: Municipality, bram: AccountActor, signed_in: SignedIn) -> None:
    sent = typed(absent)
    del sent["police_told_at"]
    assert "Vul “Politie gebeld op” in." in signed_in(bram).post(PAGE, sent).content.decode()
    assert not PassedOn.objects.exists()


def test_the_own_municipality_reads_that_it_was_phoned_and_others_find_nothing(
    absent: Municipality,
    kennemerland: District,
    bram: AccountActor,
    chris: AccountActor,
    sara: AccountActor,
    hire: Hire,
    signed_in: SignedIn,
) -> None:
    pass_on(kennemerland, actor=bram, at=NOW, **facts(absent))
    own = signed_in(hire("Lara", Role.LAWYER, absent))
    assert '<td data-label="Gemeente">Haarlem</td>' in own.get(PAGE).content.decode()
    assert '<form method="post" class="rt-form"' not in own.get(PAGE).content.decode()
    assert own.post(PAGE, typed(absent)).status_code == 404
    assert "Nog niets doorgegeven" in signed_in(chris).get(PAGE).content.decode()
    assert signed_in(sara).get(PAGE).status_code == 404
    with pytest.raises(NotAllowed):
        pass_on(kennemerland, actor=chris, at=NOW, **facts(absent))
