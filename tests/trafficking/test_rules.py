"""Who must be told by when, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.trafficking import rules
from regiotoezicht.trafficking.vocabulary import Circumstance, Receiver
from tests.conftest import NOW, TODAY

HOUR = timedelta(hours=1)
END = datetime(2026, 3, 24, 22, 59, tzinfo=UTC)  # 23:59 in the Netherlands
NEXT_DAY = END + timedelta(days=1)


@pytest.mark.parametrize(
    ("codes", "circumstances", "told"),
    [
        ("F", (), {Receiver.POLICE: END, Receiver.CONTACT_OFFICER: NEXT_DAY}),
        ("F", ("danger",), {Receiver.POLICE: NOW + HOUR, Receiver.CONTACT_OFFICER: NEXT_DAY}),
        ("MC", ("coercion",), {Receiver.POLICE: NOW + HOUR, Receiver.CONTACT_OFFICER: NEXT_DAY}),
        (
            "W",
            ("minor",),
            {Receiver.POLICE: NOW + HOUR, Receiver.SAFE_HOME: NOW + HOUR, Receiver.CONTACT_OFFICER: NEXT_DAY},
        ),
        (
            "Y",
            (),
            {Receiver.POLICE: NOW + HOUR, Receiver.SAFE_HOME: NOW + HOUR, Receiver.CONTACT_OFFICER: NEXT_DAY},
        ),
        ("O", ("help",), {Receiver.POLICE: END, Receiver.CARE: END, Receiver.CONTACT_OFFICER: NEXT_DAY}),
    ],
)
def test_who_is_told_follows_from_what_was_ticked(
    codes: str, circumstances: tuple[str, ...], told: dict[Receiver, datetime]
) -> None:
    found = rules.duties_of(list(codes), circumstances, NOW)
    assert {one.receiver: one.due_at for one in found} == told
    assert found[0].receiver == Receiver.POLICE


def test_just_before_midnight_there_is_an_hour_to_phone() -> None:
    late = datetime(2026, 3, 24, 22, 50, tzinfo=UTC)
    assert rules.duties_of(["F"], [], late)[0].due_at == late + HOUR


def test_the_contact_officer_is_told_on_a_working_day() -> None:
    friday = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
    assert rules.duties_of(["F"], [], friday)[-1].due_at.date() == date(2026, 3, 30)


@pytest.mark.parametrize(
    ("refuse", "code"),
    [
        (lambda: rules.refuse_codes([], [Circumstance.DANGER]), "no_code"),
        (lambda: rules.refuse_codes(["X"], []), "unknown_code"),
        (lambda: rules.refuse_codes(["F"], ["story"]), "unknown_code"),
        (lambda: rules.refuse_before_arrival(None), "not_arrived"),
        (lambda: rules.refuse_told_at(NOW + HOUR, arrived_at=NOW, at=NOW), "told_in_future"),
        (lambda: rules.refuse_told_at(NOW - HOUR, arrived_at=NOW, at=NOW), "told_before"),
        (lambda: rules.refuse_receipt("mevrouw zei dat"), "receipt"),
        (lambda: rules.refuse_same_person(7, 7), "same_person"),
        (lambda: rules.refuse_until(TODAY - timedelta(days=1), TODAY), "until_in_past"),
        (lambda: rules.refuse_until(TODAY + timedelta(days=367), TODAY), "until_too_far"),
        (lambda: rules.refuse_phone("()--"), "phone"),
        (lambda: rules.refuse_nothing_new(["F"], [], ["F", "help"]), "nothing_new"),
        (lambda: rules.refuse_consultation("", TODAY, TODAY), "reference"),
        (lambda: rules.refuse_consultation("O-1", TODAY + timedelta(days=1), TODAY), "consulted_in_future"),
        (lambda: rules.refuse_phone("vraag naar Jan"), "phone"),
    ],
)
def test_bad_input_is_refused(refuse: object, code: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse()  # type: ignore[operator]  # one of the lambdas above
    assert refused.value.code == code


def test_what_is_right_is_not_refused() -> None:
    rules.refuse_codes(["F", "O"], ["help"])
    rules.refuse_told_at(NOW, arrived_at=NOW + timedelta(seconds=30), at=NOW)
    rules.refuse_receipt("2026/04-A.1")
    rules.refuse_until(TODAY, TODAY)
    rules.refuse_consultation("O-1", TODAY, TODAY)
    rules.refuse_phone("+31 (0)00-000 00 01")
    rules.refuse_nothing_new(["F", "M"], [], ["F"])


def test_a_number_is_dialled_without_spaces() -> None:
    assert rules.dialled("+31 (0)00-000 00 01") == "+31000000001"
    assert rules.dialled("(000) 000 01") == "00000001"
