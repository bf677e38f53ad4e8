"""Plants dwellings with recognisable fictitious streets in a region, by the very actions that its people use."""

import random
from dataclasses import dataclass, replace
from datetime import datetime
from unittest import mock

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.core.clock import local_date
from regiotoezicht.demo import homes
from regiotoezicht.demo.bulk import REGION, Stage
from regiotoezicht.inspections.models import Visit
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.signals.actions import close, register
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Channel, Outcome, PlaceKind, Source

STREET = "Kwartelroos"
"""The beginning of every planted street; it stands nowhere else in the region."""
TOWNS = ("GM0375", "GM0392")
LETTERS = "abcdefghijklmnopqrst"


@dataclass(frozen=True)
class Planted:
    """One planted dwelling: the street that is looked for, and the dossier in which it lies."""

    street: str
    dossier: str


def street(number: int) -> str:
    """The street of the planted dwelling with this number."""
    first, second = divmod(number, len(LETTERS))
    return f"{STREET}{LETTERS[first % len(LETTERS)]}{LETTERS[second]}pad"


def plant(count: int, *, at: datetime, chance: random.Random) -> list[Planted]:
    """Plant so many dwellings, in turn: only a signal, and a visit in each of the states of the demo."""
    towns = list(Municipality.objects.select_related("district").filter(code__in=TOWNS).order_by("code"))
    stage = Stage(at, REGION, chance, towns)
    teams = [_team(stage, town) for town in towns]
    return [_plant(number, teams[number % len(teams)]) for number in range(count)]


def _team(stage: Stage, town: Municipality) -> homes.Team:
    def somebody(role: Role, **where: object) -> list[Account]:
        held = Account.objects.filter(roles__role=role, is_active=True, email__endswith="@demo.example", **where)
        return list(held.select_related("employee").order_by("pk"))

    there = Designation.objects.filter(in_force(local_date(stage.at)), municipality=town).values("employee")
    return homes.Team(
        stage,
        town,
        somebody(Role.COORDINATOR, roles__district=town.district)[0],
        somebody(Role.SUPERVISOR, roles__district=town.district, employee__in=there),
        somebody(Role.LAWYER, roles__municipality=town)[0],
    )


def _plant(number: int, team: homes.Team) -> Planted:
    turn, again = number % (len(homes.HOMES) + 1), number // (len(homes.HOMES) + 1)
    where = street(number)
    with mock.patch.object(homes, "fictitious_address", lambda *_: f"{where} 7, {team.town.name}"):
        if turn == len(homes.HOMES):
            return Planted(where, _only_a_signal(team, where, closed=again % 2 == 0).dossier)
        home = homes.HOMES[turn]
        days = home.days + again if home.days > 0 else home.days - again
        door = team.plan(replace(home, days=days), number)
        home.happened(door)
        return Planted(where, Visit.objects.get(pk=door.visit_pk).dossier)


def _only_a_signal(team: homes.Team, where: str, *, closed: bool) -> Signal:
    coordinator = AccountActor(team.coordinator, team.stage.at)
    signal = register(
        team.town,
        token=team.stage.token(),
        source=Source.CITIZEN,
        channel=Channel.PHONE,
        categories=(Category.HOME,),
        received_at=team.stage.at,
        place_kind=PlaceKind.DWELLING,
        address=f"{where} 7, {team.town.name}",
        text="Veel kort bezoek in de avond.",
        actor=coordinator,
        at=team.stage.at,
    )
    if closed:
        close(signal, outcome=Outcome.NO_TASK, reason="Geen taak van ons.", actor=coordinator, at=team.stage.at)
    return signal
