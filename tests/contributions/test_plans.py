"""From a plan to what each municipality pays: versions, promises, absentees, mergers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs, Division, Terms
from regiotoezicht.contributions.actions.adopting import Decision
from regiotoezicht.contributions.actions.settling import Spent, settle_line
from regiotoezicht.contributions.dividing import Row, ground_of, outcome_of, promises_in
from regiotoezicht.contributions.models import Contribution, CostLine, CostPlan, Promise, Version
from regiotoezicht.contributions.queries import promises_of
from regiotoezicht.contributions.scenarios import Change, changed
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.vocabulary import CostKind, Decider, Stage, Vat
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.counting import Counted, Merger, mergers, population, take_in
from regiotoezicht.organisation.models import InhabitantsLoad, Municipality
from tests.conftest import NOW
from tests.contributions.conftest import DECIDED, LEFT_OPEN, OF_THE_LETTER, REFERENCE, a_plan, adopted, draft, seen_of

PROMISED = Terms(971_000, 2022, None, "Raadsinformatiebrief 2022/014", date(2022, 2, 15))


def row_of(version: Version, code: str) -> Row:
    return next(row for row in outcome_of(ground_of(version)).rows if row.municipality.code == code)


def keep_promise(actor: AccountActor, town: Municipality, terms: Terms = PROMISED) -> Promise:
    return actions.make_promise(town, terms, actor=actor, token=uuid4(), at=NOW)


def test_the_amount_of_the_letter_to_the_council(rens: AccountActor) -> None:
    version = adopted(rens)
    rows = Contribution.objects.filter(version=version)
    assert rows.count() == 32
    assert rows.get(municipality__code="GM0375").cents == 971_000
    assert sum(rows.values_list("cents", flat=True)) == version.covered_cents == OF_THE_LETTER
    assert version.uncovered_cents == 0
    assert Event.objects.filter(type="contributions.adopted", record_id=version.pk).count() == 1


def test_a_promise_holds_and_what_it_leaves_is_shown(rens: AccountActor, beverwijk: Municipality) -> None:
    keep_promise(rens, beverwijk)
    made = draft(rens, cents=2 * OF_THE_LETTER)
    with pytest.raises(Refused, match="niet gedekt"):
        actions.adopt(made, DECIDED, actor=rens, seen=seen_of(made), at=NOW)
    made = Version.objects.get(pk=made.pk)
    assert made.is_draft
    assert not Contribution.objects.filter(version=made, cents__gt=0).exists()
    version = actions.adopt(made, LEFT_OPEN, actor=rens, seen=seen_of(made), at=NOW)
    row = Contribution.objects.get(version=version, municipality=beverwijk)
    assert (row.cents, row.uncapped_cents, row.is_capped) == (971_000, 1_942_000, True)
    assert version.uncovered_cents == 971_000
    carried = actions.carry(version, actor=rens, carried_by="gemeente Haarlem", reference="2026/118", at=NOW)
    assert carried.carried_by == "gemeente Haarlem"
    with pytest.raises(Refused):
        actions.carry(carried, actor=rens, carried_by="de regio", reference="x", at=NOW)


def test_a_promise_that_holds_only_when_all_take_part(rens: AccountActor, beverwijk: Municipality) -> None:
    keep_promise(rens, beverwijk, replace(PROMISED, holds_without_others=False))
    made = draft(rens, cents=2 * OF_THE_LETTER)
    assert row_of(made, "GM0375").cents == 971_000
    haarlem = Municipality.objects.get(code="GM0392")
    others = {one.municipality_id for one in made.contributions.all()} - {haarlem.pk}
    actions.set_taking_part(made, actor=rens, taking_part=others, weights={}, order_numbers={}, at=NOW)
    row = row_of(made, "GM0375")
    assert row.cap_cents is None
    assert row.cents > 1_942_000
    assert row_of(made, "GM0392").cents == 0


def test_a_promise_with_index_and_vat(rens: AccountActor, beverwijk: Municipality) -> None:
    keep_promise(rens, beverwijk, replace(PROMISED, index=250, includes_vat=True))
    made = draft(rens, year=2023, cents=2 * OF_THE_LETTER)
    line = made.lines.get()
    taxed = Costs(CostKind.STAFF, line.description, line.cents, vat=Vat.TAXED)
    actions.change_line(made, line, taxed, actor=rens, at=NOW)
    row = row_of(made, "GM0375")
    assert row.cap_cents == 995_275 * 100 // 121
    assert row.cents + row.vat_cents <= 995_275


def test_promises_for_the_same_year_do_not_heap_up(rens: AccountActor, beverwijk: Municipality) -> None:
    first = keep_promise(rens, beverwijk, replace(PROMISED, until_year=2024))
    with pytest.raises(Refused, match="al een toezegging"):
        keep_promise(rens, beverwijk, replace(PROMISED, from_year=2024))
    keep_promise(rens, beverwijk, replace(PROMISED, from_year=2025))
    actions.end_promise(first, actor=rens, last_year=None, at=NOW)
    assert not Promise.objects.in_year(2023).exists()
    with pytest.raises(Refused):
        actions.end_promise(first, actor=rens, last_year=2023, at=NOW)


def test_what_merged_counts_together(rens: AccountActor) -> None:
    dijk_en_waard = Municipality.objects.get(code="GM1980")
    before, merged = date(2021, 1, 1), mergers(REFERENCE)
    towns = list(Municipality.objects.filter(code__in=("GM1980", "GM0439")).order_by("code"))
    assert [one.code for one in population(towns, before, merged).missing] == ["GM0439", "GM1980"]
    counts = {"GM0398": 58_000, "GM0416": 28_000, "GM0439": 82_000, "GM0370": 10_000}
    counted = [Counted(Municipality.objects.get(code=code).pk, before, count) for code, count in counts.items()]
    take_in(InhabitantsLoad(source="CBS", token=uuid4()), counted, actor=rens, at=NOW)
    found = population(towns, before, merged)
    assert not found.missing
    assert {one.code: found.counts[one.pk] for one in towns} == {"GM0439": 92_000, "GM1980": 86_000}
    assert population([dijk_en_waard], REFERENCE, merged).counts[dijk_en_waard.pk] == 87_695


def test_promises_of_what_merged_count_together(rens: AccountActor) -> None:
    for code, cents in (("GM0398", 500_000), ("GM0416", 250_000)):
        keep_promise(rens, Municipality.objects.get(code=code), replace(PROMISED, cents=cents))
    assert row_of(draft(rens), "GM1980").cap_cents == 750_000


def test_a_promise_to_what_was_taken_in_says_nothing_of_who_was_there_before(rens: AccountActor) -> None:
    keep_promise(rens, Municipality.objects.get(code="GM0370"), replace(PROMISED, cents=100_000))
    made, purmerend = draft(rens), Municipality.objects.get(code="GM0439")
    assert row_of(made, "GM0439").cap_cents is None
    assert promises_of(rens, purmerend, 2022, mergers(REFERENCE)) == []


def test_promises_follow_one_merger_after_another(rens: AccountActor) -> None:
    for code, cents in (("GM0398", 500_000), ("GM0416", 250_000), ("GM0361", 900_000)):
        keep_promise(rens, Municipality.objects.get(code=code), replace(PROMISED, cents=cents))
    merged, day = mergers(REFERENCE), date(2024, 1, 1)
    first, second = (Municipality.objects.get(code=code) for code in ("GM1980", "GM0361"))
    new = Municipality(pk=10**6, code="GM9999", name="Nieuwland", valid_from=day)
    again = (*merged, *(Merger(one.pk, new.pk, day, one.valid_from) for one in (first, second)))
    assert promises_in(2024, [new], again)[new.pk].cents == 1_650_000
    assert len(promises_of(rens, new, 2024, again)) == 3
    assert promises_in(2024, [new], again[:-1])[new.pk].cents == 750_000


def test_a_missing_number_of_inhabitants_is_refused_by_name(rens: AccountActor) -> None:
    made = actions.make_plan(a_plan(2026), actor=rens, stage=Stage.INDICATIVE, reference_date=date(2025, 1, 1), at=NOW)
    with pytest.raises(Refused, match="geen inwonertal op 01-01-2025 van Alkmaar, Bergen"):
        outcome_of(ground_of(made))


def test_hours_that_count_as_payment_come_off(rens: AccountActor, beverwijk: Municipality) -> None:
    made = draft(rens)
    hours = Costs(
        CostKind.STAFF, "Toezichthouder", supplied_by=beverwijk, minutes=90, tariff_cents=8_333, counts_as_payment=True
    )
    line = actions.add_line(made, hours, actor=rens, token=uuid4(), at=NOW)
    assert line.cents == 12_500  # 12,499.5 cents, rounded up
    row = row_of(made, "GM0375")
    assert row.in_kind_cents == 12_500
    assert row.to_pay_cents == row.cents - 12_500


def test_a_mix_with_weights(rens: AccountActor, beverwijk: Municipality) -> None:
    made = draft(rens, cents=100_00)
    mix = {Key.EQUAL: 5_000, Key.WEIGHTS: 5_000}
    actions.choose_key(made, Division(Key.MIXED, mix, None, redistribute=False), actor=rens, at=NOW)
    everybody = {one.municipality_id for one in made.contributions.all()}
    with pytest.raises(Refused, match="gewichten"):
        outcome_of(ground_of(Version.objects.get(pk=made.pk)))
    weights = {beverwijk.pk: Decimal("1.5")}
    actions.set_taking_part(made, actor=rens, taking_part=everybody, weights=weights, order_numbers={}, at=NOW)
    assert row_of(Version.objects.get(pk=made.pk), "GM0375").cents == 5_000 + 157  # half, 1/32, a cent left


def test_an_adopted_version_is_followed_and_never_edited(rens: AccountActor) -> None:
    first = adopted(rens)
    line = first.lines.get()
    costs = Costs(CostKind.ICT, "Telefoons", 1_000)
    for write in (
        lambda: actions.add_line(first, costs, actor=rens, token=uuid4(), at=NOW),
        lambda: actions.change_line(first, line, costs, actor=rens, at=NOW),
        lambda: actions.remove_line(first, line, actor=rens, at=NOW),
        lambda: actions.adopt(first, DECIDED, actor=rens, seen=seen_of(first), at=NOW),
        lambda: actions.drop(first, actor=rens, at=NOW),
    ):
        with pytest.raises(Refused):
            write()
    second = actions.follow(first, actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    assert [one.cents for one in second.lines.all()] == [OF_THE_LETTER]
    with pytest.raises(Refused):
        actions.follow(first, actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    actions.add_line(second, costs, actor=rens, token=uuid4(), at=NOW)
    actions.adopt(second, DECIDED, actor=rens, seen=seen_of(second), at=NOW)
    first.refresh_from_db()
    assert first.total_cents == OF_THE_LETTER
    third = actions.follow(Version.objects.get(pk=second.pk), actor=rens, stage=Stage.SETTLED, at=NOW)
    for line in third.lines.all():
        settle_line(third, line, Spent(line.cents), actor=rens, at=NOW)
    settled = actions.adopt(third, DECIDED, actor=rens, seen=seen_of(third), at=NOW)
    with pytest.raises(Refused, match="gesloten"):
        actions.follow(settled, actor=rens, stage=Stage.SETTLED, at=NOW)


def test_a_draft_can_be_thrown_away(rens: AccountActor) -> None:
    made = draft(rens)
    assert actions.drop(made, actor=rens, at=NOW) is False
    assert not CostPlan.objects.exists()
    assert not CostLine.objects.exists()


def test_costs_that_changed_meanwhile_are_not_adopted_unseen(rens: AccountActor) -> None:
    made = draft(rens)
    seen = seen_of(made)
    actions.add_line(made, Costs(CostKind.ICT, "Telefoons", 1), actor=rens, token=uuid4(), at=NOW)
    with pytest.raises(Refused) as refused:
        actions.adopt(made, DECIDED, actor=rens, seen=seen, at=NOW)
    assert refused.value.code == "changed_meanwhile"
    assert Version.objects.get(pk=made.pk).is_draft


@pytest.mark.parametrize(
    ("costs", "code"),
    [
        (Costs(CostKind.STAFF, "Niets", 0), "no_amount"),
        (Costs(CostKind.STAFF, "Te veel", 10**14), "too_large"),
        (Costs(CostKind.STAFF, "Bel 020 555 0123 voor uitleg", 1), "personal_text"),
        (Costs(CostKind.STAFF, "Uren", 1, counts_as_payment=True), "nobody_supplies"),
    ],
)
def test_lines_that_make_no_sense_are_refused(rens: AccountActor, costs: Costs, code: str) -> None:
    made = draft(rens)
    with pytest.raises(Refused) as refused:
        actions.add_line(made, costs, actor=rens, token=uuid4(), at=NOW)
    assert refused.value.code == code
    assert made.lines.count() == 1


def test_hours_of_who_shares_no_costs_pay_nothing(rens: AccountActor, beverwijk: Municipality) -> None:
    made = draft(rens)
    hours = Costs(
        CostKind.STAFF,
        "Toezichthouders",
        supplied_by=beverwijk,
        minutes=60,
        tariff_cents=6_000,
        counts_as_payment=True,
    )
    rest = set(made.contributions.values_list("municipality_id", flat=True)) - {beverwijk.pk}
    actions.set_taking_part(made, actor=rens, taking_part=rest, weights={}, order_numbers={}, at=NOW)
    with pytest.raises(Refused, match="doet niet mee in dit kostenplan"):
        actions.add_line(made, hours, actor=rens, token=uuid4(), at=NOW)
    actions.add_line(made, replace(hours, counts_as_payment=False), actor=rens, token=uuid4(), at=NOW)


def test_another_division_of_the_same_total_is_not_adopted_unseen(rens: AccountActor) -> None:
    made = draft(rens)
    mark = seen_of(made)
    equal = Division(Key.EQUAL, {}, None, redistribute=False)
    made = actions.choose_key(Version.objects.get(pk=made.pk), equal, actor=rens, at=NOW)
    made = Version.objects.select_related("plan").get(pk=made.pk)
    with pytest.raises(Refused) as refused:
        actions.adopt(made, DECIDED, actor=rens, seen=mark, at=NOW)
    assert refused.value.code == "changed_meanwhile"
    made = Version.objects.get(pk=made.pk)
    assert not actions.adopt(made, DECIDED, actor=rens, seen=seen_of(made), at=NOW).is_draft


@pytest.mark.parametrize(("day", "code"), [(date(2026, 3, 25), "promised_later"), (date(26, 2, 1), "too_early")])
def test_a_promise_was_made_on_a_day_of_this_task(
    rens: AccountActor, beverwijk: Municipality, day: date, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        keep_promise(rens, beverwijk, replace(PROMISED, promised_date=day))
    assert (refused.value.code, refused.value.field) == (code, "promised_date")


def test_a_decision_of_tomorrow_adopts_nothing(rens: AccountActor) -> None:
    made, early = draft(rens), replace(DECIDED, date=date(26, 3, 1))
    with pytest.raises(Refused, match="ligt voor 01-01-2015"):
        actions.adopt(made, early, actor=rens, seen=seen_of(made), at=NOW)
    later = Decision(Decider.STEERING_GROUP, date(2026, 3, 25), "SG 2026/2")
    with pytest.raises(Refused, match="toekomst"):
        actions.adopt(made, later, actor=rens, seen=seen_of(made), at=NOW)


def test_only_the_controller_of_the_region_writes(rens: AccountActor, cor: AccountActor, omar: AccountActor) -> None:
    made = draft(rens)
    for actor in (cor, omar):
        with pytest.raises(NotAllowed):
            actions.add_line(made, Costs(CostKind.ICT, "Telefoons", 1), actor=actor, token=uuid4(), at=NOW)
        with pytest.raises(NotAllowed):
            actions.adopt(made, DECIDED, actor=actor, seen=seen_of(made), at=NOW)


def test_what_each_role_sees(
    rens: AccountActor, cor: AccountActor, omar: AccountActor, anna: AccountActor, beverwijk: Municipality
) -> None:
    version, running = adopted(rens), draft(rens, year=2026)
    seen = {actor.name: set(Version.objects.visible_to(actor)) for actor in (rens, cor, omar, anna)}
    assert seen == {
        rens.name: {version, running},
        cor.name: {version, running},
        omar.name: {version},
        anna.name: {version},
    }
    amounts = {actor.name: Contribution.objects.visible_to(actor) for actor in (rens, cor, omar, anna)}
    assert [amounts[one.name].count() for one in (rens, cor, omar, anna)] == [64, 64, 2, 0]
    assert set(amounts[omar.name].values_list("municipality", flat=True)) == {beverwijk.pk}


def test_what_if_shows_who_pays_more_and_what_stays_open(rens: AccountActor, beverwijk: Municipality) -> None:
    keep_promise(rens, beverwijk)
    ground = ground_of(draft(rens))
    haarlem = Municipality.objects.get(code="GM0392")
    without = outcome_of(changed(ground, Change(absent=frozenset({haarlem.pk}))))
    rows = {row.municipality.code: row for row in without.rows}
    assert rows["GM0392"].cents == 0
    assert rows["GM0375"].cents == 971_000
    assert without.division.uncovered_cents == rows["GM0375"].uncapped_cents - 971_000 > 0
    assert without.division.covered_cents + without.division.uncovered_cents == OF_THE_LETTER
    handed_on = outcome_of(changed(ground, Change(absent=frozenset({haarlem.pk}), redistribute=True)))
    assert handed_on.division.uncovered_cents == 0
    grown = changed(ground, Change(growth=333))
    assert grown.total_cents == round(OF_THE_LETTER * 1.0333)
    with pytest.raises(Refused):
        changed(ground, Change(key=Key.MIXED, mix={Key.EQUAL: 1}))
