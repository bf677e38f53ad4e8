"""The pages of a case in a browser."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.enforcement.doors import after_hand_over
from regiotoezicht.enforcement.models import Addressee, Case, Measure, Recheck, Violation
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.inspections.models import Finding
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Mandate
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from tests.conftest import TODAY
from tests.documents.conftest import pdf
from tests.enforcement.conftest import (
    ADDRESS,
    BALANCE,
    DEMAND,
    HOME,
    NAME,
    REASONS,
    REMEDY,
    Office,
    SignedIn,
    only,
    reread,
)

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(counted: CaptureQueriesContext) -> int:
    return len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)])


def page_of(case: Case, step: str = "detail", *more: int) -> str:
    return reverse(f"enforcement:{step}", args=[case.pk, *more])


@pytest.fixture
def browser(signed_in: SignedIn, anna: AccountActor) -> Client:
    return signed_in(anna)


def typed(case: Case, **more: Any) -> dict[str, Any]:
    """A form of this case, as it was shown just now."""
    return {"form": str(uuid4()), "version": str(reread(case).version), **more}


def test_the_lawyer_opens_a_case_in_one_press_and_a_second_press_leads_to_it(
    office: Office, salon: Premises, browser: Client
) -> None:
    hand_over = office.report(salon)
    address = reverse("enforcement:open", args=[hand_over.pk])
    assert hand_over.dossier in browser.get(address).content.decode()
    assert not Case.objects.exists()
    with CaptureQueriesContext(connection) as counted:
        first = browser.post(address)
    assert statements(counted) <= 15
    case = Case.objects.get()
    assert [first["Location"], browser.post(address)["Location"], browser.get(address)["Location"]] == [
        page_of(case)
    ] * 3
    assert Case.objects.count() == 1


def test_the_hand_over_leads_on_to_the_case(office: Office, salon: Premises, browser: Client) -> None:
    hand_over = office.report(salon)
    assert after_hand_over(office.anna, hand_over) == reverse("enforcement:open", args=[hand_over.pk])
    assert after_hand_over(office.bram, hand_over) == ""
    browser.post(reverse("enforcement:open", args=[hand_over.pk]))
    assert after_hand_over(office.anna, hand_over) == page_of(Case.objects.get())


def test_a_report_that_was_not_accepted_opens_nothing_and_says_why(
    office: Office, salon: Premises, browser: Client
) -> None:
    hand_over = office.report(salon)
    type(hand_over).objects.filter(pk=hand_over.pk).update(status="returned")
    answer = browser.post(reverse("enforcement:open", args=[hand_over.pk]))
    assert answer.status_code == 422
    assert "Aanvaard eerst de overdracht" in answer.content.decode()


def test_the_lawyer_walks_from_findings_to_the_order(
    office: Office, salon: Premises, browser: Client, mayor_deputy: AccountActor
) -> None:
    case = office.opened(salon, articles=("3:3", "3:12"))
    first, second = Finding.objects.filter(visit=case.visit).order_by("pk")
    page = browser.get(page_of(case, "violations")).content.decode()
    assert re.search(r'<option value="no_permit_premises" selected', page)
    chosen = {f"finding_{first.pk}": "no_permit_premises", f"finding_{second.pk}": "no"}
    assert browser.post(page_of(case, "violations"), typed(case, **chosen)).status_code == 302
    assert Violation.objects.get(case=case).number == "3:3"
    page = browser.get(page_of(case, "weigh")).content.decode()
    assert "Last onder dwangsom" in page
    assert "eerste keer" in page
    assert browser.post(page_of(case, "weigh"), typed(case, measure="order_penalty", reason="")).status_code == 302
    who = {"role": "operator", "name": NAME, "address": ADDRESS, "representative": ""}
    assert browser.post(page_of(case, "add_addressee"), typed(case, **who)).status_code == 302
    page = browser.get(page_of(case, "prepare")).content.decode()
    assert 'value="2.500"' in page
    assert 'value="10.000"' in page
    assert 'value="2026-04-08"' in page
    said = {
        "body": "mayor",
        "demand": DEMAND,
        "grounds": REASONS,
        "amount": "2.500",
        "maximum": "€ 10.000,-",
        "unit": "breach",
        "comply_days": "14",
        "view_until": "08-04-2026",
    }
    assert browser.post(page_of(case, "prepare"), typed(case, **said)).status_code == 302
    assert Measure.objects.get().maximum_cents == 1_000_000
    letter = Letter.objects.get()
    assert reverse("letters:detail", args=[letter.pk]) in browser.get(page_of(case, "papers")).content.decode()
    office.send_all(case)
    upload = SimpleUploadedFile("zienswijze.pdf", pdf(), "application/pdf")
    view = typed(case, way="written", received_date="24-03-2026", channel="post", file=upload)
    who_pk = only(case).pk
    assert browser.post(page_of(case, "settle_view", who_pk), view).status_code == 302
    assert "nog te wegen" in browser.get(page_of(case)).content.decode()
    weighing = typed(case, weighing="De exploitant stopt; dat neemt de overtreding niet weg.")
    assert browser.post(page_of(case, "weigh_view", who_pk), weighing).status_code == 302
    page = browser.get(page_of(case, "decide")).content.decode()
    assert "Sil, ondertekenaar, namens burgemeester (M2022/7)" in page
    decision = {
        "mandate": str(Mandate.objects.get().pk),
        "decided_on": "24-03-2026",
        "demand": DEMAND,
        "amount": "2500",
        "maximum": "10000,00",
        "unit": "breach",
        "comply_until": "08-04-2026",
        "reasons": REASONS,
        "balance": BALANCE,
        "remedy_address": REMEDY,
    }
    assert browser.post(page_of(case, "decide"), typed(case, **decision)).status_code == 302
    assert reread(case).status == Status.DECIDED
    office.send_all(case)
    page = browser.get(page_of(case)).content.decode().replace("\u00a0", " ")
    for words in ("06-05-2026", "08-04-2026", "€ 2.500,00", "€ 10.000,00", "M2022/7", "Hercontrole vastleggen"):
        assert words in page


def test_the_holder_of_the_permit_is_proposed_as_the_first_addressee(
    office: Office, salon: Premises, browser: Client
) -> None:
    permit = Permit.objects.create(
        dossier="KEN-2024-00900",
        municipality=salon.municipality,
        district=salon.district,
        premises=salon,
        business=salon.business,
        key="salon proef",
        name="Salon Proef",
        kind="massage",
        granted_date=TODAY,
    )
    case = office.chosen(salon, permit=permit)
    page = browser.get(page_of(case, "add_addressee")).content.decode()
    assert f'value="{NAME}"' in page
    assert "Voorbeeldweg 12" in page
    browser.post(
        page_of(case, "add_addressee"), typed(case, role="operator", name=NAME, address=ADDRESS, representative="")
    )
    assert NAME not in browser.get(page_of(case, "add_addressee")).content.decode()


def test_a_refused_step_says_what_is_wrong_at_its_field_and_keeps_what_was_typed(
    office: Office, salon: Premises, browser: Client
) -> None:
    case = office.weighed(salon)
    said = {
        "body": "mayor",
        "demand": "Sluit de deur en houd die dicht.",
        "grounds": REASONS,
        "amount": "veel",
        "maximum": "20.000",
        "unit": "breach",
        "comply_days": "14",
        "view_until": "31-02-2026",
    }
    answer = browser.post(page_of(case, "prepare"), typed(case, **said))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sluit de deur en houd die dicht." in page
    assert "is geen bedrag" in page
    assert "is geen bestaande datum" in page
    answer = browser.post(
        page_of(case, "prepare"), typed(case, **said | {"amount": "2500", "view_until": "08-04-2026"})
    )
    assert answer.status_code == 422
    assert "hoger dan de vastgestelde ladder toestaat: €\u00a010.000,00" in answer.content.decode()
    assert not Measure.objects.exists()


def test_sending_a_form_twice_does_nothing_twice(office: Office, salon: Premises, browser: Client) -> None:
    case = office.chosen(salon)
    form = typed(case, role="owner", name=NAME, address=ADDRESS, representative="")
    places = {browser.post(page_of(case, "add_addressee"), form)["Location"] for _ in range(2)}
    assert places == {page_of(case)}
    assert Addressee.objects.count() == 1
    weighing = typed(case, measure="order_penalty", reason="")
    places = {browser.post(page_of(case, "weigh"), weighing)["Location"] for _ in range(2)}
    assert places == {page_of(case)}
    assert Event.objects.filter(type="enforcement.weighed").count() == 1


def test_of_two_lawyers_at_once_the_second_sees_that_it_changed_and_may_choose_again(
    office: Office, salon: Premises, browser: Client
) -> None:
    case = office.chosen(salon)
    mine = typed(case, measure="order_penalty", reason="")
    hers = typed(case, measure="warning", reason="Een lichter middel volstaat hier.")
    browser.post(page_of(case, "weigh"), mine)
    answer = browser.post(page_of(case, "weigh"), hers)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders heeft deze zaak zojuist gewijzigd" in page
    assert "Een lichter middel volstaat hier." in page
    assert f'name="version" value="{reread(case).version}"' in page
    assert reread(case).measure == "order_penalty"


def test_the_page_says_why_a_decision_may_not_be_taken_yet(office: Office, salon: Premises, browser: Client) -> None:
    case = office.intended(salon)
    page = browser.get(page_of(case)).content.decode()
    assert "Besluit nemen: nog niet" in page
    assert "tot en met 07-04-2026" in page
    assert "Nog geen besluit mogelijk" in browser.get(page_of(case, "decide")).content.decode()


def test_a_signer_sees_the_decision_and_no_other_step(
    office: Office, salon: Premises, signed_in: SignedIn, mayor_deputy: AccountActor
) -> None:
    case = office.heard(salon)
    browser = signed_in(mayor_deputy)
    page = browser.get(page_of(case)).content.decode()
    assert page_of(case, "decide") in page
    assert page_of(case, "add_addressee") not in page
    assert browser.get(page_of(case, "weigh")).status_code == 404


def test_a_recheck_on_the_page_closes_the_case(
    office: Office, salon: Premises, browser: Client, mayor_deputy: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    assert browser.post(page_of(case, "ask_recheck"), typed(case, from_date="08-04-2026")).status_code == 302
    answer = browser.post(page_of(case, "recheck"), typed(case, done_on="24-03-2026", result="not_complied", note=""))
    assert "liep tot en met 07-04-2026" in answer.content.decode()
    done = typed(case, done_on="24-03-2026", result="complied", note="Het bedrijf was dicht.")
    assert browser.post(page_of(case, "recheck"), done).status_code == 302
    assert browser.post(page_of(case, "recheck"), done).status_code == 302
    assert Recheck.objects.count() == 1
    assert "gesloten: nageleefd" in browser.get(page_of(case)).content.decode()


def test_closing_without_a_measure_asks_why(office: Office, salon: Premises, browser: Client) -> None:
    case = office.chosen(salon)
    answer = browser.post(page_of(case, "close"), typed(case, outcome="no_violation", reason="nee"))
    assert answer.status_code == 422
    assert "artikel 3:46 Awb" in answer.content.decode()
    reason = "Er bleek wel een vergunning te zijn."
    assert browser.post(page_of(case, "close"), typed(case, outcome="no_violation", reason=reason)).status_code == 302
    assert reason in browser.get(page_of(case)).content.decode()
    assert browser.get(page_of(case, "close")).status_code == 404


def test_an_addressee_is_corrected_and_taken_out(office: Office, salon: Premises, browser: Client) -> None:
    case = office.weighed(salon)
    who = only(case)
    form = typed(case, role="owner", name="Pand B.V.", address=ADDRESS, representative="Mr. Voorbeeld\nPostbus 1")
    assert browser.post(page_of(case, "addressee", who.pk), form).status_code == 302
    page = browser.get(page_of(case)).content.decode()
    assert "Pand B.V." in page
    assert "Eigenaar of verhuurder (1)" in page
    browser.post(page_of(case, "remove_addressee", who.pk))
    assert "Pand B.V." not in browser.get(page_of(case)).content.decode()


def test_the_history_tells_what_happened_in_dutch(
    office: Office, salon: Premises, browser: Client, mayor_deputy: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    page = browser.get(page_of(case, "history")).content.decode()
    for words in (
        "Handhavingszaak geopend",
        "Gewogen: last onder dwangsom, 1e keer",
        "De zaak staat op klaar voor besluit",
        "namens burgemeester",
        "Brief verzonden op 24-03-2026",
    ):
        assert words in page
    assert "?" not in re.sub(r"<[^>]*>", "", page[page.index("rt-timeline") :].split("</ol>")[0])
    assert "ingezien" not in page


def test_the_list_filters_sorts_and_exports(
    office: Office, salon: Premises, browser: Client, mayor_deputy: AccountActor
) -> None:
    order, warning, home = (
        office.decided(salon, mayor_deputy),
        office.warned(salon, articles=("3:12",)),
        office.opened(None, articles=("3:3a",)),
    )
    everything = browser.get(reverse("enforcement:list")).content.decode()
    assert all(case.dossier in everything for case in (order, warning, home))
    assert "Salon Proef, Voorbeeldweg 12" in everything
    found = browser.get(reverse("enforcement:list") + "?stand=warned&sorteer=opened_at").content.decode()
    assert warning.dossier in found
    assert order.dossier not in found
    found = browser.get(reverse("enforcement:list") + "?maatregel=order_penalty&stand=open").content.decode()
    assert order.dossier in found
    assert warning.dossier not in found
    assert (
        "Geen handhavingszaken gevonden"
        in browser.get(reverse("enforcement:list") + "?stand=complied").content.decode()
    )
    assert browser.get(reverse("enforcement:list") + "?stand=onzin&na=onzin").status_code == 200
    export = browser.get(reverse("enforcement:list") + "?uitvoer=xlsx")
    assert export["Content-Type"].startswith("application/vnd.openxml")


def test_pages_cost_few_statements_however_many_rows_they_show(
    office: Office, salon: Premises, browser: Client, mayor_deputy: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy, addressees=2, articles=("3:3",))
    for _ in range(3):
        office.opened(salon)
    browser.get(reverse("enforcement:list"))  # names of municipalities are remembered after the first time
    pages = {reverse("enforcement:list"): 6, page_of(case): 8, page_of(case, "papers"): 8, page_of(case, "history"): 8}
    for address, most in pages.items():
        with CaptureQueriesContext(connection) as counted:
            assert browser.get(address).status_code == 200
        assert statements(counted) <= most, address


def test_every_step_costs_few_statements_however_many_violations_it_weighs(
    office: Office, salon: Premises, browser: Client, mayor_deputy: AccountActor
) -> None:
    office.warned(salon, controlled=date(2025, 5, 1), articles=("3:12",))
    new = office.chosen(salon, articles=("3:3", "3:12"))
    weighed, heard, running = office.weighed(salon), office.heard(salon), office.running(salon, mayor_deputy)
    asked = [page_of(new, step) for step in ("violations", "weigh", "add_addressee", "close")]
    asked += [page_of(weighed, "prepare"), page_of(weighed, "settle_view", only(weighed).pk)]
    asked += [page_of(heard, "decide"), page_of(running, "recheck"), page_of(running, "ask_recheck")]
    for address in asked:
        with CaptureQueriesContext(connection) as counted:
            assert browser.get(address).status_code == 200
        assert statements(counted) <= 9, address  # one is where a view or an objection goes


def test_the_page_says_that_another_order_stands_in_the_way(
    office: Office, salon: Premises, browser: Client, mayor_deputy: AccountActor
) -> None:
    other = office.heard(salon)
    running = office.running(salon, mayor_deputy)
    page = browser.get(page_of(other)).content.decode()
    assert "artikel 5:6 Awb" in page
    assert running.dossier in page
    assert running.dossier in browser.get(page_of(other, "weigh")).content.decode()


def test_accepting_a_report_leads_to_the_page_that_opens_the_case(
    office: Office, salon: Premises, browser: Client
) -> None:
    hand_over = office.report(salon)
    type(hand_over).objects.filter(pk=hand_over.pk).update(status="offered", decided_at=None)
    answer = browser.post(reverse("sharing:detail", args=[hand_over.pk]), {"decision": "accepted", "reason": ""})
    assert answer["Location"] == reverse("enforcement:open", args=[hand_over.pk])


def test_of_a_closed_case_the_lawyer_alone_reads_where_the_home_is(
    office: Office, browser: Client, signed_in: SignedIn, vera: AccountActor
) -> None:
    case = office.chosen(None, articles=("3:3a",))
    officer = signed_in(vera)
    for reader in (browser, officer):
        assert HOME in reader.get(page_of(case)).content.decode()
    reason = {"outcome": "no_violation", "reason": "Er bleek geen bedrijf te zijn."}
    assert browser.post(page_of(case, "close"), typed(case, **reason)).status_code == 302
    assert HOME in browser.get(page_of(case)).content.decode()
    assert HOME not in officer.get(page_of(case)).content.decode()
