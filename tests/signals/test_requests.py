"""Somebody asks to read one record, and whoever it belongs to decides; a number that does not exist sounds like no."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.emergency.requests import actions, rules
from regiotoezicht.emergency.requests.actions import Asked
from regiotoezicht.emergency.requests.models import AccessRequest
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import SIGNAL_DECIDE
from regiotoezicht.worklist.models import Task

from ..conftest import NOW, TODAY, Hire
from ..emergency.cast import anew
from .conftest import HOME_WORD, Register, SignedIn

REASON = "Voor de verlenging van de vergunning van het bedrijf in dit pand."
LAST = TODAY + timedelta(days=7)


def asked(dossier: str, actor: AccountActor, **more: Any) -> AccessRequest:
    given: dict[str, Any] = {"label": "signals.signal", "dossier": dossier, "reason": REASON, "until_date": LAST}
    return actions.ask(Asked(**(given | more)), actor=actor, token=uuid4(), at=NOW)


def typed(dossier: str, **more: Any) -> dict[str, Any]:
    given = {"token": str(uuid4()), "kind": "signals.signal", "reason": REASON, "until_date": f"{LAST:%Y-%m-%d}"}
    return given | {"dossier": dossier} | more


def test_it_is_asked_and_allowed_and_closes_after_its_last_day(
    registered: Register, petra: AccountActor, bram: AccountActor, signed_in: SignedIn
) -> None:
    signal, other, client = registered(), registered(), signed_in(petra)
    sent = typed(signal.dossier)
    assert client.post("/noodtoegang/verzoeken/nieuw/", sent).status_code == 302
    assert client.post("/noodtoegang/verzoeken/nieuw/", sent).status_code == 302, "a double click asks once"
    made = AccessRequest.objects.get()
    page = f"/noodtoegang/verzoeken/{made.pk}/"
    assert client.post(page, {"state": "allowed"}).status_code == 404, "she does not decide for herself"
    owner = signed_in(bram)
    assert REASON in owner.get(page).content.decode()
    assert Task.objects.open().visible_to(bram).filter(kind=rules.TASK_DECIDE).exists()
    day = f"{TODAY + timedelta(days=2):%Y-%m-%d}"
    assert owner.post(page, {"state": "allowed", "until_date": day, "answer": ""}).status_code == 302
    assert not Task.objects.open().filter(kind=rules.TASK_DECIDE).exists()
    assert "Voor u geopend" in client.get("/").content.decode()
    assert client.get(f"/meldingen/{signal.pk}/").status_code == 200
    assert client.get(f"/meldingen/{other.pk}/").status_code == 404
    read = Event.objects.filter(type="signals.read", account=petra.account).get()
    assert read.purpose == "inzage_op_verzoek"
    with time_machine.travel(NOW + timedelta(days=2, hours=13), tick=False):  # 23.00 there
        assert signed_in(petra).get(f"/meldingen/{signal.pk}/").status_code == 200
    with time_machine.travel(NOW + timedelta(days=2, hours=14), tick=False):
        client = signed_in(petra)
        assert client.get(f"/meldingen/{signal.pk}/").status_code == 404
        assert "Voorbij" in client.get(page).content.decode()


def test_no_no_answer_and_no_such_record_sound_the_same(
    registered: Register, at_home: Register, petra: AccountActor, bram: AccountActor, signed_in: SignedIn
) -> None:
    denied, waiting = asked(registered().dossier, petra), asked(at_home().dossier, petra)
    missing = asked("KEN-2026-99999", petra)
    assert Task.objects.filter(kind=rules.TASK_DECIDE).count() == 2, "nobody is asked about what is not there"
    actions.deny(denied, actor=bram, answer="Niet nodig voor haar taak.", at=NOW)

    def told(days: int) -> set[str]:
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            client = signed_in(petra)
            pages = [client.get(f"/noodtoegang/verzoeken/{one.pk}/") for one in (denied, waiting, missing)]
            main = [page.content.decode().partition("<main")[2] for page in pages]
            assert all(HOME_WORD not in page and "Niet nodig" not in page for page in main)
            return {text.replace(one.dossier, "") for text, one in zip(main, (denied, waiting, missing), strict=True)}

    assert len(told(0)) == 1
    assert len(told(10)) == 1
    assert "Niet toegestaan" in told(10).pop()
    assert not AccessRequest.objects.visible_to(bram).filter(pk=missing.pk).exists()


def test_it_opens_reading_only_and_as_long_as_she_works_there(
    registered: Register, petra: AccountActor, bram: AccountActor
) -> None:
    signal = registered()
    actions.allow(asked(signal.dossier, petra), actor=bram, until_date=LAST, at=NOW)
    assert list(Signal.objects.readable_by(anew(petra))) == [signal]
    assert not anew(petra).may(SIGNAL_DECIDE, signal)
    RoleAssignment.objects.filter(account=petra.account).update(until_date=TODAY + timedelta(days=1))
    RoleAssignment.objects.create(
        account=petra.account,
        role=Role.PERMIT_OFFICER,
        municipality=Municipality.objects.get(code="GM0392"),
        from_date=TODAY,
    )
    assert Signal.objects.readable_by(anew(petra)).exists()
    tomorrow = AccountActor(petra.account, NOW + timedelta(days=1))
    assert not Signal.objects.readable_by(tomorrow).exists(), "she works somewhere else by then"


def test_another_municipality_is_not_asked(
    registered: Register, hire: Hire, haarlem: Municipality, bram: AccountActor
) -> None:
    made = asked(registered().dossier, hire("Loes", Role.LAWYER, haarlem))
    assert (made.record_id, made.municipality) == (None, haarlem)
    assert not Task.objects.filter(kind=rules.TASK_DECIDE).exists()


def test_only_whose_work_it_is_decides_and_never_for_somebody_who_left(
    registered: Register, petra: AccountActor, anna: AccountActor, bram: AccountActor, vera: AccountActor
) -> None:
    made = asked(registered().dossier, petra)
    assert AccessRequest.objects.visible_to(vera).exists()
    with pytest.raises(NotAllowed):
        actions.allow(made, actor=vera, until_date=LAST, at=NOW)
    with pytest.raises(Refused, match="iemand anders"):
        actions.allow(made, actor=anna, until_date=LAST, at=NOW)
    RoleAssignment.objects.filter(account=petra.account).update(until_date=TODAY)
    with pytest.raises(Refused, match="werkt hier niet meer"):
        actions.allow(made, actor=bram, until_date=LAST, at=NOW)
    assert not Grant.objects.filter(opened_in__isnull=False).exists()


def test_it_is_taken_back_at_once(
    registered: Register, petra: AccountActor, bram: AccountActor, signed_in: SignedIn
) -> None:
    signal = registered()
    made = actions.allow(asked(signal.dossier, petra), actor=bram, until_date=LAST, at=NOW)
    page = f"/noodtoegang/verzoeken/{made.pk}/intrekken/"
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        assert signed_in(petra).post(page).status_code == 404
        assert signed_in(bram).post(page).status_code == 302
        assert signed_in(petra).get(f"/meldingen/{signal.pk}/").status_code == 404
    with pytest.raises(Refused, match="al voorbij"):
        actions.take_back(made, actor=bram, at=NOW + timedelta(minutes=2))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"until_date": TODAY - timedelta(days=1)}, "period"),
        ({"until_date": TODAY + timedelta(days=29)}, "period"),
        ({"until_date": date.max}, "period"),
        ({"reason": "werk"}, "reason_needed"),
        ({"label": "complaints.complaint"}, "kind"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    registered: Register, petra: AccountActor, more: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        asked(registered().dossier, petra, **more)
    assert refusal.value.code == code
    assert not AccessRequest.objects.exists()


def test_the_states_go_one_way() -> None:
    forward = {(one, other) for one, others in rules.TRANSITIONS.items() for other in others}
    assert forward == {
        (rules.State.ASKED, rules.State.ALLOWED),
        (rules.State.ASKED, rules.State.DENIED),
        (rules.State.ALLOWED, rules.State.TAKEN_BACK),
    }
