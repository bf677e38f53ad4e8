"""What the letters of a case say, read from the Word files that were made."""

import io
from collections.abc import Callable
from typing import Any

import docx
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.documents.queries import open_file
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.vocabulary import LetterKind, ViewWay
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Mandate, Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import Hire
from tests.enforcement.conftest import Office, decision, employee_of, only, reread
from tests.enforcement.test_hearing import LATER, written

SignIn = Callable[[AccountActor], Client]


def text_of(case: Case, kind: LetterKind) -> str:
    letter = Letter.objects.select_related("docx").get(record_id=case.pk, kind=kind)
    assert letter.docx is not None
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(open_file(letter.docx))).paragraphs)


def test_an_order_after_silence_says_that_a_view_was_asked_in_vain(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor
) -> None:
    case = office.intended(salon)
    over: dict[str, Any] = {"way": ViewWay.TERM_OVER, "name": "", "content": b"", "received_date": None, "at": LATER}
    written(anna, only(case), **over)
    actions.decide(reread(case), **decision(mayor_deputy, LATER.date()), actor=anna, at=LATER)
    text = text_of(case, LetterKind.ORDER)
    assert "Binnen de termijn hebben wij geen reactie ontvangen." in text
    assert "Wij hebben u niet vooraf om een zienswijze gevraagd" not in text


def test_a_letter_names_the_by_law_that_an_article_stands_in(office: Office, salon: Premises) -> None:
    text = text_of(office.prepared(salon), LetterKind.INTENTION)
    assert "in strijd met artikel 3:3 (Vergunning) van de Algemene plaatselijke verordening van Beverwijk." in text


def test_whoever_decided_signs_the_order_and_nobody_else(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor, signed_in: SignIn
) -> None:
    case = office.decided(salon, mayor_deputy)
    order = Letter.objects.get(record_id=case.pk, kind=LetterKind.ORDER)
    answer = signed_in(anna).get(f"/brieven/{order.pk}/ondertekenen/")
    held = Mandate.objects.get(employee=employee_of(mayor_deputy))
    assert [key for key, _ in answer.context["form"].fields["signer"].choices] == [f"mandaat-{held.pk}"]


def test_a_signer_finds_no_letter_of_a_case_outside_her_mandate(
    office: Office, salon: Premises, hire: Hire, beverwijk: Municipality, mayor_deputy: AccountActor
) -> None:
    case = office.decided(salon, mayor_deputy)
    stranger = hire("Ina", Role.SIGNER, beverwijk)
    assert Letter.objects.visible_to(mayor_deputy).filter(record_id=case.pk).count() == 2
    assert not Letter.objects.visible_to(stranger).exists()
