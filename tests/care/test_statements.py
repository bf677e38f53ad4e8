"""What the steps of a referral to care cost in statements."""

from typing import Any
from uuid import uuid4

from regiotoezicht.care import actions, codes
from regiotoezicht.care.models import Referral
from tests.care.conftest import Ward
from tests.conftest import NOW
from tests.statements import costs, fresh


def test_opening_a_step_and_a_withdrawal(ward: Ward) -> None:
    contact, vault, actor = ward.contacts[ward.zoe.account.pk], ward.vault(ward.zoe), fresh(ward.zoe)
    for _ in range(3):
        ward.made()
    with costs("begin a referral to care"):
        referral = actions.open_referral(
            contact,
            code=codes.new_code(),
            consent_at=NOW,
            ground="found",
            receiver="shelter",
            hours=24,
            vault=vault,
            form=uuid4(),
            actor=actor,
            at=NOW,
        )
    given: dict[str, Any] = {"referral": referral, "vault": vault, "form": uuid4(), "at": NOW}
    with costs("lay down a step of care"):
        actions.record_contact(contact, seen=1, moment=NOW, actor=fresh(ward.zoe), **given)
    seen = Referral.objects.get(pk=referral.pk).version
    with costs("withdraw consent to care"):
        actions.withdraw(contact, seen=seen, actor=fresh(ward.zoe), **given)
