"""What all tests share: a fixed moment, and the cast.

Three municipalities in two districts: Beverwijk and Haarlem in Kennemerland, Alkmaar in Noord-Holland-Noord.
In Beverwijk Anna owns (lawyer) and Petra keeps permits; Bram coordinates Kennemerland; Sara and Tom are its
supervisors, designated in Beverwijk; Chris is a stranger (lawyer of Alkmaar); Vera is privacy officer of Beverwijk.
"""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import LEVELS, Level, Role
from regiotoezicht.organisation.models import Designation, District, Employee, Municipality, Partner
from regiotoezicht.organisation.rules import PartnerKind
from tests import behind_the_wall

NOW = datetime(2026, 3, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 24)

Hire = Callable[..., AccountActor]
pytest_plugins = ["tests.at_once", "tests.migrated", "tests.rendered"]

# How quick the programme is, is measured by the benchmark and never by a test: on a machine with other work to do, a
# property that holds would fail because it took long to think of examples.
hypothesis.settings.register_profile("tests", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("tests")


# By what a test says that it uses a database: a fixture that opens one, or a marker.
OPENS_ONE = {"db", "transactional_db", "own_database", "django_db_setup"}
# Such tests take minutes; they begin first, so that no process is left alone with one of them at the end.
TAKE_LONG = ("xdist_group", "own_process", "once")
LONGEST_NAME = 100


@pytest.hookimpl(trylast=True)  # after the folders have put their markers on
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the database at hand does not have, and on the second what is walked once or asks no database;
    all is named in docs/reference/databases.md.
    """
    others = {"sqlite": ("postgresql",), "postgresql": ("sqlite", "once")}[connection.vendor]
    left_out = [item for item in items if any(item.get_closest_marker(other) for other in others)]
    if connection.vendor == "postgresql":
        known = set(left_out)
        left_out += [item for item in items if item not in known and not _asks_a_database(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        left = set(left_out)
        items[:] = [item for item in items if item not in left]
    items.sort(key=lambda item: not any(map(item.get_closest_marker, TAKE_LONG)))


def _asks_a_database(item: pytest.Item) -> bool:
    """Whether a test can tell one database from another; it is closed to whatever asks for none of these.

    Whoever takes `request` may ask for a fixture by its name later, and counts as asking.
    """
    if any(map(item.get_closest_marker, ("django_db", "postgresql", "own_process"))):
        return True
    asked = item._fixtureinfo  # type: ignore[attr-defined]  # how pytest itself knows, before anything runs
    ours = [one for all_ in asked.name2fixturedefs.values() for one in all_ if one.func.__module__.startswith("tests")]
    by_name = "request" in asked.argnames or any("request" in one.argnames for one in ours)
    return by_name or bool(OPENS_ONE & {*asked.names_closure})


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A short name for a long value: megabytes in the name of a test are sent to every process with every report."""
    if isinstance(val, str | bytes) and len(val) > LONGEST_NAME:
        return f"{argname}_of_{len(val)}"
    return None


def pytest_collection_finish() -> None:
    """Look at what was collected no more when garbage is looked for: that took a tenth of the time of all tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


if connection.vendor == "sqlite":

    @pytest.fixture(scope="session")
    def django_db_modify_db_settings_xdist_suffix() -> None:
        """Each process has the embedded database in its own memory, so that no name needs a suffix per process."""


if connection.vendor == "postgresql":

    @pytest.fixture(scope="session")
    def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
        """All tests on PostgreSQL work as a role that owns nothing and passes no wall, as a region does."""
        with django_db_blocker.unblock():
            behind_the_wall.make_role()
            connection_created.connect(behind_the_wall.take_role)
            behind_the_wall.start_anew()
        yield
        with django_db_blocker.unblock():
            connection_created.disconnect(behind_the_wall.take_role)
            behind_the_wall.start_anew()


@pytest.fixture
def db(request: pytest.FixtureRequest) -> None:
    """The database of the tests, rolled back afterwards; a test `at_once` has one of its own, in which all is real."""
    request.getfixturevalue("own_database" if request.node.get_closest_marker("at_once") else "db")


@pytest.fixture
def beverwijk(db: None) -> Municipality:
    return Municipality.objects.get(code="GM0375")


@pytest.fixture
def haarlem(db: None) -> Municipality:
    return Municipality.objects.get(code="GM0392")


@pytest.fixture
def alkmaar(db: None) -> Municipality:
    return Municipality.objects.get(code="GM0361")


@pytest.fixture
def kennemerland(db: None) -> District:
    return District.objects.get(code="KEN")


@pytest.fixture
def hire(db: None) -> Hire:
    """Hire somebody: an account with one role where it belongs, of an employee or at the police; answers her as an
    actor.
    """

    def hire(name: str, role: Role, employer: Municipality, *, at: datetime = NOW) -> AccountActor:
        account = Account(email=f"{name.lower()}@voorbeeld.example", name=name)
        if role is Role.PARTNER:
            account.partner = Partner.objects.get_or_create(name="Politie", kind=PartnerKind.POLICE)[0]
        else:
            account.employee = Employee.objects.create(name=name, function=role.label, employer=employer)
        account.set_password("een-lang-wachtwoord")
        account.save()
        level = LEVELS.get(role, Level.MUNICIPALITY)
        RoleAssignment.objects.create(
            account=account,
            role=role,
            municipality=employer if level is Level.MUNICIPALITY else None,
            district=employer.district if level is Level.DISTRICT else None,
            from_date=date(2022, 1, 1),
        )
        return AccountActor(account, at)

    return hire


@pytest.fixture
def designate(db: None) -> Callable[..., Designation]:
    """Designate an actor as supervisor in a municipality, from 2022 on unless said otherwise."""

    def designate(
        actor: AccountActor,
        municipality: Municipality,
        *,
        from_date: date = date(2022, 1, 1),
        until_date: date | None = None,
    ) -> Designation:
        assert actor.account.employee is not None
        return Designation.objects.create(
            employee=actor.account.employee,
            municipality=municipality,
            body="mayor",
            reference="2022/001",
            from_date=from_date,
            until_date=until_date,
        )

    return designate


@pytest.fixture
def anna(hire: Hire, beverwijk: Municipality) -> AccountActor:
    return hire("Anna", Role.LAWYER, beverwijk)


@pytest.fixture
def petra(hire: Hire, beverwijk: Municipality) -> AccountActor:
    return hire("Petra", Role.PERMIT_OFFICER, beverwijk)


@pytest.fixture
def vera(hire: Hire, beverwijk: Municipality) -> AccountActor:
    return hire("Vera", Role.PRIVACY_OFFICER, beverwijk)


@pytest.fixture
def bram(hire: Hire, haarlem: Municipality) -> AccountActor:
    return hire("Bram", Role.COORDINATOR, haarlem)


@pytest.fixture
def chris(hire: Hire, alkmaar: Municipality) -> AccountActor:
    return hire("Chris", Role.LAWYER, alkmaar)


@pytest.fixture
def sara(
    hire: Hire, designate: Callable[..., Designation], haarlem: Municipality, beverwijk: Municipality
) -> AccountActor:
    supervisor = hire("Sara", Role.SUPERVISOR, haarlem)
    designate(supervisor, beverwijk)
    return supervisor


@pytest.fixture
def tom(hire: Hire, designate: Callable[..., Designation], beverwijk: Municipality) -> AccountActor:
    supervisor = hire("Tom", Role.SUPERVISOR, beverwijk)
    designate(supervisor, beverwijk)
    return supervisor


@pytest.fixture
def signed_in(db: None) -> Callable[[AccountActor], Client]:
    """A browser in which an actor is signed in."""

    def signed_in(actor: AccountActor) -> Client:
        client = Client()
        client.force_login(actor.account, backend=settings.SIGN_IN_BACKEND)
        return client

    return signed_in
