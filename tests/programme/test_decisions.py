"""Decisions per municipality: their states, days, pages, and two at once."""

import itertools
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.programme import actions, rules
from regiotoezicht.programme.actions import Step
from regiotoezicht.programme.models import Resolution, ResolutionStep, Subject
from regiotoezicht.programme.vocabulary import TONES, Organ, State
from tests.at_once import refused, together
from tests.conftest import NOW, TODAY, Hire

SignedIn = Callable[[AccountActor], Client]
DAY = date(2026, 2, 1)
ALLOWED = {
    ("not_yet", "proposed"),
    ("proposed", "agenda"),
    ("proposed", "adopted"),
    ("proposed", "amended"),
    ("proposed", "refused"),
    ("agenda", "proposed"),
    ("agenda", "adopted"),
    ("agenda", "amended"),
    ("agenda", "refused"),
    ("refused", "proposed"),
}


@pytest.fixture
def plan(paul: AccountActor) -> Subject:
    """What the colleges are asked."""
    asked = Subject(title="Uitvoeringsplan", organ=Organ.COLLEGE, token=uuid4())
    return actions.add_subject(asked, actor=paul, at=NOW)


def move(place: Municipality, what: Subject, actor: AccountActor, *way: State, on: date = DAY) -> Resolution:
    """Bring a decision further, from where it stands."""
    held = Resolution.objects.filter(subject=what, municipality=place).first()
    seen = State(held.state) if held else State.NOT_YET
    for to in way:
        held = actions.move(place, what, Step(to, on, "C 1", seen), actor=actor, token=uuid4(), at=NOW)
        seen = to
    assert held is not None
    return held


def go(name: str, *given: Any) -> str:
    return reverse(f"programme:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize(("old", "new"), list(itertools.product(State, State)))
def test_a_decision_makes_the_moves_of_its_table_and_no_other(old: State, new: State) -> None:
    assert new in TONES
    if (old.value, new.value) in ALLOWED:
        rules.refuse_move(old, new)
        return
    with pytest.raises(Refused, match=f"kan niet «{new.label}» worden"):
        rules.refuse_move(old, new)


@pytest.mark.parametrize(
    ("day", "to", "earlier", "code"),
    [
        (TODAY, State.ADOPTED, TODAY, ""),
        (date(2024, 2, 29), State.ADOPTED, date(2024, 2, 29), ""),
        (date(2026, 3, 25), State.ADOPTED, None, "in_future"),
        (date(2027, 3, 24), State.AGENDA, TODAY, ""),
        (date(2027, 3, 25), State.AGENDA, None, "far_ahead"),
        (date(1999, 12, 31), State.AGENDA, None, "too_early"),
        (date(2026, 3, 23), State.REFUSED, TODAY, "before_step"),
        (date(2026, 3, 23), State.AGENDA, TODAY, "before_step"),
    ],
)
def test_a_step_has_a_day_that_can_be(day: date, to: State, earlier: date | None, code: str) -> None:
    if not code:
        rules.refuse_step_day(day, to, today=TODAY, base=State.PROPOSED, earlier=earlier)
        return
    with pytest.raises(Refused) as refusal:
        rules.refuse_step_day(day, to, today=TODAY, base=State.PROPOSED, earlier=earlier)
    assert refusal.value.code == code


def test_the_last_step_is_taken_back_and_stays_visible(
    plan: Subject, omar: AccountActor, beverwijk: Municipality
) -> None:
    held = move(beverwijk, plan, omar, State.PROPOSED, State.ADOPTED)
    first, last = held.steps.all()
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        actions.undo(held, first.pk, actor=omar, at=NOW)
    actions.undo(held, last.pk, actor=omar, at=NOW)
    actions.undo(held, first.pk, actor=omar, at=NOW)
    held.refresh_from_db()
    assert (held.state, held.last_date, held.steps.count()) == (State.NOT_YET, None, 2)
    move(beverwijk, plan, omar, State.PROPOSED, State.REFUSED)
    with pytest.raises(Refused, match="voor de stap «verworpen» van 01-02-2026"):
        move(beverwijk, plan, omar, State.PROPOSED, on=date(2026, 1, 31))


def test_nobody_decides_for_another_municipality_or_on_a_closed_subject(
    plan: Subject, omar: AccountActor, paul: AccountActor, beverwijk: Municipality, alkmaar: Municipality
) -> None:
    with pytest.raises(NotAllowed):
        move(alkmaar, plan, omar, State.PROPOSED)
    held = move(alkmaar, plan, paul, State.PROPOSED)
    with pytest.raises(NotAllowed):
        actions.undo(held, held.steps.get().pk, actor=omar, at=NOW)
    with pytest.raises(NotAllowed):
        actions.close_subject(plan, actor=omar, at=NOW)
    same = Subject(title="uitvoeringsplan", organ=Organ.COLLEGE, token=uuid4())
    with pytest.raises(Refused, match="staat er voor dit orgaan al"):
        actions.add_subject(same, actor=paul, at=NOW)
    actions.close_subject(plan, actor=paul, at=NOW)
    with pytest.raises(Refused, match="gesloten"):
        move(beverwijk, plan, omar, State.PROPOSED)


@pytest.mark.usefixtures("stopped_clock")
def test_the_pages_say_where_it_hangs(
    plan: Subject,
    omar: AccountActor,
    paul: AccountActor,
    chris: AccountActor,
    beverwijk: Municipality,
    signed_in: SignedIn,
    hire: Hire,
) -> None:
    browser, here = signed_in(omar), go("decision", plan.pk, beverwijk.code)
    typed = {"token": str(uuid4()), "seen": "not_yet", "to": "proposed", "on": "01-02-2026", "reference": "C 1"}
    for _ in range(2):  # a double click
        assert browser.post(here, typed)["Location"] == here
    assert ResolutionStep.objects.count() == 1
    other = typed | {"token": str(uuid4())}
    assert "zojuist gewijzigd" in text(browser.post(here, other))
    for changed, sentence in (
        ({"to": "adopted", "on": "31-01-2026"}, "voor de stap «voorgesteld» van 01-02-2026"),
        ({"to": "adopted", "on": "29-02-2026"}, "geen bestaande datum"),
        ({"to": "adopted", "on": "01-04-2026"}, "in de toekomst"),
        ({"to": "proposed"}, "kan niet «voorgesteld» worden"),
        ({"to": "nothing"}, "een van de antwoorden"),
    ):
        answer = browser.post(here, other | {"seen": "proposed"} | changed)
        assert answer.status_code == 422
        assert sentence in text(answer)
    assert browser.post(here, other | {"seen": "proposed", "to": "adopted"})["Location"] == here
    assert browser.post(here, other | {"seen": "proposed", "to": "adopted"})["Location"] == here
    held = Resolution.objects.get()
    assert held.state == State.ADOPTED
    Participation.objects.filter(municipality=beverwijk).update(until_date=TODAY)
    board = text(signed_in(chris).get(go("decisions")))
    assert "1 vastgesteld" in board
    assert "Beverwijk nee vastgesteld : Uitvoeringsplan, Beverwijk 01-02-2026" in board
    assert signed_in(chris).post(here, typed).status_code == 404
    last = held.steps.last()
    assert last is not None
    assert signed_in(chris).post(go("undo", held.pk, last.pk)).status_code == 404
    assert signed_in(chris).get(go("decision", plan.pk, "GM9999")).status_code == 404
    assert browser.post(go("undo", held.pk, last.pk))["Location"] == here
    assert "ingetrokken op" in text(browser.get(here))
    assert browser.post(go("subject-close", plan.pk)).status_code == 404
    asked = {"token": str(uuid4()), "title": "Uitvoeringsplan aanpak mensenhandel", "organ": "council"}
    owner = signed_in(paul)
    for _ in range(2):
        assert owner.post(go("subject-new"), asked).status_code == 302
    assert owner.post(go("subject-new"), asked | {"token": str(uuid4())}).status_code == 422
    for _ in range(2):
        assert owner.post(go("subject-close", plan.pk)).status_code == 302
    partner = signed_in(hire("Pol", Role.PARTNER, beverwijk))
    assert partner.get(here).status_code == 404


@pytest.mark.at_once
def test_of_two_steps_at_once_one_is_recorded(
    plan: Subject, omar: AccountActor, paul: AccountActor, beverwijk: Municipality
) -> None:
    def moves(actor: AccountActor, to: State) -> object:
        step = Step(to, DAY, "C 1", State.PROPOSED)
        return actions.move(beverwijk, plan, step, actor=actor, token=uuid4(), at=NOW)

    move(beverwijk, plan, omar, State.PROPOSED)
    answers = together(lambda: moves(omar, State.ADOPTED), lambda: moves(paul, State.REFUSED))
    assert len(refused(answers)) == 1
    assert ResolutionStep.objects.count() == 2
