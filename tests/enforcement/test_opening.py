"""Opening a case, choosing what was violated, and weighing it on the ladder."""

from datetime import date

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws import actions as bylaws
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.enforcement import actions, queries, rules
from regiotoezicht.enforcement.models import Case, Violation
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.inspections.models import Finding, Report
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW
from tests.enforcement.conftest import HOME, Office, on, reread


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda error: error.code == code)


def tasks(case: Case) -> list[str]:
    return sorted(
        Task.objects.open().filter(label="enforcement.case", record_id=case.pk).values_list("kind", flat=True)
    )


def test_a_case_is_opened_under_the_number_of_its_report(office: Office, salon: Premises, anna: AccountActor) -> None:
    hand_over = office.report(salon)
    case = actions.open_case(hand_over, actor=anna, at=NOW)
    assert (case.dossier, case.municipality_id, case.status) == (hand_over.dossier, salon.municipality_id, Status.NEW)
    assert (case.business, case.premises, case.violated_on) == (salon.business, salon, date(2026, 3, 17))
    assert tasks(case) == [rules.TASK_WEIGH]
    assert Event.objects.filter(type="enforcement.opened", record_id=case.pk).count() == 1


def test_the_address_of_a_home_is_sealed_in_the_case_and_nowhere_else(office: Office, anna: AccountActor) -> None:
    case = office.opened(None, articles=("3:3a",))
    assert reread(case).dwelling == HOME
    assert case.place_line == "woning"
    assert "verzonnen" not in case.search_text
    assert not any("Verzonnen" in str(event.facts) for event in Event.objects.all())


def test_a_report_opens_one_case(office: Office, salon: Premises, anna: AccountActor) -> None:
    hand_over = office.report(salon)
    actions.open_case(hand_over, actor=anna, at=NOW)
    with refused("opened_before"):
        actions.open_case(hand_over, actor=anna, at=NOW)
    assert Case.objects.count() == 1


def test_only_an_accepted_and_locked_report_opens_a_case(office: Office, salon: Premises, anna: AccountActor) -> None:
    hand_over = office.report(salon)
    HandOver.objects.filter(pk=hand_over.pk).update(status="offered")
    hand_over.refresh_from_db()
    with refused("not_accepted"):
        actions.open_case(hand_over, actor=anna, at=NOW)
    HandOver.objects.filter(pk=hand_over.pk).update(status="accepted")
    hand_over.refresh_from_db()
    Report.objects.filter(pk=hand_over.record_id).update(status="draft")
    with refused("report_not_locked"):
        actions.open_case(hand_over, actor=anna, at=NOW)


def test_nobody_but_the_own_lawyer_opens_a_case(
    office: Office, salon: Premises, bram: AccountActor, chris: AccountActor, vera: AccountActor, petra: AccountActor
) -> None:
    hand_over = office.report(salon)
    for other in (bram, chris, vera, petra):
        with pytest.raises(NotAllowed):
            actions.open_case(hand_over, actor=other, at=NOW)
    assert not Case.objects.exists()


def test_findings_become_violations_with_the_article_of_that_day(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.opened(salon, articles=("3:3", "3:12"))
    first, second = Finding.objects.filter(visit=case.visit).order_by("pk")
    actions.choose_violations(
        case,
        chosen={first.pk: ViolationKind.NO_PERMIT_PREMISES, second.pk: ViolationKind.NO_MANAGER},
        actor=anna,
        at=NOW,
    )
    actions.choose_violations(case, chosen={second.pk: ViolationKind.HOUSE_RULES}, actor=anna, at=NOW)
    violation = Violation.objects.get(case=case)
    assert (violation.number, violation.kind, violation.text) == ("3:12", ViolationKind.HOUSE_RULES, second.text)


def test_an_article_of_another_day_or_municipality_is_no_violation(
    office: Office, salon: Premises, anna: AccountActor, alkmaar: Municipality
) -> None:
    case = office.opened(salon, controlled=date(2021, 12, 31))
    finding = Finding.objects.get(visit=case.visit)
    with refused("article_not_in_force"):
        actions.choose_violations(case, chosen={finding.pk: ViolationKind.NO_PERMIT_PREMISES}, actor=anna, at=NOW)


def test_a_finding_of_another_report_is_refused(office: Office, salon: Premises, anna: AccountActor) -> None:
    one, other = office.opened(salon), office.opened(salon)
    finding = Finding.objects.get(visit=other.visit)
    with refused("other_report"):
        actions.choose_violations(one, chosen={finding.pk: ViolationKind.NO_MANAGER}, actor=anna, at=NOW)
    with refused("no_violation"):
        actions.choose_violations(one, chosen={}, actor=anna, at=NOW)


def test_the_ladder_proposes_and_the_lawyer_takes_it_without_a_reason(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.chosen(salon)
    actions.weigh(case, measure=MeasureKind.ORDER_PENALTY, actor=anna, at=NOW)
    assert (case.status, case.proposed, case.repetition) == (Status.WEIGHED, "order_penalty", 1)
    assert "eerste keer" in case.explanation
    assert tasks(case) == [rules.TASK_LETTERS]


def test_another_measure_needs_a_reason_and_keeps_it(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.chosen(salon)
    with refused("reason_needed"):
        actions.weigh(case, measure=MeasureKind.WARNING, actor=anna, at=NOW)
    actions.weigh(case, measure=MeasureKind.WARNING, reason="Het gaat om een vergissing.", actor=anna, at=NOW)
    assert (case.measure, case.proposed) == ("warning", "order_penalty")


def test_a_measure_that_cannot_be_carried_through_is_not_taken(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.chosen(salon)
    with refused("measure"):
        actions.weigh(case, measure=MeasureKind.NONE, reason="De ladder zegt het.", actor=anna, at=NOW)


def test_a_set_that_nobody_adopted_proposes_nothing(
    office: Office, salon: Premises, anna: AccountActor, beverwijk: Municipality
) -> None:
    case = office.chosen(salon)
    bylaws.end(office.rule_set, actor=anna, until_date=date(2022, 2, 1), at=NOW)
    bylaws.draft_from_starter(beverwijk, actor=anna, from_date=date(2022, 2, 1), at=NOW)
    (proposal,) = queries.proposals_of(case)
    assert proposal.step is None
    with refused("reason_needed"):
        actions.weigh(case, measure=MeasureKind.ORDER_PENALTY, actor=anna, at=NOW)


def test_an_earlier_case_of_the_same_business_makes_it_the_second_time(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    earlier = office.warned(salon, controlled=date(2025, 1, 10), articles=("3:3",))
    case = office.chosen(salon)
    (proposal,) = queries.proposals_of(case)
    assert (proposal.repetition, proposal.step.measure if proposal.step else "") == (2, MeasureKind.CLOSURE)
    assert earlier.dossier in proposal.sentence
    assert "10-01-2025" in proposal.sentence


@pytest.mark.parametrize(
    ("controlled", "times"),
    [(date(2024, 3, 17), 2), (date(2024, 3, 16), 1)],
    ids=["on the first day of the window", "the day before the window"],
)
def test_repetition_counts_within_the_window(office: Office, salon: Premises, controlled: date, times: int) -> None:
    office.warned(salon, controlled=controlled)
    (proposal,) = queries.proposals_of(office.chosen(salon))
    assert proposal.repetition == times


def test_the_window_of_a_leap_day_starts_on_the_last_of_february(office: Office, salon: Premises) -> None:
    office.warned(salon, controlled=date(2022, 2, 28))
    (proposal,) = queries.proposals_of(office.chosen(salon, controlled=date(2024, 2, 29)))
    assert proposal.repetition == 2
    assert "28-02-2022" in proposal.sentence


def test_what_ended_without_a_measure_is_no_earlier_time(office: Office, salon: Premises, anna: AccountActor) -> None:
    closed = office.chosen(salon, controlled=date(2025, 1, 10))
    actions.close(closed, outcome=Status.NO_VIOLATION, reason="Er bleek wel een vergunning.", actor=anna, at=NOW)
    office.weighed(salon, controlled=date(2025, 2, 10))
    (proposal,) = queries.proposals_of(office.chosen(salon))
    assert proposal.repetition == 1


def test_another_business_at_the_same_premises_starts_afresh(office: Office, salon: Premises) -> None:
    office.warned(salon, controlled=date(2025, 1, 10))
    assert salon.business is not None
    other = salon.business
    other.pk = None
    other.name = "Salon Opvolger"
    other.save()
    salon.business = other
    salon.save()
    (proposal,) = queries.proposals_of(office.chosen(salon))
    assert proposal.repetition == 1


def test_a_home_is_never_looked_back_for(office: Office) -> None:
    office.weighed(None, articles=("3:3a",), controlled=date(2026, 1, 5))
    (proposal,) = queries.proposals_of(office.chosen(None, articles=("3:3a",)))
    assert proposal.repetition == 1
    assert "bij een woning wordt niet gezocht" in proposal.sentence
    assert not queries.sanctioned_elsewhere(office.chosen(None, articles=("3:3a",)))


def test_choosing_again_after_weighing_asks_for_a_new_weighing(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.weighed(salon)
    finding = Finding.objects.get(visit=case.visit)
    actions.choose_violations(case, chosen={finding.pk: ViolationKind.NO_PERMIT_PREMISES}, actor=anna, at=NOW)
    assert (case.status, case.measure) == (Status.NEW, "")
    assert tasks(case) == [rules.TASK_WEIGH]


def test_of_two_who_weigh_at_once_one_sees_that_it_changed(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.chosen(salon)
    mine, hers = reread(case), reread(case)
    actions.weigh(mine, measure=MeasureKind.ORDER_PENALTY, actor=anna, at=NOW)
    with refused("changed_meanwhile"):
        actions.weigh(hers, measure=MeasureKind.WARNING, reason="Een lichter middel volstaat.", actor=anna, at=NOW)
    assert reread(case).measure == "order_penalty"


def test_closing_without_a_violation_needs_a_reason(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.chosen(salon)
    with refused("reason_needed"):
        actions.close(case, outcome=Status.NO_VIOLATION, reason="nee", actor=anna, at=NOW)
    actions.close(case, outcome=Status.NO_VIOLATION, reason="Er bleek wel een vergunning.", actor=anna, at=NOW)
    assert (case.status, tasks(case)) == (Status.NO_VIOLATION, [])
    assert case.closed_at == NOW


def test_the_rules_of_the_day_hold_whatever_changed_later(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.chosen(salon, controlled=date(2024, 2, 29), at=on(date(2026, 3, 24)))
    bylaws.end(office.rule_set, actor=anna, until_date=date(2025, 1, 1), at=NOW)
    (proposal,) = queries.proposals_of(case)
    assert proposal.step is not None
    assert proposal.step.amount_cents == 250_000
