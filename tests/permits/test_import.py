"""Taking a register in, and taking that back."""

from datetime import date, timedelta

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import change_permit, undo_import
from regiotoezicht.permits.contents import contents_of
from regiotoezicht.permits.models import HeldRow, Import, ImportRow, Permit
from regiotoezicht.permits.plan import Register
from regiotoezicht.permits.preview import preview_of
from regiotoezicht.permits.rules import ImportStatus
from regiotoezicht.premises.actions import change_premises
from regiotoezicht.premises.ledger import place_of
from regiotoezicht.premises.models import Business, Party, Premises
from tests.conftest import NOW
from tests.permits.cast import contents, entered, taken_in
from tests.permits.register_builders import EXAMPLE, HEADINGS, permit, workbook

REFUSED_VALUES = ["Mirela", "111222333", "06-12345678", "wil stoppen"]


def book(*rows: list[object]) -> bytes:
    return workbook([HEADINGS, *rows])


def test_the_example_of_beverwijk_is_taken_in_as_the_contract_says(
    beverwijk: Municipality, petra: AccountActor
) -> None:
    imported, preview = taken_in(beverwijk, petra)
    assert (imported.created, imported.updated, imported.unchanged) == (7, 0, 1)
    assert [(one.row, one.column, one.whole_row) for one in preview.rejected] == [
        (8, "KvK-nummer", False),
        (10, None, True),
        (11, "Opmerkingen", False),
        (12, None, True),
        (13, None, True),
        (15, None, True),
        (16, "Kamers", False),
        (16, "Opmerkingen", False),
    ]
    assert Permit.objects.count() == Premises.objects.count() == Business.objects.count() == 7


def test_the_same_register_a_second_time_changes_nothing(beverwijk: Municipality, petra: AccountActor) -> None:
    taken_in(beverwijk, petra)
    before = list(Permit.objects.order_by("pk").values())
    imported, _ = taken_in(beverwijk, petra)
    assert (imported.created, imported.updated, imported.unchanged) == (0, 0, 8)
    assert list(Permit.objects.order_by("pk").values()) == before


def test_what_the_register_says_is_what_is_stored(beverwijk: Municipality, petra: AccountActor) -> None:
    taken_in(beverwijk, petra)
    window = Permit.objects.select_related("business", "premises").get(case_number="Z/25/000310")
    assert (window.granted_date, window.expiry_date, window.rooms) == (date(2025, 1, 1), date(2029, 12, 31), None)
    assert window.own_premises.address == "Fictiestraat 44-46, 1949 ZZ Beverwijk"
    escort = Permit.objects.get(case_number="Z/21/000088")
    assert escort.is_open_ended and escort.expiry_date is None
    club = Business.objects.get(name="Club Voorbeeld")
    assert list(Party.objects.filter(business=club).values_list("role", "name", "is_natural").order_by("pk")) == [
        ("holder", "Voorbeeld Exploitatie B.V.", False),
        ("manager", "J. de Proef", True),
        ("manager", "M. Fictief", True),
    ]


def test_a_refused_value_is_stored_nowhere(beverwijk: Municipality, petra: AccountActor) -> None:
    taken_in(beverwijk, petra)
    stored = repr(
        [
            list(model.objects.values())
            for model in (Permit, Business, Party, Premises, Import, ImportRow, HeldRow, Event)
        ]
    )
    assert [value for value in REFUSED_VALUES if value in stored] == []
    assert Permit.objects.get(case_number="Z/23/000140").own_business.kvk == ""


def test_every_imported_record_has_an_event_of_its_own(beverwijk: Municipality, petra: AccountActor) -> None:
    taken_in(beverwijk, petra)
    for model in (Permit, Business, Premises):
        label = model._meta.label_lower
        known = set(Event.objects.filter(label=label).values_list("record_id", flat=True))
        assert known == set(model.objects.values_list("pk", flat=True))
    dossiers = set(Permit.objects.values_list("dossier", flat=True))
    assert len(dossiers) == 7 and all(number.startswith("KEN-2026-") for number in dossiers)


def test_a_preview_writes_nothing(beverwijk: Municipality, petra: AccountActor) -> None:
    preview = preview_of(Register(beverwijk), EXAMPLE.read_bytes(), "register.xlsx")
    assert (preview.created, preview.updated, preview.unchanged) == (7, 0, 1)
    assert not Permit.objects.exists() and not Event.objects.exists()


def test_a_changed_cell_changes_the_permit_and_says_what_changed(beverwijk: Municipality, petra: AccountActor) -> None:
    taken_in(beverwijk, petra, book(permit()))
    imported, preview = taken_in(beverwijk, petra, book(permit(Kamers=10, KvK_nummer="00000909")))
    assert (imported.created, imported.updated, imported.unchanged) == (0, 1, 0)
    told = [(one.label, one.old, one.new) for one in preview.lines[0].differences]
    assert told == [("KvK-nummer", "00000101", "00000909"), ("Kamers", "8", "10")]
    changed = Permit.objects.get()
    assert (changed.rooms, changed.own_business.kvk) == (10, "00000909")
    assert Business.objects.count() == 1


def test_an_empty_or_refused_cell_takes_nothing_away(beverwijk: Municipality, petra: AccountActor) -> None:
    taken_in(beverwijk, petra, book(permit()))
    imported, _ = taken_in(beverwijk, petra, book(permit(KvK_nummer="12", Kamers=None, Opmerkingen=None)))
    assert (imported.updated, imported.unchanged) == (0, 1)
    assert Permit.objects.get().own_business.kvk == "00000101"


def test_a_renewed_permit_at_one_address_shares_the_premises(beverwijk: Municipality, petra: AccountActor) -> None:
    renewed = permit(Zaaknummer="Z/27/1", Verleend="1-4-2027", Geldig_t_m="31-3-2032", Beheerder_s_="K. Voorbeeld")
    spelled = permit(Zaaknummer="Z/12/1", Verleend="1-4-2012", Geldig_t_m="31-3-2017", Straat="FICTIESTRAAT")
    taken_in(beverwijk, petra, book(permit(), renewed, spelled))
    assert Premises.objects.count() == 1
    now_there = Premises.objects.get().business
    assert now_there is not None and now_there.parties.filter(name="K. Voorbeeld").exists()
    again, _ = taken_in(beverwijk, petra, book(permit(), renewed, spelled))
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)


def test_a_permit_gets_the_case_number_that_a_later_register_brings(
    beverwijk: Municipality, petra: AccountActor
) -> None:
    taken_in(beverwijk, petra, book(permit(Zaaknummer=None)))
    imported, _ = taken_in(beverwijk, petra, book(permit()))
    assert (imported.created, imported.updated) == (0, 1)
    back, _ = taken_in(beverwijk, petra, book(permit(Zaaknummer=None)))
    assert (back.created, back.updated, back.unchanged) == (0, 0, 1)
    assert Permit.objects.get().case_number == "Z/22/000101"


def test_of_a_holder_who_works_alone_only_the_row_number_is_stored(
    beverwijk: Municipality, petra: AccountActor
) -> None:
    alone = permit(Soort="thuiswerk", Exploitant="A. Testpersoon", Beheerder_s_=None, Kamers=1, Naam_inrichting="Proef")
    imported, preview = taken_in(beverwijk, petra, book(permit(), alone))
    assert [held.row for held in imported.held_rows.all()] == [3]
    assert [one.row for one in preview.rejected] == [3]
    assert Permit.objects.count() == 1
    assert "Testpersoon" not in repr([list(Import.objects.values()), list(Event.objects.values())])


def test_an_import_that_is_undone_leaves_the_register_as_it_was(beverwijk: Municipality, petra: AccountActor) -> None:
    taken_in(beverwijk, petra, book(permit()))
    models = (Permit, Business, Premises)
    skip = {"version", "id"}

    def state() -> list[object]:
        rows = [row for model in models for row in model.objects.order_by("pk").values()]
        parties = list(Party.objects.order_by("pk").values_list("business_id", "role", "name"))
        return [[{name: value for name, value in row.items() if name not in skip} for row in rows], parties]

    before = state()
    changed = permit(Kamers=3, KvK_nummer="00000909", Nr=14, Beheerder_s_="K. Voorbeeld; L. Proef")
    imported, _ = taken_in(beverwijk, petra, book(changed, permit(Zaaknummer="Z/26/2", Nr=20, Naam_inrichting="Nieuw")))
    assert (imported.created, imported.updated) == (1, 1)
    undo_import(imported, actor=petra, at=NOW)
    assert state() == before
    imported.refresh_from_db()
    assert imported.status == ImportStatus.UNDONE and imported.before is None


def test_an_import_is_not_undone_twice(beverwijk: Municipality, petra: AccountActor) -> None:
    imported, _ = taken_in(beverwijk, petra)
    undo_import(imported, actor=petra, at=NOW)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        undo_import(imported, actor=petra, at=NOW)


def test_an_import_is_not_undone_once_a_permit_of_it_changed(beverwijk: Municipality, petra: AccountActor) -> None:
    imported, _ = taken_in(beverwijk, petra, book(permit()))
    own = Permit.objects.get()
    change_permit(own, contents=contents(case_number=own.case_number, rooms=2), version=1, actor=petra, at=NOW)
    with pytest.raises(Refused, match="verder gewerkt"):
        undo_import(imported, actor=petra, at=NOW)
    assert Import.objects.get().status == ImportStatus.CONFIRMED


def test_an_import_is_not_undone_once_its_premises_changed(beverwijk: Municipality, petra: AccountActor) -> None:
    imported, _ = taken_in(beverwijk, petra, book(permit()))
    premises = Premises.objects.get()
    change_premises(premises, place=place_of(premises), business=None, actor=petra, at=NOW)
    with pytest.raises(Refused, match="verder gewerkt"):
        undo_import(imported, actor=petra, at=NOW)


def test_an_import_is_not_undone_after_ninety_days(beverwijk: Municipality, petra: AccountActor) -> None:
    imported, _ = taken_in(beverwijk, petra)
    with pytest.raises(Refused, match="90 dagen"):
        undo_import(imported, actor=petra, at=NOW + timedelta(days=91))


def test_only_the_permit_officer_of_the_municipality_takes_a_register_in(
    beverwijk: Municipality, haarlem: Municipality, petra: AccountActor, anna: AccountActor, bram: AccountActor
) -> None:
    for municipality, actor in ((haarlem, petra), (beverwijk, anna), (beverwijk, bram)):
        with pytest.raises(NotAllowed):
            taken_in(municipality, actor)
    assert not Permit.objects.exists()


def test_a_permit_entered_by_hand_is_recognised_in_the_register(beverwijk: Municipality, petra: AccountActor) -> None:
    own = entered(beverwijk, petra, case_number="Z/22/000101", managers=("J. de Proef",))
    imported, _ = taken_in(beverwijk, petra, book(permit()))
    assert (imported.created, imported.updated, imported.unchanged) == (0, 0, 1)
    own.refresh_from_db()
    assert contents_of(own).rooms == 8


def test_taking_in_costs_the_same_number_of_statements_however_many_rows(
    beverwijk: Municipality, petra: AccountActor, django_assert_max_num_queries: object
) -> None:
    rows = [permit(Zaaknummer=f"Z/26/{n}", Nr=n, Naam_inrichting=f"Club {n}") for n in range(1, 121)]
    content = book(*rows)
    with django_assert_max_num_queries(30):  # type: ignore[operator]  # a fixture without a type
        taken_in(beverwijk, petra, content)
    assert Permit.objects.count() == 120
