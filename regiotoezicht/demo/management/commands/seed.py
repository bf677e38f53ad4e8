"""`seed`: fills the region with fictitious, plausible work."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.planner import refresh_statistics
from regiotoezicht.core.refusals import Refused
from regiotoezicht.demo.backlog import make_backlog, make_terms
from regiotoezicht.demo.bulk import COUNTRY, REGION, Stage, chance_of
from regiotoezicht.demo.care import make_care
from regiotoezicht.demo.cases import make_cases
from regiotoezicht.demo.contributions import make_contributions
from regiotoezicht.demo.emergencies import make_emergencies
from regiotoezicht.demo.forwarding import make_forwardings
from regiotoezicht.demo.hand_overs import make_hand_overs
from regiotoezicht.demo.homes import Team, make_homes
from regiotoezicht.demo.hours import make_hours
from regiotoezicht.demo.imports import make_imports
from regiotoezicht.demo.letters import make_letterheads, make_waiting_letters
from regiotoezicht.demo.local_rules import make_local_rules
from regiotoezicht.demo.measures import make_measures
from regiotoezicht.demo.observations import make_observations
from regiotoezicht.demo.people import COORDINATORS, PEOPLE, SUPERVISORS
from regiotoezicht.demo.proceedings import make_complaints, make_proceedings
from regiotoezicht.demo.programme import make_programme
from regiotoezicht.demo.register import make_register
from regiotoezicht.demo.reports import make_signals
from regiotoezicht.demo.rights import make_rights
from regiotoezicht.demo.rounds import HOME, make_rounds
from regiotoezicht.demo.sharing import make_sharing
from regiotoezicht.demo.staff import make_staff
from regiotoezicht.demo.trafficking import make_trafficking
from regiotoezicht.inspections.actions import match
from regiotoezicht.inspections.models import Round
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises import traces

SIGNER, PERMIT_OFFICER = "ondertekenaar.beverwijk", "vergunningen.beverwijk"


class Command(BaseCommand):
    """Writes the demo region in bulk, with a valid event chain. Only into a region without accounts."""

    help = "Vult de regio met verzonnen gegevens."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--scale", choices=("region", "country"), default="region")
        parser.add_argument("--years", type=int, default=2)
        parser.add_argument("--seed", type=int, default=1)

    def answer(self, **options: Any) -> dict[str, int]:
        if Account.objects.exists():
            raise Refused("not_empty", "Deze regio heeft al accounts; demogegevens komen alleen in een lege regio.")
        at = clock.now()
        stage = Stage(
            at=at,
            scale=replace(COUNTRY if options["scale"] == "country" else REGION, years=options["years"]),
            chance=chance_of(options["seed"]),
            municipalities=list(Municipality.objects.select_related("district").filter(valid_until__isnull=True)),
        )
        accounts = make_staff(stage.system)
        rule_sets = make_local_rules(stage)
        permits = make_register(stage)
        home = {item.code: item.district_id for item in stage.municipalities}
        coordinators = {home[person.employer]: accounts[person.mailbox] for person in COORDINATORS}
        signals = make_signals(stage, permits, coordinators)
        supervisors = _supervisors(accounts, home)
        controls = make_observations(stage, make_hours(stage, make_rounds(stage, permits, signals, supervisors)))
        hand_overs = make_hand_overs(stage, controls, coordinators)
        waiting = {"backlog": make_backlog(stage, signals), "terms": make_terms(stage, signals)}
        stage.close()
        lawyers = _lawyers(accounts, {item.code: item.pk for item in stage.municipalities})
        make_letterheads(stage)
        cases = make_cases(stage, lawyers, accounts[SIGNER])
        make_proceedings(stage, lawyers)
        town = next(item for item in stage.municipalities if item.code == HOME)
        lawyer = lawyers[town.pk][0]
        make_complaints(stage, town, lawyer)
        cases += make_measures(stage, lawyer, accounts[SIGNER])
        team = Team(stage, town, coordinators[town.district_id], supervisors[town.district_id], lawyer)
        waiting |= {"homes": make_homes(team), "reviews": make_rights(stage, town, accounts)}
        make_waiting_letters(stage, lawyers, accounts[SIGNER])
        _settle(stage, coordinators)
        return {
            "accounts": len(accounts),
            "rule_sets": rule_sets,
            "permits": len(permits),
            "signals": len(signals),
            "controls": len(controls),
            "hand_overs": len(hand_overs),
            "disclosures": make_sharing(stage, town, lawyers[town.pk], accounts["privacy.beverwijk"]),
            "trafficking": make_trafficking(stage, town, accounts["mensenhandel.beverwijk"]),
            "emergencies": make_emergencies(team),
            "forwardings": make_forwardings(stage, town, coordinators),
            "cases": cases,
            "imports": make_imports(stage, town, accounts[PERMIT_OFFICER]),
            "contributions": make_contributions(stage, town, accounts["financien.regio"]),
            "arranged": make_programme(stage, town),
            **waiting,
            "care": make_care(stage, accounts),
        }

    def text(self, document: Any) -> list[str]:
        return [f"  {count:>7} {name}" for name, count in document.items()]


def _settle(stage: Stage, coordinators: Mapping[int, Account]) -> None:
    """What the night, a start, and planning by hand would have done with rows that were written in bulk."""
    traces.renew_at_night(stage.at)
    for tour in Round.objects.filter(status=RoundStatus.PLANNED).select_related("district"):
        match(tour, actor=AccountActor(coordinators[tour.district_id], stage.at), at=stage.at)
    refresh_statistics()


def _lawyers(accounts: Mapping[str, Account], towns: Mapping[str, int]) -> dict[int, list[Account]]:
    """The lawyers of each municipality, by its id."""
    found: dict[int, list[Account]] = defaultdict(list)
    for person in PEOPLE:
        if person.role is Role.LAWYER:
            found[towns[person.employer]].append(accounts[person.mailbox])
    return found


def _supervisors(accounts: Mapping[str, Account], home: Mapping[str, int | None]) -> dict[int, list[Account]]:
    """The supervisors of each district, by its id."""
    found: dict[int, list[Account]] = defaultdict(list)
    for person in SUPERVISORS:
        district = home[person.employer]
        if district is not None:
            found[district].append(accounts[person.mailbox])
    return found
