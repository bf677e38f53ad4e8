"""A signal as the record of terms, and the clock of the cast."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest

from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import unit
from regiotoezicht.core.rights import System
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.options import OptionValue
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.models import Signal
from regiotoezicht.worklist.actions import run_term
from regiotoezicht.worklist.models import RunningTerm
from tests.conftest import NOW

Run = Callable[..., RunningTerm]


@pytest.fixture
def run(db: None) -> Run:
    """Let a term run in a municipality that ends on a day (an own term), or that a rule counts from a day."""

    def run(
        municipality: Municipality,
        *,
        end: date | None = None,
        rule: str = "own",
        start: date | None = None,
        role: Role = Role.LAWYER,
        account: Account | None = None,
        options: dict[str, OptionValue] | None = None,
    ) -> RunningTerm:
        number = RunningTerm.objects.count() + 1
        subject = Signal.objects.create(
            token=uuid4(),
            dossier=f"{municipality.district.code}-2026-{number:05d}",
            municipality=municipality,
            district=municipality.district,
            source="partner",
            channel="phone",
            categories=" nuisance ",
            received_at=NOW,
            registered_at=NOW,
            place_kind="unknown",
        )
        if end is not None:
            start, options = end - timedelta(days=10), {"days": 10}
        assert start is not None
        with unit():
            return run_term(
                subject,
                compute(rule, start, options),
                role=role,
                account=account,
                actor=System(NOW),
                at=NOW,
                addressee_label="exploitant",
                route="signals:detail",
            )

    return run
