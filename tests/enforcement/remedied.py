"""Leads cases with coercion, closure, suspension or withdrawal from state to state, by the actions themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.remedies.closure import Ground, Necessity
from regiotoezicht.enforcement.remedies.vocabulary import ClosureBasis, CostShare, EntryWay, Urgency
from regiotoezicht.enforcement.vocabulary import ViewWay
from regiotoezicht.organisation.models import Mandate, Municipality
from regiotoezicht.organisation.rules import Body
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, TODAY
from tests.enforcement.conftest import BALANCE, DEMAND, REASONS, REMEDY, Office, employee_of, reread

COERCION, CLOSURE = MeasureKind.COERCION, MeasureKind.CLOSURE
SUSPENSION, WITHDRAWAL = MeasureKind.SUSPENSION, MeasureKind.WITHDRAWAL
FACTS = "Het pand was op drie dagen open zonder vergunning, met overlast op straat."
WHAT = "De deur is geopend, het pand is ontruimd en de sloten zijn vervangen."
URGENT = "Er was direct gevaar voor brand; uitstel van een dag was niet verantwoord."
GROUND = Ground(ClosureBasis.BY_LAW, article="artikel 2:30", facts=FACTS)
NECESSITY = Necessity(
    milder_means="Een gesprek en een last onder dwangsom hielpen niet; het gebruik ging door.",
    letting="goes_on",
    owner_blame="De eigenaar wist ervan sinds de eerste brief en deed niets.",
    minors="no",
    minors_provided="",
    rehousing="De gemeente zorgt voor tijdelijk onderdak in een pension.",
    findings_age="",
    care_route="not_touched",
)


def refused(code: str, said: str = "") -> pytest.RaisesExc[Refused]:
    """A refusal with this code, that says this."""
    return pytest.RaisesExc(Refused, check=lambda error: error.code == code and said in error.sentence)


def permit_for(salon: Premises) -> Permit:
    """A permit in force of the salon."""
    return Permit.objects.create(
        dossier="KEN-2024-00901",
        municipality=salon.municipality,
        district=salon.district,
        premises=salon,
        business=salon.business,
        key="salon proef",
        name="Salon Proef",
        kind="massage",
        granted_date=TODAY - timedelta(days=400),
    )


def college_mandate(actor: AccountActor, municipality: Municipality) -> Mandate:
    """A mandate of the college for everything."""
    return Mandate.objects.create(
        employee=employee_of(actor),
        municipality=municipality,
        body=Body.COLLEGE,
        measures="",
        reference="M2022/8",
        from_date=TODAY - timedelta(days=900),
    )


def full_mandate(actor: AccountActor, municipality: Municipality) -> Mandate:
    """A mandate of the mayor for everything."""
    return Mandate.objects.create(
        employee=employee_of(actor),
        municipality=municipality,
        body=Body.MAYOR,
        measures="",
        reference="M2022/9",
        from_date=TODAY - timedelta(days=900),
    )


def terms_of(measure: MeasureKind, **more: Any) -> actions.Terms:
    """What a decision on this measure says besides."""
    begin = TODAY + timedelta(days=1)
    given: dict[MeasureKind, dict[str, Any]] = {
        COERCION: {"comply_until": TODAY + timedelta(days=14), "cost_share": CostShare.ALL},
        CLOSURE: {
            "ground": GROUND,
            "from_date": begin,
            "until_date": begin + timedelta(days=27),
            "cost_share": CostShare.ALL,
        },
        SUSPENSION: {"from_date": begin, "until_date": begin + timedelta(days=13)},
        WITHDRAWAL: {"from_date": begin},
    }
    return actions.Terms(**(given[measure] | more))


def urgent(measure: MeasureKind, urgency: Urgency = Urgency.VERY_URGENT, **more: Any) -> actions.Terms:
    """What an urgent decision says besides."""
    return terms_of(measure, **({"urgency": urgency, "urgency_reason": URGENT, "comply_until": None} | more))


@dataclass
class Way:
    """A case on its way, with the lawyer and the signer."""

    office: Office
    signer: AccountActor

    def weighed(self, premises: Premises | None, measure: MeasureKind, **more: Any) -> Case:
        """Weighed, with somebody addressed."""
        return self.office.weighed(premises, measure=measure, **more)

    def heard(self, premises: Premises | None, measure: MeasureKind, **more: Any) -> Case:
        """Nobody needs to be heard any more."""
        case = self.weighed(premises, measure, **more)
        for addressee in case.addressees.order_by("number"):
            actions.settle_view(
                addressee,
                way=ViewWay.WAIVED,
                ground="urgent",
                note="De situatie verdraagt geen uitstel.",
                token=uuid4(),
                actor=self.office.anna,
                at=NOW,
            )
        return reread(case)

    def acted(self, premises: Premises | None, measure: MeasureKind = COERCION, **more: Any) -> Case:
        """The municipality acted at once."""
        return self.act(self.weighed(premises, measure, **more))

    def act(self, case: Case, **more: Any) -> Case:
        """Put down that the municipality acted at once."""
        return actions.act_at_once(case, **done(NOW - timedelta(hours=2), **more), actor=self.office.anna, at=NOW)

    def decide(self, case: Case, terms: actions.Terms | None = None, *, at: datetime = NOW, **more: Any) -> Case:
        """Take the decision."""
        measure = MeasureKind(case.measure)
        given: dict[str, Any] = {
            "body": Body.MAYOR,
            "signer": employee_of(self.signer),
            "decided_on": at.date(),
            "demand": DEMAND,
            "terms": terms or terms_of(measure),
            "reasons": REASONS,
            "balance": BALANCE,
            "remedy_address": REMEDY,
        }
        return actions.decide_remedy(reread(case), **(given | more), actor=self.office.anna, at=at)

    def decided(self, premises: Premises | None, measure: MeasureKind, **more: Any) -> Case:
        """A decision was taken."""
        terms = more.pop("terms", None)
        return self.decide(self.heard(premises, measure, **more), terms)

    def sent(self, premises: Premises | None, measure: MeasureKind, **more: Any) -> Case:
        """The decision was sent to everybody."""
        case = self.decided(premises, measure, **more)
        self.office.send_all(case)
        return reread(case)

    def executed(self, premises: Premises, **more: Any) -> Case:
        """Coercion was applied after its term."""
        case = self.sent(premises, COERCION, **more)
        at = NOW + timedelta(days=20)
        return actions.execute(case, **done(at - timedelta(hours=1)), actor=self.office.anna, at=at)

    def costs(self, case: Case, *, at: datetime = NOW + timedelta(days=21), **more: Any) -> Case:
        """The costs were decided."""
        given: dict[str, Any] = {
            "addressee": case.addressees.order_by("number").first(),
            "amount_cents": 125_050,
            "specification": "Slotenmaker € 250,50 en beveiliging € 1.000,00.",
            "body": Body.MAYOR,
            "signer": employee_of(self.signer),
            "decided_on": at.date(),
            "remedy_address": REMEDY,
        }
        actions.decide_costs(reread(case), **(given | more), actor=self.office.anna, at=at)
        return reread(case)


def done(at: datetime, **more: Any) -> dict[str, Any]:
    """What acting says."""
    given: dict[str, Any] = {"done_at": at, "what": WHAT, "entry": EntryWay.NOT_NEEDED, "token": uuid4()}
    return given | more
