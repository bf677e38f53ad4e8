"""Questions about the local rules that other rooms ask."""

from datetime import date

from regiotoezicht.bylaws.models import Article, LadderStep, RuleSet
from regiotoezicht.organisation.models import Municipality


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
