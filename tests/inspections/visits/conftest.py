"""A planned visit of Sara and Tom in Beverwijk, and the steps through it that every test needs."""

import io
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from regiotoezicht.access.actions import grant
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.bylaws import actions as bylaws
from regiotoezicht.bylaws.models import Article
from regiotoezicht.core.actions import unit
from regiotoezicht.core.rights import System
from regiotoezicht.inspections.actions import entry as entering
from regiotoezicht.inspections.actions import reports, seen, visits
from regiotoezicht.inspections.entry import EntryFacts
from regiotoezicht.inspections.models import Report, Round, RoundMember, Visit, VisitDwelling
from regiotoezicht.inspections.notes import items_of
from regiotoezicht.inspections.vocabulary import AnswerCode, CountKind, Ground, LivesHere, VisitStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Business, Premises
from tests.conftest import NOW, TODAY
from tests.inspections.conftest import employee_of

Plan = Callable[..., Visit]
SignIn = Callable[[AccountActor], Client]
HOME = "Fictiestraat 77, Beverwijk"
SALT = "ab" * 32
START = NOW - timedelta(minutes=50)


@pytest.fixture(autouse=True)
def _at_work(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES = tmp_path / "files"
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def salon(beverwijk: Municipality) -> Premises:
    business = Business.objects.create(
        municipality=beverwijk, district=beverwijk.district, name="Salon De Proef", kvk="00000001"
    )
    return Premises.objects.create(
        municipality=beverwijk,
        district=beverwijk.district,
        business=business,
        kind="massage",
        street="Voorbeeldweg",
        number=12,
        postcode="1940 ZZ",
        place="Beverwijk",
    )


@pytest.fixture
def articles(beverwijk: Municipality) -> list[Article]:
    """The articles that Beverwijk adopted in 2022."""
    return adopted_articles(beverwijk)


def adopted_articles(municipality: Municipality) -> list[Article]:
    """Adopt the starter set in a municipality; answers its articles."""
    system, start = System(START), date(2022, 1, 1)
    drafted = bylaws.draft_from_starter(municipality, actor=system, from_date=start, at=START)
    bylaws.adopt(drafted, actor=system, reference="B2022/0375", adopted_date=start, follows=False, at=START)
    return list(Article.objects.filter(rule_set=drafted))


@pytest.fixture
def planned(
    beverwijk: Municipality, salon: Premises, sara: AccountActor, tom: AccountActor, bram: AccountActor
) -> Plan:
    """Plan a visit of Sara and Tom for today, to the salon unless said otherwise."""

    def planned(*, crew: tuple[AccountActor, ...] = (sara, tom), day: date = TODAY, **more: Any) -> Visit:
        number = Round.objects.count() + 1
        tour = Round.objects.create(
            district=beverwijk.district,
            reference=f"R-KEN-2026-{number:05d}",
            token=uuid4(),
            date=day,
            start_time=time(9),
            planned_at=START,
        )
        given: dict[str, Any] = {
            "cause": "own_choice",
            "kind": "home" if more.get("is_dwelling") else "massage",
            "premises": None if more.get("is_dwelling") else salon,
        }
        visit = Visit.objects.create(
            dossier=f"KEN-2026-{number:05d}",
            municipality=beverwijk,
            district=beverwijk.district,
            round=tour,
            token=uuid4(),
            sequence=1,
            **given | more,
        )
        if visit.is_dwelling:
            VisitDwelling.objects.create(visit=visit, address=HOME, salt=SALT)
        for actor in crew:
            RoundMember.objects.create(round=tour, employee=employee_of(actor), from_at=START)
            with unit():
                grant(actor.account, to=tour, reason="round", at=START, by=bram)
                grant(actor.account, to=visit, reason="visit", at=START, by=bram)
                if visit.signal is not None:
                    grant(actor.account, to=visit.signal, reason="visit", at=START, by=bram)
        return visit

    return planned


@pytest.fixture
def arrived(planned: Plan, sara: AccountActor) -> Visit:
    """The salon, where Sara and Tom just arrived."""
    return visits.arrive(planned(), actor=sara, at=START)


@pytest.fixture
def at_home(planned: Plan, sara: AccountActor) -> Visit:
    """A dwelling at which Sara and Tom just arrived."""
    visit = visits.arrive(planned(is_dwelling=True), actor=sara, at=START)
    return visits.answer_lives_here(visit, lives_here=LivesHere.YES, actor=sara, at=START)


def again(visit: Visit) -> Visit:
    """The visit as it stands now."""
    return Visit.objects.select_related("round", "municipality__district", "signal", "premises__business").get(
        pk=visit.pk
    )


def business_entry(**change: Any) -> EntryFacts:
    """An entry of business premises as it should be."""
    right: dict[str, Any] = {
        "ground": Ground.BUSINESS,
        "entered_at": START,
        "home": False,
        "identity_shown": True,
        "purpose_stated": True,
    }
    return EntryFacts(**right | change)


def consent(**change: Any) -> EntryFacts:
    """An entry of a dwelling by consent as it should be."""
    right: dict[str, Any] = {
        "ground": Ground.CONSENT,
        "home": True,
        "consent_role": "resident",
        "consent_at": START,
        "consent_language": "Engels",
        "consent_evident": True,
    }
    return business_entry(**right | change)


def walk_through(visit: Visit, actor: AccountActor, *, left: bool = True) -> Visit:
    """Do the whole control of business premises without a breach."""
    visits.answer_lives_here(visit, lives_here=LivesHere.NO, actor=actor, at=START)
    entering.record_entry(visit, facts=business_entry(), actor=actor, at=START)
    answers = {item.code: (AnswerCode.OK, "") for item in items_of(visit)}
    seen.save_answers(visit, answers=answers, actor=actor, at=START)
    seen.save_counts(visit, counts={CountKind.PERSONS: 3, CountKind.IDENTITY_SEEN: 2}, actor=actor, at=START)
    if left:
        visits.note_leaving(visit, left_at=NOW, actor=actor, at=NOW)
    return again(visit)


def composed(visit: Visit, *crew: AccountActor) -> Report:
    """All say that they are ready; answers the draft."""
    for actor in crew:
        reports.say_ready(again(visit), actor=actor, at=NOW)
    return Report.objects.get(visit=visit)


def signed(visit: Visit, *crew: AccountActor) -> Report:
    """All sign; answers the locked report."""
    report = composed(visit, *crew)
    for actor in crew:
        reports.sign(Report.objects.get(pk=report.pk), seen=report.sha256, actor=actor, at=NOW)
    return Report.objects.get(pk=report.pk)


def picture() -> bytes:
    """A small photo with a hidden device in it."""
    buffer, hidden = io.BytesIO(), Image.Exif()
    hidden[0x010F] = "Fictieve Telefoon"
    Image.new("RGB", (60, 40), "white").save(buffer, "JPEG", exif=hidden)
    return buffer.getvalue()


def status_of(visit: Visit) -> VisitStatus:
    """The status of a visit now."""
    return VisitStatus(Visit.objects.get(pk=visit.pk).status)
