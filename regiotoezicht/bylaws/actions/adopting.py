"""Adopting, ending and correcting local rules: what was adopted is never edited, only followed."""

from datetime import date, datetime

from regiotoezicht.bylaws import rules
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.bylaws.rules import Status
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor


@action(permission=rules.RULES_KEEP, records=rules.RULES_ADOPTED)
def adopt(
    rule_set: RuleSet,
    *,
    actor: Actor,
    reference: str,
    adopted_date: date,
    follows: bool = False,
    accepts_gap: bool = False,
    at: datetime,
) -> RuleSet:
    """Adopt a draft by a decision; from then on it is never edited.

    With `follows`, the adopted set that holds on the first day ends on that day. Refused when the period overlaps that
    of another adopted set, leaves a gap after it that nobody accepted, or when the ladder names what no article
    describes. A correction takes the place of what it corrects.
    """
    rules.refuse_move(rule_set.status, Status.ADOPTED)
    rules.refuse_adoption(
        reference=reference,
        adopted_date=adopted_date,
        from_date=rule_set.from_date,
        today=local_date(at),
        articles=rule_set.articles.count(),
        is_correction=rule_set.corrects_id is not None,
    )
    corrected = _take_place(rule_set, at)
    others = [other for other in _adopted_sets(rule_set) if other.pk != rule_set.corrects_id]
    rules.refuse_ladder_without_article(_undescribed(rule_set))
    _make_room(rule_set, others, follows, actor, at)
    if corrected is None:
        ends = [other.until_date for other in others if other.until_date and other.until_date <= rule_set.from_date]
        rules.refuse_gap(rule_set.from_date, max(ends, default=None), accepted=accepts_gap)
    ended = corrected is not None and corrected.status == Status.ENDED
    moved = RuleSet.objects.filter(
        pk=rule_set.pk, status=Status.DRAFT, from_date=rule_set.from_date, until_date=rule_set.until_date
    ).update(
        status=Status.ENDED if ended else Status.ADOPTED,
        reference=reference,
        adopted_date=adopted_date,
        is_proposal=False,
        known_from=at,
    )
    if not moved:
        raise changed_meanwhile("deze regels")
    rule_set.refresh_from_db()
    if corrected is not None:
        record(rules.RULES_CORRECTED, corrected, actor=actor, at=at, by=rule_set.pk)
    record(
        rules.RULES_ADOPTED,
        rule_set,
        actor=actor,
        at=at,
        adopted=adopted_date.isoformat(),
        from_date=rule_set.from_date.isoformat(),
    )
    return rule_set


def _undescribed(rule_set: RuleSet) -> set[str]:
    """The violations of the ladder that no article of the set describes."""
    described = set(rule_set.articles.values_list("violation", flat=True))
    return set(rule_set.steps.values_list("violation", flat=True)) - described


def _take_place(rule_set: RuleSet, at: datetime) -> RuleSet | None:
    """Let a correction take the place of the set that it corrects; answers that set, or None."""
    if rule_set.corrects_id is None:
        return None
    original = RuleSet.objects.get(pk=rule_set.corrects_id)
    rules.refuse_correction(
        status=original.status, is_corrected=original.is_corrected, reason=rule_set.correction_reason
    )
    if (original.from_date, original.until_date) != (rule_set.from_date, rule_set.until_date):
        raise changed_meanwhile("deze regels")
    held = RuleSet.objects.filter(pk=original.pk, known_until__isnull=True, until_date=original.until_date)
    if not held.update(known_until=at):
        raise changed_meanwhile("deze regels")
    return original


@action(permission=rules.RULES_KEEP, records=rules.RULES_ENDED)
def end(rule_set: RuleSet, *, actor: Actor, until_date: date, at: datetime) -> RuleSet:
    """End an adopted set: `until_date` is the first day on which it no longer holds."""
    rules.refuse_move(rule_set.status, Status.ENDED)
    _end(rule_set, until_date, actor, at)
    return rule_set


def _end(rule_set: RuleSet, until_date: date, actor: Actor, at: datetime) -> None:
    rules.refuse_empty_period(rule_set.from_date, until_date)
    rules.refuse_longer(rule_set.until_date, until_date)
    moved = RuleSet.objects.filter(pk=rule_set.pk, status=Status.ADOPTED, known_until__isnull=True).update(
        status=Status.ENDED, until_date=until_date
    )
    if not moved:
        raise changed_meanwhile("deze regels")
    rule_set.status, rule_set.until_date = Status.ENDED, until_date
    record(rules.RULES_ENDED, rule_set, actor=actor, at=at, until=until_date.isoformat())


def _make_room(rule_set: RuleSet, others: list[RuleSet], follows: bool, actor: Actor, at: datetime) -> None:
    """End the set that this one follows, if asked, and refuse an overlap with any other."""
    if follows:
        for other in others:
            if other.from_date < rule_set.from_date and other.is_in_force(rule_set.from_date):
                _end(other, rule_set.from_date, actor, at)
    periods = [(other.title, other.from_date, other.until_date) for other in others]
    rules.refuse_overlap(rule_set.from_date, rule_set.until_date, periods)


def _adopted_sets(rule_set: RuleSet) -> list[RuleSet]:
    """The other adopted sets of the municipality. All its sets are locked, so two adoptions wait for each other.

    PostgreSQL locks the rows; on SQLite a unit of work that writes has the database to itself from its start.
    """
    sets = RuleSet.objects.select_for_update().filter(municipality_id=rule_set.municipality_id).order_by("pk")
    return [other for other in sets if other.pk != rule_set.pk and not other.is_draft and not other.is_corrected]
