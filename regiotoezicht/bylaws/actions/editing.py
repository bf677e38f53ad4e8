"""Editing a draft: its general part, its articles, the steps of its ladder and its other parts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from regiotoezicht.bylaws import rules
from regiotoezicht.bylaws.actions.holding import hold_draft, refuse_of_another
from regiotoezicht.bylaws.models import Article, LadderStep, Part, RuleSet
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.rules import Body


@action(permission=rules.RULES_KEEP, records=rules.RULES_CHANGED)
def change(
    rule_set: RuleSet,
    *,
    actor: Actor,
    title: str,
    from_date: date,
    until_date: date | None,
    body_by_default: Body,
    minimum_age: int,
    home_work_allowed: bool,
    decision_weeks: int = rules.DECISION_WEEKS,
    extension_weeks: int = rules.DECISION_WEEKS,
    at: datetime,
) -> RuleSet:
    """Change the general part of a draft. A correction keeps the period of what it corrects."""
    hold_draft(rule_set)
    if rule_set.corrects_id is not None and (from_date, until_date) != (rule_set.from_date, rule_set.until_date):
        raise Refused(
            "correction_period", "Een correctie houdt de periode van de regels die zij corrigeert.", field="from_date"
        )
    rules.refuse_weeks(decision_weeks, extension_weeks)
    rules.refuse_empty_period(from_date, until_date)
    rules.refuse_age(minimum_age)
    rule_set.title, rule_set.from_date, rule_set.until_date = title, from_date, until_date
    rule_set.body_by_default, rule_set.minimum_age = body_by_default, minimum_age
    rule_set.home_work_allowed = home_work_allowed
    rule_set.decision_weeks, rule_set.extension_weeks = decision_weeks, extension_weeks
    rule_set.save()
    record(rules.RULES_CHANGED, rule_set, actor=actor, at=at, part="algemeen")
    return rule_set


@action(permission=rules.RULES_KEEP, records=rules.RULES_CHANGED)
def put_article(
    rule_set: RuleSet,
    *,
    actor: Actor,
    number: str,
    title: str,
    text: str,
    violation: ViolationKind | None = None,
    article: Article | None = None,
    at: datetime,
) -> Article:
    """Add an article to a draft, or change `article` of it."""
    hold_draft(rule_set)
    kept = article if article is not None else Article(rule_set=rule_set)
    refuse_of_another(kept, rule_set)
    if rule_set.articles.filter(number=number).exclude(pk=kept.pk).exists():
        raise Refused("article_exists", f"Artikel {number} staat al in deze regels.", field="number")
    kept.number, kept.title, kept.text, kept.violation = number, title, text, violation or ""
    kept.save()
    record(rules.RULES_CHANGED, rule_set, actor=actor, at=at, part="artikel", article=kept.pk)
    return kept


@action(permission=rules.RULES_KEEP, records=rules.RULES_CHANGED)
def remove_article(rule_set: RuleSet, *, actor: Actor, article: Article, at: datetime) -> None:
    """Remove an article from a draft."""
    hold_draft(rule_set)
    refuse_of_another(article, rule_set)
    record(rules.RULES_CHANGED, rule_set, actor=actor, at=at, part="artikel vervallen", article=article.pk)
    article.delete()


@action(permission=rules.RULES_KEEP, records=rules.RULES_CHANGED)
def put_step(
    rule_set: RuleSet,
    *,
    actor: Actor,
    violation: ViolationKind,
    repetition: int,
    measure: MeasureKind,
    term_days: int | None = None,
    amount_cents: int | None = None,
    maximum_cents: int | None = None,
    window_months: int = rules.WINDOW_MONTHS,
    note: str = "",
    at: datetime,
) -> LadderStep:
    """Set the step of a draft's ladder for a violation and repetition. Amounts in cents, the term in days."""
    hold_draft(rule_set)
    rules.refuse_repetition(repetition)
    rules.refuse_amounts(measure, amount_cents, maximum_cents)
    kept, _ = LadderStep.objects.update_or_create(
        rule_set=rule_set,
        violation=violation,
        repetition=repetition,
        defaults={
            "measure": measure,
            "term_days": term_days,
            "amount_cents": amount_cents,
            "maximum_cents": maximum_cents,
            "window_months": window_months,
            "note": note,
        },
    )
    record(
        rules.RULES_CHANGED,
        rule_set,
        actor=actor,
        at=at,
        part="trede",
        violation=violation.value,
        repetition=repetition,
    )
    return kept


@action(permission=rules.RULES_KEEP, records=rules.RULES_CHANGED)
def remove_step(rule_set: RuleSet, *, actor: Actor, step: LadderStep, at: datetime) -> None:
    """Remove a step from a draft's ladder."""
    hold_draft(rule_set)
    refuse_of_another(step, rule_set)
    gone = f"{step.violation} {step.repetition}"
    record(rules.RULES_CHANGED, rule_set, actor=actor, at=at, part="trede vervallen", step=gone)
    step.delete()


@action(permission=rules.RULES_KEEP, records=rules.RULES_CHANGED)
def put_part(
    rule_set: RuleSet,
    *,
    actor: Actor,
    model: type[Part],
    values: Mapping[str, Any],
    part: Part | None = None,
    at: datetime,
) -> Part:
    """Add a line of a kind to a draft, or change `part` of it. `values` are those of the form of that kind."""
    hold_draft(rule_set)
    kept = part if part is not None else model(rule_set=rule_set)
    refuse_of_another(kept, rule_set)
    for name, value in values.items():
        setattr(kept, name, value)
    same = model._default_manager.filter(rule_set=rule_set, **{name: getattr(kept, name) for name in model.once})
    if same.exclude(pk=kept.pk).exists():
        raise Refused("part_exists", f"“{kept}” staat al in deze regels.", field=model.once[0])
    kept.save()
    record(rules.RULES_CHANGED, rule_set, actor=actor, at=at, part=model.slug, line=kept.pk)
    return kept


@action(permission=rules.RULES_KEEP, records=rules.RULES_CHANGED)
def remove_part(rule_set: RuleSet, *, actor: Actor, part: Part, at: datetime) -> None:
    """Remove a line from a draft."""
    hold_draft(rule_set)
    refuse_of_another(part, rule_set)
    record(rules.RULES_CHANGED, rule_set, actor=actor, at=at, part=f"{part.slug} vervallen", line=part.pk)
    part.delete()
