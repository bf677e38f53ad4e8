"""Plans: begun from a starter or empty, changed by who may, and what an action asks."""

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
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import plan_queries
from regiotoezicht.programme.actions import plans as actions
from regiotoezicht.programme.models import ActionStep, Dependency, Goal, Indicator, Plan, PlanAction, Product
from regiotoezicht.programme.vocabulary import Part, PlanKind, Progress
from tests.at_once import refused, together
from tests.conftest import NOW, TODAY, Hire

SignedIn = Callable[[AccountActor], Client]
P = Progress


def begin(paul: AccountActor, *, with_starter: bool = True, kind: PlanKind = PlanKind.IMPLEMENTATION) -> Plan:
    """A plan of two years."""
    asked = Plan(kind=kind, title=kind.label, from_date=date(2026, 1, 1), until_date=date(2027, 12, 31), token=uuid4())
    return actions.make_plan(asked, actor=paul, with_starter=with_starter, at=NOW)


def deed(
    plan: Plan,
    actor: AccountActor,
    place: Municipality,
    title: str = "Besluit voorbereiden",
    product: Product | None = None,
) -> PlanAction:
    """An action of the lawyer of a municipality."""
    asked = PlanAction(
        product=product or Product.objects.filter(workstream__goal__plan=plan)[0],
        title=title,
        role=Role.LAWYER,
        municipality=place,
        from_date=date(2026, 2, 1),
        until_date=date(2026, 6, 30),
        token=uuid4(),
    )
    return actions.add_action(asked, actor=actor, at=NOW)


def go(name: str, *given: Any) -> str:
    return reverse(f"programme:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def plan(paul: AccountActor) -> Plan:
    """The plan of the region, from its starter."""
    return begin(paul)


@pytest.mark.parametrize("kind", PlanKind)
def test_a_starter_is_copied_whole_and_its_days_fit(paul: AccountActor, kind: PlanKind) -> None:
    held = begin(paul, kind=kind)
    outline = plan_queries.outline_of(paul, held, on=TODAY)
    assert [len(goal.indicators.all()) > 0 for goal in outline.goals] == [True] * 2
    streams: list[Any] = [stream for goal in outline.goals for stream in goal.workstreams.all()]
    assert all(stream.shown for stream in streams)
    assert len(outline.deeds) == Plan.objects.get().last_number > 8
    assert outline.clashing == 0
    assert outline.progress == 0
    assert Dependency.objects.exists()
    if kind is PlanKind.IMPLEMENTATION:
        titles = {stream.title for goal in outline.goals for stream in goal.workstreams.all()}
        assert len(titles) == 11
        first = [row.row for row in outline.deeds.values() if row.row.title == "Eerste controles doen"]
        assert len({row.district_id for row in first}) == len(first) == 3
        tried = {wait.needed.district_id for one in outline.deeds.values() if one.row in first for wait in one.waits}
        assert tried == {None, *(row.district_id for row in first)}
    with pytest.raises(Refused, match="loopt al een plan van deze soort"):
        begin(paul, kind=kind)


def test_only_the_owner_of_the_programme_makes_plans(omar: AccountActor, paul: AccountActor, plan: Plan) -> None:
    for write in (
        lambda: begin(omar, kind=PlanKind.TRAFFICKING),
        lambda: actions.close_plan(plan, actor=omar, at=NOW),
        lambda: actions.add_part(plan, Part.GOAL, plan, title="Doel", token=uuid4(), actor=omar, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            write()
    actions.close_plan(plan, actor=paul, at=NOW)
    with pytest.raises(Refused, match="afgesloten"):
        actions.change_plan(plan, actions.PlanFacts("Titel", date(2026, 1, 1), date(2027, 1, 1)), actor=paul, at=NOW)
    assert begin(paul, with_starter=False).pk != plan.pk


def test_a_policy_officer_keeps_the_actions_of_her_own_municipality(
    omar: AccountActor, paul: AccountActor, plan: Plan, beverwijk: Municipality, haarlem: Municipality
) -> None:
    own, other = deed(plan, omar, beverwijk), deed(plan, paul, haarlem)
    assert other.number == own.number + 1
    stride = actions.Stride(P.BUSY, P.PLANNED, 40)
    assert actions.move_action(own, stride, actor=omar, token=uuid4(), at=NOW).percent == 40
    for write in (
        lambda: deed(plan, omar, haarlem),
        lambda: actions.move_action(other, stride, actor=omar, token=uuid4(), at=NOW),
        lambda: actions.add_need(other, own, actor=omar, at=NOW),
        lambda: actions.change_action(
            own,
            actions.Planned(own.product, own.title, Role.LAWYER, haarlem, own.from_date, own.until_date),
            actor=omar,
            at=NOW,
        ),
    ):
        with pytest.raises(NotAllowed):
            write()
    own.refresh_from_db()
    assert own.municipality == beverwijk
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        actions.move_action(own, stride, actor=omar, token=uuid4(), at=NOW)
    assert ActionStep.objects.count() == 1


def test_waiting_in_a_circle_is_refused_and_days_are_warned_of(
    omar: AccountActor, plan: Plan, beverwijk: Municipality
) -> None:
    one, two = deed(plan, omar, beverwijk, "Een"), deed(plan, omar, beverwijk, "Twee")
    actions.add_need(one, two, actor=omar, at=NOW)
    for held, needed in ((two, one), (one, two), (one, one)):
        with pytest.raises(Refused):
            actions.add_need(held, needed, actor=omar, at=NOW)
    outline = plan_queries.outline_of(omar, plan, on=TODAY)
    assert outline.deeds[one.pk].warnings == [f"Begint voordat actie {two.number} gereed is (30-06-2026)."]
    actions.move_action(two, actions.Stride(P.DONE, P.PLANNED), actor=omar, token=uuid4(), at=NOW)
    assert plan_queries.outline_of(omar, plan, on=TODAY).clashing == 0
    actions.remove_need(one, two, actor=omar, at=NOW)
    actions.add_need(two, one, actor=omar, at=NOW)


@pytest.mark.at_once
def test_of_two_who_close_a_circle_at_once_one_is_refused(
    omar: AccountActor, paul: AccountActor, beverwijk: Municipality
) -> None:
    plan = begin(paul)
    one, two = deed(plan, paul, beverwijk, "Een"), deed(plan, paul, beverwijk, "Twee")
    before = Dependency.objects.count()
    both = together(
        lambda: actions.add_need(one, two, actor=omar, at=NOW), lambda: actions.add_need(two, one, actor=paul, at=NOW)
    )
    assert len(refused(both)) == 1
    assert Dependency.objects.count() == before + 1


@pytest.mark.usefixtures("stopped_clock")
def test_one_button_copies_the_starter_and_the_plan_is_edited(
    paul: AccountActor, omar: AccountActor, signed_in: SignedIn
) -> None:
    browser = signed_in(paul)
    assert text(browser.get(go("plans"))).count("Neem het voorbeeld over") == 2
    typed = {"token": str(uuid4())}
    for _ in range(2):  # a double click
        assert browser.post(go("plan-starter", "implementation"), typed).status_code == 302
    plan = Plan.objects.get()
    assert "Neem het voorbeeld over" not in text(signed_in(omar).get(go("plans")))
    assert signed_in(omar).post(go("plan-starter", "trafficking"), typed).status_code == 404
    goal = Goal.objects.filter(plan=plan)[0]
    add = {"token": str(uuid4()), "under": str(goal.pk), "title": "Communicatie"}
    for _ in range(2):
        assert browser.post(go("part-new", plan.pk, "spoor"), add)["Location"] == go("plan", plan.pk)
    stream = goal.workstreams.get(title="Communicatie")
    assert browser.post(go("part", plan.pk, "spoor", stream.pk), add | {"title": "Voorlichting"}).status_code == 302
    assert "Voorlichting" in text(browser.get(go("plan", plan.pk)))
    assert "staat nog iets" in text(browser.post(go("part-remove", plan.pk, "doel", goal.pk), follow=True))
    for _ in range(2):
        assert browser.post(go("part-remove", plan.pk, "spoor", stream.pk)).status_code == 302
    assert not goal.workstreams.filter(pk=stream.pk).exists()
    for wrong in ({"under": "999999"}, {"title": ""}, {"title": "Bel Jan de Vries op 06-12345678"}):
        assert browser.post(go("part-new", plan.pk, "spoor"), add | {"token": str(uuid4())} | wrong).status_code == 422
    assert browser.get(go("part-new", plan.pk, "anders")).status_code == 404


@pytest.mark.usefixtures("stopped_clock")
def test_an_indicator_is_measured_once_a_day_with_its_source(
    paul: AccountActor, omar: AccountActor, plan: Plan, signed_in: SignedIn
) -> None:
    held = Indicator.objects.filter(goal__plan=plan)[0]
    browser, here = signed_in(paul), go("indicator", plan.pk, held.pk)
    typed = {"token": str(uuid4()), "on": "01-02-2026", "value": "31,5", "source": "Kwartaalbericht 1"}
    for _ in range(2):
        assert browser.post(here, typed)["Location"] == here
    assert "31,5 op" in text(browser.get(go("plan", plan.pk)))
    for wrong, said in (
        ({"on": "01-02-2026"}, "al een meting"),
        ({"on": "01-02-2027"}, "in de toekomst"),
        ({"value": "veel"}, "een getal in"),
        ({"value": "1,234"}, "niet meer dan 2"),
        ({"source": ""}, "Vul “Bron” in."),
    ):
        answer = browser.post(here, typed | {"token": str(uuid4()), "on": "02-02-2026"} | wrong)
        assert answer.status_code == 422
        assert said in text(answer)
    assert signed_in(omar).post(here, typed).status_code == 404
    row = held.measurements.get()
    assert "metingen vastgelegd" in text(browser.post(go("indicator-remove", plan.pk, held.pk), follow=True))
    for _ in range(2):
        assert browser.post(go("measurement-withdraw", plan.pk, held.pk, row.pk)).status_code == 302
    assert "ingetrokken op" in text(browser.get(here))
    other = go("indicator-change", plan.pk, held.pk)
    change = {
        "token": str(uuid4()),
        "goal": str(held.goal_id),
        "name": "Opgeleid",
        "unit": "personen",
        "direction": "down",
        "target": "30",
        "target_date": "31-12-2026",
    }
    assert browser.post(other, change)["Location"] == here
    assert "ten hoogste 30 personen" in text(browser.get(here))


@pytest.mark.usefixtures("stopped_clock")
def test_an_action_is_added_and_brought_further_on_its_page(
    omar: AccountActor, chris: AccountActor, plan: Plan, beverwijk: Municipality, signed_in: SignedIn, hire: Hire
) -> None:
    product = Product.objects.filter(workstream__goal__plan=plan)[0]
    typed = {
        "token": str(uuid4()),
        "product": str(product.pk),
        "title": "Aanwijzingsbesluit voorbereiden",
        "role": "lawyer",
        "place": f"g{beverwijk.pk}",
        "from_date": "01-02-2026",
        "until_date": "01-03-2026",
    }
    browser = signed_in(omar)
    for _ in range(2):
        assert browser.post(go("action-new", plan.pk), typed)["Location"] == go("plan", plan.pk)
    held = PlanAction.objects.get(title="Aanwijzingsbesluit voorbereiden")
    for wrong, said in (
        ({"place": "regio"}, "een van de antwoorden uit de lijst"),
        ({"role": "coordinator"}, "Kies een district"),
        ({"until_date": "01-01-2026"}, "ligt voor de begindatum"),
        ({"until_date": "01-01-2029"}, "valt buiten het plan"),
        ({"product": "999999"}, "een van de antwoorden uit de lijst"),
    ):
        answer = browser.post(go("action-new", plan.pk), typed | {"token": str(uuid4())} | wrong)
        assert answer.status_code == 422
        assert said in text(answer), said
    step = {"token": str(uuid4()), "seen": "planned", "to": "busy", "percent": "30", "remark": ""}
    for _ in range(2):
        assert browser.post(go("action", held.pk), step)["Location"] == go("action", held.pk)
    stuck = step | {"token": str(uuid4()), "seen": "busy", "to": "stuck"}
    assert "waarom deze actie" in text(browser.post(go("action", held.pk), stuck))
    assert "bezig 30%" in text(browser.get(go("action", held.pk)))
    lawyer = signed_in(hire("Lena", Role.LAWYER, beverwijk))
    assert "Aanwijzingsbesluit voorbereiden" in text(lawyer.get(reverse("programme:own-work")))
    assert "De beleidsmedewerker van Beverwijk" in text(lawyer.get(go("action", held.pk)))
    assert "Aanwijzingsbesluit" not in text(signed_in(chris).get(reverse("programme:own-work")))
    assert lawyer.post(go("action", held.pk), stuck).status_code == 404
    assert lawyer.get(go("action-change", held.pk)).status_code == 404
    assert signed_in(hire("Pol", Role.PARTNER, beverwijk)).get(go("action", held.pk)).status_code == 404
    other = deed(plan, omar, beverwijk, "Tweede")
    assert browser.post(go("action-needs", held.pk), {"needs": str(other.pk)})["Location"] == go("action", held.pk)
    assert "wacht zelf al op" in text(browser.post(go("action-needs", other.pk), {"needs": str(held.pk)}))
    assert "Datums passen niet" in text(browser.get(go("action", held.pk)))
    for _ in range(2):
        assert browser.post(go("action-needs-remove", held.pk, other.pk)).status_code == 302
    assert not held.waits.exists()
