"""What the letters of a case say, who signs them, and who opens the papers in it."""

import io
from datetime import date
from typing import Any
from uuid import uuid4

import docx
import pytest
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.queries import open_file
from regiotoezicht.enforcement import actions, letters
from regiotoezicht.enforcement.models import Case, Measure
from regiotoezicht.enforcement.vocabulary import AddresseeRole, LetterKind, RecheckResult, Status, ViewWay
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Mandate, Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, TODAY, Hire
from tests.documents.conftest import pdf
from tests.enforcement.conftest import (
    ADDRESS,
    BALANCE,
    HOME,
    NAME,
    REASONS,
    Office,
    SignedIn,
    decision,
    employee_of,
    intended,
    only,
    reread,
)
from tests.enforcement.remedied import refused
from tests.enforcement.test_hearing import LATER, written

FOR_OWNER = "U bent eigenaar van het pand en kunt de huur opzeggen of het gebruik laten staken."


def text_of(case: Case, kind: LetterKind, number: int = 1) -> str:
    """The text of the letter of a kind to one addressee, newest first."""
    addressee = case.addressees.get(number=number)
    letter = Letter.objects.filter(record_id=case.pk, kind=kind, addressee_id=addressee.pk).latest("pk")
    assert letter.docx is not None
    document = docx.Document(io.BytesIO(open_file(letter.docx)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_an_intention_says_what_when_and_until_when(office: Office, salon: Premises) -> None:
    told = text_of(office.prepared(salon), LetterKind.INTENTION)
    for words in (
        NAME,
        "17 maart 2026",
        "in strijd met artikel 3:3 (Vergunning) van de Algemene plaatselijke verordening van Beverwijk.",
        "Voorbeeldweg 12, 1999 ZZ Beverwijk",
        "€\u00a02.500,00",
        "€\u00a010.000,00",
        "twee weken na verzending",
        "7 april 2026",
        "burgemeester van Beverwijk",
    ):
        assert words in told


def test_an_owner_reads_of_the_breach_of_use_and_no_more(office: Office, salon: Premises) -> None:
    case = office.prepared(salon, addressees=2)
    operator, owner = (text_of(case, LetterKind.INTENTION, number) for number in (1, 2))
    assert "Er is gehandeld in strijd met 3:3." in operator
    assert "Er is gehandeld in strijd met 3:3." not in owner
    assert letters.BREACH_OF_USE in owner
    assert "(Vergunning)" not in owner


def test_a_resident_is_not_called_an_operator(office: Office, anna: AccountActor) -> None:
    case = office.chosen(None)
    actions.weigh(case, measure=MeasureKind.ORDER_PENALTY, reason="Passend in dit geval.", actor=anna, at=NOW)
    actions.add_addressee(
        case, role=AddresseeRole.RESIDENT, name=NAME, address=ADDRESS, token=uuid4(), actor=anna, at=NOW
    )
    for wrong in (
        "U exploiteert zonder vergunning.",
        "Sluit uw  bedrijf.",
        "U bent als exploitant verplicht dit te doen.",
    ):
        for field in ("demand", "grounds"):
            with pytest.raises(Refused, match="een bewoner") as refusal:
                actions.prepare_intention(case, **intended() | {field: f"{REASONS} {wrong}"}, actor=anna, at=NOW)
            assert refusal.value.field == field
    actions.prepare_intention(case, **intended(), actor=anna, at=NOW)
    told = text_of(case, LetterKind.INTENTION)
    assert "artikel 3:3 van de Algemene" in told and "(Vergunning)" not in told
    assert "Er is gehandeld in strijd met 3:3." in told


def test_who_runs_a_business_may_be_called_so(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.weighed(salon)
    actions.prepare_intention(case, **intended() | {"demand": "Sluit uw bedrijf om 23.00 uur."}, actor=anna, at=NOW)
    assert "uw bedrijf" in text_of(case, LetterKind.INTENTION)


def test_an_owner_reads_no_word_of_what_was_seen_in_any_letter(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy, addressees=2)
    done: dict[str, Any] = {"done_on": TODAY, "result": RecheckResult.COMPLIED, "note": "De deur was open."}
    actions.record_recheck(case, **done, token=uuid4(), actor=anna, at=NOW)
    for kind, told in (
        (LetterKind.INTENTION, (REASONS,)),
        (LetterKind.ORDER, (REASONS, BALANCE)),
        (LetterKind.RECHECK_CLOSED, ("De deur was open.",)),
    ):
        operator, owner = (text_of(case, kind, number) for number in (1, 2))
        for words in told:
            assert (words in operator, words in owner) == (True, False), (kind, words)
    assert letters.MAY_END_USE in text_of(case, LetterKind.ORDER, 2)


def test_an_owner_reads_reasons_of_his_own(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor
) -> None:
    case = reread(office.weighed(salon, addressees=2))
    actions.prepare_intention(case, **intended(owner_grounds=FOR_OWNER), actor=anna, at=NOW)
    office.send_all(case)
    for addressee in reread(case).addressees.order_by("number"):
        waived: dict[str, Any] = {"way": ViewWay.WAIVED, "ground": "urgent", "note": "Uitstel kan niet."}
        actions.settle_view(addressee, **waived, token=uuid4(), actor=anna, at=NOW)
    later = "Als eigenaar kunt u de huur opzeggen; dat deed u na ons voornemen niet."
    actions.decide(reread(case), **decision(mayor_deputy, owner_reasons=later), actor=anna, at=NOW)
    for kind, own in ((LetterKind.INTENTION, FOR_OWNER), (LetterKind.ORDER, later)):
        operator, owner = (text_of(case, kind, number) for number in (1, 2))
        assert (own in operator, own in owner) == (False, True)
        assert (REASONS in operator, REASONS in owner, letters.MAY_END_USE in owner) == (True, False, False)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (f"U bent eigenaar. {REASONS}", "owner_reads_findings"),
        ("Er is  GEHANDELD in strijd\nmet 3:3! U bent eigenaar.", "owner_reads_findings"),
        ("Bel 06-00000088 voor de toelichting.", "personal_text"),
    ],
)
def test_what_was_seen_never_stands_in_the_reasons_for_an_owner(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor, told: str, code: str
) -> None:
    case = reread(office.weighed(salon, addressees=2))
    with refused(code):
        actions.prepare_intention(case, **intended(owner_grounds=told), actor=anna, at=NOW)
    heard = office.heard(salon, addressees=2)
    with refused(code):
        actions.decide(heard, **decision(mayor_deputy, owner_reasons=told), actor=anna, at=NOW)
    assert reread(heard).status == Status.HEARD


def test_the_order_answers_the_view_and_names_the_remedy(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor
) -> None:
    case = office.intended(salon)
    written(anna, only(case))
    weighing = "De exploitant stopt; dat neemt de overtreding niet weg."
    actions.weigh_view(only(case), weighing=weighing, actor=anna, at=NOW)
    actions.decide(reread(case), **decision(mayor_deputy), actor=anna, at=NOW)
    told = text_of(case, LetterKind.ORDER)
    for words in (weighing, "24 maart 2026", "7 april 2026", "24.00 uur", "zes weken", "bezwaar", "afdeling bezwaar"):
        assert words in told


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


def test_the_order_says_why_no_view_was_asked(office: Office, salon: Premises, mayor_deputy: AccountActor) -> None:
    told = text_of(office.decided(salon, mayor_deputy), LetterKind.ORDER)
    assert "spoed" in told
    assert "De situatie verdraagt geen uitstel." in told


def test_a_letter_about_a_home_names_it_to_its_addressee(office: Office) -> None:
    assert HOME in text_of(office.prepared(None, articles=("3:3a",)), LetterKind.INTENTION)


def test_letters_go_to_the_representative(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.weighed(salon)
    addressee = only(case)
    addressee.representative = "Mr. Voorbeeld\nPostbus 1, Beverwijk"
    fields = letters.recheck_closed(
        case, addressee, Measure(case=case, body="mayor"), done_on=TODAY, finding="", letter_sent=date(2026, 3, 1)
    )
    assert fields["addressee_address"] == "p/a Mr. Voorbeeld\nPostbus 1, Beverwijk"
    assert fields["order_date"] == date(2026, 3, 1)


def test_a_view_is_opened_by_who_reads_the_case_and_nobody_else(
    office: Office,
    salon: Premises,
    anna: AccountActor,
    vera: AccountActor,
    bram: AccountActor,
    chris: AccountActor,
    signed_in: SignedIn,
) -> None:
    case = office.intended(salon)
    view = written(anna, only(case), content=pdf())
    assert view.paper is not None
    address = reverse("documents:file", args=[view.paper.file_id])
    assert address in signed_in(anna).get(reverse("enforcement:papers", args=[case.pk])).content.decode()
    assert [signed_in(actor).get(address).status_code for actor in (anna, vera, bram, chris)] == [200, 200, 404, 404]


def test_whoever_decided_signs_the_order_and_nobody_else(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor, signed_in: SignedIn
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


def test_a_decision_says_in_a_sentence_why_no_view_was_asked(
    office: Office, salon: Premises, mayor_deputy: AccountActor
) -> None:
    told = text_of(office.decided(salon, mayor_deputy), LetterKind.ORDER)
    assert (
        "De vereiste spoed verzette zich daartegen (artikel 4:11, onder a, van de Algemene wet bestuursrecht)." in told
    )
    assert "De situatie verdraagt geen uitstel." in told


def test_what_was_found_twice_in_the_same_words_is_said_once(office: Office, salon: Premises) -> None:
    case = office.chosen(salon, articles=("3:3", "3:12"))
    addressee = actions.add_addressee(
        case,
        role=AddresseeRole.OPERATOR,
        name=NAME,
        address="Voorbeeldweg 12",
        token=uuid4(),
        actor=office.anna,
        at=NOW,
    )
    violations = list(case.violations.all())
    for one in violations:
        one.text = "Er was niemand aanwezig."
    told = letters.found(case, addressee, violations)
    assert told["violation"] == "Er was niemand aanwezig."
    assert "3:3" in told["article"] and "3:12" in told["article"]
