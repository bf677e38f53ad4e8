"""Permits by hand: entering, changing, ending, and the closed compartment."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import change_permit, decide_held, end_permit, enter_permit, enter_sealed
from regiotoezicht.permits.actions.sealed import SealedFacts
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.rules import TRANSITIONS, Choice, PermitStatus
from regiotoezicht.premises.models import Business, Premises
from tests.conftest import NOW, TODAY, Hire
from tests.permits.cast import contents, entered, taken_in
from tests.permits.register_builders import HEADINGS, permit, workbook

ALONE = {"holder": "A. Testpersoon", "managers": (), "rooms": 1, "kind": "massage"}


def test_a_permit_is_entered_with_its_business_premises_and_dossier_number(
    beverwijk: Municipality, petra: AccountActor
) -> None:
    made = entered(beverwijk, petra)
    assert made.dossier == "KEN-2026-00001"
    assert (made.own_business.name, made.own_premises.line) == ("Club Voorbeeld", "Fictiestraat 12")
    assert Event.objects.filter(type="permits.entered", record_id=made.pk, dossier=made.dossier).count() == 1


def test_the_same_case_number_is_not_entered_twice(beverwijk: Municipality, petra: AccountActor) -> None:
    entered(beverwijk, petra)
    with pytest.raises(Refused, match="zaaknummer staat al"):
        entered(beverwijk, petra, case_number="z/26/ 000001", name="Anders")


def test_two_municipalities_may_use_one_case_number(
    beverwijk: Municipality, haarlem: Municipality, petra: AccountActor, hire: Hire
) -> None:
    paul = hire("Paul", Role.PERMIT_OFFICER, haarlem)
    entered(beverwijk, petra)
    assert entered(haarlem, paul).municipality_id == haarlem.pk


def test_the_permit_of_somebody_who_works_alone_is_not_entered_in_the_register(
    beverwijk: Municipality, petra: AccountActor
) -> None:
    with pytest.raises(Refused, match="alleen werkt"):
        entered(beverwijk, petra, **ALONE)
    assert not Permit.objects.exists() and not Premises.objects.exists()


def test_personal_data_in_the_remarks_is_refused_and_not_stored(beverwijk: Municipality, petra: AccountActor) -> None:
    with pytest.raises(Refused) as refusal:
        entered(beverwijk, petra, remarks="bel 06-12345678")
    assert refusal.value.field == "remarks"
    assert not Business.objects.exists()


def test_only_the_own_permit_officer_enters_and_changes(
    beverwijk: Municipality, petra: AccountActor, anna: AccountActor, bram: AccountActor, sara: AccountActor
) -> None:
    made = entered(beverwijk, petra)
    for actor in (anna, bram, sara):
        with pytest.raises(NotAllowed):
            entered(beverwijk, actor, case_number="Z/26/9")
        with pytest.raises(NotAllowed):
            change_permit(made, contents=contents(rooms=1), version=1, actor=actor, at=NOW)


def test_of_two_people_who_change_one_permit_the_second_is_told(beverwijk: Municipality, petra: AccountActor) -> None:
    made = entered(beverwijk, petra)
    change_permit(made, contents=contents(rooms=9), version=1, actor=petra, at=NOW)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        change_permit(made, contents=contents(rooms=7), version=1, actor=petra, at=NOW)
    made.refresh_from_db()
    assert made.rooms == 9


def test_a_change_by_hand_can_empty_a_field(beverwijk: Municipality, petra: AccountActor) -> None:
    made = entered(beverwijk, petra)
    change_permit(made, contents=contents(kvk="", advert_phone=""), version=1, actor=petra, at=NOW)
    made.refresh_from_db()
    assert (made.advert_phone, made.own_business.kvk) == ("", "")


def test_a_corrected_name_and_address_are_found_again(beverwijk: Municipality, petra: AccountActor) -> None:
    made = entered(beverwijk, petra)
    address = contents().address
    new = contents(name="Club Anders", address=type(address)("Proefplein", 3, "a", "1949 ZW", "Beverwijk"))
    change_permit(made, contents=new, version=1, actor=petra, at=NOW)
    made.refresh_from_db()
    assert "proefplein 3a" in made.search_text and "club anders" in made.search_text
    assert "club anders" in Premises.objects.get().search_text


def test_a_change_of_one_of_two_permits_of_a_business_leaves_the_other_alone(
    beverwijk: Municipality, petra: AccountActor
) -> None:
    first = entered(beverwijk, petra)
    second = entered(beverwijk, petra, case_number="Z/26/000002", granted_date=date(2020, 1, 1))
    assert first.business_id == second.business_id
    change_permit(
        second,
        contents=contents(case_number="Z/26/000002", kvk="00000909"),
        version=second.version,
        actor=petra,
        at=NOW,
    )
    first.refresh_from_db()
    assert first.own_business.kvk == "00000101"


def test_every_move_of_a_permit_that_the_table_does_not_name_is_refused(
    beverwijk: Municipality, petra: AccountActor
) -> None:
    for number, status in enumerate(TRANSITIONS[PermitStatus.IN_FORCE]):
        made = entered(beverwijk, petra, case_number=f"Z/26/{number}")
        end_permit(made, status=status, ended_date=TODAY, reason="sanction", actor=petra, at=NOW)
        assert made.status == status
        for other in PermitStatus:
            with pytest.raises(Refused):
                end_permit(made, status=other, ended_date=TODAY, reason="other", actor=petra, at=NOW)


@pytest.mark.parametrize(
    ("ended", "reason", "code"),
    [
        (date(2021, 1, 1), "other", "end_before_grant"),
        (date(2026, 3, 25), "other", "end_in_future"),
        (TODAY, "", "end_without_reason"),
    ],
)
def test_an_end_that_cannot_be_is_refused(
    beverwijk: Municipality, petra: AccountActor, ended: date, reason: str, code: str
) -> None:
    made = entered(beverwijk, petra)
    with pytest.raises(Refused) as refusal:
        end_permit(made, status=PermitStatus.ENDED, ended_date=ended, reason=reason, actor=petra, at=NOW)
    assert refusal.value.code == code


def test_a_permit_is_valid_through_its_last_day_and_expired_after(beverwijk: Municipality, petra: AccountActor) -> None:
    made = entered(beverwijk, petra)
    assert made.status_on(date(2027, 3, 31)) is PermitStatus.IN_FORCE and made.is_in_force(date(2027, 3, 31))
    assert made.status_on(date(2027, 4, 1)) is PermitStatus.EXPIRED and not made.is_in_force(date(2027, 4, 1))
    assert list(Permit.objects.with_status("expired", date(2027, 4, 1))) == [made]
    assert list(Permit.objects.with_status("in_force", date(2027, 3, 31))) == [made]


SEALED = SealedFacts(
    holder="A. Testpersoon",
    address="Fictiestraat 99, Beverwijk",
    ground="Vergunning is van kracht en wordt bij een geschil gebruikt.",
    granted_date=date(2024, 1, 1),
)


def test_the_closed_compartment_is_seen_by_the_own_lawyer_alone(
    beverwijk: Municipality,
    anna: AccountActor,
    petra: AccountActor,
    bram: AccountActor,
    sara: AccountActor,
    vera: AccountActor,
    chris: AccountActor,
) -> None:
    made = enter_sealed(beverwijk, facts=SEALED, actor=anna, at=NOW, token=uuid4())
    assert list(Permit.objects.visible_to(anna)) == [made]
    for actor in (petra, bram, sara, vera, chris):
        assert not Permit.objects.visible_to(actor).exists()
    assert not Permit.objects.open().exists() and not Premises.objects.exists()
    assert made.compartment.address == "Fictiestraat 99, Beverwijk"


def test_what_the_compartment_holds_is_readable_in_no_column(beverwijk: Municipality, anna: AccountActor) -> None:
    enter_sealed(beverwijk, facts=SEALED, actor=anna, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM permits_permit")
        stored = repr(cursor.fetchall())
        cursor.execute("SELECT holder, address, ground FROM permits_compartment")
        stored += repr([bytes(value) for value in cursor.fetchone()])
    assert "Testpersoon" not in stored and "Fictiestraat" not in stored


def test_the_database_refuses_a_sealed_permit_with_a_name(beverwijk: Municipality, anna: AccountActor) -> None:
    made = enter_sealed(beverwijk, facts=SEALED, actor=anna, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Permit.objects.filter(pk=made.pk).update(name="A. Testpersoon")


def test_the_permit_officer_may_not_seal(beverwijk: Municipality, petra: AccountActor) -> None:
    with pytest.raises(NotAllowed):
        enter_sealed(beverwijk, facts=SEALED, actor=petra, at=NOW)


def test_the_lawyer_chooses_once_what_becomes_of_a_held_row(
    beverwijk: Municipality, petra: AccountActor, anna: AccountActor
) -> None:
    alone = permit(Soort="zelfstandig", Exploitant="A. Testpersoon", Beheerder_s_=None, Kamers=1)
    imported, _ = taken_in(beverwijk, petra, workbook([HEADINGS, alone]))
    held = imported.held_rows.get()
    with pytest.raises(NotAllowed):
        decide_held(held, choice=Choice.NO_DUTY, reason="Eigen beleid.", actor=petra, at=NOW)
    decide_held(held, choice=Choice.NO_DUTY, reason="Eigen beleid.", actor=anna, at=NOW)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        decide_held(held, choice=Choice.SEALED, reason="Toch.", actor=anna, at=NOW)


def test_the_register_is_read_by_whom_the_table_names_and_nobody_else(
    beverwijk: Municipality,
    petra: AccountActor,
    anna: AccountActor,
    bram: AccountActor,
    sara: AccountActor,
    vera: AccountActor,
    chris: AccountActor,
) -> None:
    entered(beverwijk, petra)
    for actor in (petra, anna, bram, sara):
        assert Permit.objects.visible_to(actor).count() == Premises.objects.visible_to(actor).count() == 1
    for actor in (vera, chris):
        assert not Permit.objects.visible_to(actor).exists() and not Premises.objects.visible_to(actor).exists()


def test_one_form_is_not_stored_twice(beverwijk: Municipality, petra: AccountActor) -> None:
    token = uuid4()
    enter_permit(beverwijk, contents=contents(), actor=petra, at=NOW, token=token)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        enter_permit(beverwijk, contents=contents(case_number="Z/26/2"), actor=petra, at=NOW, token=token)
    assert Permit.objects.count() == 1
