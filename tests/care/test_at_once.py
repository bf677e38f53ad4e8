"""Two readers at one referral: consent that is withdrawn wins, and an offer is accepted or taken back."""

from typing import Any

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.care import actions
from regiotoezicht.care.models import CareKey, Referral
from regiotoezicht.care.vocabulary import Status
from regiotoezicht.core.refusals import Refused
from tests.at_once import refused, together
from tests.care.conftest import Ward
from tests.conftest import NOW

pytestmark = pytest.mark.at_once


def test_a_withdrawal_is_not_stopped_by_what_a_colleague_lays_down(ward: Ward) -> None:
    referral = ward.made()
    seen = Referral.objects.get().version

    def act(action: Any, by: Any, **more: Any) -> Any:
        return ward.do(action, referral, by=by, seen=seen, **more)

    withdrawn, contacted = together(
        lambda: act(actions.withdraw, ward.zoe), lambda: act(actions.record_contact, ward.kim, moment=NOW)
    )
    assert withdrawn is None
    assert contacted is None or refused([contacted])[0] in ("withdrawn", "changed_meanwhile")
    assert ward.says(referral).status == Status.WITHDRAWN and len(ward.vault(ward.zoe).steps(referral)) == 1


def test_one_step_is_laid_down_once(ward: Ward) -> None:
    referral = ward.made()
    seen = Referral.objects.get().version
    answers = together(
        *(
            lambda by=by: ward.do(actions.record_contact, referral, moment=NOW, by=by, seen=seen)
            for by in (ward.zoe, ward.kim)
        )
    )
    assert refused(answers) == ["changed_meanwhile"]
    assert sum(isinstance(answer, Refused) for answer in answers) == 1


def _replaced(ward: Ward) -> None:
    kim = AccountActor(ward.kim.account, NOW)
    actions.replace_key(
        ward.contacts[ward.kim.account.pk],
        seen=CareKey.objects.get().version,
        vault=ward.vault(ward.kim),
        actor=kim,
        at=NOW,
    )


def test_a_replaced_key_takes_nothing_back_and_locks_nobody_out(ward: Ward) -> None:
    referral, other = ward.made(), ward.made()
    withdrawn, replaced = together(lambda: ward.do(actions.withdraw, referral), lambda: _replaced(ward))
    assert withdrawn is None and replaced is None
    assert ward.says(referral).status == Status.WITHDRAWN
    contacted, replaced = together(lambda: ward.do(actions.record_contact, other, moment=NOW), lambda: _replaced(ward))
    assert contacted is None and replaced is None
    assert ward.says(other).status == Status.CONTACTED and ward.says(referral).status == Status.WITHDRAWN
    assert len(ward.vault(ward.zoe).steps(other)) == 2


def test_what_is_begun_while_the_key_is_replaced_can_be_opened(ward: Ward) -> None:
    made, replaced = together(ward.made, lambda: _replaced(ward))
    assert replaced is None and ward.says(made, by=ward.kim).status == Status.WAITING
