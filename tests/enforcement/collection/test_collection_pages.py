"""The pages of collection in a browser, and who gets them."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.enforcement.collection.vocabulary import Stage
from regiotoezicht.enforcement.models import Forfeiture, LapseInterruption, OrderRequest, Payment, Postponement, Waiver
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.organisation.models import Mandate, Municipality
from tests.conftest import Hire
from tests.enforcement.collection.conftest import BREACH, LAPSES, NONE, NOTE, PAY_HOW, SPECIAL, Collector
from tests.enforcement.conftest import NAME, REASONS, REMEDY, Office, SignedIn, on
from tests.enforcement.test_pages import statements

OF_CASE = ("collection", "forfeit", "intend_collection", "decide_collection", "prepare_reminder", "receive_request")
OF_AMOUNT = (
    "amount",
    "pay",
    "waive",
    "interrupt",
    "postpone",
    "decide_payment",
    "serve_writ",
    "record_lapse",
    "rewrite_decision",
    "let_reminder_stand",
)


@pytest.fixture
def cor(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The controller of Beverwijk."""
    return hire("Cor", Role.CONTROLLER, beverwijk)


def at(day: date) -> Any:
    """Another day for the browser."""
    return time_machine.travel(on(day), tick=False)


class Desk:
    """A browser on one case."""

    def __init__(self, browser: Client, work: Collector) -> None:
        self.browser, self.work = browser, work

    def address(self, step: str, *more: int) -> str:
        return reverse(f"enforcement:{step}", args=[self.work.case.pk, *more])

    def get(self, step: str, *more: int) -> str:
        answer = self.browser.get(self.address(step, *more))
        assert answer.status_code == 200, step
        return answer.content.decode()

    def post(self, step: str, *more: int, status: int = 302, **typed: Any) -> str:
        form = {"form": str(uuid4()), "version": str(self.work.read().version), **typed}
        answer = self.browser.post(self.address(step, *more), form)
        content = answer.content.decode()
        said = re.findall(r'class="[^"]*(?:error|invalid)[^"]*"[^>]*>([^<]+)', content)
        assert answer.status_code == status, said
        return content


def desk(signed_in: SignedIn, actor: AccountActor, work: Collector) -> Desk:
    return Desk(signed_in(actor), work)


def test_the_lawyer_walks_from_the_breach_to_the_last_euro(
    running: Collector, signed_in: SignedIn, anna: AccountActor
) -> None:
    who = str(running.addressees()[0].pk)
    with at(BREACH):
        walk = desk(signed_in, anna, running)
        assert "Er is nog niets verbeurd" in walk.get("collection")
        walk.post("forfeit", recheck="", first_on="2026-04-08", last_on="", note=NOTE, addressees=[who])
        page = walk.get("collection")
        assert "Dwangsom 1" in page and "€\u00a02.500,00" in page and "20-05-2026" in page
        assert "artikel 5:37, eerste lid, Awb" in walk.get("amount", 1)  # why nobody is reminded yet
        assert "Leg bij Invordering vast" in walk.get("detail")
    mandate = str(Mandate.objects.get().pk)
    with at(date(2026, 4, 20)):
        walk = desk(signed_in, anna, running)
        walk.post("intend_collection", amounts=["1"], grounds=REASONS, view_until="2026-05-04", view_address="")
        running.send(date(2026, 4, 20))
        assert "voornemen verzonden" in walk.get("amount", 1)
    with at(date(2026, 5, 22)):
        walk = desk(signed_in, anna, running)
        walk.post(
            "decide_collection",
            amounts=["1"],
            mandate=mandate,
            decided_on="2026-05-22",
            view="silent",
            reasons=REASONS,
            circumstances=NONE,
            pay_how=PAY_HOW,
            remedy_address=REMEDY,
        )
        running.send(date(2026, 5, 22))
        assert "invordering besloten" in walk.get("amount", 1)
    with at(date(2026, 5, 26)):
        walk = desk(signed_in, anna, running)
        walk.post("prepare_reminder", amounts=["1"], pay_how=PAY_HOW)
        running.send(date(2026, 5, 26))
        page = walk.get("amount", 1)
        assert "aangemaand" in page and "26-05-2027" in page and "4:117" in page
    with at(date(2026, 6, 10)):
        walk = desk(signed_in, anna, running)
        walk.post("serve_writ", 1, on="2026-06-10", note="Betekend door de deurwaarder.")
        walk.post("postpone", 1, ground="moratorium", first_on="2026-06-11", last_on="2026-06-30", reason=SPECIAL)
        walk.post("interrupt", 1, kind="admission", on="2026-06-10", note=SPECIAL)
        page = walk.post("pay", 1, status=422, amount="2.500,01", paid_on="2026-06-10")
        assert "Rente legt u hier niet als betaling vast" in page
        walk.post("pay", 1, amount="1.000", paid_on="2026-06-10")
        walk.post(
            "waive", 1, amount="500", mandate=mandate, decided_on="2026-06-10", reason=SPECIAL, remedy_address=REMEDY
        )
        page = walk.get("amount", 1)
        assert "€\u00a01.000,00" in page and "urseance van betaling" in page and "erkenning door de schuldenaar" in page
        walk.post("pay", 1, amount="1.000", paid_on="2026-06-10")
        assert "betaald" in walk.get("amount", 1)
    assert running.one().status == Stage.PAID
    assert (Payment.objects.count(), Waiver.objects.count(), Postponement.objects.count()) == (2, 1, 1)
    assert LapseInterruption.objects.count() == 3


def test_a_form_sent_twice_does_nothing_twice(breached: Collector, signed_in: SignedIn, anna: AccountActor) -> None:
    walk, form = desk(signed_in, anna, breached), str(uuid4())
    typed = {"form": form, "version": str(breached.read().version), "amount": "100", "paid_on": "2026-04-08"}
    with at(BREACH):
        walk = desk(signed_in, anna, breached)
        for _ in range(2):
            assert walk.browser.post(walk.address("pay", 1), typed).status_code == 302
        stale = typed | {"form": str(uuid4())}
        answer = walk.browser.post(walk.address("pay", 1), stale)
    assert answer.status_code == 422
    assert "zojuist gewijzigd" in answer.content.decode()
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("left", [90, 30, 7])
def test_the_lapse_is_loud_on_the_page(breached: Collector, signed_in: SignedIn, anna: AccountActor, left: int) -> None:
    with at(LAPSES - timedelta(days=91)):
        assert "verjaart over" not in desk(signed_in, anna, breached).get("collection")
    with at(LAPSES - timedelta(days=left)):
        walk = desk(signed_in, anna, breached)
        assert f"Dwangsom 1 verjaart over {left} dagen" in walk.get("collection")
        assert f"Verjaart over {left} dagen" in walk.get("amount", 1)


def test_what_lapsed_is_laid_down_and_closes_a_case_that_waited(
    breached: Collector, signed_in: SignedIn, anna: AccountActor
) -> None:
    with at(LAPSES + timedelta(days=1)):
        walk = desk(signed_in, anna, breached)
        page = walk.get("collection")
        assert "Dwangsom 1 is verjaard" in page and "Verjaring vastleggen" in page
        walk.post("record_lapse", 1)
        assert "verjaard" in walk.get("amount", 1)
    assert breached.one().status == Stage.LAPSED


def test_a_request_is_received_and_decided(breached: Collector, signed_in: SignedIn, anna: AccountActor) -> None:
    with at(date(2026, 4, 20)):
        walk = desk(signed_in, anna, breached)
        asker = "Voorbeeld Buurman B.V.\nVoorbeeldweg 14"
        walk.post("receive_request", kind="collect", received_on="2026-04-20", addressee="", asker=asker)
        assert "18-05-2026" in walk.get("collection")
        pk = OrderRequest.objects.get().pk
        mandate = str(Mandate.objects.get().pk)
        given: dict[str, Any] = {
            "outcome": "granted",
            "reasons": REASONS,
            "decided_on": "2026-04-20",
            "remedy_address": REMEDY,
        }
        walk.post("decide_request", pk, mandate=mandate, **given)
        page = walk.get("papers")
        assert "Besluit op een verzoek om in te vorderen" in page and "erzoeker" in page and "Buurman" not in page
        assert "Toegewezen" in walk.get("collection")


def test_a_case_that_waits_for_its_amounts_says_so(
    breached: Collector, signed_in: SignedIn, anna: AccountActor
) -> None:
    with at(date(2026, 4, 20)):
        walk = desk(signed_in, anna, breached)
        walk.post("recheck", done_on="2026-04-20", result="complied", note="Gesloten.")
        assert breached.read().status == Status.COLLECTING
        page = walk.get("detail")
        assert "sluit vanzelf zodra elk verbeurd bedrag" in page
        walk.post("pay", 1, amount="2.500", paid_on="2026-04-20")
    assert breached.read().status == Status.COMPLIED


def test_the_pages_cost_few_statements_however_many_amounts(
    running: Collector, signed_in: SignedIn, anna: AccountActor
) -> None:
    with at(date(2026, 4, 30)):
        walk = desk(signed_in, anna, running)
        costs = []
        for days in range(2):
            running.forfeit(BREACH + timedelta(days=days))
            running.pay(100, date(2026, 4, 30), number=days + 1)
            for step in (("collection",), ("amount", 1), ("forfeit",)):
                walk.get(*step)
                with CaptureQueriesContext(connection) as counted:
                    walk.get(*step)
                costs.append(statements(counted))
    assert costs[:3] == costs[3:]
    assert max(costs) <= 8


def test_the_controller_sees_amounts_due_and_paid_and_no_content(
    breached: Collector, signed_in: SignedIn, cor: AccountActor
) -> None:
    breached.pay(100_000, date(2026, 5, 1))
    breached.waive(50_000, date(2026, 5, 1))
    browser = signed_in(cor)
    page = browser.get(reverse("enforcement:amounts")).content.decode()
    for sum_ in ("€\u00a02.500,00", "€\u00a01.000,00"):
        assert sum_ in page
    assert NOTE not in page and NAME not in page and SPECIAL not in page
    assert tried(browser, breached) == {404}


def tried(browser: Client, work: Collector) -> set[int]:
    addresses = [reverse(f"enforcement:{step}", args=[work.case.pk]) for step in OF_CASE]
    addresses += [reverse(f"enforcement:{step}", args=[work.case.pk, 1]) for step in OF_AMOUNT]
    request = OrderRequest.objects.first()
    addresses += [reverse("enforcement:decide_request", args=[work.case.pk, request.pk if request else 1])]
    return {browser.get(one).status_code for one in addresses} | {browser.post(one).status_code for one in addresses}


def test_to_whoever_is_not_named_no_page_of_collection_exists(
    breached: Collector,
    signed_in: SignedIn,
    bram: AccountActor,
    petra: AccountActor,
    chris: AccountActor,
    sara: AccountActor,
) -> None:
    for other in (bram, petra, chris, sara):
        assert tried(signed_in(other), breached) == {404}


def test_the_privacy_officer_reads_and_changes_nothing(
    breached: Collector, signed_in: SignedIn, vera: AccountActor
) -> None:
    browser = signed_in(vera)
    for step, more in (("collection", ()), ("amount", (1,))):
        page = browser.get(reverse(f"enforcement:{step}", args=[breached.case.pk, *more]))
        assert page.status_code == 200
        assert "Betaling vastleggen" not in page.content.decode()
    for step in OF_CASE[1:]:
        assert browser.post(reverse(f"enforcement:{step}", args=[breached.case.pk])).status_code == 404
    for step in OF_AMOUNT[1:]:
        assert browser.post(reverse(f"enforcement:{step}", args=[breached.case.pk, 1])).status_code == 404


def test_the_signer_decides_and_waives_and_does_no_more(breached: Collector, signed_in: SignedIn) -> None:
    with at(date(2026, 5, 22)):
        browser = signed_in(breached.signer)
        page = browser.get(reverse("enforcement:amount", args=[breached.case.pk, 1])).content.decode()
        assert "Invorderingsbesluit nemen" in page and "Afzien van invordering" in page
        assert "Betaling vastleggen" not in page
        assert browser.get(reverse("enforcement:pay", args=[breached.case.pk, 1])).status_code == 404


def test_an_amount_or_request_of_another_case_is_not_found(
    office: Office, breached: Collector, signed_in: SignedIn, anna: AccountActor
) -> None:
    browser = signed_in(anna)
    other = office.weighed(None, articles=("3:3a",))
    for step in OF_AMOUNT:
        assert browser.get(reverse(f"enforcement:{step}", args=[other.pk, 1])).status_code == 404
        assert browser.get(reverse(f"enforcement:{step}", args=[breached.case.pk, 9])).status_code == 404


def test_reading_amounts_is_on_the_log_with_its_purpose(
    breached: Collector, signed_in: SignedIn, anna: AccountActor
) -> None:
    signed_in(anna).get(reverse("enforcement:collection", args=[breached.case.pk]))
    seen = Event.objects.filter(type="enforcement.seen").latest("number")
    assert (seen.record_id, seen.purpose) == (breached.case.pk, "handhaving")
    assert isinstance(seen.at, datetime)
    assert Forfeiture.objects.visible_to(anna).count() == 1
    facts = " ".join(str(event.facts) for event in Event.objects.all())
    assert NAME not in facts and NOTE not in facts
