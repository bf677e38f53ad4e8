"""Corrections: what was adopted is mended for the same period, and what was known until then stays to be seen."""

from datetime import date, timedelta

import pytest
from django.db.models import Model

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws import actions, rules
from regiotoezicht.bylaws.models import PARTS, Area, Article, Competence, LadderStep, Maximum, OpeningHours, RuleSet
from regiotoezicht.bylaws.queries import articles_on, rules_on
from regiotoezicht.bylaws.vocabulary import MeasureKind, PremisesKind, ViolationKind
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import Body
from tests.bylaws.conftest import Draft
from tests.conftest import NOW

LATER = NOW + timedelta(days=3)
REASON = "Het hoogste bedrag is verkeerd overgenomen."
DECISION = {"reference": "2026/0077", "adopted_date": date(2026, 3, 20)}


def corrected(original: RuleSet, anna: AccountActor) -> RuleSet:
    draft = actions.draft_correction(original.municipality, original=original, reason=REASON, actor=anna, at=LATER)
    return actions.adopt(draft, actor=anna, at=LATER, **DECISION)  # type: ignore[arg-type]  # a reference and a day


def test_a_correction_holds_for_the_same_period_and_the_old_text_stays_as_it_was_known(
    adopted: Draft, anna: AccountActor, beverwijk: Municipality
) -> None:
    original = adopted(date(2026, 1, 1))
    made = corrected(original, anna)
    original.refresh_from_db()
    assert (made.from_date, made.until_date, made.status) == (original.from_date, None, "adopted")
    assert rules_on(beverwijk, date(2026, 2, 1)) == made
    assert [one.rule_set_id for one in articles_on(beverwijk, date(2026, 2, 1))] == [made.pk]
    assert list(RuleSet.objects.as_known(date(2026, 2, 1), NOW)) == [original]
    assert list(RuleSet.objects.as_known(date(2026, 2, 1), LATER)) == [made]
    assert not RuleSet.objects.as_known(date(2026, 2, 1), NOW - timedelta(days=1))
    assert original.is_corrected
    assert (original.status, original.until_date) == ("adopted", None)
    assert Event.objects.filter(type=rules.RULES_CORRECTED.code, record_id=original.pk).count() == 1


def test_a_correction_of_ended_rules_stays_ended(adopted: Draft, anna: AccountActor, beverwijk: Municipality) -> None:
    original = adopted(date(2025, 1, 1))
    actions.end(original, until_date=date(2026, 1, 1), actor=anna, at=NOW)
    made = corrected(original, anna)
    assert (made.status, made.until_date) == ("ended", date(2026, 1, 1))
    assert rules_on(beverwijk, date(2025, 6, 1)) == made
    assert rules_on(beverwijk, date(2026, 1, 1)) is None


def test_what_was_corrected_is_neither_corrected_again_nor_ended(adopted: Draft, anna: AccountActor) -> None:
    original = adopted()
    again = actions.draft_correction(original.municipality, original=original, reason=REASON, actor=anna, at=NOW)
    made = corrected(original, anna)
    original.refresh_from_db()
    with pytest.raises(Refused, match="al gecorrigeerd"):
        actions.draft_correction(original.municipality, original=original, reason=REASON, actor=anna, at=LATER)
    with pytest.raises(Refused, match="al gecorrigeerd"):
        actions.adopt(again, actor=anna, at=LATER, **DECISION)  # type: ignore[arg-type]  # as above
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        actions.end(original, until_date=date(2026, 6, 1), actor=anna, at=LATER)
    assert rules_on(original.municipality, date(2026, 2, 1)) == made


def test_a_correction_keeps_its_period_needs_a_reason_and_an_adopted_original(
    adopted: Draft, drafted: Draft, anna: AccountActor, haarlem: Municipality
) -> None:
    original = adopted()
    with pytest.raises(Refused, match="wat er verkeerd stond"):
        actions.draft_correction(original.municipality, original=original, reason="fout", actor=anna, at=NOW)
    with pytest.raises(NotAllowed):
        actions.draft_correction(haarlem, original=original, reason=REASON, actor=anna, at=NOW)
    with pytest.raises(Refused, match="Een concept hoeft geen correctie"):
        draft = drafted(date(2027, 1, 1))
        actions.draft_correction(draft.municipality, original=draft, reason=REASON, actor=anna, at=NOW)
    correction = actions.draft_correction(original.municipality, original=original, reason=REASON, actor=anna, at=NOW)
    with pytest.raises(Refused, match="houdt de periode"):
        actions.change(
            correction,
            actor=anna,
            title="APV",
            from_date=date(2026, 2, 1),
            until_date=None,
            body_by_default=Body.MAYOR,
            minimum_age=18,
            home_work_allowed=False,
            at=NOW,
        )


def test_a_draft_is_thrown_away_with_all_its_lines_and_adopted_rules_are_not(
    adopted: Draft, drafted: Draft, anna: AccountActor, chris: AccountActor
) -> None:
    draft = drafted(date(2027, 1, 1))
    actions.put_part(draft, actor=anna, model=Maximum, values={"kind": PremisesKind.CLUB, "number": 2}, at=NOW)
    with pytest.raises(NotAllowed):
        actions.discard(draft, actor=chris, at=NOW)
    actions.discard(draft, actor=anna, at=NOW)
    assert not RuleSet.objects.exists()
    kinds: list[type[Model]] = [Article, LadderStep, *PARTS.values()]
    assert not any(kind._default_manager.exists() for kind in kinds)
    with pytest.raises(Refused, match="Vastgestelde regels worden niet gewijzigd"):
        actions.discard(adopted(), actor=anna, at=NOW)


def test_lines_of_a_set_come_once_and_only_in_a_draft(adopted: Draft, drafted: Draft, anna: AccountActor) -> None:
    draft, closure = drafted(date(2027, 1, 1)), MeasureKind.CLOSURE
    line = {"measure": closure, "body": Body.MAYOR, "basis": "artikel 174 Gemeentewet"}
    first = actions.put_part(draft, actor=anna, model=Competence, values=line, at=NOW)
    with pytest.raises(Refused, match="staat al in deze regels"):
        actions.put_part(draft, actor=anna, model=Competence, values=line, at=NOW)
    actions.put_part(draft, actor=anna, model=Competence, part=first, values=line | {"basis": "artikel 174a"}, at=NOW)
    other = adopted()
    with pytest.raises(Refused, match="Vastgestelde regels worden niet gewijzigd"):
        actions.put_part(other, actor=anna, model=Competence, values=line, at=NOW)
    with pytest.raises(Refused, match="hoort bij andere regels"):
        actions.remove_part(drafted(date(2028, 1, 1)), actor=anna, part=first, at=NOW)
    actions.remove_part(draft, actor=anna, part=first, at=NOW)
    assert not Competence.objects.exists()


def test_a_gap_between_rules_is_refused_until_somebody_says_that_it_is_right(
    adopted: Draft, drafted: Draft, anna: AccountActor
) -> None:
    actions.end(adopted(date(2025, 1, 1)), until_date=date(2026, 1, 1), actor=anna, at=NOW)
    late = drafted(date(2026, 3, 1))
    with pytest.raises(Refused, match="Tussen 01-01-2026 en 01-03-2026 gelden dan geen regels"):
        actions.adopt(late, actor=anna, reference="R", adopted_date=date(2026, 1, 5), at=NOW)
    actions.adopt(late, actor=anna, reference="R", adopted_date=date(2026, 1, 5), accepts_gap=True, at=NOW)


def test_a_ladder_that_names_what_no_article_describes_is_refused(drafted: Draft, anna: AccountActor) -> None:
    draft = drafted()
    actions.put_step(
        draft, actor=anna, violation=ViolationKind.NO_MANAGER, repetition=1, measure=MeasureKind.WARNING, at=NOW
    )
    with pytest.raises(Refused, match="geen exploitant of beheerder aanwezig"):
        actions.adopt(draft, actor=anna, reference="R", adopted_date=date(2025, 12, 1), at=NOW)


def test_a_copy_holds_the_other_lines_too(adopted: Draft, anna: AccountActor, beverwijk: Municipality) -> None:
    draft = actions.draft_copy(
        beverwijk, actor=anna, original=adopted(), title="APV 2027", from_date=date(2027, 1, 1), at=NOW
    )
    hours = {"kind": "club", "days": "daily", "opens": "14:00", "closes": "02:00"}
    actions.put_part(draft, actor=anna, model=OpeningHours, values=hours, at=NOW)
    area = {"name": "Havengebied", "rule": "only_here", "kind": "", "description": "De Fictiekade."}
    actions.put_part(draft, actor=anna, model=Area, values=area, at=NOW)
    copy = actions.draft_copy(
        beverwijk, actor=anna, original=draft, title="APV 2028", from_date=date(2028, 1, 1), at=NOW
    )
    assert OpeningHours.objects.filter(rule_set=copy).count() == Area.objects.filter(rule_set=copy).count() == 1
