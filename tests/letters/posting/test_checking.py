"""A second person checks before a decision is signed."""

import io
from typing import Any

import docx
import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents.queries import open_file
from regiotoezicht.letters import actions, rules
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.posting import queries
from regiotoezicht.letters.signing import Signature
from regiotoezicht.letters.vocabulary import Status
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY, Hire
from tests.documents.conftest import pdf
from tests.letters.conftest import composed

SIGNATURE = Signature("G. Model", "teammanager", "", TODAY)


@pytest.fixture
def lars(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """Lars is a second lawyer of Beverwijk."""
    return hire("Lars", Role.LAWYER, beverwijk)


def sign(letter: Letter, actor: AccountActor) -> Letter:
    return actions.freeze(letter, pdf=pdf(), signature=SIGNATURE, signed_by_id=None, actor=actor, at=NOW)


def rewrite(letter: Letter, actor: AccountActor) -> Letter:
    assert letter.docx is not None
    document: Any = docx.Document(io.BytesIO(open_file(letter.docx)))
    document.add_paragraph("Nog een zin.")
    buffer = io.BytesIO()
    document.save(buffer)
    return actions.replace(letter, name="brief.docx", content=buffer.getvalue(), actor=actor, at=NOW)


def open_tasks(letter: Letter) -> list[str]:
    rows = Task.objects.open().filter(label="letters.letter", record_id=letter.pk)
    return list(rows.order_by("pk").values_list("kind", flat=True))


def test_a_decision_is_signed_after_a_second_person_checked_it(
    matter: Task, anna: AccountActor, lars: AccountActor
) -> None:
    letter = composed(matter, anna, "order_under_penalty")
    assert letter.needs_check
    with pytest.raises(Refused) as refusal:
        sign(letter, anna)
    assert refusal.value.code == "not_checked"
    with pytest.raises(Refused, match="nakijken door een tweede persoon"):
        actions.finish(letter, signer_name="G.", signer_function="manager", actor=anna, at=NOW)
    actions.check(letter, actor=lars, at=NOW)
    assert (letter.checked_by_id, open_tasks(letter)) == (lars.account_id, [rules.TASK_SIGN])
    sign(letter, anna)
    assert (letter.status, open_tasks(letter)) == (Status.FINISHED, [rules.TASK_SEND])


def test_what_is_no_decision_may_go_without(matter: Task, anna: AccountActor) -> None:
    assert sign(composed(matter, anna), anna).status == Status.FINISHED


def test_nobody_checks_her_own_letter_nor_the_version_that_she_edited(
    matter: Task, anna: AccountActor, lars: AccountActor
) -> None:
    letter = composed(matter, anna, "order_under_penalty")
    with pytest.raises(Refused) as refusal:
        actions.check(letter, actor=anna, at=NOW)
    assert refusal.value.code == "own_check"
    rewrite(letter, lars)
    with pytest.raises(Refused, match="zelf"):
        actions.check(letter, actor=lars, at=NOW)


def test_another_version_takes_the_check_away(matter: Task, anna: AccountActor, lars: AccountActor) -> None:
    letter = actions.check(composed(matter, anna, "order_under_penalty"), actor=lars, at=NOW)
    stale = Letter.objects.get(pk=letter.pk)
    rewrite(letter, anna)
    assert (letter.checked_at, letter.checked_by, open_tasks(letter)) == (None, None, [])
    with pytest.raises(Refused, match="nakijken"):
        sign(letter, anna)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        sign(stale, anna)


def test_a_letter_is_checked_once_and_as_a_draft_only(matter: Task, anna: AccountActor, lars: AccountActor) -> None:
    letter = actions.check(composed(matter, anna), actor=lars, at=NOW)
    with pytest.raises(Refused, match="al nagekeken"):
        actions.check(letter, actor=lars, at=NOW)
    sign(letter, anna)
    with pytest.raises(Refused, match="alleen een concept"):
        actions.check(letter, actor=lars, at=NOW)


def test_a_signer_may_check_and_a_stranger_may_not(
    matter: Task, anna: AccountActor, chris: AccountActor, vera: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    letter = composed(matter, anna, "order_under_penalty")
    for other in (chris, vera):
        with pytest.raises(NotAllowed):
            actions.check(letter, actor=other, at=NOW)
    assert actions.check(letter, actor=hire("Greet", Role.SIGNER, beverwijk), at=NOW).checked_at == NOW


def test_no_letter_that_waits_is_forgotten(matter: Task, anna: AccountActor, lars: AccountActor) -> None:
    unchecked = composed(matter, anna, "order_under_penalty")
    checked = actions.check(composed(matter, anna, "warning"), actor=lars, at=NOW)
    signed = sign(composed(matter, anna), anna)
    composed(matter, anna)
    stages = {stage: set(queries.waiting(anna, stage)) for stage, _ in queries.STAGES}
    assert stages == {"nakijken": {unchecked}, "ondertekenen": {checked}, "verzenden": {signed}, "opnieuw": set()}
    assert set(queries.waiting(anna)) == {unchecked, checked, signed}
