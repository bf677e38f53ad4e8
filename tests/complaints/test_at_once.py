"""Two lawyers at one complaint: it is concluded once, told once, and ends in one way."""

from collections.abc import Callable
from typing import Any

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.complaints import actions
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.letters.models import Letter
from tests.at_once import refused, together
from tests.complaints.conftest import DAY, FINDINGS, Desk, on, reread

pytestmark = pytest.mark.at_once


def doing(action: Any, complaint: Complaint, actor: AccountActor, **more: Any) -> Callable[[], object]:
    """Somebody who read the complaint for herself and acts on it."""
    return lambda: action(reread(complaint), actor=actor, at=on(DAY), **more)


def test_a_complaint_is_concluded_once_by_two_at_once(desk: Desk, wil: AccountActor) -> None:
    complaint, _ = desk.made()
    complaint = desk.heard(complaint)
    said = {"findings": FINDINGS, "decided_on": DAY}
    answers = together(
        doing(actions.conclude, complaint, desk.anna, outcome="founded", **said),
        doing(actions.conclude, complaint, wil, outcome="unfounded", **said),
    )
    assert refused(answers) == ["changed_meanwhile"]
    assert Event.objects.filter(type="complaints.concluded").count() == 1
    assert Letter.objects.filter(record_id=complaint.pk, kind="complaint_outcome").count() == 1
    assert verify().ok


def test_a_complaint_ends_in_one_way(desk: Desk, wil: AccountActor) -> None:
    complaint, _ = desk.made()
    answers = together(
        doing(actions.settle, complaint, desk.anna, day=DAY), doing(actions.withdraw, complaint, wil, day=DAY)
    )
    assert refused(answers) == ["changed_meanwhile"]
    assert Event.objects.filter(type__in=("complaints.settled", "complaints.withdrawn")).count() == 1


def test_an_outcome_is_told_once(desk: Desk, wil: AccountActor) -> None:
    complaint, _ = desk.anonymous()
    complaint = desk.concluded(complaint)
    answers = together(doing(actions.tell, complaint, desk.anna), doing(actions.tell, complaint, wil))
    assert len(refused(answers)) == 1
    assert Event.objects.filter(type="complaints.told").count() == 1
    assert verify().ok
