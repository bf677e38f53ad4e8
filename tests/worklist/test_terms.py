"""Running terms: the answer of the law kept as it was given, until it is ended."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.rules import RULES
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.models import Signal
from regiotoezicht.worklist.actions import end_term, end_terms, run_term
from regiotoezicht.worklist.models import RunningTerm
from tests.conftest import NOW


@pytest.fixture
def signal(beverwijk: Municipality) -> Signal:
    return Signal.objects.create(
        token=uuid4(),
        dossier="KEN-2026-00001",
        municipality=beverwijk,
        district=beverwijk.district,
        source="partner",
        channel="phone",
        categories=" nuisance ",
        received_at=NOW,
        registered_at=NOW,
        place_kind="unknown",
    )


def test_a_term_keeps_its_rule_its_days_and_its_reasons(
    signal: Signal, anna: AccountActor, chris: AccountActor
) -> None:
    term = compute("awb-6:7", date(2026, 3, 24))
    with unit():
        run_term(signal, term, actor=anna, at=NOW, addressee_label="exploitant")
    kept = RunningTerm.objects.visible_to(anna).get()
    assert (kept.start, kept.raw_end, kept.end) == (date(2026, 3, 24), date(2026, 5, 5), date(2026, 5, 6))
    assert kept.rolled
    assert kept.steps == list(term.steps)
    assert kept.end_at is None
    assert not RunningTerm.objects.visible_to(chris)
    assert Event.objects.get().facts == {"rule": "awb-6:7", "end": "2026-05-06"}


def test_a_term_ends_once_and_stays_as_history(signal: Signal, anna: AccountActor) -> None:
    with unit():
        running = run_term(signal, compute("awb-6:7", date(2026, 3, 24)), actor=anna, at=NOW)
    with unit():
        assert end_term(running, reason="objection", actor=anna, at=NOW)
    with unit():
        assert not end_term(running, reason="objection", actor=anna, at=NOW)
        assert end_terms(signal, reason="closed", actor=anna, at=NOW) == 0
    assert not RunningTerm.objects.running().visible_to(anna)
    assert list(RunningTerm.objects.values_list("end_reason", flat=True)) == ["objection"]


def test_all_terms_of_a_record_end_together(signal: Signal, anna: AccountActor) -> None:
    with unit():
        for day in (date(2026, 3, 24), date(2026, 3, 25)):
            run_term(signal, compute("awb-6:7", day), actor=anna, at=NOW)
    with unit():
        assert end_terms(signal, rule="another-rule", reason="closed", actor=anna, at=NOW) == 0
        assert end_terms(signal, rule="awb-6:7", reason="closed", actor=anna, at=NOW) == 2


def test_a_term_in_hours_keeps_its_last_moment(signal: Signal, anna: AccountActor) -> None:
    rule = next(rule.code for rule in RULES.values() if rule.takes_moment)
    with unit():
        running = run_term(signal, compute(rule, NOW), actor=anna, at=NOW)
    assert isinstance(running.end_at, datetime)
    assert running.end_at > NOW
