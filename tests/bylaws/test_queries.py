"""What other rooms ask about the local rules, and who reads them."""

from datetime import date

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws import actions, rules
from regiotoezicht.bylaws.models import Competence, RuleSet
from regiotoezicht.bylaws.queries import articles_on, bodies_on, rules_on
from regiotoezicht.bylaws.rules import Status
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from tests.bylaws.conftest import Draft
from tests.conftest import NOW, TODAY, Hire


def test_the_rules_of_2024_stay_the_rules_of_2024(
    adopted: Draft, drafted: Draft, anna: AccountActor, beverwijk: Municipality
) -> None:
    old, new = adopted(date(2024, 1, 1)), drafted(date(2026, 1, 1))
    actions.adopt(new, actor=anna, reference="2025/9", adopted_date=date(2025, 12, 1), follows=True, at=NOW)
    assert rules_on(beverwijk, date(2023, 12, 31)) is None
    assert rules_on(beverwijk, date(2024, 6, 1)) == old
    assert rules_on(beverwijk, date(2025, 12, 31)) == old
    assert rules_on(beverwijk, date(2026, 1, 1)) == new
    assert [article.rule_set_id for article in articles_on(beverwijk, date(2024, 6, 1))] == [old.pk]
    assert articles_on(beverwijk, date(2023, 6, 1)) == []


def test_a_draft_and_a_proposal_propose_nothing(drafted: Draft, anna: AccountActor, beverwijk: Municipality) -> None:
    drafted()
    actions.draft_from_starter(beverwijk, actor=anna, from_date=date(2026, 1, 1), at=NOW)
    assert rules_on(beverwijk, TODAY) is None


def test_a_step_says_its_amounts_in_words(adopted: Draft) -> None:
    [step] = adopted().steps.all()
    assert step.amounts == "€\u00a02.500,00 per overtreding, ten hoogste €\u00a010.000,00"


def test_the_body_of_a_measure_is_that_of_its_line_and_else_the_usual_one(
    drafted: Draft, anna: AccountActor, beverwijk: Municipality, haarlem: Municipality
) -> None:
    made = drafted()
    both = [("college", "artikel 125 Gemeentewet"), ("mayor", "artikel 174 Gemeentewet")]
    for body, basis in both:
        values = {"measure": MeasureKind.CLOSURE, "body": body, "basis": basis}
        actions.put_part(made, actor=anna, model=Competence, values=values, at=NOW)
    actions.adopt(made, actor=anna, reference="2025/9", adopted_date=date(2025, 12, 1), at=NOW)
    assert bodies_on(beverwijk, MeasureKind.CLOSURE, TODAY) == both
    assert bodies_on(beverwijk, MeasureKind.WARNING, TODAY) == [("mayor", "")]
    assert bodies_on(haarlem, MeasureKind.CLOSURE, TODAY) == []


def test_own_employees_designated_supervisors_and_the_coordinator_read_the_rules(
    adopted: Draft,
    hire: Hire,
    beverwijk: Municipality,
    haarlem: Municipality,
    anna: AccountActor,
    petra: AccountActor,
    vera: AccountActor,
    bram: AccountActor,
    sara: AccountActor,
    chris: AccountActor,
) -> None:
    made = adopted()
    for reader in (anna, petra, vera, bram, sara):
        assert list(RuleSet.objects.visible_to(reader)) == [made]
    elsewhere = hire("Loes", Role.SUPERVISOR, haarlem)
    administrator = hire("Fred", Role.FUNCTIONAL_ADMINISTRATOR, haarlem)
    partner = hire("Pim", Role.PARTNER, haarlem)
    for stranger in (chris, elsewhere, administrator, partner):
        assert not RuleSet.objects.visible_to(stranger).exists()


@pytest.mark.parametrize("old", list(Status))
@pytest.mark.parametrize("new", list(Status))
def test_every_move_is_allowed_or_forbidden_as_the_table_says(old: Status, new: Status) -> None:
    allowed = {(Status.DRAFT, Status.ADOPTED), (Status.ADOPTED, Status.ENDED)}
    if (old, new) in allowed:
        rules.refuse_move(old, new)
    else:
        with pytest.raises(Refused):
            rules.refuse_move(old, new)


@pytest.mark.parametrize(
    "status, on, phase",
    [
        ("draft", date(2026, 2, 1), "concept"),
        ("adopted", date(2025, 12, 31), "nog niet in werking"),
        ("adopted", date(2026, 1, 1), "in werking"),
        ("ended", date(2026, 6, 30), "in werking"),
        ("ended", date(2026, 7, 1), "vervallen"),
    ],
)
def test_the_phase_follows_from_the_day(status: str, on: date, phase: str) -> None:
    assert rules.phase_on(status, date(2026, 1, 1), date(2026, 7, 1), on) == phase
