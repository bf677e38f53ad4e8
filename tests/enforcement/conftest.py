"""What the tests of enforcement share: adopted rules, accepted reports, and a case led up to each of its states.

Everything after the report is made by the actions themselves, letters included.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws import actions as bylaws
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.bylaws.vocabulary import MeasureKind, PremisesKind, ViolationKind
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.enforcement.vocabulary import AddresseeRole, PenaltyUnit, ViewWay
from regiotoezicht.inspections.models import Finding, Report, Round, Visit, VisitDwelling
from regiotoezicht.inspections.vocabulary import ReportStatus, VisitStatus
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter, Letterhead
from regiotoezicht.letters.signing import Signature
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.models import Employee, Mandate, Municipality
from regiotoezicht.organisation.rules import Body
from regiotoezicht.premises.models import Business, Party, Premises
from regiotoezicht.sharing import actions as sharing
from regiotoezicht.sharing.models import HandOver
from tests.conftest import NOW, TODAY, Hire
from tests.letters.own.conftest import OFFICE

SignedIn = Callable[[AccountActor], Client]
HOME = "Verzonnenlaan 5, 1999 ZZ Beverwijk"
HOME_WORD = "Verzonnenlaan"
NAME = "Voorbeeld Exploitatie B.V."
ADDRESS = "Voorbeeldweg 12\n1999 ZZ Beverwijk"
DEMAND = "Staak de exploitatie zonder vergunning en houd haar gestaakt."
REASONS = "Bij de controle was het bedrijf open en in werking, terwijl er geen vergunning is verleend."
BALANCE = (
    "Een lichter middel volstaat niet: het bedrijf ging na het gesprek door. Bijzondere omstandigheden zijn er niet."
)
REMEDY = "Gemeente Beverwijk\nafdeling bezwaar"
PDF = b"%PDF-1.7\n% een brief van de test\n%%EOF\n"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def on(day: date) -> datetime:
    """A moment on a day, in the morning."""
    return datetime.combine(day, time(9), tzinfo=UTC)


@pytest.fixture
def salon(beverwijk: Municipality) -> Premises:
    """A massage salon in Beverwijk, with an operator."""
    business = Business.objects.create(
        municipality=beverwijk, district=beverwijk.district, name="Salon Proef", kvk="00000001"
    )
    Party.objects.create(business=business, role="holder", name=NAME, is_natural=False)
    premises = Premises(
        municipality=beverwijk,
        district=beverwijk.district,
        business=business,
        kind="massage",
        street="Voorbeeldweg",
        number=12,
        postcode="1999 ZZ",
        place="Beverwijk",
    )
    premises.set_search_text()
    premises.save()
    return premises


STEPS = (
    (ViolationKind.NO_PERMIT_PREMISES, 1, MeasureKind.ORDER_PENALTY, 14, 250_000, 1_000_000),
    (ViolationKind.NO_PERMIT_PREMISES, 2, MeasureKind.CLOSURE, 30, None, None),
    (ViolationKind.NO_PERMIT_HOME, 1, MeasureKind.ORDER_PENALTY, 14, 250_000, 1_000_000),
    (ViolationKind.NO_MANAGER, 1, MeasureKind.WARNING, 14, None, None),
    (ViolationKind.NO_MANAGER, 2, MeasureKind.ORDER_PENALTY, 14, 100_000, 400_000),
)
ARTICLES = (
    ("3:3", "Vergunning", ViolationKind.NO_PERMIT_PREMISES),
    ("3:3a", "Seksbedrijf in een woning", ViolationKind.NO_PERMIT_HOME),
    ("3:12", "Aanwezigheid", ViolationKind.NO_MANAGER),
)


@pytest.fixture
def rule_set(beverwijk: Municipality, anna: AccountActor) -> RuleSet:
    """The adopted rules of Beverwijk since 2022, with articles and a ladder."""
    made = bylaws.draft(beverwijk, actor=anna, title="APV 2022", from_date=date(2022, 1, 1), at=NOW)
    for number, title, kind in ARTICLES:
        bylaws.put_article(made, actor=anna, number=number, title=title, text=title, violation=kind, at=NOW)
    for kind, repetition, measure, days, amount, maximum in STEPS:
        bylaws.put_step(
            made,
            actor=anna,
            violation=kind,
            repetition=repetition,
            measure=measure,
            term_days=days,
            amount_cents=amount,
            maximum_cents=maximum,
            at=NOW,
        )
    return bylaws.adopt(made, actor=anna, reference="B2022/1", adopted_date=date(2022, 1, 1), at=NOW)


@pytest.fixture
def mayor_deputy(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """Sil signs orders under penalty on behalf of the mayor of Beverwijk."""
    actor = hire("Sil", Role.SIGNER, beverwijk)
    mandate(actor, beverwijk)
    return actor


def mandate(
    actor: AccountActor, municipality: Municipality, *, measures: str = "order_penalty", until: date | None = None
) -> Mandate:
    """Give somebody a mandate of the mayor."""
    return Mandate.objects.create(
        employee=employee_of(actor),
        municipality=municipality,
        body=Body.MAYOR,
        measures=measures,
        reference="M2022/7",
        from_date=date(2022, 1, 1),
        until_date=until,
    )


def employee_of(actor: AccountActor) -> Employee:
    assert actor.account.employee is not None
    return actor.account.employee


@dataclass
class Office:
    """The lawyer's office: it makes accepted reports and leads cases from state to state."""

    anna: AccountActor
    bram: AccountActor
    rule_set: RuleSet
    second: AccountActor
    numbers: list[int] = field(default_factory=list)

    def report(
        self,
        premises: Premises | None,
        *,
        municipality: Municipality | None = None,
        articles: tuple[str, ...] = ("3:3",),
        controlled: date = date(2026, 3, 17),
        kind: str = PremisesKind.MASSAGE,
        rule_set: RuleSet | None = None,
        **visit: Any,
    ) -> HandOver:
        """A signed report with a finding per article, handed over and accepted."""
        where = municipality or self.rule_set.municipality
        number = len(self.numbers) + 1
        self.numbers.append(number)
        dossier = f"KEN-{controlled.year}-{number:05d}"
        is_dwelling = premises is None
        round_ = Round.objects.create(
            district=where.district,
            reference=f"R-{number:05d}",
            token=uuid4(),
            date=controlled,
            start_time=time(20),
            planned_at=on(controlled),
        )
        made = Visit.objects.create(
            dossier=dossier,
            municipality=where,
            district=where.district,
            round=round_,
            token=uuid4(),
            sequence=1,
            cause="signal",
            kind=PremisesKind.HOME if is_dwelling else kind,
            premises=premises,
            is_dwelling=is_dwelling,
            status=VisitStatus.SIGNED,
            arrived_at=on(controlled) + timedelta(hours=11),
            **visit,
        )
        if is_dwelling:
            VisitDwelling.objects.create(visit=made, address=HOME, salt="zout")
        for article in (rule_set or self.rule_set).articles.filter(number__in=articles).order_by("pk"):
            Finding.objects.create(
                visit=made, token=uuid4(), article=article, text=f"Er is gehandeld in strijd met {article.number}."
            )
        report = Report.objects.create(
            dossier=dossier,
            municipality=where,
            district=where.district,
            visit=made,
            number=f"RB-{dossier}",
            content={},
            sha256="a" * 64,
            status=ReportStatus.SIGNED,
            composed_at=on(controlled),
            signed_at=on(controlled),
        )
        hand_over = sharing.offer(report, content={}, files=(), token=uuid4(), actor=self.bram, at=NOW)
        HandOver.objects.filter(pk=hand_over.pk).update(status="accepted", decided_at=NOW)
        hand_over.refresh_from_db()
        return hand_over

    def opened(self, premises: Premises | None, *, at: datetime = NOW, **report: Any) -> Case:
        """A case opened from a report."""
        return actions.open_case(self.report(premises, **report), actor=self.anna, at=at)

    def chosen(self, premises: Premises | None, *, at: datetime = NOW, **report: Any) -> Case:
        """A case with all findings taken over."""
        case = self.opened(premises, at=at, **report)
        found = {one.pk: ViolationKind(one.article.violation) for one in Finding.objects.filter(visit=case.visit)}
        return actions.choose_violations(case, chosen=found, actor=self.anna, at=at)

    def weighed(
        self,
        premises: Premises | None,
        *,
        measure: MeasureKind = MeasureKind.ORDER_PENALTY,
        addressees: int = 1,
        at: datetime = NOW,
        **report: Any,
    ) -> Case:
        """A case with a measure and somebody to address."""
        case = self.chosen(premises, at=at, **report)
        actions.weigh(case, measure=measure, reason="Passend in dit geval.", actor=self.anna, at=at)
        for role in (AddresseeRole.OPERATOR, AddresseeRole.OWNER)[:addressees]:
            actions.add_addressee(case, role=role, name=NAME, address=ADDRESS, token=uuid4(), actor=self.anna, at=at)
        return case

    def prepared(self, premises: Premises | None, *, at: datetime = NOW, **more: Any) -> Case:
        """A case of which the intention lies ready."""
        case = self.weighed(premises, at=at, **more)
        actions.prepare_intention(case, **intended(at.date()), actor=self.anna, at=at)
        return case

    def intended(self, premises: Premises | None, *, at: datetime = NOW, **more: Any) -> Case:
        """A case of which the intention was sent to everybody."""
        case = self.prepared(premises, at=at, **more)
        self.send_all(case, at=at)
        return reread(case)

    def heard(self, premises: Premises | None, *, at: datetime = NOW, **more: Any) -> Case:
        """A case in which nobody needs to be heard any more."""
        case = self.intended(premises, at=at, **more)
        for addressee in case.addressees.order_by("number"):
            actions.settle_view(
                addressee,
                way=ViewWay.WAIVED,
                ground="urgent",
                note="De situatie verdraagt geen uitstel.",
                token=uuid4(),
                actor=self.anna,
                at=at,
            )
        return reread(case)

    def decided(self, premises: Premises | None, signer: AccountActor, *, at: datetime = NOW, **more: Any) -> Case:
        """A case with a decision."""
        case = self.heard(premises, at=at, **more)
        return actions.decide(case, **decision(signer, at.date()), actor=self.anna, at=at)

    def running(self, premises: Premises | None, signer: AccountActor, *, at: datetime = NOW, **more: Any) -> Case:
        """A case of which the order was sent to everybody."""
        case = self.decided(premises, signer, at=at, **more)
        self.send_all(case, at=at)
        return reread(case)

    def warned(self, premises: Premises, *, at: datetime = NOW, **more: Any) -> Case:
        """A case that ended in a warning."""
        case = self.weighed(premises, measure=MeasureKind.WARNING, at=at, **more)
        actions.prepare_warning(
            case,
            demand=DEMAND,
            comply_until=at.date() + timedelta(days=14),
            body=Body.MAYOR,
            actor=self.anna,
            at=at,
        )
        self.send_all(case, at=at)
        return reread(case)

    def send_all(self, case: Case, *, at: datetime = NOW, sent: date | None = None) -> list[Letter]:
        """Sign and send every draft of a case."""
        drafts = list(Letter.objects.filter(record_id=case.pk, label="enforcement.case", status=LetterStatus.DRAFT))
        for letter in drafts:
            self.send(letter, at=at, sent=sent)
        return drafts

    def send(self, letter: Letter, *, at: datetime = NOW, sent: date | None = None) -> None:
        """Sign and send one letter."""
        self.sign(letter, at=at)
        self.post(letter, at=at, sent=sent)

    def sign(self, letter: Letter, *, at: datetime = NOW) -> None:
        """Sign one letter; a decision after somebody else checked it."""
        if letter.needs_check:
            letters.check(letter, actor=self.second, at=at)
        signature = Signature("A. Voorbeeld", "teamleider", "", at.date())
        letters.freeze(letter, pdf=PDF, signature=signature, signed_by_id=None, actor=self.anna, at=at)

    def post(self, letter: Letter, *, at: datetime = NOW, sent: date | None = None) -> None:
        """Send one letter by post."""
        letters.send(letter, sent_date=sent or at.date(), method=Method.POST, actor=self.anna, at=at)


def reread(case: Case) -> Case:
    """The case as it stands now."""
    return Case.objects.select_related("municipality").get(pk=case.pk)


def intended(today: date = TODAY, **more: Any) -> dict[str, Any]:
    """What an intention says."""
    given: dict[str, Any] = {
        "demand": DEMAND,
        "grounds": REASONS,
        "amount_cents": 250_000,
        "maximum_cents": 1_000_000,
        "unit": PenaltyUnit.BREACH,
        "comply_days": 14,
        "view_until": today + timedelta(days=14),
        "body": Body.MAYOR,
    }
    return given | more


def decision(signer: AccountActor, today: date = TODAY, **more: Any) -> dict[str, Any]:
    """What a decision says."""
    given: dict[str, Any] = {
        "body": Body.MAYOR,
        "signer": employee_of(signer),
        "decided_on": today,
        "demand": DEMAND,
        "amount_cents": 250_000,
        "maximum_cents": 1_000_000,
        "unit": PenaltyUnit.BREACH,
        "comply_until": today + timedelta(days=14),
        "reasons": REASONS,
        "balance": BALANCE,
        "remedy_address": REMEDY,
    }
    return given | more


def only(case: Case) -> Addressee:
    """The one addressee of a case."""
    return Addressee.objects.select_related("case__municipality", "view_term", "comply_term", "objection_term").get(
        case=case
    )


@pytest.fixture
def office(anna: AccountActor, bram: AccountActor, rule_set: RuleSet, hire: Hire) -> Office:
    """The office of Anna; Nadia is its second lawyer, who checks her decisions. Its letters name its account."""
    Letterhead.objects.create(municipality=rule_set.municipality, from_date=date(2022, 1, 1), **OFFICE)
    return Office(anna, bram, rule_set, hire("Nadia", Role.LAWYER, rule_set.municipality))
