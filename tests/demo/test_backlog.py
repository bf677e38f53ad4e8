"""The running terms of a country, made in bulk for measuring."""

import random
from collections import Counter
from dataclasses import replace
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.demo.backlog import RULES, make_terms
from regiotoezicht.demo.bulk import COUNTRY, Stage
from regiotoezicht.law.calculation import compute
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.models import Signal
from regiotoezicht.worklist.models import RunningTerm
from tests.conftest import NOW


@pytest.fixture
def stage(beverwijk: Municipality) -> Stage:
    return Stage(NOW, replace(COUNTRY, terms=120), random.Random(1), [beverwijk])


def test_the_terms_of_a_country_are_true_terms_of_both_roles(
    stage: Stage, beverwijk: Municipality, anna: AccountActor, bram: AccountActor
) -> None:
    signal = Signal.objects.create(
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
    assert make_terms(stage, [signal]) == 120
    options = {code: given for code, _, given in RULES}
    for term in RunningTerm.objects.all():
        true = compute(term.rule, term.start, options[term.rule])
        assert (term.raw_end, term.end, term.steps) == (true.raw_end, true.end, list(true.steps))
    assert Counter(RunningTerm.objects.values_list("rule", flat=True)) == Counter(dict.fromkeys(options, 20))
    assert RunningTerm.objects.running().visible_to(anna).count() == 30
    assert RunningTerm.objects.running().visible_to(bram).count() == 90


def test_without_signals_there_are_no_terms(stage: Stage) -> None:
    assert make_terms(stage, []) == 0
