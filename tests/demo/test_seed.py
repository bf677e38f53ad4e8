"""The demo region is plausible, in every state, and nothing in it exists."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from regiotoezicht.access.models import Account, Grant
from regiotoezicht.audit.verify import verify
from regiotoezicht.demo.streets import STREETS
from regiotoezicht.documents.queries import open_file
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.vocabulary import Status as CaseStatus
from regiotoezicht.inspections.content import sha256_of
from regiotoezicht.inspections.models import Report, Round, RoundMember, Visit, VisitDwelling
from regiotoezicht.inspections.vocabulary import ReportStatus, RoundStatus, VisitStatus
from regiotoezicht.letters.models import Letter
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status as HandOverStatus
from regiotoezicht.signals.models import Dwelling, Signal
from regiotoezicht.worklist.models import RunningTerm, Task

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def _region(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo region, made once for these tests and taken away after them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(MONDAY, tick=False):
        call_command("seed", verbosity=0)
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_region")]


def test_the_region_has_people_permits_signals_and_controls() -> None:
    assert Account.objects.count() >= 40
    assert Permit.objects.count() == 120
    assert Signal.objects.count() == 200
    assert Visit.objects.filter(arrived_at__isnull=False).count() >= 300


def test_no_demo_address_lies_outside_the_made_up_streets() -> None:
    streets = set(STREETS)
    assert {premises.street for premises in Premises.objects.all()} <= streets
    sealed = [home.address for home in Dwelling.objects.all()] + [home.address for home in VisitDwelling.objects.all()]
    assert {re.split(r" \d", address)[0] for address in sealed} <= streets
    places = Signal.objects.exclude(public_place="").values_list("public_place", flat=True)
    assert {place.removeprefix("omgeving ") for place in places} <= streets
    told = [report.content["plaats"] for report in Report.objects.all()]
    assert {re.split(r" \d", place["adres"])[0] for place in told if "adres" in place} <= streets


def test_no_demo_business_number_or_mailbox_exists() -> None:
    assert all(kvk.startswith("0000") for kvk in Business.objects.values_list("kvk", flat=True))
    assert all(email.endswith("@demo.example") for email in Account.objects.values_list("email", flat=True))


def test_rounds_visits_and_hand_overs_are_there_in_every_state_that_a_day_can_show() -> None:
    assert set(Round.objects.values_list("status", flat=True)) >= {
        RoundStatus.PLANNED,
        RoundStatus.UNDER_WAY,
        RoundStatus.DONE,
        RoundStatus.CANCELLED,
    }
    assert set(Visit.objects.values_list("status", flat=True)) >= {
        VisitStatus.PLANNED,
        VisitStatus.NOBODY_HOME,
        VisitStatus.REPORT_READY,
        VisitStatus.SIGNED,
        VisitStatus.CANCELLED,
    }
    assert set(HandOver.objects.values_list("status", flat=True)) == set(HandOverStatus.values)


def test_the_lawyers_of_beverwijk_have_a_case_in_each_of_the_first_steps_and_an_order_that_runs() -> None:
    cases = Case.objects.filter(municipality__code="GM0375")
    assert set(cases.values_list("status", flat=True)) == {
        CaseStatus.NEW,
        CaseStatus.WEIGHED,
        CaseStatus.NO_VIOLATION,
        CaseStatus.RUNNING,
    }
    running = cases.get(status=CaseStatus.RUNNING)
    sent = Letter.objects.filter(label="enforcement.case", record_id=running.pk, status="sent")
    assert {letter.kind for letter in sent} == {"intention", "order_under_penalty"}
    assert all(letter.pdf is not None and open_file(letter.pdf).startswith(b"%PDF-") for letter in sent)
    assert RunningTerm.objects.filter(dossier=running.dossier, rule="awb-6:7", ended_at__isnull=True).exists()


def test_nobody_is_on_two_rounds_on_one_day() -> None:
    seen = RoundMember.objects.filter(until_at__isnull=True).values_list("employee_id", "round__date")
    assert len(seen) == len(set(seen))


def test_every_report_has_the_hash_of_its_content_and_two_signatures_when_it_is_locked() -> None:
    for report in Report.objects.prefetch_related("signatures"):
        assert report.sha256 == sha256_of(report.content)
        assert len(report.signatures.all()) == (2 if report.status == ReportStatus.SIGNED else 1)


def test_assignments_of_what_is_over_have_ended() -> None:
    over = Visit.objects.filter(status__in=[VisitStatus.SIGNED, VisitStatus.CANCELLED]).values("pk")
    assert not Grant.objects.filter(label="inspections.visit", record_id__in=over, until_at__isnull=True).exists()


def test_the_supervisors_of_kennemerland_have_a_round_today() -> None:
    today = Round.objects.filter(date=MONDAY.date(), status=RoundStatus.PLANNED, district__code="KEN")
    assert today.exists()
    assert Task.objects.filter(kind="inspections.visit", done_at__isnull=True, due_date=MONDAY.date()).exists()


def test_the_chain_of_events_is_whole() -> None:
    assert verify().ok
