"""Keeping a draft a draft for as long as somebody writes in it."""

from regiotoezicht.bylaws import rules
from regiotoezicht.bylaws.models import Article, LadderStep, Part, RuleSet
from regiotoezicht.bylaws.rules import Status
from regiotoezicht.core.refusals import Refused, changed_meanwhile


def hold_draft(rule_set: RuleSet) -> None:
    """Refuse unless the set is a draft now, and keep it one until this unit of work ends; part of an action."""
    rules.refuse_unless_draft(rule_set.status)
    if not RuleSet.objects.filter(pk=rule_set.pk, status=Status.DRAFT).update(status=Status.DRAFT):
        raise changed_meanwhile("deze regels")


def refuse_of_another(part: Article | LadderStep | Part, rule_set: RuleSet) -> None:
    """A line is edited in the set that it belongs to; part of an action."""
    if part.rule_set_id != rule_set.pk:
        raise Refused("other_set", "Dit onderdeel hoort bij andere regels.")
