"""Who else in the region knows the business or its premises: hit or no hit, and whom to phone; never what is known."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client, override_settings

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.inspections import actions
from regiotoezicht.inspections.models import Hit, Matching, Round, Visit
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.organisation.rules import Arrangement
from regiotoezicht.premises import traces
from regiotoezicht.premises.models import Premises, Trace
from tests.at_once import together
from tests.behind_the_wall import as_owner
from tests.conftest import NOW, Hire
from tests.inspections.conftest import Plan, SignedIn, make_premises, own_choice

SECRET = "Kelder Geheim"


@pytest.fixture
def elsewhere(salon: Premises, alkmaar: Municipality) -> Premises:
    """Premises in Alkmaar of a business with the KvK number of the salon in Beverwijk."""
    with as_owner():
        found = make_premises(alkmaar, SECRET, "Verzonnenlaan", salon.number or 0)
        traces.renew(alkmaar)
    traces.renew(salon.municipality)
    return found


@pytest.fixture
def tour(plan: Plan, salon: Premises, beverwijk: Municipality, elsewhere: Premises) -> Round:
    """A round to the salon, and to no fixed place."""
    return plan(own_choice(beverwijk, salon), own_choice(beverwijk))


def hits(tour: Round) -> list[str]:
    return sorted(Hit.objects.filter(matching__visit__round=tour).values_list("municipality__name", flat=True))


def test_a_hit_says_where_and_whom_to_phone_and_nothing_of_what_is_known(
    tour: Round, bram: AccountActor, hire: Hire, alkmaar: Municipality, signed_in: SignedIn
) -> None:
    hire("Coen", Role.COORDINATOR, alkmaar)
    client = signed_in(bram)
    address = f"/rondes/{tour.pk}/"
    assert "Niet afgestemd met de regio." in client.get(address).content.decode()
    client.post(f"{address}afstemmen/")
    page = client.get(address).content.decode()
    assert "Ook bekend in Alkmaar" in page
    assert "Overleg eerst met Coen (Noord-Holland-Noord)." in page
    assert not [word for word in (SECRET, "Verzonnenlaan") if word in page]


def test_each_match_is_on_the_log_of_who_asked_and_of_who_was_found(
    tour: Round, bram: AccountActor, alkmaar: Municipality
) -> None:
    actions.match(tour, actor=bram, at=NOW)
    with as_owner():
        logged = Event.objects.filter(type__in=("inspections.visit_matched", "inspections.matched_by_other"))
        assert {(event.type, event.municipality_id == alkmaar.pk) for event in logged} == {
            ("inspections.visit_matched", False),
            ("inspections.matched_by_other", True),
        }
        asked = Event.objects.get(type="inspections.round_matched")
        assert (asked.facts["visits"], asked.facts["hits"]) == (1, 1)


def test_what_is_known_nowhere_else_is_said_too(
    plan: Plan, bram: AccountActor, salon: Premises, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    traces.renew(beverwijk)
    tour = plan(own_choice(beverwijk, salon))
    actions.match(tour, actor=bram, at=NOW)
    assert "Elders in de regio niet bekend." in signed_in(bram).get(f"/rondes/{tour.pk}/").content.decode()


def test_where_the_planner_comes_herself_nothing_is_asked(
    plan: Plan, bram: AccountActor, salon: Premises, beverwijk: Municipality, haarlem: Municipality
) -> None:
    make_premises(haarlem, "Buur", "Proefpad", salon.number or 0)
    for town in (beverwijk, haarlem):
        traces.renew(town)
    tour = plan(own_choice(beverwijk, salon))
    actions.match(tour, actor=bram, at=NOW)
    assert Matching.objects.count() == 1
    assert hits(tour) == []


@pytest.mark.parametrize("processor", ["GM0375", "GM0361"])
def test_a_district_that_only_carries_out_neither_asks_nor_is_found(
    tour: Round, bram: AccountActor, processor: str
) -> None:
    with as_owner():
        Participation.objects.filter(municipality__code=processor).update(arrangement=Arrangement.PROCESSOR)
    actions.match(tour, actor=bram, at=NOW)
    assert hits(tour) == []
    assert Matching.objects.exists() == (processor == "GM0361")


@pytest.mark.parametrize("ended", ["GM0375", "GM0361"])
def test_an_answer_lasts_no_longer_than_the_arrangement(
    tour: Round, bram: AccountActor, ended: str, signed_in: SignedIn
) -> None:
    actions.match(tour, actor=bram, at=NOW)
    with as_owner():
        Participation.objects.filter(municipality__code=ended).update(arrangement=Arrangement.PROCESSOR)
    assert "Ook bekend in" not in signed_in(bram).get(f"/rondes/{tour.pk}/").content.decode()


def test_who_does_not_take_part_is_not_found(tour: Round, bram: AccountActor, alkmaar: Municipality) -> None:
    with as_owner():
        Participation.objects.filter(municipality=alkmaar).update(until_date=date(2026, 3, 1))
    actions.match(tour, actor=bram, at=NOW)
    assert hits(tour) == []


def test_a_home_is_never_asked_for(home_visit: Visit, bram: AccountActor) -> None:
    assert actions.match(home_visit.round, actor=bram, at=NOW) == []
    assert not Matching.objects.exists()


def test_asking_again_counts_the_last_answer(tour: Round, bram: AccountActor, elsewhere: Premises) -> None:
    actions.match(tour, actor=bram, at=NOW)
    with as_owner():
        elsewhere.business.delete() if elsewhere.delete() and elsewhere.business else None
        traces.renew(elsewhere.municipality)
    actions.match(tour, actor=bram, at=NOW)
    assert (Matching.objects.count(), hits(tour)) == (1, [])


def test_only_who_plans_there_asks(
    tour: Round,
    sara: AccountActor,
    chris: AccountActor,
    anna: AccountActor,
    signed_in: Callable[[AccountActor], Client],
) -> None:
    for other in (sara, chris, anna):
        with pytest.raises(NotAllowed):
            actions.match(tour, actor=other, at=NOW)
        assert signed_in(other).post(f"/rondes/{tour.pk}/afstemmen/").status_code == 404
    assert not Matching.objects.exists()


def test_who_goes_reads_no_hits(tour: Round, bram: AccountActor, sara: AccountActor, signed_in: SignedIn) -> None:
    actions.match(tour, actor=bram, at=NOW)
    page = signed_in(sara).get(f"/rondes/{tour.pk}/").content.decode()
    assert "Alkmaar" not in page and "Afstemmen" not in page


def test_a_round_that_is_over_is_not_asked_for(tour: Round, bram: AccountActor, signed_in: SignedIn) -> None:
    Round.objects.filter(pk=tour.pk).update(status="done")
    client = signed_in(bram)
    client.post(f"/rondes/{tour.pk}/afstemmen/")
    assert "kan niet meer worden gewijzigd" in client.get(f"/rondes/{tour.pk}/").content.decode()


@pytest.mark.at_once
def test_two_who_ask_at_once_get_one_answer(tour: Round, bram: AccountActor) -> None:
    def ask() -> None:
        actions.match(Round.objects.get(pk=tour.pk), actor=AccountActor(bram.account, NOW), at=NOW)

    together(ask, ask)
    assert (Matching.objects.count(), hits(tour)) == (1, ["Alkmaar"])


def test_a_trace_holds_a_digest_and_a_municipality(salon: Premises, beverwijk: Municipality) -> None:
    traces.renew(beverwijk)
    fields = {field.name for field in Trace._meta.get_fields()}
    assert fields == {"id", "municipality", "digest"}
    found = set(Trace.objects.values_list("digest", flat=True))
    assert found == traces.digests_of(salon)
    assert len(found) == 2  # the business by its number, the place by its address
    with override_settings(SEALING_KEY="another"):
        assert not found & traces.digests_of(salon)


def test_the_same_address_in_another_spelling_is_the_same_place(beverwijk: Municipality) -> None:
    one = Premises(municipality=beverwijk, street="Voorbeeldweg", number=12, addition="A", postcode="1940 ZZ")
    other = Premises(municipality=beverwijk, street="Voorb.weg", number=12, addition="a", postcode="1940zz")
    third = Premises(municipality=beverwijk, street="Voorbeeldweg", number=12, addition="", postcode="1940 ZZ")
    assert traces.digests_of(one) == traces.digests_of(other) != traces.digests_of(third)
    assert not traces.digests_of(Premises(municipality=beverwijk, street="Voorbeeldweg", number=12))


def test_at_night_all_traces_become_as_they_should_be(elsewhere: Premises, beverwijk: Municipality) -> None:
    with as_owner():
        Trace.objects.all().delete()
        Trace.objects.create(municipality=beverwijk, digest="0" * 64)
        assert traces.renew_at_night(NOW) > 3
        assert traces.renew_at_night(NOW) == 0
        assert not Trace.objects.filter(digest="0" * 64).exists()
