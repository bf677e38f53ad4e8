"""Two clerks at one register: nothing is taken in twice, and one place stands there once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits import actions
from regiotoezicht.permits.models import Draft, HeldRow, Import, Permit
from regiotoezicht.permits.plan import Register
from regiotoezicht.permits.preview import preview_of
from regiotoezicht.permits.rules import TASK_CHOOSE, Choice
from regiotoezicht.premises.actions import add_premises
from regiotoezicht.premises.facts import BusinessFacts, PlaceFacts
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.worklist.models import Task
from tests.at_once import refused, together
from tests.conftest import NOW, Hire
from tests.permits.cast import contents, taken_in
from tests.permits.conftest import SignedIn, sent, upload
from tests.permits.register_builders import EXAMPLE, HEADINGS, permit, workbook

pytestmark = [pytest.mark.at_once, pytest.mark.usefixtures("_now")]

ADDRESS = PlaceFacts(kind="club", street="Fictiestraat", number=12, postcode="1949 ZZ", place="Beverwijk")


@pytest.fixture
def peter(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A second permit officer of Beverwijk."""
    return hire("Peter", Role.PERMIT_OFFICER, beverwijk)


def book(*rows: list[Any]) -> bytes:
    return workbook([HEADINGS, *rows])


def alone(row: int) -> list[Any]:
    """The permit of somebody who works alone."""
    facts = {"Exploitant": f"A. Testpersoon {row}", "Naam_inrichting": f"Proef {row}", "Straat": "Stillelaan"}
    return permit(Zaaknummer=f"Z/26/{row}", Soort="thuiswerk", Beheerder_s_=None, Kamers=1, **facts)


@pytest.mark.parametrize("other", ["the same register", "another register with the same places"])
def test_of_two_registers_at_once_one_goes_in_and_the_other_is_compared_anew(
    beverwijk: Municipality, petra: AccountActor, peter: AccountActor, other: str
) -> None:
    first = book(permit(), permit(Zaaknummer="Z/22/2", Naam_inrichting="Club Twee", Nr=13))
    second = first if other == "the same register" else book(permit(Zaaknummer="Z/22/3"))
    drafts = [
        actions.send_register(beverwijk, content=content, file_name="r.xlsx", actor=actor, at=NOW, token=uuid4())
        for content, actor in ((first, petra), (second, peter))
    ]

    def taking(draft: Draft, actor: AccountActor) -> Callable[[], Import]:
        def take() -> Import:
            read = Draft.objects.select_related("municipality__district").get(pk=draft.pk)
            seen = preview_of(Register(read.municipality), read.file, "r.xlsx", None).mark
            return actions.take_in(read, seen=seen, actor=actor, at=NOW)

        return take

    answers = together(*map(taking, drafts, (petra, peter)))
    assert refused(answers) == ["changed_meanwhile"]
    assert (Import.objects.count(), Draft.objects.count()) == (1, 1)
    assert Event.objects.filter(type="permits.register_imported").count() == 1
    places = list(Premises.objects.values_list("street", "number"))
    assert len(places) == len(set(places))
    assert verify().ok


def test_a_register_that_is_confirmed_twice_goes_in_once(signed_in: SignedIn, petra: AccountActor) -> None:
    browsers = [signed_in(petra), signed_in(petra)]
    page = sent(browsers[0], EXAMPLE.read_bytes())
    typed = {"seen": browsers[0].get(page).context["preview"].mark}
    answers = together(*(lambda browser=browser: browser.post(f"{page}overnemen/", typed) for browser in browsers))
    there = f"/vergunningen/inlezen/{Import.objects.get().pk}/"
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, there)] * 2
    assert Permit.objects.count() == 7


def test_a_register_that_is_sent_twice_waits_once(signed_in: SignedIn, petra: AccountActor) -> None:
    browsers = [signed_in(petra), signed_in(petra)]
    form = upload(browsers[0], EXAMPLE.read_bytes())

    def sending(browser: Any) -> Callable[[], Any]:
        file = SimpleUploadedFile("register.xlsx", EXAMPLE.read_bytes())
        return lambda: browser.post("/vergunningen/inlezen/", form | {"file": file})

    answers = together(*map(sending, browsers))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Draft.objects.count() == 1


def test_two_permits_of_one_new_place_share_it(
    beverwijk: Municipality, petra: AccountActor, peter: AccountActor
) -> None:
    def entering(actor: AccountActor, number: str) -> Callable[[], Permit]:
        return lambda: actions.enter_permit(beverwijk, contents=contents(case_number=number), actor=actor, at=NOW)

    together(entering(petra, "Z/26/1"), entering(peter, "Z/26/2"))
    assert (Permit.objects.count(), Premises.objects.count(), Business.objects.count()) == (2, 1, 1)


def test_one_permit_is_not_entered_twice(beverwijk: Municipality, petra: AccountActor, peter: AccountActor) -> None:
    def entering(actor: AccountActor) -> Callable[[], Permit]:
        return lambda: actions.enter_permit(beverwijk, contents=contents(), actor=actor, at=NOW)

    assert len(refused(together(entering(petra), entering(peter)))) == 1
    assert (Permit.objects.count(), Premises.objects.count(), Business.objects.count()) == (1, 1, 1)


def test_one_place_is_not_added_twice(beverwijk: Municipality, petra: AccountActor, peter: AccountActor) -> None:
    def adding(actor: AccountActor) -> Callable[[], Premises]:
        business = BusinessFacts("Club Voorbeeld")
        return lambda: add_premises(beverwijk, place=ADDRESS, business=business, actor=actor, at=NOW)

    assert refused(together(adding(petra), adding(peter))) == ["premises_exist"]
    assert (Premises.objects.count(), Business.objects.count()) == (1, 1)


def test_the_last_two_choices_at_once_finish_the_task_of_the_lawyer(
    beverwijk: Municipality, petra: AccountActor, anna: AccountActor, hire: Hire
) -> None:
    lars = hire("Lars", Role.LAWYER, beverwijk)
    taken_in(beverwijk, petra, book(permit(), alone(1), alone(2)))

    def choosing(held: HeldRow, actor: AccountActor) -> Callable[[], HeldRow]:
        def choose() -> HeldRow:
            read = HeldRow.objects.select_related("imported__municipality").get(pk=held.pk)
            reason = "Wij passen geen vergunningplicht toe."
            return actions.decide_held(read, choice=Choice.NO_DUTY, reason=reason, actor=actor, at=NOW)

        return choose

    assert refused(together(*map(choosing, HeldRow.objects.order_by("row"), (anna, lars)))) == []
    assert not Task.objects.open().filter(kind=TASK_CHOOSE).exists()
