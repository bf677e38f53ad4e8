"""A signer who decides herself: her decision has its letter, and she writes no other letter."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.vocabulary import LetterKind, Status
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, Hire
from tests.enforcement.conftest import Office, SignedIn, decision, intended, reread
from tests.enforcement.remedied import CLOSURE, COERCION, SUSPENSION, WITHDRAWAL, Way, full_mandate, permit_for


@pytest.fixture
def signer(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """Sil signs everything on behalf of the mayor."""
    actor = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(actor, beverwijk)
    return actor


@pytest.fixture
def way(office: Office, signer: AccountActor) -> Way:
    return Way(office, signer)


def herself(way: Way) -> Way:
    """The signer at the desk of the lawyer."""
    return Way(replace(way.office, anna=way.signer), way.signer)


def written(case: Case) -> list[tuple[str, int | None]]:
    """The letters of a case that hold, by kind and by who wrote them."""
    held = Letter.objects.filter(record_id=case.pk).exclude(status=LetterStatus.WITHDRAWN)
    return list(held.order_by("pk").values_list("kind", "composed_by"))


def test_an_order_has_a_letter_for_everybody(
    office: Office, salon: Premises, signer: AccountActor, anna: AccountActor
) -> None:
    case = office.heard(salon, addressees=2)
    actions.decide(case, **decision(signer), actor=signer, at=NOW)
    assert written(case)[2:] == [(LetterKind.ORDER, signer.account_id)] * 2
    # She wrote it, so somebody else checks it.
    office.send_all(case)
    assert reread(case).status == Status.RUNNING


@pytest.mark.parametrize("measure", [COERCION, CLOSURE, SUSPENSION, WITHDRAWAL])
def test_another_measure_has_its_letter(way: Way, salon: Premises, measure: MeasureKind) -> None:
    more = {"permit": permit_for(salon)} if measure in (SUSPENSION, WITHDRAWAL) else {}
    case = herself(way).decide(way.heard(salon, measure, **more))
    ((_, writer),) = written(case)
    assert (case.status, writer) == (Status.DECIDED, way.signer.account_id)


def test_costs_have_their_letter(way: Way, salon: Premises) -> None:
    case = herself(way).costs(way.executed(salon))
    assert written(case)[-1] == (LetterKind.COSTS, way.signer.account_id)


def test_what_is_no_decision_she_does_not_write(
    way: Way, salon: Premises, signer: AccountActor, anna: AccountActor, signed_in: SignedIn
) -> None:
    case = way.office.weighed(salon)
    with pytest.raises(NotAllowed):
        actions.prepare_intention(case, **intended(), actor=signer, at=NOW)
    case = way.office.prepared(salon)
    draft = Letter.objects.get(record_id=case.pk)
    with pytest.raises(NotAllowed):
        letters.withdraw(draft, actor=signer, at=NOW)
    browser = signed_in(signer)
    assert _pages(browser, draft) == {404}
    assert "Intrekken" not in browser.get(reverse("letters:detail", args=[draft.pk])).content.decode()


def test_her_own_decision_she_may_edit_and_withdraw(way: Way, salon: Premises, signed_in: SignedIn) -> None:
    case = herself(way).decide(way.heard(salon, COERCION))
    draft = Letter.objects.get(record_id=case.pk)
    assert _pages(signed_in(way.signer), draft) == {200}
    letters.withdraw(draft, actor=way.signer, at=NOW)
    assert written(case) == []


def test_outside_her_mandate_there_is_nothing_to_write(
    office: Office, salon: Premises, signer: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    case, other = office.decided(salon, signer), hire("Oda", Role.SIGNER, beverwijk)
    for draft in Letter.objects.filter(record_id=case.pk):
        with pytest.raises(NotAllowed):
            letters.withdraw(draft, actor=other, at=NOW + timedelta(hours=1))


def _pages(browser: Client, draft: Letter) -> set[int]:
    return {browser.get(reverse(f"letters:{page}", args=[draft.pk])).status_code for page in ("replace", "withdraw")}
