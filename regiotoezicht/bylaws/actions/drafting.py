"""Making drafts of local rules: empty, from the proposal, as a copy or as a correction; and throwing one away."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Model

from regiotoezicht.bylaws import rules, starter
from regiotoezicht.bylaws.actions.holding import hold_draft
from regiotoezicht.bylaws.models import PARTS, Article, LadderStep, RuleSet
from regiotoezicht.bylaws.spreadsheet import ARTICLES, GENERAL, LADDER, Taken
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality


@action(permission=rules.RULES_KEEP, records=rules.RULES_DRAFTED)
def draft(
    municipality: Municipality,
    *,
    actor: Actor,
    title: str,
    from_date: date,
    until_date: date | None = None,
    token: UUID | None = None,
    at: datetime,
) -> RuleSet:
    """Make an empty draft. A second submit of the same form (`token`) is refused."""
    return _draft(
        municipality, "leeg", actor, at, RuleSet(title=title, from_date=from_date, until_date=until_date), token
    )


@action(permission=rules.RULES_KEEP, records=rules.RULES_DRAFTED)
def draft_from_starter(
    municipality: Municipality, *, actor: Actor, from_date: date, token: UUID | None = None, at: datetime
) -> RuleSet:
    """Make a draft from the starter set, marked as a proposal that nobody adopted."""
    fresh = RuleSet(title=starter.TITLE, from_date=from_date, is_proposal=True)
    made = _draft(municipality, "voorstel", actor, at, fresh, token)
    Article.objects.bulk_create(
        Article(rule_set=made, number=a.number, title=a.title, text=a.text, violation=a.violation or "")
        for a in starter.ARTICLES
    )
    LadderStep.objects.bulk_create(
        LadderStep(
            rule_set=made,
            violation=s.violation,
            repetition=s.repetition,
            measure=s.measure,
            term_days=s.term_days,
            note=s.note,
        )
        for s in starter.STEPS
    )
    return made


@action(permission=rules.RULES_KEEP, records=rules.RULES_DRAFTED)
def draft_copy(
    municipality: Municipality,
    *,
    actor: Actor,
    original: RuleSet,
    title: str,
    from_date: date,
    token: UUID | None = None,
    at: datetime,
) -> RuleSet:
    """Make a draft that starts as a copy of another set that the actor may read."""
    if not actor.may(rules.RULES_READ, original):
        raise NotAllowed(rules.RULES_READ.code)
    fresh = _general_of(original)
    fresh.title, fresh.from_date = title, from_date
    made = _draft(municipality, "kopie", actor, at, fresh, token)
    _copy_parts(original, made)
    return made


@action(permission=rules.RULES_KEEP, records=rules.RULES_DRAFTED)
def draft_from_sheet(
    municipality: Municipality, *, actor: Actor, taken: Taken, token: UUID | None = None, at: datetime
) -> RuleSet:
    """Make a draft of what a spreadsheet says. Refused, with nothing stored, as long as a cell is wrong."""
    if taken.wrong or not taken.rows.get(GENERAL):
        raise Refused("wrong_cells", "In dit bestand kloppen cellen niet; er is niets overgenomen.", field="file")
    made = _draft(municipality, "rekenblad", actor, at, RuleSet(**taken.rows[GENERAL][0]), token)
    Article.objects.bulk_create(Article(rule_set=made, **values) for values in taken.rows.get(ARTICLES, []))
    LadderStep.objects.bulk_create(LadderStep(rule_set=made, **values) for values in taken.rows.get(LADDER, []))
    for part, values in taken.parts():
        part._default_manager.create(rule_set=made, **values)
    return made


@action(permission=rules.RULES_KEEP, records=rules.RULES_DRAFTED)
def draft_correction(
    municipality: Municipality,
    *,
    actor: Actor,
    original: RuleSet,
    reason: str,
    token: UUID | None = None,
    at: datetime,
) -> RuleSet:
    """Make a draft that mends a mistake in an adopted set of this municipality, for the same period.

    When it is adopted the house goes by it; what was known until then stays to be seen, and what was decided on it
    keeps its articles.
    """
    if not actor.may(rules.RULES_READ, original) or original.municipality_id != municipality.pk:
        raise NotAllowed(rules.RULES_READ.code)
    rules.refuse_correction(status=original.status, is_corrected=original.is_corrected, reason=reason)
    refuse_personal_text(reason, field="reason")
    fresh = _general_of(original)
    fresh.title, fresh.from_date, fresh.until_date = original.title, original.from_date, original.until_date
    fresh.corrects, fresh.correction_reason = original, reason.strip()
    made = _draft(municipality, "correctie", actor, at, fresh, token)
    _copy_parts(original, made)
    return made


def _general_of(original: RuleSet) -> RuleSet:
    """A fresh set that says in general what another says."""
    return RuleSet(
        body_by_default=original.body_by_default,
        minimum_age=original.minimum_age,
        home_work_allowed=original.home_work_allowed,
        decision_weeks=original.decision_weeks,
        extension_weeks=original.extension_weeks,
        is_proposal=original.is_proposal,
    )


_PARTS: tuple[type[Model], ...] = (Article, LadderStep, *PARTS.values())


def _copy_parts(original: RuleSet, made: RuleSet) -> None:
    for model in _PARTS:
        rows: list[Any] = list(model._default_manager.filter(rule_set=original).order_by("pk"))
        for row in rows:
            row.pk, row.rule_set = None, made
        model._default_manager.bulk_create(rows)


@action(permission=rules.RULES_KEEP, records=rules.RULES_DISCARDED)
def discard(rule_set: RuleSet, *, actor: Actor, at: datetime) -> None:
    """Throw a draft away with all that is in it. That it was there stays on the log."""
    hold_draft(rule_set)
    record(rules.RULES_DISCARDED, rule_set, actor=actor, at=at)
    for model in _PARTS:
        model._default_manager.filter(rule_set=rule_set).delete()
    rule_set.delete()


def _draft(
    municipality: Municipality, origin: str, actor: Actor, at: datetime, fresh: RuleSet, token: UUID | None
) -> RuleSet:
    """Store a fresh draft and record it, once for each form."""
    rules.refuse_empty_period(fresh.from_date, fresh.until_date)
    fresh.municipality = municipality
    fresh.token = token or uuid4()
    try:
        with transaction.atomic():
            fresh.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Dit formulier is al verzonden; het concept staat in de lijst.") from error
    record(rules.RULES_DRAFTED, fresh, actor=actor, at=at, origin=origin)
    return fresh
