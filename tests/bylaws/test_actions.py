"""The writes of the local rules."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws import actions, rules, starter
from regiotoezicht.bylaws.models import Article, LadderStep, RuleSet
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import Body
from tests.bylaws.conftest import Draft
from tests.conftest import NOW, TODAY

GENERAL: dict[str, Any] = {
    "title": "APV 2026",
    "from_date": date(2026, 1, 1),
    "until_date": None,
    "body_by_default": Body.COLLEGE,
    "minimum_age": 21,
    "home_work_allowed": True,
}
DECISION: dict[str, Any] = {"reference": "2025/0412", "adopted_date": date(2025, 12, 1)}
STEP: dict[str, Any] = {"violation": ViolationKind.NO_MANAGER, "repetition": 1, "measure": MeasureKind.WARNING}
ARTICLE: dict[str, Any] = {"number": "3:12", "title": "Openingstijden", "text": "Open tot middernacht."}


def recorded(code: str) -> int:
    return Event.objects.filter(type=code).count()


def test_the_lawyer_drafts_an_empty_set_and_it_is_on_the_log(anna: AccountActor, beverwijk: Municipality) -> None:
    made = actions.draft(beverwijk, actor=anna, title="APV 2027", from_date=date(2027, 1, 1), at=NOW)
    assert (made.status, made.municipality, made.is_proposal) == ("draft", beverwijk, False)
    event = Event.objects.get(type=rules.RULES_DRAFTED.code)
    assert (event.municipality, event.account_id, event.sentence) == (
        beverwijk,
        anna.account_id,
        "Concept van lokale regels gemaakt (leeg)",
    )


def test_a_form_that_is_submitted_twice_makes_one_draft(anna: AccountActor, beverwijk: Municipality) -> None:
    token = uuid4()
    actions.draft(beverwijk, actor=anna, title="APV", from_date=TODAY, token=token, at=NOW)
    with pytest.raises(Refused, match="al verzonden"):
        actions.draft(beverwijk, actor=anna, title="APV", from_date=TODAY, token=token, at=NOW)
    assert RuleSet.objects.count() == recorded("bylaws.rules_drafted") == 1


def test_a_period_that_ends_before_it_starts_is_refused(anna: AccountActor, beverwijk: Municipality) -> None:
    with pytest.raises(Refused, match="na de ingangsdatum"):
        actions.draft(beverwijk, actor=anna, title="APV", from_date=TODAY, until_date=TODAY, at=NOW)
    assert not RuleSet.objects.exists()


def test_the_starter_set_is_marked_as_a_proposal(anna: AccountActor, beverwijk: Municipality) -> None:
    made = actions.draft_from_starter(beverwijk, actor=anna, from_date=TODAY, at=NOW)
    assert (made.is_proposal, made.title) == (True, "Voorstel, niet vastgesteld")
    assert made.articles.count() == len(starter.ARTICLES)
    assert made.steps.count() == len(starter.STEPS)
    assert {step.violation for step in starter.STEPS} == set(ViolationKind)


def test_a_copy_holds_the_articles_and_the_ladder_and_leaves_the_original_alone(
    adopted: Draft, anna: AccountActor, beverwijk: Municipality
) -> None:
    original = adopted()
    copy = actions.draft_copy(
        beverwijk, actor=anna, original=original, title="APV 2027", from_date=date(2027, 1, 1), at=NOW
    )
    assert (copy.status, copy.reference, copy.articles.count(), copy.steps.count()) == ("draft", "", 1, 1)
    actions.put_article(copy, actor=anna, **ARTICLE, at=NOW)
    assert original.articles.count() == 1


def test_a_set_that_one_may_not_read_cannot_be_copied(
    adopted: Draft, chris: AccountActor, alkmaar: Municipality
) -> None:
    with pytest.raises(NotAllowed):
        actions.draft_copy(alkmaar, actor=chris, original=adopted(), title="Afgekeken", from_date=TODAY, at=NOW)


def test_a_draft_is_changed(drafted: Draft, anna: AccountActor) -> None:
    made = drafted()
    actions.change(made, actor=anna, **GENERAL, at=NOW)
    made.refresh_from_db()
    assert (made.minimum_age, made.home_work_allowed, made.body_by_default) == (21, True, "college")
    article = actions.put_article(made, actor=anna, **ARTICLE, at=NOW)
    actions.put_article(made, actor=anna, **ARTICLE | {"title": "Sluitingstijd"}, article=article, at=NOW)
    assert [a.title for a in made.articles.all()] == ["Vergunning", "Sluitingstijd"]
    actions.remove_article(made, actor=anna, article=article, at=NOW)
    step = actions.put_step(made, actor=anna, **STEP, at=NOW)
    again = actions.put_step(made, actor=anna, **STEP | {"measure": MeasureKind.TALK}, at=NOW)
    assert (step.pk, again.measure) == (again.pk, MeasureKind.TALK)
    actions.remove_step(made, actor=anna, step=again, at=NOW)
    assert (made.articles.count(), made.steps.count()) == (1, 1)
    assert recorded("bylaws.rules_changed") == 2 + 7


def test_an_article_number_stands_once_in_a_set(drafted: Draft, anna: AccountActor) -> None:
    with pytest.raises(Refused, match="staat al") as refused:
        actions.put_article(drafted(), actor=anna, **ARTICLE | {"number": "3:3"}, at=NOW)
    assert refused.value.field == "number"


def test_a_part_of_another_set_is_refused(drafted: Draft, anna: AccountActor) -> None:
    one, other = drafted(), drafted(date(2027, 1, 1))
    article, step = one.articles.get(), one.steps.get()
    with pytest.raises(Refused, match="andere regels"):
        actions.put_article(other, actor=anna, **ARTICLE, article=article, at=NOW)
    with pytest.raises(Refused, match="andere regels"):
        actions.remove_article(other, actor=anna, article=article, at=NOW)
    with pytest.raises(Refused, match="andere regels"):
        actions.remove_step(other, actor=anna, step=step, at=NOW)


@pytest.mark.parametrize("age", [0, 17, 31])
def test_a_minimum_age_below_eighteen_or_absurd_is_refused(drafted: Draft, anna: AccountActor, age: int) -> None:
    with pytest.raises(Refused, match="tussen 18 en 30"):
        actions.change(drafted(), actor=anna, **GENERAL | {"minimum_age": age}, at=NOW)


@pytest.mark.parametrize(
    "measure, amount, maximum, code",
    [
        (MeasureKind.ORDER_PENALTY, 500, 499, "maximum_below_amount"),
        (MeasureKind.ORDER_PENALTY, 500, None, "amount_incomplete"),
        (MeasureKind.ORDER_PENALTY, None, 500, "amount_incomplete"),
        (MeasureKind.ORDER_PENALTY, 0, 500, "amount_not_positive"),
        (MeasureKind.CLOSURE, 500, 500, "amount_without_penalty"),
    ],
)
def test_amounts_that_do_not_fit_are_refused(
    drafted: Draft, anna: AccountActor, measure: MeasureKind, amount: int | None, maximum: int | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.put_step(
            drafted(),
            actor=anna,
            violation=ViolationKind.NO_MANAGER,
            repetition=1,
            measure=measure,
            amount_cents=amount,
            maximum_cents=maximum,
            at=NOW,
        )
    assert refused.value.code == code


def test_a_fourth_step_is_refused(drafted: Draft, anna: AccountActor) -> None:
    with pytest.raises(Refused, match="eerste, tweede en derde"):
        actions.put_step(drafted(), actor=anna, **STEP | {"repetition": 4}, at=NOW)


def test_the_database_itself_keeps_a_maximum_below_the_amount_out(drafted: Draft) -> None:
    step = drafted().steps.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        LadderStep.objects.filter(pk=step.pk).update(maximum_cents=1)


def test_adopting_keeps_the_decision_and_drops_the_mark_of_a_proposal(
    anna: AccountActor, beverwijk: Municipality
) -> None:
    made = actions.draft_from_starter(beverwijk, actor=anna, from_date=date(2026, 1, 1), at=NOW)
    actions.adopt(made, actor=anna, **DECISION, at=NOW)
    made.refresh_from_db()
    assert (made.status, made.reference, made.adopted_date, made.is_proposal) == (
        "adopted",
        "2025/0412",
        date(2025, 12, 1),
        False,
    )
    event = Event.objects.get(type=rules.RULES_ADOPTED.code)
    assert event.sentence == "Lokale regels vastgesteld op 01-12-2025, geldig vanaf 01-01-2026"


def test_an_adopted_set_is_never_edited(adopted: Draft, anna: AccountActor) -> None:
    made = adopted()
    article, step = made.articles.get(), made.steps.get()
    writes: list[Callable[[], object]] = [
        lambda: actions.change(made, actor=anna, **GENERAL, at=NOW),
        lambda: actions.put_article(made, actor=anna, **ARTICLE, at=NOW),
        lambda: actions.remove_article(made, actor=anna, article=article, at=NOW),
        lambda: actions.put_step(made, actor=anna, **STEP, at=NOW),
        lambda: actions.remove_step(made, actor=anna, step=step, at=NOW),
    ]
    for write in writes:
        with pytest.raises(Refused, match="niet gewijzigd"):
            write()
    assert Article.objects.count() == LadderStep.objects.count() == 1


def test_a_draft_that_somebody_else_adopted_meanwhile_is_not_edited(drafted: Draft, anna: AccountActor) -> None:
    made = drafted()
    stale = RuleSet.objects.get(pk=made.pk)
    actions.adopt(made, actor=anna, **DECISION, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.put_article(stale, actor=anna, **ARTICLE, at=NOW)
    assert refused.value.code == "changed_meanwhile"
    with pytest.raises(Refused) as refused:
        actions.adopt(stale, actor=anna, **DECISION, at=NOW)
    assert refused.value.code == "changed_meanwhile"


@pytest.mark.parametrize(
    "decision, code",
    [
        ({"reference": " "}, "no_reference"),
        ({"adopted_date": TODAY + timedelta(days=1)}, "adopted_in_future"),
        ({"adopted_date": date(2026, 1, 2)}, "before_adoption"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(
    drafted: Draft, anna: AccountActor, decision: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.adopt(drafted(), actor=anna, **DECISION | decision, at=NOW)
    assert refused.value.code == code


def test_a_set_without_articles_is_not_adopted(anna: AccountActor, beverwijk: Municipality) -> None:
    made = actions.draft(beverwijk, actor=anna, title="Leeg", from_date=date(2026, 1, 1), at=NOW)
    with pytest.raises(Refused, match="geen artikelen"):
        actions.adopt(made, actor=anna, **DECISION, at=NOW)


@pytest.mark.parametrize(
    "from_date, until_date",
    [
        (date(2026, 1, 1), None),
        (date(2026, 6, 1), None),
        (date(2025, 6, 1), date(2026, 1, 2)),
        (date(2026, 2, 1), date(2026, 3, 1)),
    ],
)
def test_overlapping_adopted_periods_are_refused(
    adopted: Draft, drafted: Draft, anna: AccountActor, from_date: date, until_date: date | None
) -> None:
    adopted(date(2026, 1, 1))
    late = drafted(from_date, until_date)
    with pytest.raises(Refused, match="overlapt"):
        actions.adopt(late, actor=anna, reference="2025/2", adopted_date=date(2025, 2, 1), at=NOW)
    late.refresh_from_db()
    assert late.is_draft


def test_periods_that_touch_do_not_overlap(adopted: Draft) -> None:
    adopted(date(2026, 1, 1))
    assert adopted(date(2025, 1, 1), date(2026, 1, 1)).status == "adopted"


def test_a_set_that_follows_ends_the_one_before_on_its_first_day(
    adopted: Draft, drafted: Draft, anna: AccountActor
) -> None:
    before, after = adopted(date(2025, 1, 1)), drafted(date(2026, 2, 1))
    actions.adopt(after, actor=anna, **DECISION, follows=True, at=NOW)
    before.refresh_from_db()
    assert (before.status, before.until_date) == ("ended", date(2026, 2, 1))
    assert recorded("bylaws.rules_ended") == 1


def test_a_refused_adoption_does_not_end_the_set_before(adopted: Draft, drafted: Draft, anna: AccountActor) -> None:
    before, later = adopted(date(2025, 1, 1), date(2026, 2, 1)), adopted(date(2026, 2, 1))
    with pytest.raises(Refused, match="overlapt"):
        actions.adopt(drafted(date(2026, 1, 1)), actor=anna, **DECISION, follows=True, at=NOW)
    before.refresh_from_db()
    later.refresh_from_db()
    assert (before.status, before.until_date, later.status) == ("adopted", date(2026, 2, 1), "adopted")
    assert recorded("bylaws.rules_ended") == 0


def test_an_adopted_set_is_ended_once_and_only_made_shorter(adopted: Draft, anna: AccountActor) -> None:
    made = adopted(date(2025, 1, 1), date(2027, 1, 1))
    with pytest.raises(Refused, match="een latere datum kan niet"):
        actions.end(made, actor=anna, until_date=date(2027, 1, 2), at=NOW)
    with pytest.raises(Refused, match="na de ingangsdatum"):
        actions.end(made, actor=anna, until_date=date(2025, 1, 1), at=NOW)
    actions.end(made, actor=anna, until_date=date(2026, 7, 1), at=NOW)
    assert (made.status, made.until_date) == ("ended", date(2026, 7, 1))
    with pytest.raises(Refused, match="kunnen niet beëindigd worden"):
        actions.end(made, actor=anna, until_date=date(2026, 6, 1), at=NOW)


def test_a_draft_is_not_ended(drafted: Draft, anna: AccountActor) -> None:
    with pytest.raises(Refused, match="concept"):
        actions.end(drafted(), actor=anna, until_date=date(2026, 7, 1), at=NOW)


def test_whoever_is_not_the_lawyer_of_the_municipality_writes_nothing(
    adopted: Draft,
    drafted: Draft,
    beverwijk: Municipality,
    petra: AccountActor,
    vera: AccountActor,
    bram: AccountActor,
    sara: AccountActor,
    chris: AccountActor,
) -> None:
    held, made = adopted(), drafted(date(2027, 1, 1))
    article, step = made.articles.get(), made.steps.get()
    for actor in (petra, vera, bram, sara, chris):
        writes: list[Callable[[AccountActor], object]] = [
            lambda who: actions.draft(beverwijk, actor=who, title="x", from_date=TODAY, at=NOW),
            lambda who: actions.draft_from_starter(beverwijk, actor=who, from_date=TODAY, at=NOW),
            lambda who: actions.draft_copy(beverwijk, actor=who, original=held, title="x", from_date=TODAY, at=NOW),
            lambda who: actions.change(made, actor=who, **GENERAL, at=NOW),
            lambda who: actions.put_article(made, actor=who, **ARTICLE, at=NOW),
            lambda who: actions.remove_article(made, actor=who, article=article, at=NOW),
            lambda who: actions.put_step(made, actor=who, **STEP, at=NOW),
            lambda who: actions.remove_step(made, actor=who, step=step, at=NOW),
            lambda who: actions.adopt(made, actor=who, **DECISION, at=NOW),
            lambda who: actions.end(held, actor=who, until_date=date(2027, 1, 1), at=NOW),
        ]
        for write in writes:
            with pytest.raises(NotAllowed):
                write(actor)
    assert recorded("core.refused") == 5 * 10
    assert RuleSet.objects.count() == 2
