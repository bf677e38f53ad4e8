"""Online checks: cause, ground and question first, the result after it, and no place for what stands there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import models
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.switch.models import SwitchGround, SwitchPeriod
from regiotoezicht.bylaws.switch.rules import Ground
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.inspections.online.actions import answer_check, destroy_at_night, open_check
from regiotoezicht.inspections.online.models import OnlineCheck
from regiotoezicht.inspections.online.vocabulary import (
    Answer,
    CheckCause,
    CheckGround,
    FollowUp,
    Platform,
    Question,
    Source,
)
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal
from tests.conftest import NOW, TODAY

SignedIn = Callable[[AccountActor], Client]
LIST = "/online-controles/"


def facts(**changes: Any) -> dict[str, Any]:
    return {
        "token": uuid4(),
        "cause": CheckCause.PERMIT_CHECK,
        "ground": CheckGround.PERMIT_CONDITION,
        "question": Question.NUMBER_SHOWN,
        "platform": Platform.OWN_SITE,
        "sources": [Source.PERMITS],
    } | changes


def turned(municipality: Municipality) -> None:
    """The switch of a municipality open, with all that it rests on."""
    SwitchPeriod.objects.create(municipality=municipality, opened_at=NOW)
    for ground in Ground:
        SwitchGround.objects.create(
            municipality=municipality, ground=ground, date=TODAY, reference="2026/1", recorded_at=NOW
        )


@pytest.fixture
def check(permit: Permit, beverwijk: Municipality, bram: AccountActor) -> OnlineCheck:
    return open_check(beverwijk, actor=bram, at=NOW, permit=permit, **facts())


def test_from_a_permit_to_an_answer_in_the_browser(permit: Permit, bram: AccountActor, signed_in: SignedIn) -> None:
    client = signed_in(bram)
    way = f"{LIST}nieuw/?vergunning={permit.pk}"
    assert way in client.get(f"/vergunningen/{permit.pk}/").content.decode()
    sent = {name: [one.value for one in item] if name == "sources" else str(item) for name, item in facts().items()}
    assert client.post(way, sent).status_code == 302
    assert client.post(way, sent).status_code == 302  # pressed twice
    made = OnlineCheck.objects.get()
    page = f"{LIST}{made.pk}/"
    assert "Leg het antwoord ook vast als u niets vond." in client.get(page).content.decode()
    assert client.post(page, {"answer": "nothing", "follow_up": "nothing"}).status_code == 302
    assert "niets gevonden" in client.get(page).content.decode()
    assert client.post(page, {"answer": "yes", "follow_up": "nothing"}).status_code == 404
    assert "Staat het vergunningnummer erbij?" in client.get(LIST).content.decode()


def test_there_is_no_field_for_what_was_seen() -> None:
    fields = OnlineCheck._meta.get_fields()
    free = [
        f.name
        for f in fields
        if isinstance(f, models.TextField | models.FileField | models.JSONField | models.URLField)
    ]
    typed = [f.name for f in fields if isinstance(f, models.CharField) and not f.choices]
    assert free == []
    assert set(typed) <= {"dossier", "sources"}  # a number of ours, and codes


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sources": []}, "sources_first"),
        ({"cause": CheckCause.SIGNAL}, "no_signal"),
        ({"question": Question.BUSINESS_OFFERED}, "has_permit"),
        ({"permit": None, "signal": "signal"}, "no_permit"),
        ({"permit": None, "signal": "signal", "question": Question.BUSINESS_OFFERED}, "switch_closed"),
    ],
)
def test_what_does_not_fit_is_refused(
    changes: dict[str, Any], code: str, permit: Permit, signal: Signal, beverwijk: Municipality, bram: AccountActor
) -> None:
    given = {"permit": permit, **changes}
    if "signal" in changes:
        given["signal"] = signal
    with pytest.raises(Refused) as refusal:
        open_check(beverwijk, actor=bram, at=NOW, **facts(**given))
    assert refusal.value.code == code
    assert not OnlineCheck.objects.exists()


def test_a_business_without_a_permit_is_looked_at_only_where_the_switch_is_open(
    signal: Signal, beverwijk: Municipality, haarlem: Municipality, bram: AccountActor
) -> None:
    given = facts(signal=signal, cause=CheckCause.SIGNAL, question=Question.BUSINESS_OFFERED)
    turned(haarlem)
    with pytest.raises(Refused, match="Dit mag nog niet"):
        open_check(beverwijk, actor=bram, at=NOW, **given)
    turned(beverwijk)
    assert open_check(beverwijk, actor=bram, at=NOW, **given).signal == signal


def test_that_it_may_not_is_said_before_anybody_fills_in_a_form(
    signal: Signal, bram: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    client, way = signed_in(bram), f"{LIST}nieuw/?melding={signal.pk}"
    page = client.get(way).content.decode()
    assert "Dit mag nog niet" in page and '<form method="post" class="rt-form"' not in page
    assert client.get(f"{LIST}nieuw/?melding={'9' * 40}").status_code == 404
    turned(beverwijk)
    assert "Biedt een bedrijf zonder vergunning zich aan?" in client.get(way).content.decode()


def test_a_home_and_who_works_alone_are_never_looked_for(
    home_signal: Signal, permit: Permit, beverwijk: Municipality, bram: AccountActor, signed_in: SignedIn
) -> None:
    turned(beverwijk)
    given = facts(signal=home_signal, cause=CheckCause.SIGNAL, question=Question.BUSINESS_OFFERED)
    with pytest.raises(Refused, match="wordt niet online gekeken"):
        open_check(beverwijk, actor=bram, at=NOW, **given)
    assert "online-controles/nieuw" not in signed_in(bram).get(f"/meldingen/{home_signal.pk}/").content.decode()
    permit.is_sealed = True
    with pytest.raises(Refused, match="wordt niet online gekeken"):
        open_check(beverwijk, actor=bram, at=NOW, permit=permit, **facts())


def test_it_is_answered_once(check: OnlineCheck, bram: AccountActor) -> None:
    answer_check(check, actor=bram, at=NOW, answer=Answer.NO, follow_up=FollowUp.HOLDER)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        answer_check(check, actor=bram, at=NOW, answer=Answer.YES, follow_up=FollowUp.NOTHING)


def test_after_a_year_nothing_of_it_is_kept(check: OnlineCheck, bram: AccountActor) -> None:
    answer_check(check, actor=bram, at=NOW, answer=Answer.NO, follow_up=FollowUp.NOTHING)
    assert destroy_at_night(NOW + timedelta(days=365)) == 0
    assert destroy_at_night(NOW + timedelta(days=366)) == 1
    assert not OnlineCheck.objects.exists()
    assert Event.objects.filter(type="inspections.online_destroyed").exists()


def test_others_find_nothing_and_do_nothing(
    check: OnlineCheck,
    permit: Permit,
    beverwijk: Municipality,
    sara: AccountActor,
    chris: AccountActor,
    anna: AccountActor,
    signed_in: SignedIn,
) -> None:
    page = f"{LIST}{check.pk}/"
    assert signed_in(anna).get(page).status_code == 200
    assert signed_in(anna).post(page, {"answer": "yes", "follow_up": "nothing"}).status_code == 404
    assert signed_in(chris).get(page).status_code == 404
    assert signed_in(sara).get(page).status_code == 404
    assert signed_in(sara).get(LIST).status_code == 404
    for other in (sara, chris, anna):
        assert signed_in(other).get(f"{LIST}nieuw/?vergunning={permit.pk}").status_code == 404
        with pytest.raises(NotAllowed):
            open_check(beverwijk, actor=other, at=NOW, permit=permit, **facts())
