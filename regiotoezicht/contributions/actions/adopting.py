"""Adopting a version: from then on its amounts stand, and nobody edits them."""

from dataclasses import dataclass
from datetime import date, datetime

from regiotoezicht.contributions import rules
from regiotoezicht.contributions.dividing import Outcome, ground_of, outcome_of
from regiotoezicht.contributions.models import Contribution, Version
from regiotoezicht.contributions.settling import open_lines_of
from regiotoezicht.contributions.vocabulary import Decider, Stage
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor


@dataclass(frozen=True)
class Decision:
    """The decision by which a version is adopted, and who carries what nobody pays (or that it is left open)."""

    by: Decider
    date: date
    reference: str
    carried_by: str = ""
    carried_reference: str = ""
    left_open: bool = False


@action(permission=rules.PLAN_KEEP, records=rules.ADOPTED)
def adopt(version: Version, decision: Decision, *, actor: Actor, seen: str, at: datetime) -> Version:
    """Adopt a draft. `seen` is the mark of the division on the page: with another one it changed meanwhile."""
    rules.refuse_adopted(is_draft=version.is_draft)
    rules.refuse_unconfirmed(open_lines_of(version))
    if decision.date > local_date(at):
        raise Refused(
            "decision_later", "Het besluit ligt in de toekomst; kies de dag waarop het is genomen.", field="date"
        )
    rules.refuse_early(decision.date, field="date")
    rules.refuse_open_year(Stage(version.stage), version.plan.year, decision.date)
    for field, text in (
        ("reference", decision.reference),
        ("carried_by", decision.carried_by),
        ("carried_reference", decision.carried_reference),
    ):
        refuse_personal_text(text, field=field)
    found = Version.objects.filter(pk=version.pk, adopted_at__isnull=True)
    if not found.update(adopted_at=at, adopted_by=actor.account_id):
        raise changed_meanwhile("dit concept")
    outcome = outcome_of(ground_of(version))
    total, covered = outcome.ground.total_cents, outcome.division.covered_cents
    rules.refuse_without_costs(total)
    if seen != outcome.mark:
        raise changed_meanwhile("dit concept")
    uncovered = outcome.division.uncovered_cents
    rules.refuse_uncarried(uncovered, carried=bool(decision.carried_by), left_open=decision.left_open)
    Version.objects.filter(pk=version.pk).update(
        decided_by=decision.by,
        decision_date=decision.date,
        decision_reference=decision.reference,
        total_cents=total,
        vat_cents=outcome.ground.vat_cents,
        covered_cents=covered,
        carried_by=decision.carried_by if uncovered else "",
        carried_reference=decision.carried_reference if uncovered else "",
    )
    _lay_down(version, outcome)
    record(
        rules.ADOPTED,
        version,
        actor=actor,
        at=at,
        number=version.number,
        stage=version.stage,
        uncovered_cents=uncovered,
        total_cents=total,
    )
    version.refresh_from_db()
    return version


def _lay_down(version: Version, outcome: Outcome) -> None:
    """Write the amounts beside each municipality."""
    amounts = {row.municipality.pk: row for row in outcome.rows}
    rows = list(version.contributions.all())
    for row in rows:
        found = amounts[row.municipality_id]
        row.inhabitants, row.cap_cents = found.inhabitants, found.cap_cents
        row.uncapped_cents, row.cents = found.uncapped_cents, found.cents
        row.vat_cents, row.in_kind_cents = found.vat_cents, found.in_kind_cents
    written = ["inhabitants", "cap_cents", "uncapped_cents", "cents", "vat_cents", "in_kind_cents"]
    Contribution.objects.bulk_update(rows, written)


@action(permission=rules.PLAN_KEEP, records=rules.CARRIED)
def carry(version: Version, *, actor: Actor, carried_by: str, reference: str, at: datetime) -> Version:
    """Say who carries what nobody pays of an adopted version that left it open. It is said once."""
    refuse_personal_text(carried_by, field="carried_by")
    refuse_personal_text(reference, field="carried_reference")
    left = Version.objects.filter(pk=version.pk, adopted_at__isnull=False, carried_by="")
    if version.uncovered_cents <= 0 or not left.update(carried_by=carried_by, carried_reference=reference):
        raise changed_meanwhile("deze versie")
    record(rules.CARRIED, version, actor=actor, at=at, cents=version.uncovered_cents)
    version.refresh_from_db()
    return version
