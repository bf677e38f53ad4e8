"""Two readers at one referral: consent that is withdrawn wins, and an offer is accepted or taken back."""

from typing import Any

import pytest

from regiotoezicht.care import actions
from regiotoezicht.care.models import Referral
from regiotoezicht.care.vocabulary import Status
from regiotoezicht.core.refusals import Refused
from tests.at_once import refused, together
from tests.care.conftest import Ward

pytestmark = pytest.mark.at_once


def test_a_withdrawal_is_not_stopped_by_what_a_colleague_lays_down(ward: Ward) -> None:
    referral = ward.made()
    seen = Referral.objects.get().version

    def act(action: Any, by: Any) -> Any:
        return ward.do(action, referral, by=by, seen=seen)

    withdrawn, contacted = together(
        lambda: act(actions.withdraw, ward.zoe), lambda: act(actions.record_contact, ward.kim)
    )
    assert withdrawn is None
    assert contacted is None or refused([contacted])[0] in ("withdrawn", "changed_meanwhile")
    assert ward.says(referral).status == Status.WITHDRAWN and len(ward.vault(ward.zoe).steps(referral)) == 1


def test_one_step_is_laid_down_once(ward: Ward) -> None:
    referral = ward.made()
    seen = Referral.objects.get().version
    answers = together(
        *(lambda by=by: ward.do(actions.record_contact, referral, by=by, seen=seen) for by in (ward.zoe, ward.kim))
    )
    assert refused(answers) == ["changed_meanwhile"]
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
