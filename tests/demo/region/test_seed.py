"""The demo region is plausible, in every state, and nothing in it exists."""

import re

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, Grant
from regiotoezicht.audit.verify import verify
from regiotoezicht.contributions.models import Contribution, ContributionReminder, Version
from regiotoezicht.contributions.vocabulary import Stage as CostStage
from regiotoezicht.contributions.vocabulary import Vat
from regiotoezicht.core.panels import menu_for
from regiotoezicht.demo.homes import FIRST_NUMBER, HOMES
from regiotoezicht.demo.imports import ALONE
from regiotoezicht.demo.people import PEOPLE
from regiotoezicht.demo.streets import STREETS
from regiotoezicht.documents.queries import open_file
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.vocabulary import Status as CaseStatus
from regiotoezicht.inspections.content import sha256_of
from regiotoezicht.inspections.entry import valid_through
from regiotoezicht.inspections.models import Report, Round, RoundMember, Visit, VisitDwelling
from regiotoezicht.inspections.vocabulary import BreakOff, Ground, ReportStatus, RoundStatus, SpokenRole, VisitStatus
from regiotoezicht.letters.models import Letter
from regiotoezicht.permits.models import Draft, HeldRow, Import, Permit
from regiotoezicht.permits.rules import TASK_CHOOSE, ImportStatus
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.sharing.models import Forwarding, HandOver
from regiotoezicht.sharing.rules import Status as HandOverStatus
from regiotoezicht.signals.models import Dwelling, Signal
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.demo.region.conftest import MONDAY
from tests.pages.walking import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_region"), pytest.mark.xdist_group("demo")]


def test_the_region_has_people_permits_signals_and_controls() -> None:
    assert Account.objects.count() >= 40
    assert Permit.objects.count() == 120 + 5, "five came with the registers that Beverwijk took in"
    assert Signal.objects.count() == 200 + len(HOMES) + 1, "one was forwarded, and began anew in the other district"
    assert sorted(Forwarding.objects.values_list("status", flat=True)) == ["accepted", "offered"]
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
    assert set(cases.values_list("status", flat=True)) >= {
        CaseStatus.NEW,
        CaseStatus.WEIGHED,
        CaseStatus.NO_VIOLATION,
        CaseStatus.RUNNING,
    }
    assert cases.filter(is_dwelling=True).count() == 1
    running = cases.get(status=CaseStatus.RUNNING)
    sent = Letter.objects.filter(label="enforcement.case", record_id=running.pk, status="sent")
    assert {letter.kind for letter in sent} == {"intention", "order_under_penalty"}
    assert all(letter.pdf is not None and open_file(letter.pdf).startswith(b"%PDF-") for letter in sent)
    assert RunningTerm.objects.filter(dossier=running.dossier, rule="awb-6:7", ended_at__isnull=True).exists()


def test_last_year_is_settled_and_this_year_is_paid_for_the_greater_part() -> None:
    settled = Version.objects.get(plan__year=2025, stage=CostStage.SETTLED)
    assert [one.stage for one in settled.plan.versions.order_by("number")] == list(CostStage)
    lines = list(settled.lines.all())
    assert all(line.confirmed and line.planned_cents for line in lines)
    hours = next(line for line in lines if line.supplied_by is not None)
    assert 0 < hours.minutes < (hours.planned_minutes or 0)
    assert {line.vat for line in lines} == {Vat.EXEMPT, Vat.COMPENSABLE}
    asked = settled.billing.requests.values_list("cents", flat=True)
    assert min(asked) < 0 < max(asked)
    reminded = ContributionReminder.objects.get().request
    assert reminded.billing.version.plan.year == MONDAY.year and not reminded.payments.exists()
    draft = Version.objects.get(plan__year=MONDAY.year + 1)
    assert draft.is_draft and draft.vat_agreement is not None
    letter = Contribution.objects.get(version__plan__year=2022, municipality__code="GM0375")
    assert (letter.cents, letter.to_pay_cents) == (971_000, 971_000)


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


def test_one_emergency_was_reviewed_and_one_is_late() -> None:
    found = Emergency.objects.filter(municipality__code="GM0375")
    assert {(one.label, one.outcome, one.is_late(MONDAY.date())) for one in found} == {
        ("signals.signal", "rightful", False),
        ("enforcement.case", "", True),
    }


def test_the_chain_of_events_is_whole() -> None:
    assert verify().ok


def homes() -> dict[str, Visit]:
    """The visits to dwellings by the function that made them."""
    found = Visit.objects.filter(is_dwelling=True).select_related("round", "entry", "dwelling").order_by("pk")
    return {home.happened.__name__: visit for home, visit in zip(HOMES, found, strict=True)}


def test_dwellings_were_entered_by_consent_and_by_authorisation_and_twice_the_control_stopped() -> None:
    visits = homes()
    consent = visits["_by_consent"].entry
    assert (consent.ground, consent.consent_role, consent.consent_language, consent.interpreter) == (
        Ground.CONSENT,
        SpokenRole.RESIDENT,
        "Engels",
        True,
    )
    assert consent.consent_at is not None and consent.consent_at < consent.entered_at
    paper = visits["_by_authorisation"].entry
    assert paper.issued_date is not None
    assert paper.issued_date < timezone.localtime(paper.entered_at).date() <= valid_through(paper.issued_date)
    withdrawn = visits["_withdrawn"]
    assert (withdrawn.break_off_reason, withdrawn.entry.withdrawn_at) == (BreakOff.CONSENT, withdrawn.left_at)
    stopped = visits["_help_asked"]
    report = Report.objects.get(visit=stopped)
    assert report.status == ReportStatus.DRAFT
    assert stopped.answers.count() == stopped.counts.count() == stopped.findings.count() == stopped.photos.count() == 0
    assert visits["_still_to_come"].round.date > MONDAY.date()


def test_the_address_of_a_dwelling_is_sealed_in_its_own_case_and_nowhere_else() -> None:
    said = [f"{STREETS[number]} {FIRST_NUMBER + number}" for number in range(len(HOMES))]
    kept = [visit.dwelling.address.partition(",")[0] for visit in homes().values()]
    assert kept == said
    assert holders_of(said) == set()
    assert holders_of([ALONE]) == set(), "of a row that is held back only its number is kept"
    assert holders_of(["Voorbeeld Exploitatie B.V."]) >= {"premises_party"}, "the search does look"


def holders_of(words: list[str]) -> set[str]:
    """The tables that hold one of these words as they lie in the database."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found |= {table for row in cursor.fetchall() if any(word in str(row) for word in words)}
    return found


@pytest.mark.parametrize("mailbox", ["coordinator.kennemerland", "jurist1.beverwijk", "toezicht1.kennemerland"])
def test_no_search_and_no_list_finds_a_dwelling(mailbox: str) -> None:
    person = next(one for one in PEOPLE if one.mailbox == mailbox)
    client = browser_of(person)
    for number in range(len(HOMES)):
        words = f"{STREETS[number]} {FIRST_NUMBER + number}"
        answer = client.post(reverse("desk:search"), {"zoek": words}, follow=True)
        assert "Niets gevonden" in answer.content.decode()
    actor = AccountActor(Account.objects.get(email=person.email), MONDAY)
    for entry in menu_for(actor):
        page = client.get(reverse(entry.route)).content.decode()
        assert not re.search(rf" {FIRST_NUMBER // 10}\d, \d{{4}} Z", page), entry.route


def test_beverwijk_took_registers_in_undid_one_and_left_a_row_to_its_lawyer() -> None:
    imports = Import.objects.order_by("pk")
    assert [(one.status, one.created, one.updated) for one in imports] == [
        (ImportStatus.CONFIRMED, 3, 2),
        (ImportStatus.UNDONE, 2, 0),
        (ImportStatus.CONFIRMED, 2, 0),
    ]
    held = HeldRow.objects.get()
    assert (held.imported, held.choice) == (imports[2], "")
    assert Task.objects.open().filter(kind=TASK_CHOOSE, record_id=held.imported_id, role="lawyer").exists()
    assert not Draft.objects.exists()


def test_what_waits_for_the_lawyers_of_beverwijk_came_with_its_pdf() -> None:
    waiting = HandOver.objects.filter(status=HandOverStatus.OFFERED, municipality__code="GM0375")
    assert waiting.count() > 1
    assert all(any(file["name"].endswith(".pdf") for file in one.files) for one in waiting)
