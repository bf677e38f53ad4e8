"""The attack on programme, money and figures in small, and the proof that each part of it can fail."""

import random
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
import time_machine

from regiotoezicht.access.models import Account
from regiotoezicht.contributions.models.plans import ContributionQuerySet
from regiotoezicht.inspections.hours.models import WorkedHoursQuerySet
from regiotoezicht.programme import rules
from regiotoezicht.programme.models.readiness import CertificateQuerySet
from regiotoezicht.reporting import protection, views
from regiotoezicht.reporting import report as product
from tests.attack import browsing, comparing, money, programme, report, shown
from tests.attack.facts import Kind
from tests.demo.region.conftest import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_region"), pytest.mark.xdist_group("demo")]
MANY = (
    *("beleid.beverwijk", "financien.beverwijk", "financien.regio", "coordinator.kennemerland", "programma"),
    *("politie.kennemerland", "jurist1.alkmaar"),
)
Look = Callable[[browsing.Visit], None]


def of_programme(visit: browsing.Visit) -> None:
    programme.look(visit, sorted(visit.facts.records), 12)


def looked(look: Look, *mailboxes: str) -> comparing.Tally:
    """What these people find on the pages that one part of the attack opens."""
    tally, facts, chance = comparing.Tally(), comparing.facts(MONDAY), random.Random(3)
    with time_machine.travel(MONDAY, tick=False):
        for mailbox in mailboxes:
            account = Account.objects.select_related("employee").get(email=f"{mailbox}@demo.example")
            look(browsing.Visit(facts, account, 0, tally, chance, {}))
    return tally


@pytest.mark.parametrize("look", [of_programme, money.look, report.look], ids=["programme", "money", "report"])
def test_everybody_finds_on_these_pages_what_the_table_says(look: Look) -> None:
    tally = looked(look, *MANY)
    assert tally.total > 3 * len(MANY)
    assert sum(tally.granted.values()) > 10
    assert not [*tally.leaks, *tally.withheld], "\n".join(list(tally.lines())[-20:])


@pytest.mark.parametrize(
    ("model", "method", "routes", "kind"),
    [
        (CertificateQuerySet, "visible_to", programme.routes, Kind.TRAINING),
        (ContributionQuerySet, "visible_to", money.routes, Kind.SHARE),
        (WorkedHoursQuerySet, "counted_for", money.routes, Kind.HOURS),
    ],
)
def test_a_list_of_these_rooms_that_shows_all_is_found(model: Any, method: str, routes: Any, kind: Kind) -> None:
    facts, chance = comparing.facts(MONDAY), random.Random(1)
    people = list(Account.objects.filter(is_active=True).select_related("employee").order_by("pk"))
    with mock.patch.object(shown, "routes", routes):
        assert not comparing.compare(facts, people, checks=1_000, chance=chance).leaks
        with mock.patch.object(model, method, lambda self, actor: self):
            leaks = comparing.compare(facts, people, checks=1_500, chance=chance).leaks
    assert {leak.kind for leak in leaks} == {kind}


def test_a_form_that_takes_from_anybody_is_found() -> None:
    with mock.patch.object(rules, "PLAN_KEEP", rules.READ):
        leaks = looked(of_programme, "jurist1.alkmaar").leaks
    assert {leak.kind for leak in leaks} == {Kind.PROGRAMME}


def shown_whole(*_: Any) -> Any:
    return product.ALL


def exactly(_: Any, found: Any, place: Any) -> Any:
    return found.exactly(place), True


@pytest.mark.parametrize(
    ("where", "name", "instead", "said"),
    [
        (product, "_pattern", shown_whole, ("is small", "tells of a case")),
        (protection, "_cover", lambda counts, lines, within, own: own, ("follows in",)),
        (product, "rounded", lambda number, step=1: number + 1, (" is ",)),
        (views, "_figured", exactly, ("GM",)),
    ],
    ids=["all of it", "a total too many", "another number", "exact at large"],
)
def test_a_report_that_shows_too_much_is_found(where: Any, name: str, instead: Any, said: tuple[str, ...]) -> None:
    with mock.patch.object(where, name, instead):
        leaks = looked(report.look, "jurist1.alkmaar").leaks
    assert {leak.kind for leak in leaks} == {Kind.FIGURES}
    for words in said:
        assert any(words in leak.record for leak in leaks), words
