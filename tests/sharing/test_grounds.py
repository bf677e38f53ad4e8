"""The table of what may go to whom, without a database: what goes, what does not, and the way that is named."""

from datetime import date

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.rules import PartnerKind as To
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind
from regiotoezicht.sharing.disclosures import grounds
from regiotoezicht.sharing.disclosures.grounds import BY_CODE, GROUNDS, MUNICIPALITY, WAYS

DAY = date(2026, 3, 24)
NOWHERE = {To.CARE, To.COMENSHA, To.EMM}


def test_every_kind_of_receiver_has_a_way_that_is_named() -> None:
    assert set(WAYS) == {*To, MUNICIPALITY}


@pytest.mark.parametrize("kind", sorted({*To, MUNICIPALITY}))
@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_a_ground_fits_its_own_receivers_and_no_other(kind: str, code: str) -> None:
    ground = BY_CODE[code]
    if kind in ground.receivers and not ground.moves:
        assert grounds.refuse_no_ground(kind, ground, DAY) is ground
        return
    with pytest.raises(Refused) as refused:
        grounds.refuse_no_ground(kind, ground, DAY)
    assert WAYS[kind] in refused.value.sentence
    assert refused.value.code == ("no_way" if kind in NOWHERE else "wrong_ground")


def test_a_record_moves_on_one_row_and_with_the_kinds_of_data_that_it_names() -> None:
    row = grounds.refuse_no_forwarding(DAY, {Category.CODES, Category.TIME, Category.PLACE, Category.FINDINGS})
    assert row.moves and row.second and row not in grounds.DISCLOSING
    for day, categories in ((date(2021, 12, 31), {Category.CODES}), (DAY, {Category.PERMIT}), (DAY, set())):
        with pytest.raises(Refused):
            grounds.refuse_no_forwarding(day, categories)


def test_the_wgs_counts_from_its_first_day() -> None:
    row = BY_CODE["participant_decision"]
    assert grounds.refuse_no_ground(To.RIEC, row, date(2025, 3, 1)) is row
    with pytest.raises(Refused, match="Via de deelnemer"):
        grounds.refuse_no_ground(To.RIEC, row, date(2025, 2, 28))


def test_riec_and_safety_houses_get_what_a_participant_decided_and_nothing_of_the_district() -> None:
    row = BY_CODE["participant_decision"]
    with pytest.raises(Refused, match="Via de deelnemer aan het RIEC"):
        grounds.refuse_district(row, To.RIEC)
    with pytest.raises(Refused, match="artikel van de Wgs"):
        grounds.refuse_without_reference(row, " ")
    grounds.refuse_without_reference(row, "artikel en besluit 2026/14")


@pytest.mark.parametrize("row", GROUNDS, ids=lambda row: row.code)
def test_each_kind_of_data_goes_on_the_grounds_that_name_it(row: grounds.Ground) -> None:
    kind = sorted(row.receivers)[0]
    for category in Category:
        if category in row.categories:
            grounds.refuse_other_fields(row, kind, [category])
        else:
            with pytest.raises(Refused, match=category.label):
                grounds.refuse_other_fields(row, kind, [category])
    with pytest.raises(Refused):
        grounds.refuse_other_fields(row, kind, [])


def test_under_a_covenant_only_what_it_names_goes_and_only_while_it_holds() -> None:
    row = BY_CODE["police_covenant"]
    assert row.agreement is Kind.COVENANT
    time, place = Category.TIME, Category.PLACE
    grounds.refuse_outside_agreement(row, agreed=[time], purposes=[row.purpose], categories=[time])
    with pytest.raises(Refused, match="adres van een bedrijfspand"):
        grounds.refuse_outside_agreement(row, agreed=[time], purposes=[row.purpose], categories=[time, place])
    with pytest.raises(Refused, match="noemt dit doel niet"):
        grounds.refuse_outside_agreement(row, agreed=[time], purposes=[], categories=[time])
    with pytest.raises(Refused, match="geldt vandaag geen convenant"):
        grounds.refuse_outside_agreement(row, agreed=None, purposes=[], categories=[time])
