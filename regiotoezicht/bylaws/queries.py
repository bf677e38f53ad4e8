"""Questions about the local rules that pages and other rooms ask."""

from datetime import date

from django.db.models import QuerySet

from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import Article, LadderStep, RuleSet
from regiotoezicht.bylaws.rules import REPETITIONS, Status
from regiotoezicht.bylaws.vocabulary import ViolationKind
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import in_force


def rules_on(municipality: Municipality, on: date) -> RuleSet | None:
    """The adopted rules of a municipality that held on a day, or None. Never a draft or a proposal."""
    return RuleSet.objects.in_force(on).filter(municipality=municipality).first()


def articles_on(municipality: Municipality, on: date) -> list[Article]:
    """The articles that held in a municipality on a day, in the order of the set; empty when no set held."""
    held = RuleSet.objects.in_force(on).filter(municipality=municipality)
    return list(Article.objects.filter(rule_set__in=held).order_by("pk"))


def proposed_step(municipality: Municipality, violation: str, repetition: int, on: date) -> LadderStep | None:
    """The step that the adopted ladder of that day proposes, or None when it proposes nothing.

    A repetition beyond the last step of the ladder proposes that last step. Never from a draft or a proposal.
    """
    held = RuleSet.objects.in_force(on).filter(municipality=municipality)
    return (
        LadderStep.objects.filter(rule_set__in=held, violation=violation, repetition__lte=repetition)
        .order_by("-repetition")
        .first()
    )


def sets_in_phase(rows: "QuerySet[RuleSet]", phase: str, on: date) -> "QuerySet[RuleSet]":
    """The sets that are a draft, come, hold or are over on a day; all of them for another word."""
    if phase == "concept":
        return rows.filter(status=Status.DRAFT)
    made = rows.exclude(status=Status.DRAFT)
    if phase == "komt":
        return made.filter(from_date__gt=on)
    if phase == "geldt":
        return made.filter(in_force(on))
    if phase == "vervallen":
        return made.filter(from_date__lte=on, until_date__lte=on)
    return rows


def sets_beside(actor: Actor, pk: int) -> list[RuleSet]:
    """The set with this id and all others of its municipality that the actor may read; empty when she may not."""
    municipality = RuleSet.objects.filter(pk=pk).order_by().values("municipality")
    return list(RuleSet.objects.visible_to(actor).filter(municipality__in=municipality).select_related("municipality"))


def history_of(rule_set: RuleSet) -> list[Event]:
    """What happened to a set and who did it, the last first; of the many changes of a draft the last twenty."""
    found = Event.objects.filter(label=rule_set._meta.label_lower, record_id=rule_set.pk).select_related("account")
    return list(found.order_by("-number")[:20])


def ladder_of(rule_set: RuleSet) -> list[tuple[ViolationKind, list[LadderStep | None]]]:
    """The ladder as a table: for every violation the steps of the first, second and third time."""
    held = {(step.violation, step.repetition): step for step in rule_set.steps.all()}
    return [(violation, [held.get((violation, turn)) for turn in REPETITIONS]) for violation in ViolationKind]
