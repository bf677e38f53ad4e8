"""The rules of complaints, without a database: states, grounds, days, codes."""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest

from regiotoezicht.complaints import codes, rules
from regiotoezicht.complaints.vocabulary import (
    COMPLAINT_TRANSITIONS,
    PENDING,
    About,
    ComplaintOutcome,
    ComplaintStatus,
    HearingWaiver,
    RefusalGround,
)
from regiotoezicht.core.refusals import Refused

DAY = date(2026, 3, 24)
REASON = "Dit is al eerder als klacht behandeld."
FINDINGS = "De toezichthouder liet zijn legitimatie pas zien nadat daarom was gevraagd."


def refused(code: str, rule: Callable[..., Any], *given: Any, **more: Any) -> None:
    with pytest.raises(Refused) as told:
        rule(*given, **more)
    assert told.value.code == code


@pytest.mark.parametrize(("old", "new"), list(product(ComplaintStatus, ComplaintStatus)))
def test_a_complaint_makes_the_moves_of_its_table_and_no_other(old: ComplaintStatus, new: ComplaintStatus) -> None:
    if new in COMPLAINT_TRANSITIONS[old]:
        rules.refuse_move(old, new)
    else:
        refused("complaint_move", rules.refuse_move, old, new)


def test_what_ended_stays_ended() -> None:
    assert {status for status, after in COMPLAINT_TRANSITIONS.items() if not after} == set(ComplaintStatus) - PENDING


def test_a_code_is_random_spelled_without_lookalikes_and_found_however_it_is_typed() -> None:
    drawn = {codes.new_code() for _ in range(200)}
    assert len(drawn) == 200
    code = drawn.pop()
    assert len(code) == 14 and not set(code.replace("-", "")) - set(codes.SIGNS)
    assert codes.digest_of(code) == codes.digest_of(f" {code.lower().replace('-', ' ')} ") != ""
    assert code.replace("-", "") not in codes.digest_of(code).upper()
    for wrong in ("", "K7QM", code[:-1], code[:-1] + "0", "jansen"):
        assert codes.digest_of(wrong) == ""


def test_a_complainant_gives_name_and_address_or_neither() -> None:
    rules.refuse_complainant(is_anonymous=True, name="", address=" ")
    rules.refuse_complainant(is_anonymous=False, name="Voorbeeld", address="Voorbeeldweg 1")
    refused("named", rules.refuse_complainant, is_anonymous=True, name="Voorbeeld", address="")
    refused("incomplete", rules.refuse_complainant, is_anonymous=False, name="Voorbeeld", address="")


def test_a_complaint_about_somebody_names_whom() -> None:
    rules.refuse_about(About.BODY, [])
    rules.refuse_about(About.SUPERVISOR, [1])
    refused("nobody_concerned", rules.refuse_about, About.SUPERVISOR, [])


@pytest.mark.parametrize(
    ("ground", "reason", "occurred", "today", "code"),
    [
        (RefusalGround.BEFORE, REASON, None, date(2026, 4, 21), ""),
        (RefusalGround.BEFORE, REASON, None, date(2026, 4, 22), "notice_over"),
        (RefusalGround.BEFORE, "kort", None, DAY, "no_reason"),
        ("anders", REASON, None, DAY, "no_ground"),
        (RefusalGround.OVER_A_YEAR, REASON, date(2025, 3, 23), DAY, ""),
        (RefusalGround.OVER_A_YEAR, REASON, date(2025, 3, 24), DAY, "within_a_year"),
        (RefusalGround.OVER_A_YEAR, REASON, None, DAY, "within_a_year"),
    ],
)
def test_not_handling_needs_a_ground_that_holds_and_four_weeks(
    ground: str, reason: str, occurred: date | None, today: date, code: str
) -> None:
    given: dict[str, Any] = {"occurred": occurred, "received": DAY, "notice_end": date(2026, 4, 21), "today": today}
    if code:
        refused(code, rules.refuse_refusal, ground, reason, **given)
    else:
        rules.refuse_refusal(ground, reason, **given)


def test_handling_is_put_off_once_and_before_its_term_is_over() -> None:
    rules.refuse_extension(is_extended=False, term_end=DAY, today=DAY)
    refused("extended_before", rules.refuse_extension, is_extended=True, term_end=DAY, today=DAY)
    refused("term_over", rules.refuse_extension, is_extended=False, term_end=DAY, today=date(2026, 3, 25))


def test_hearing_and_its_waiver() -> None:
    rules.refuse_hearing(FINDINGS, held=DAY, received=DAY, today=DAY)
    refused("held", rules.refuse_hearing, FINDINGS, held=date(2026, 3, 25), received=DAY, today=DAY)
    refused("no_report", rules.refuse_hearing, "kort", held=DAY, received=DAY, today=DAY)
    refused("concerned", rules.refuse_concerned, 3, {3, 4})
    rules.refuse_waiver(HearingWaiver.NOT_WANTED, REASON)
    refused("no_ground", rules.refuse_waiver, "", REASON)
    refused("no_reason", rules.refuse_waiver, HearingWaiver.NOT_WANTED, "")


def test_an_opinion_has_findings_and_fits_why_nobody_was_heard() -> None:
    given: dict[str, Any] = {"waiver": "", "decided": DAY, "heard": DAY, "today": DAY}
    rules.refuse_conclusion(ComplaintOutcome.FOUNDED, FINDINGS, **given)
    refused("no_outcome", rules.refuse_conclusion, "", FINDINGS, **given)
    refused("no_findings", rules.refuse_conclusion, ComplaintOutcome.FOUNDED, "kort", **given)
    late = given | {"decided": date(2026, 3, 25)}
    refused("decided", rules.refuse_conclusion, ComplaintOutcome.FOUNDED, FINDINGS, **late)
    waived = given | {"waiver": HearingWaiver.UNFOUNDED}
    refused("waiver_says_else", rules.refuse_conclusion, ComplaintOutcome.FOUNDED, FINDINGS, **waived)


def test_days_of_receipt_behaviour_and_end() -> None:
    rules.refuse_days(received=DAY, occurred=DAY, today=DAY)
    refused("received_in_future", rules.refuse_days, received=date(2026, 3, 25), occurred=None, today=DAY)
    refused("occurred_later", rules.refuse_days, received=DAY, occurred=date(2026, 3, 25), today=date(2026, 3, 26))
    refused("no_behaviour", rules.refuse_what, "kort")
    refused("ended", rules.refuse_end, date(2026, 3, 23), received=DAY, today=DAY)
