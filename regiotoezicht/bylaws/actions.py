"""Every write of the local rules."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from regiotoezicht.bylaws import rules, starter
from regiotoezicht.bylaws.models import Article, LadderStep, RuleSet
from regiotoezicht.bylaws.rules import Status
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import Body


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
    fresh = RuleSet(
        title=title,
        from_date=from_date,
        body_by_default=original.body_by_default,
        minimum_age=original.minimum_age,
        home_work_allowed=original.home_work_allowed,
        is_proposal=original.is_proposal,
    )
    made = _draft(municipality, "kopie", actor, at, fresh, token)
    articles, steps = list(original.articles.all()), list(original.steps.all())
    for article in articles:
        article.pk, article.rule_set = None, made
    for step in steps:
        step.pk, step.rule_set = None, made
    Article.objects.bulk_create(articles)
    LadderStep.objects.bulk_create(steps)
    return made


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
    at: datetime,
) -> RuleSet:
    """Change the general part of a draft."""
    _hold_draft(rule_set)
    rules.refuse_empty_period(from_date, until_date)
    rules.refuse_age(minimum_age)
    rule_set.title, rule_set.from_date, rule_set.until_date = title, from_date, until_date
    rule_set.body_by_default, rule_set.minimum_age = body_by_default, minimum_age
    rule_set.home_work_allowed = home_work_allowed
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
    _hold_draft(rule_set)
    kept = article if article is not None else Article(rule_set=rule_set)
    _refuse_of_another(kept, rule_set)
    if rule_set.articles.filter(number=number).exclude(pk=kept.pk).exists():
        raise Refused("article_exists", f"Artikel {number} staat al in deze regels.", field="number")
    kept.number, kept.title, kept.text, kept.violation = number, title, text, violation or ""
    kept.save()
    record(rules.RULES_CHANGED, rule_set, actor=actor, at=at, part="artikel", article=kept.pk)
    return kept


@action(permission=rules.RULES_KEEP, records=rules.RULES_CHANGED)
def remove_article(rule_set: RuleSet, *, actor: Actor, article: Article, at: datetime) -> None:
    """Remove an article from a draft."""
    _hold_draft(rule_set)
    _refuse_of_another(article, rule_set)
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
    _hold_draft(rule_set)
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
    _hold_draft(rule_set)
    _refuse_of_another(step, rule_set)
    gone = f"{step.violation} {step.repetition}"
    record(rules.RULES_CHANGED, rule_set, actor=actor, at=at, part="trede vervallen", step=gone)
    step.delete()


@action(permission=rules.RULES_KEEP, records=rules.RULES_ADOPTED)
def adopt(
    rule_set: RuleSet,
    *,
    actor: Actor,
    reference: str,
    adopted_date: date,
    follows: bool = False,
    at: datetime,
) -> RuleSet:
    """Adopt a draft by a decision; from then on it is never edited.

    With `follows`, the adopted set that holds on the first day ends on that day. Refused when the period overlaps that
    of another adopted set.
    """
    rules.refuse_move(rule_set.status, Status.ADOPTED)
    rules.refuse_adoption(
        reference=reference,
        adopted_date=adopted_date,
        from_date=rule_set.from_date,
        today=local_date(at),
        articles=rule_set.articles.count(),
    )
    _make_room(rule_set, follows, actor, at)
    moved = RuleSet.objects.filter(
        pk=rule_set.pk, status=Status.DRAFT, from_date=rule_set.from_date, until_date=rule_set.until_date
    ).update(status=Status.ADOPTED, reference=reference, adopted_date=adopted_date, is_proposal=False)
    if not moved:
        raise changed_meanwhile("deze regels")
    rule_set.refresh_from_db()
    record(
        rules.RULES_ADOPTED,
        rule_set,
        actor=actor,
        at=at,
        adopted=adopted_date.isoformat(),
        from_date=rule_set.from_date.isoformat(),
    )
    return rule_set


@action(permission=rules.RULES_KEEP, records=rules.RULES_ENDED)
def end(rule_set: RuleSet, *, actor: Actor, until_date: date, at: datetime) -> RuleSet:
    """End an adopted set: `until_date` is the first day on which it no longer holds."""
    rules.refuse_move(rule_set.status, Status.ENDED)
    _end(rule_set, until_date, actor, at)
    return rule_set


def _end(rule_set: RuleSet, until_date: date, actor: Actor, at: datetime) -> None:
    rules.refuse_empty_period(rule_set.from_date, until_date)
    rules.refuse_longer(rule_set.until_date, until_date)
    moved = RuleSet.objects.filter(pk=rule_set.pk, status=Status.ADOPTED).update(
        status=Status.ENDED, until_date=until_date
    )
    if not moved:
        raise changed_meanwhile("deze regels")
    rule_set.status, rule_set.until_date = Status.ENDED, until_date
    record(rules.RULES_ENDED, rule_set, actor=actor, at=at, until=until_date.isoformat())


def _make_room(rule_set: RuleSet, follows: bool, actor: Actor, at: datetime) -> None:
    """End the set that this one follows, if asked, and refuse an overlap with any other."""
    others = _adopted_sets(rule_set)
    if follows:
        for other in others:
            if other.from_date < rule_set.from_date and other.is_in_force(rule_set.from_date):
                _end(other, rule_set.from_date, actor, at)
    periods = [(other.title, other.from_date, other.until_date) for other in others]
    rules.refuse_overlap(rule_set.from_date, rule_set.until_date, periods)


def _hold_draft(rule_set: RuleSet) -> None:
    """Refuse unless the set is a draft now, and keep it one until this unit of work ends."""
    rules.refuse_unless_draft(rule_set.status)
    if not RuleSet.objects.filter(pk=rule_set.pk, status=Status.DRAFT).update(status=Status.DRAFT):
        raise changed_meanwhile("deze regels")


def _adopted_sets(rule_set: RuleSet) -> list[RuleSet]:
    """The other adopted sets of the municipality. All its sets are locked, so two adoptions wait for each other.

    PostgreSQL locks the rows; on SQLite a unit of work that writes has the database to itself from its start.
    """
    sets = RuleSet.objects.select_for_update().filter(municipality_id=rule_set.municipality_id).order_by("pk")
    return [other for other in sets if other.pk != rule_set.pk and not other.is_draft]


def _refuse_of_another(part: Article | LadderStep, rule_set: RuleSet) -> None:
    if part.rule_set_id != rule_set.pk:
        raise Refused("other_set", "Dit onderdeel hoort bij andere regels.")
