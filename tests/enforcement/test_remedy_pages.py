"""The pages of coercion, closure, suspension and withdrawal in a browser: by clicking, with what they refuse."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.models import Case, ClosingDay, CoDecision, CostDecision, HomeTest, Remedy
from regiotoezicht.enforcement.remedies.closure import TRAPS
from regiotoezicht.enforcement.remedies.vocabulary import ClosureBasis
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Mandate, Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, TODAY, Hire
from tests.enforcement.conftest import BALANCE, DEMAND, HOME_WORD, NAME, REASONS, REMEDY, Office, SignedIn, reread
from tests.enforcement.remedied import (
    CLOSURE,
    COERCION,
    FACTS,
    NECESSITY,
    SUSPENSION,
    WHAT,
    Way,
    college_mandate,
    full_mandate,
    permit_for,
)
from tests.enforcement.test_pages import CONTROL, page_of, typed

STEPS = (
    "act",
    "closing_day",
    "costs",
    "countersign",
    "execute",
    "finish",
    "fix_closing_day",
    "hold",
    "home_test",
    "lift_hold",
    "notice",
    "pay_costs",
    "reopen",
    "talk",
)
SHEET = {
    "day": TODAY.isoformat(),
    "started": "10:00",
    "ended": "12:30",
    "officials": "twee toezichthouders, een slotenmaker",
    "people": "3",
    "children": "0",
    "animals": "1",
    "animals_care": "dierenambulance",
    "rehousing": "twee plaatsen in het pension",
    "interpreter": "by_phone",
    "care_on_call": "yes",
    "seals": "zegel 0001 voordeur, zegel 0002 achterdeur",
    "keys": "twee, in de kluis van het stadhuis",
    "locks_changed": "yes",
    "notice_put_up": "yes",
    "electricity": "12345",
    "gas": "678",
    "water": "90",
    "goods": "",
    "reopening": "team handhaving, op afspraak",
    "cost_cents": "1.250,50",
    "cost_items": "slotenmaker en beveiliging",
}


@pytest.fixture
def signer(hire: Hire, beverwijk: Municipality) -> AccountActor:
    actor = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(actor, beverwijk)
    return actor


@pytest.fixture
def way(office: Office, signer: AccountActor) -> Way:
    return Way(office, signer)


@pytest.fixture
def browser(signed_in: SignedIn, anna: AccountActor) -> Client:
    return signed_in(anna)


def mandate_of(actor: AccountActor) -> str:
    assert actor.account.employee is not None
    return str(Mandate.objects.get(employee=actor.account.employee).pk)


def decision_form(case: Case, signer: AccountActor, **more: Any) -> dict[str, Any]:
    return typed(
        case,
        mandate=mandate_of(signer),
        decided_on=TODAY.isoformat(),
        demand=DEMAND,
        reasons=REASONS,
        balance=BALANCE,
        remedy_address=REMEDY,
        **more,
    )


def test_the_lawyer_walks_a_closure_from_weighing_to_reopening(
    way: Way, salon: Premises, browser: Client, signer: AccountActor
) -> None:
    case = way.office.chosen(salon)
    page = browser.get(page_of(case, "weigh")).content.decode()
    assert "Sluiting" in page and "Last onder bestuursdwang" in page and "Planregel" in page
    browser.post(page_of(case, "weigh"), typed(case, measure="closure", reason="De overlast is ernstig."))
    who = {"role": "operator", "name": NAME, "address": "Voorbeeldweg 12", "representative": ""}
    browser.post(page_of(case, "add_addressee"), typed(case, **who))
    page = browser.get(page_of(case, "prepare")).content.decode()
    for basis in ClosureBasis:
        assert TRAPS[basis].replace("'", "&#x27;") in page
    ground = {"basis": "by_law", "article": "artikel 2:30", "facts": FACTS}
    intention = {
        "demand": DEMAND,
        "grounds": REASONS,
        "days": "28",
        "view_until": (TODAY + timedelta(days=14)).isoformat(),
        "body": "mayor",
    }
    answer = browser.post(page_of(case, "prepare"), typed(case, **intention, **(ground | {"basis": "permit_duty"})))
    assert answer.status_code == 422 and "artikel 125 Gemeentewet draagt de sluiting" in answer.content.decode()
    assert browser.post(page_of(case, "prepare"), typed(case, **intention, **ground)).status_code == 302
    way.office.send_all(reread(case))
    view = {"way": "waived", "ground": "urgent", "note": "Uitstel kan niet.", "received_date": "", "channel": "post"}
    browser.post(page_of(case, "settle_view", case.addressees.get().pk), typed(case, **view))
    page = browser.get(page_of(case, "decide")).content.decode()
    assert "artikel 2:30" in page and 'value="2026-04-21"' in page
    period = {"from_date": "2026-03-25", "until_date": "2026-04-21", "urgency": "none", "cost_share": "all"}
    answer = browser.post(page_of(case, "decide"), decision_form(case, signer, **ground, **period))
    assert answer.status_code == 302
    page = browser.get(page_of(case)).content.decode()
    assert "Besluit verzenden" in page and "Sluitingsartikel van de APV" in page
    way.office.send_all(reread(case))
    page = browser.get(page_of(case)).content.decode()
    assert "sluiting geldt" in page and "Weer geopend" in page
    answer = browser.post(page_of(case, "reopen"), typed(case, done_on="2026-03-25", reason=""))
    assert answer.status_code == 422 and "toekomst" in answer.content.decode()
    assert reread(case).status == Status.SHUT


def test_the_lawyer_fills_in_prints_and_fixes_the_sheet_of_the_day(way: Way, salon: Premises, browser: Client) -> None:
    case = way.sent(salon, CLOSURE)
    empty = browser.get(page_of(case, "closing_sheet")).content.decode()
    assert "....." in empty and "Meterstand gas" in empty
    half = {"day": TODAY.isoformat(), "people": "1", "children": "2"}
    answer = browser.post(page_of(case, "closing_day"), typed(case, **half))
    assert answer.status_code == 422 and "meer kinderen dan aanwezigen" in answer.content.decode()
    assert browser.post(page_of(case, "closing_day"), typed(case, **(half | {"children": "0"}))).status_code == 302
    answer = browser.post(page_of(case, "fix_closing_day"), follow=True)
    assert "Vul eerst in:" in answer.content.decode()
    assert browser.post(page_of(case, "closing_day"), typed(case, **SHEET)).status_code == 302
    sheet = ClosingDay.objects.get(case=case)
    assert (sheet.people, sheet.animals, sheet.cost_cents) == (3, 1, 125_050)
    page = browser.get(page_of(case, "closing_sheet")).content.decode()
    assert "zegel 0002 achterdeur" in page and "data-print" in page
    answer = browser.post(page_of(case, "fix_closing_day"), follow=True)
    assert "is vastgesteld" in answer.content.decode()
    answer = browser.post(page_of(case, "closing_day"), typed(case, **SHEET))
    assert answer.status_code == 422 and "verandert niet meer" in answer.content.decode()


def test_the_sheet_takes_no_person(way: Way, salon: Premises, browser: Client) -> None:
    case = way.sent(salon, CLOSURE)
    answer = browser.post(page_of(case, "closing_day"), typed(case, **(SHEET | {"goods": "Bel haar op 06-12345678"})))
    assert answer.status_code == 422
    assert not ClosingDay.objects.exists()


def test_the_notice_for_the_door_is_kept_with_the_case(
    way: Way, salon: Premises, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = way.decided(salon, CLOSURE)
    monkeypatch.setattr(
        "regiotoezicht.enforcement.actions.closures.docx_to_pdfa", lambda content: b"%PDF-1.7\n% biljet\n%%EOF\n"
    )
    browser.post(page_of(case, "notice"))
    remedy = Remedy.objects.get(measure__case=case)
    page = browser.get(page_of(case, "execution")).content.decode()
    assert remedy.notice_id is not None
    assert reverse("documents:file", args=[remedy.notice_id]) in page
    assert browser.get(reverse("documents:file", args=[remedy.notice_id])).status_code == 200
    answer = browser.post(page_of(way.decided(salon, COERCION, articles=("3:12",)), "notice"), follow=True)
    assert "hoort bij een besluit tot sluiting" in answer.content.decode()


def test_the_closure_of_a_home_is_refused_until_the_questions_are_answered(
    way: Way, browser: Client, signer: AccountActor
) -> None:
    case = way.heard(None, CLOSURE, articles=("3:3a",))
    page = browser.get(page_of(case)).content.decode()
    assert "Noodzaak van de sluiting" in page and "Beantwoord eerst de vragen" in page
    ground = {"basis": "gw_174a", "disturbance": "conduct", "facts": FACTS}
    period = {"from_date": "2026-03-25", "until_date": "2026-04-21", "urgency": "none", "cost_share": "none"}
    answer = browser.post(page_of(case, "decide"), decision_form(case, signer, **ground, **period))
    assert answer.status_code == 422 and "artikel 3:4 Awb" in answer.content.decode()
    page = browser.get(page_of(case, "home_test")).content.decode()
    assert "De bevinding is 7 dagen oud" in page
    answer = browser.post(page_of(case, "home_test"), typed(case, **(vars(NECESSITY) | {"care_route": "not_yet"})))
    assert answer.status_code == 422 and "zorgroute" in answer.content.decode()
    assert not HomeTest.objects.exists()
    assert browser.post(page_of(case, "home_test"), typed(case, **vars(NECESSITY))).status_code == 302
    page = browser.get(page_of(case, "execution")).content.decode()
    assert NECESSITY.owner_blame in page and HOME_WORD not in page
    answer = browser.post(page_of(case, "decide"), decision_form(case, signer, **ground, **period))
    assert answer.status_code == 302


def test_coercion_by_clicking_from_acting_at_once_to_paid(
    way: Way, salon: Premises, browser: Client, signer: AccountActor
) -> None:
    case = way.weighed(salon, COERCION)
    act = {"done_at": "2026-03-24T08:00", "what": WHAT, "entry": "not_needed"}
    answer = browser.post(page_of(case, "act"), typed(case, **(act | {"done_at": "2026-03-24T23:00"})))
    assert answer.status_code == 422 and "toekomst" in answer.content.decode()
    assert browser.post(page_of(case, "act"), typed(case, **act)).status_code == 302
    page = browser.get(page_of(case)).content.decode()
    assert "Besluit achteraf nemen" in page and "Opgetreden" in page
    terms = {"urgency": "very_urgent", "urgency_reason": "Er was direct gevaar voor brand.", "cost_share": "all"}
    assert browser.post(page_of(case, "decide"), decision_form(case, signer, **terms)).status_code == 302
    way.office.send_all(reread(case))
    payer = str(case.addressees.get().pk)
    bill = {
        "addressee": payer,
        "amount": "1.250,50",
        "specification": "Een slotenmaker en twee beveiligers.",
        "mandate": mandate_of(signer),
        "decided_on": TODAY.isoformat(),
        "remedy_address": REMEDY,
    }
    assert browser.post(page_of(case, "costs"), typed(case, **bill)).status_code == 302
    page = browser.get(page_of(case)).content.decode()
    assert "De kostenbeschikking is nog niet verzonden" in page
    way.office.send_all(reread(case))
    payment = {"paid_on": TODAY.isoformat(), "amount": "1.250,51"}
    answer = browser.post(page_of(case, "pay_costs"), typed(case, **payment))
    assert answer.status_code == 422 and "Er staat nog" in answer.content.decode()
    part = typed(case, **(payment | {"amount": "250,50"}))
    assert browser.post(page_of(case, "pay_costs"), part).status_code == 302
    assert browser.post(page_of(case, "pay_costs"), part).status_code == 302
    assert CostDecision.objects.get(case=case).paid_cents == 25_050
    page = browser.get(page_of(case, "execution")).content.decode()
    assert "€ 1.000,00" in page.replace("\u00a0", " ") and "Betalen tot en met" in page
    assert browser.post(page_of(case, "pay_costs"), typed(case, **(payment | {"amount": "1.000"}))).status_code == 302
    assert reread(case).status == Status.COSTS_PAID
    assert browser.get(page_of(case)).status_code == 200


def test_a_suspension_and_a_talk_are_finished_by_clicking(way: Way, salon: Premises, browser: Client) -> None:
    case = way.sent(salon, SUSPENSION, permit=permit_for(salon))
    answer = browser.post(page_of(case, "finish"), typed(case, reason="Klaar, klaar."))
    assert answer.status_code == 422 and "eerder eindigt" in answer.content.decode()
    reason = "Het gebrek is hersteld; schorsen is niet meer nodig."
    assert browser.post(page_of(case, "finish"), typed(case, reason=reason)).status_code == 302
    other = way.office.chosen(salon, articles=("3:12",))
    browser.post(page_of(other, "weigh"), typed(other, measure="talk", reason="Eerst praten."))
    assert "Gesprek vastleggen" in browser.get(page_of(other)).content.decode()
    talk = {"done_on": TODAY.isoformat(), "note": "De regels zijn uitgelegd en het rooster is aangepast."}
    assert browser.post(page_of(other, "talk"), typed(other, **talk)).status_code == 302
    assert reread(other).status == Status.TALKED


def test_a_suspension_without_a_permit_is_refused_when_weighing(way: Way, salon: Premises, browser: Client) -> None:
    case = way.office.chosen(salon)
    answer = browser.post(page_of(case, "weigh"), typed(case, measure="suspension", reason="Dit past hier."))
    assert answer.status_code == 422 and "hangt geen vergunning" in answer.content.decode()
    answer = browser.post(page_of(case, "weigh"), typed(case, measure="fine", reason="Dit past hier."))
    assert answer.status_code == 422


def test_a_second_body_signs_on_a_page_of_its_own(
    way: Way, salon: Premises, browser: Client, hire: Hire, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    carla = hire("Carla", Role.SIGNER, beverwijk)
    college_mandate(carla, beverwijk)
    case = way.heard(salon, COERCION)
    terms = {"comply_until": "2026-04-07", "urgency": "none", "cost_share": "none"}
    second = {"co_mandate": mandate_of(carla), "co_basis": "artikel 5.1 van de Omgevingswet"}
    form = decision_form(case, way.signer, **terms, **second)
    assert browser.post(page_of(case, "decide"), form).status_code == 302
    assert "nog niet ondertekend" in browser.get(page_of(case)).content.decode()
    hers = signed_in(carla)
    assert "Mede ondertekenen" in hers.get(page_of(case)).content.decode()
    assert "artikel 5.1 van de Omgevingswet" in hers.get(page_of(case, "countersign")).content.decode()
    assert hers.post(page_of(case, "countersign"), typed(case)).status_code == 302
    assert CoDecision.objects.get().signed_at is not None


def test_a_held_case_says_so_and_is_let_go(
    way: Way, salon: Premises, browser: Client, bram: AccountActor, signed_in: SignedIn
) -> None:
    case = way.sent(salon, COERCION)
    hold = {"held_for": "police", "until": "2026-04-03"}
    assert browser.post(page_of(case, "hold"), typed(case, **hold)).status_code == 302
    page = browser.get(page_of(case)).content.decode()
    assert "Wacht op de politie" in page and "geen brief en geen bezoek zonder overleg" in page
    answer = browser.post(page_of(case, "ask_recheck"), typed(case, from_date="2026-04-01"))
    assert answer.status_code == 422 and "wacht tot en met 03-04-2026" in answer.content.decode()
    theirs = signed_in(bram).get(page_of(case)).content.decode()
    assert "Niet bezoeken zonder overleg" in theirs
    assert "politie" not in theirs
    browser.post(page_of(case, "lift_hold"))
    assert reread(case).held_for == ""


@pytest.fixture
def closed(way: Way, salon: Premises) -> Iterator[Case]:
    case = way.sent(salon, CLOSURE, permit=None)
    actions.keep_closing_day(case, day=TODAY, facts={"people": 2}, actor=way.office.anna, at=NOW)
    yield reread(case)


def test_the_tab_and_the_case_cost_eight_statements_at_most(closed: Case, browser: Client) -> None:
    for step in ("detail", "execution", "closing_sheet", "closing_day", "reopen"):
        browser.get(page_of(closed, step))
        with CaptureQueriesContext(connection) as counted:
            assert browser.get(page_of(closed, step)).status_code == 200
        asked = [one["sql"] for one in counted.captured_queries if not one["sql"].startswith(CONTROL)]
        assert len(asked) <= 8, "\n".join(asked)


def test_to_whoever_is_not_named_these_pages_do_not_exist(
    closed: Case,
    bram: AccountActor,
    petra: AccountActor,
    chris: AccountActor,
    sara: AccountActor,
    signed_in: SignedIn,
) -> None:
    for other in (bram, petra, chris, sara):
        browser = signed_in(other)
        for step in STEPS:
            assert browser.post(page_of(closed, step)).status_code == 404, (other, step)
        for step in ("execution", "closing_sheet"):
            assert browser.get(page_of(closed, step)).status_code == 404, (other, step)


def test_the_privacy_officer_reads_the_tab_and_changes_nothing(
    closed: Case, vera: AccountActor, signed_in: SignedIn
) -> None:
    browser = signed_in(vera)
    for step in ("execution", "closing_sheet"):
        assert browser.get(page_of(closed, step)).status_code == 200
    for step in STEPS:
        assert browser.post(page_of(closed, step)).status_code == 404


def test_a_letter_of_a_signed_decision_offers_its_own_signer_alone(
    way: Way, salon: Premises, signed_in: SignedIn, anna: AccountActor
) -> None:
    case = way.decided(salon, COERCION)
    letter = Letter.objects.get(record_id=case.pk, kind="coercion_order")
    answer = signed_in(anna).get(f"/brieven/{letter.pk}/ondertekenen/")
    assert [key for key, _ in answer.context["form"].fields["signer"].choices] == [f"mandaat-{mandate_of(way.signer)}"]


def test_a_form_of_before_somebody_else_moved_on_is_refused(way: Way, salon: Premises, browser: Client) -> None:
    case = way.sent(salon, COERCION)
    stale = {"form": str(uuid4()), "version": str(reread(case).version - 1)}
    hold = {"held_for": "police", "until": "2026-04-03"}
    answer = browser.post(page_of(case, "hold"), stale | hold)
    assert answer.status_code == 422
    assert reread(case).held_for == ""
