"""Noodtoegang: a record opens at once to somebody without a right, for reading, for hours; a second person reviews."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core import walls
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.emergency import actions, rules
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import SIGNAL_DECIDE, SIGNAL_FINISH
from regiotoezicht.signals.shareables import find
from regiotoezicht.worklist.models import Task

from ..conftest import NOW, TODAY, Hire
from ..emergency.cast import REASON, anew, broken
from .conftest import HOME_WORD, Register, SignedIn


def typed(signal: Signal, **more: Any) -> dict[str, Any]:
    return {
        "token": str(uuid4()),
        "kind": "signals.signal",
        "dossier": signal.dossier,
        "category": "safety",
        "reason": REASON,
        "hours": "2",
    } | more


@pytest.fixture
def loes(hire: Hire, haarlem: Municipality) -> AccountActor:
    """A lawyer of another municipality of the district: without an emergency Beverwijk does not exist for her."""
    return hire("Loes", Role.LAWYER, haarlem)


def test_it_opens_from_the_page_at_once_and_ends_by_itself(
    registered: Register, loes: AccountActor, signed_in: SignedIn
) -> None:
    signal, other, client = registered(), registered(), signed_in(loes)
    assert client.get(f"/meldingen/{signal.pk}/").status_code == 404
    sent = typed(signal)
    assert client.post("/noodtoegang/openen/", sent).status_code == 302
    assert client.post("/noodtoegang/openen/", sent).status_code == 302, "a double click opens once"
    made = Emergency.objects.get()
    assert REASON in client.get(f"/noodtoegang/{made.pk}/").content.decode()
    assert "Voor u geopend" in client.get(f"/meldingen/{signal.pk}/").content.decode()
    assert Event.objects.filter(type="signals.read", account=loes.account).get().purpose == "noodtoegang"
    assert client.get(f"/meldingen/{other.pk}/").status_code == 404
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        assert client.get(f"/meldingen/{signal.pk}/").status_code == 404


def test_it_opens_reading_and_no_writing(registered: Register, sara: AccountActor, chris: AccountActor) -> None:
    signal = registered()
    broken(signal, sara)
    later = anew(sara)
    assert list(Signal.objects.readable_by(later)) == [signal]
    assert not later.may(SIGNAL_DECIDE, signal)
    assert not later.may(SIGNAL_FINISH, signal), "a supervisor may finish what she is assigned to, not what she opened"
    assert not Signal.objects.visible_to(chris).exists()
    with pytest.raises(NotAllowed):  # what is open for reading is not hers to share
        find(later, signal.pk)


def test_where_a_home_is_stays_closed(at_home: Register, loes: AccountActor, signed_in: SignedIn) -> None:
    signal = at_home()
    broken(signal, loes)
    page = signed_in(loes).get(f"/meldingen/{signal.pk}/")
    assert page.status_code == 200
    assert HOME_WORD not in page.content.decode()


def test_the_second_person_is_told_at_once_and_reviews_once(
    registered: Register, loes: AccountActor, bram: AccountActor, vera: AccountActor, signed_in: SignedIn
) -> None:
    made = broken(registered(), loes)
    task = Task.objects.get(kind=rules.TASK_REVIEW)
    assert (task.role, task.due_date) == (Role.COORDINATOR, TODAY + timedelta(days=1))
    client = signed_in(bram)
    assert "Loes opende melding" in client.get("/").content.decode()
    page = f"/noodtoegang/{made.pk}/"
    assert client.post(page, {"outcome": "wrongful", "measure": ""}).status_code == 422
    assert client.post(page, {"outcome": "rightful", "measure": ""}).status_code == 302
    assert client.post(page, {"outcome": "wrongful", "measure": "Gesprek gevoerd."}).status_code == 422
    made.refresh_from_db()
    assert (made.outcome, made.reviewed_by) == ("rightful", bram.account)
    task.refresh_from_db()
    assert task.done_at == NOW
    assert "Loes opende melding" not in client.get("/").content.decode()
    assert "Terecht" in signed_in(vera).get("/noodtoegang/").content.decode()


def test_an_overdue_review_shows_to_the_privacy_officer(
    registered: Register, loes: AccountActor, vera: AccountActor, signed_in: SignedIn
) -> None:
    made = broken(registered(), loes)
    assert "Loes opende melding" not in signed_in(vera).get("/").content.decode()
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        client = signed_in(vera)
        assert "te laat" in client.get("/noodtoegang/?stand=open").content.decode()
        assert "Loes opende melding" in client.get("/").content.decode()
        assert client.post(f"/noodtoegang/{made.pk}/", {"outcome": "rightful", "measure": ""}).status_code == 302
    assert not Task.objects.filter(kind=rules.TASK_REVIEW, done_at__isnull=True).exists()


def test_without_anybody_else_on_the_side_of_its_owner_the_privacy_officer_reviews(
    registered: Register, loes: AccountActor, bram: AccountActor, vera: AccountActor
) -> None:
    signal = registered()
    bram.account.is_active = False
    bram.account.save()
    made = broken(signal, loes)
    assert made.review_role == Role.PRIVACY_OFFICER
    assert list(Task.objects.open().filter(kind=rules.TASK_REVIEW).visible_to(vera).values_list("record_id")) == [
        (made.pk,)
    ]
    actions.review(made, actor=vera, outcome="rightful", measure="", at=NOW)


def test_whose_work_it_was_reviews_and_not_the_other_side(
    registered: Register, loes: AccountActor, anna: AccountActor, bram: AccountActor
) -> None:
    made = broken(registered(), loes)
    with pytest.raises(Refused, match="iemand anders"):
        actions.review(made, actor=anna, outcome="rightful", measure="", at=NOW)
    Emergency.objects.update(review_role=Role.LAWYER)
    assert not Emergency.objects.visible_to(bram).exists(), "what the lawyer reviews is no work of the district"


def test_she_ends_it_before_its_time(
    registered: Register, loes: AccountActor, chris: AccountActor, signed_in: SignedIn
) -> None:
    signal = registered()
    made, client = broken(signal, loes), signed_in(loes)
    assert signed_in(chris).post(f"/noodtoegang/{made.pk}/beeindigen/").status_code == 404
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        assert client.post(f"/noodtoegang/{made.pk}/beeindigen/").status_code == 302
        assert client.get(f"/meldingen/{signal.pk}/").status_code == 404
        with pytest.raises(Refused, match="al voorbij"):
            actions.close_early(Emergency.objects.get(), actor=loes, at=NOW + timedelta(minutes=6))


def test_outside_the_own_district_nothing_opens_and_the_attempt_is_on_the_log(
    registered: Register, chris: AccountActor, signed_in: SignedIn
) -> None:
    signal = registered()
    for number in (signal.dossier, "K-2026-99999"):
        answer = signed_in(chris).post("/noodtoegang/openen/", typed(signal, dossier=number))
        assert answer.status_code == 422
        assert "geen stuk van deze soort met dit nummer" in answer.content.decode()
    assert not Grant.objects.filter(opened_in__isnull=False).exists()
    assert Event.objects.filter(type="emergency.missed", account=chris.account).count() == 2


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"hours": 5}, "hours"),
        ({"hours": 0}, "hours"),
        ({"reason": "nood"}, "reason_needed"),
        ({"category": "zomaar"}, "reason_needed"),
        ({"label": "complaints.complaint"}, "not_openable"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    registered: Register, loes: AccountActor, more: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        broken(registered(), loes, **more)
    assert refusal.value.code == code
    assert not Emergency.objects.exists()


def test_what_she_reads_already_needs_no_emergency(registered: Register, bram: AccountActor) -> None:
    with pytest.raises(Refused, match="al inzien"):
        broken(registered(), bram)


def test_who_keeps_accounts_or_looks_at_the_log_breaks_no_glass(
    registered: Register, vera: AccountActor, hire: Hire, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    signal = registered()
    for actor in (vera, hire("Fien", Role.FUNCTIONAL_ADMINISTRATOR, beverwijk), hire("Pol", Role.PARTNER, beverwijk)):
        assert signed_in(actor).get("/noodtoegang/openen/").status_code == 404
        with pytest.raises(NotAllowed):
            broken(signal, actor)


def test_nobody_reviews_her_own(registered: Register, sara: AccountActor, bram: AccountActor) -> None:
    made = broken(registered(), sara)
    Emergency.objects.update(account=bram.account)
    made.refresh_from_db()
    with pytest.raises(Refused, match="een ander toetst"):
        actions.review(made, actor=bram, outcome="rightful", measure="", at=NOW)


@pytest.mark.postgresql
def test_behind_the_wall_she_sees_the_opened_record_of_another_municipality_and_no_other(
    registered: Register, loes: AccountActor, beverwijk: Municipality
) -> None:
    signal = registered()
    registered()
    assert beverwijk.pk not in loes.municipalities
    with walls.standing(loes):
        assert Signal.objects.count() == 0
        broken(signal, loes)
        assert Signal.objects.count() == 0, "after the action she stands where she stood"
    opened = anew(loes)
    with walls.standing(opened):
        assert Signal.objects.count() == 2, "the wall lets the municipality through"
        assert list(Signal.objects.visible_to(opened)) == [signal], "the rules of the application still hold"
    assert beverwijk.pk not in AccountActor(loes.account, NOW + timedelta(hours=2)).municipalities
