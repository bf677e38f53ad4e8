"""The review of rights: what stands in it, who decides, what asks again, and what is late."""

import io
from datetime import date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from regiotoezicht.access.actions import grant
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.delegations.actions import delegate
from regiotoezicht.access.models import Delegation, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core import walls
from regiotoezicht.core.actions import unit
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.reviews import actions, queries
from regiotoezicht.reviews.models import Decision, Review, place_of
from regiotoezicht.reviews.night import ask_for_reviews
from tests.access.conftest import SignedIn
from tests.conftest import NOW, TODAY, Hire

NEXT_QUARTER = datetime(2026, 4, 2, 9, 0, tzinfo=NOW.tzinfo)


def keys(review: Review, at: datetime = NOW) -> list[str]:
    return [line.key for line in queries.standing_now(review, at).asks]


def who(review: Review, at: datetime = NOW) -> list[str]:
    return sorted(line.who for line in queries.standing_now(review, at).asks)


def signed(review: Review, actor: AccountActor) -> Review:
    actions.confirm(review, actor=actor, keys=keys(review), at=NOW)
    return actions.sign(review, actor=actor, at=NOW)


def test_the_night_asks_for_every_place_with_rights_and_once(
    of_roles: Review, of_powers: Review, beverwijk: Municipality
) -> None:
    assert ask_for_reviews(NOW) == 0
    town, team = place_of(beverwijk.pk, None), place_of(None, beverwijk.district_id)
    found = set(Review.objects.values_list("place", "part"))
    assert found == {(town, "rights"), (town, "powers"), (team, "rights"), ("regio", "rights")}
    assert ask_for_reviews(NEXT_QUARTER) == 4
    assert Event.objects.filter(type="reviews.opened").count() == 8


def test_everything_is_confirmed_and_signed_once_and_the_log_holds_numbers(
    of_roles: Review, hugo: AccountActor
) -> None:
    assert who(of_roles) == ["Anna", "Vera"]
    with pytest.raises(Refused, match="staan nog 2 regels"):
        actions.sign(of_roles, actor=hugo, at=NOW)
    chosen = keys(of_roles)
    assert actions.confirm(of_roles, actor=hugo, keys=chosen[:1], at=NOW) == 1
    with pytest.raises(Refused, match="dit kwartaal al bevestigd"):
        actions.confirm(of_roles, actor=hugo, keys=chosen[:1], at=NOW)
    actions.confirm(of_roles, actor=hugo, keys=chosen[1:], at=NOW)
    actions.sign(of_roles, actor=hugo, at=NOW)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        actions.sign(of_roles, actor=hugo, at=NOW)
    event = Event.objects.latest("number")
    assert (event.type, event.municipality_id, event.facts["lines"]) == ("reviews.signed", of_roles.municipality_id, 2)
    assert {row.by_id for row in Decision.objects.all()} == {hugo.account_id}
    assert "Anna" not in str(event.facts)


def test_what_ends_otherwise_than_was_signed_asks_again_and_what_is_new_does_not(
    of_roles: Review, hugo: AccountActor, anna: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    signed(of_roles, hugo)
    hire("Lars", Role.LAWYER, beverwijk)
    assert who(of_roles) == []
    RoleAssignment.objects.filter(account=anna.account_id).update(until_date=TODAY + timedelta(days=60))
    of_roles.refresh_from_db()
    assert who(of_roles) == ["Anna"]
    when = of_roles.signed_at
    assert actions.confirm(of_roles, actor=hugo, keys=keys(of_roles), at=NOW + timedelta(hours=1)) == 1
    of_roles.refresh_from_db()
    assert (who(of_roles), of_roles.signed_at) == ([], when)


def test_a_line_that_changed_under_her_hands_is_not_confirmed(
    of_roles: Review, hugo: AccountActor, anna: AccountActor
) -> None:
    seen = keys(of_roles)
    RoleAssignment.objects.filter(account=anna.account_id).update(until_date=TODAY + timedelta(days=60))
    for wrong in (seen, ["access.roleassignment:1:", *keys(of_roles)], ["onzin"]):
        with pytest.raises(Refused, match="zojuist gewijzigd"):
            actions.confirm(of_roles, actor=hugo, keys=wrong, at=NOW)
    with pytest.raises(Refused, match="Kies eerst"):
        actions.confirm(of_roles, actor=hugo, keys=[], at=NOW)
    assert not Decision.objects.exists()


def test_ending_ends_the_right_today_and_stands_in_the_record(
    of_powers: Review, dina: AccountActor, sara: AccountActor
) -> None:
    hers = [line.key for line in queries.standing_now(of_powers, NOW).open if line.who == "Sara"]
    assert actions.end(of_powers, actor=dina, keys=hers, at=NOW) == 1
    assert Designation.objects.get(employee=sara.account.employee).until_date == TODAY
    assert who(of_powers) == ["Tom"]
    assert [(one.who, one.decision.outcome) for one in queries.record_of(of_powers)] == [("Sara", "ended")]
    types = set(Event.objects.order_by("-number").values_list("type", flat=True)[:2])
    assert types == {"reviews.ended", "organisation.designation_ended"}


def test_roles_covers_and_what_work_gave_are_lines_and_work_is_ended_elsewhere(
    of_roles: Review, hugo: AccountActor, anna: AccountActor, chris: AccountActor
) -> None:
    with unit():
        grant(anna.account, to=anna.account, reason="visit", at=NOW - timedelta(days=1), by=anna)
    role = RoleAssignment.objects.get(account=anna.account_id)
    delegate(role, actor=hugo, stand_in=chris.account, from_date=TODAY, until_date=TODAY + timedelta(days=7), at=NOW)
    standing = queries.standing_now(of_roles, NOW)
    assert sorted((line.kind, line.who) for line in standing.open) == [
        ("rol", "Anna"),
        ("rol", "Vera"),
        ("toekenningen door werk", "Anna"),
        ("vervanging", "Chris"),
    ]
    by_kind = {line.kind: line.key for line in standing.open}
    with pytest.raises(Refused, match="eindigt met de toedeling"):
        actions.end(of_roles, actor=hugo, keys=[by_kind["toekenningen door werk"]], at=NOW)
    actions.end(of_roles, actor=hugo, keys=[by_kind["vervanging"]], at=NOW)
    assert Delegation.objects.get().until_date == TODAY


def test_nobody_decides_on_her_own_right_or_on_those_that_she_does_not_keep(
    of_roles: Review, of_powers: Review, hugo: AccountActor, dina: AccountActor, vera: AccountActor, hire: Hire,
    haarlem: Municipality,
) -> None:  # fmt: skip
    region = Review.objects.get(place="regio")
    with pytest.raises(Refused, match="eigen rechten"):
        actions.confirm(region, actor=hugo, keys=keys(region), at=NOW)
    stranger = hire("Bart", Role.DESIGNATING_OFFICIAL, haarlem)
    for actor, review in ((dina, of_roles), (hugo, of_powers), (vera, of_roles), (stranger, of_powers)):
        with pytest.raises(NotAllowed):
            actions.confirm(review, actor=actor, keys=keys(review), at=NOW)
        with pytest.raises(NotAllowed):
            actions.end(review, actor=actor, keys=keys(review), at=NOW)
        with pytest.raises(NotAllowed):
            actions.sign(review, actor=actor, at=NOW)
    for actor in (dina, vera):
        with pytest.raises(NotAllowed):
            actions.open_quarter(actor=actor, at=NOW)


def test_a_quarter_that_closes_with_open_lines_stays_late_until_it_is_signed(
    of_roles: Review, hugo: AccountActor, vera: AccountActor
) -> None:
    later = [AccountActor(actor.account, NEXT_QUARTER) for actor in (hugo, vera)]
    late_for = [[one.pk for one in queries.asking(actor, date(2026, 4, 2))] for actor in later]
    assert of_roles.pk in late_for[0]
    assert late_for[1] == [of_roles.pk]
    assert queries.asking(vera, TODAY) == [], "who only watches hears of it when it is late"
    actions.confirm(of_roles, actor=later[0], keys=keys(of_roles, NEXT_QUARTER), at=NEXT_QUARTER)
    actions.sign(of_roles, actor=later[0], at=NEXT_QUARTER)
    of_roles.refresh_from_db()
    assert of_roles.signed_late
    assert queries.asking(later[1], date(2026, 4, 2)) == []


def test_the_pages_of_a_review(
    signed_in: SignedIn,
    of_roles: Review,
    hugo: AccountActor,
    vera: AccountActor,
    chris: AccountActor,
    dina: AccountActor,
) -> None:
    browser, page = signed_in(hugo), f"/rechten/{of_roles.pk}/"
    assert "Nog te bevestigen" in browser.get(page).content.decode()
    assert "checkbox" not in signed_in(vera).get(page).content.decode()
    sent = {"regel": keys(of_roles), "doen": "bevestigen"}
    assert browser.post(f"{page}besluiten/", {"doen": "bevestigen"}).status_code == 422
    asked = browser.post(f"{page}besluiten/", sent | {"doen": "beeindigen", "regel": keys(of_roles)[:1]})
    assert "Per vandaag beëindigen" in asked.content.decode()
    assert len(keys(of_roles)) == len(sent["regel"]), "nothing ended before she was sure"
    assert browser.post(f"{page}besluiten/", sent).status_code == 302
    assert browser.post(f"{page}besluiten/", sent).status_code == 422
    assert [signed_in(one).post(f"{page}aftekenen/").status_code for one in (vera, dina)] == [404, 404]
    assert browser.post(f"{page}aftekenen/").status_code == 302
    book = load_workbook(io.BytesIO(signed_in(vera).get(f"{page}?uitvoer=xlsx").content))
    assert {row[2] for row in book["Toetsing van rechten"].iter_rows(min_row=2, values_only=True)} == {
        "Anna",
        "Vera",
        "Dina",
    }
    assert "afgetekend" in browser.get("/rechten/").content.decode()
    assert signed_in(chris).get(page).status_code == 404


def test_behind_the_walls_the_administrator_still_sees_all_of_it(of_roles: Review, hugo: AccountActor) -> None:
    with walls.standing(hugo):
        assert who(of_roles) == ["Anna", "Vera"]
        assert signed(of_roles, hugo).signed_at == NOW
