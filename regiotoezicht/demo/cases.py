"""The fictitious enforcement cases: in every municipality with a lawyer, one in each of the first steps.

They are made by the very actions that a lawyer uses, each on a day of its own, and one of them up to an order that
runs, with its letters signed as PDF/A.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.demo import collection
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.streets import STREETS, fictitious_postcode
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.enforcement.vocabulary import AddresseeRole, PenaltyUnit, Status, ViewWay
from regiotoezicht.inspections.models import Finding
from regiotoezicht.law.decrees import statutory
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.organisation.rules import Body
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status as HandOverStatus

DEMAND = "Zorg dat tijdens de openingstijden steeds een exploitant of beheerder aanwezig is."
GROUNDS = "Bij de controle voldeed het bedrijf niet aan de voorschriften van de vergunning en de lokale regels."
BALANCE = "Een lichter middel volstaat niet; het belang van veilig werk weegt zwaarder dan het nadeel voor het bedrijf."
DEVIATION = "Gelet op de ernst van wat is gezien, past hier een last met een dwangsom."
NO_VIOLATION = "De bevinding is bij nader inzien geen overtreding: het voorschrift gold voor een ander soort bedrijf."
CENTS = 250_000
ORDER_AFTER_DAYS = 25


@dataclass
class Desk:
    """A lawyer at work on one case, on the days that are asked of her."""

    stage: Stage
    lawyer: Account
    case: Case

    def on(self, at: datetime) -> AccountActor:
        """The lawyer at a moment."""
        return AccountActor(self.lawyer, at)

    def read(self) -> Case:
        """The case as it stands now."""
        self.case = Case.objects.select_related("municipality").get(pk=self.case.pk)
        return self.case


def make_cases(stage: Stage, lawyers: dict[int, list[Account]], signer: Account) -> int:
    """Open cases of the newest accepted reports, by municipality, and lead each to another step; answers how many."""
    waiting: dict[int, list[HandOver]] = defaultdict(list)
    accepted = HandOver.objects.filter(status=HandOverStatus.ACCEPTED, municipality__in=lawyers).order_by("-decided_at")
    for hand_over in accepted.select_related("municipality"):
        waiting[hand_over.municipality_id].append(hand_over)
    made = 0
    for municipality_id, hand_overs in waiting.items():
        chosen: list[tuple[HandOver, Step]] = list(
            zip(hand_overs, (_leave_open, _choose, weigh, _prepare, _close), strict=False)
        )
        old = next((one for one in hand_overs[len(chosen) :] if _is_old(stage, one)), None)
        if old is not None and signer.employee is not None and signer.employee.employer_id == municipality_id:
            chosen.append((old, lambda desk: _order(desk, signer)))
            older = next(
                (one for one in hand_overs if one != old and _is_old(stage, one, days=collection.AFTER_DAYS)), None
            )
            if older is not None and older not in dict(chosen):
                chosen.append((older, lambda desk: _collect(desk, signer)))
        for number, (hand_over, step) in enumerate(chosen):
            lawyer = lawyers[municipality_id][number % len(lawyers[municipality_id])]
            at = hand_over.decided_at or stage.at
            step(Desk(stage, lawyer, actions.open_case(hand_over, actor=AccountActor(lawyer, at), at=at)))
            made += 1
    return made


def _is_old(stage: Stage, hand_over: HandOver, *, days: int = ORDER_AFTER_DAYS) -> bool:
    """Whether an order can run by now: the term for a view is over; or whether it can be so far in `days`."""
    return hand_over.decided_at is not None and hand_over.decided_at < stage.at - timedelta(days=days)


Step = Callable[[Desk], object]


def _leave_open(desk: Desk) -> None:
    """Nothing yet: the lawyer still has to look at it."""


def _choose(desk: Desk) -> None:
    findings = Finding.objects.filter(visit=desk.case.visit).exclude(article__violation="").select_related("article")
    chosen = {one.pk: ViolationKind(one.article.violation) for one in findings}
    at = later(desk, 1)
    actions.choose_violations(desk.case, chosen=chosen, actor=desk.on(at), at=at)
    desk.read()


def weigh(desk: Desk, *, measure: MeasureKind | None = None) -> None:
    """Choose what was violated and the measure, and address somebody."""
    _choose(desk)
    leading = queries.leading(queries.proposals_of(desk.case))
    proposed = leading.step.measure if leading.step else ""
    chosen = measure or (MeasureKind.WARNING if proposed == MeasureKind.WARNING else MeasureKind.ORDER_PENALTY)
    at = later(desk, 2)
    reason = "" if chosen == proposed else DEVIATION
    actions.weigh(desk.case, measure=chosen, reason=reason, actor=desk.on(at), at=at)
    _address(desk, at)


def _address(desk: Desk, at: datetime) -> Addressee:
    case = desk.read()
    town = case.municipality
    address = f"{STREETS[3]} {10 + case.pk}\n{fictitious_postcode(town.code, 3)} {town.name}"
    return actions.add_addressee(
        case,
        role=AddresseeRole.OPERATOR,
        name="Voorbeeld Exploitatie B.V.",
        address=address,
        token=desk.stage.token(),
        actor=desk.on(at),
        at=at,
    )


def _prepare(desk: Desk) -> date:
    """Lay the intention ready; answers until when a view may be given."""
    weigh(desk, measure=MeasureKind.ORDER_PENALTY)
    at = later(desk, 3)
    view_until = _working_day(desk.stage.local_date(at) + timedelta(days=14))
    actions.prepare_intention(
        desk.read(),
        demand=DEMAND,
        grounds=GROUNDS,
        amount_cents=CENTS,
        maximum_cents=4 * CENTS,
        unit=PenaltyUnit.BREACH,
        comply_days=14,
        view_until=view_until,
        body=Body.MAYOR,
        actor=desk.on(at),
        at=at,
    )
    return view_until


def _close(desk: Desk) -> None:
    at = later(desk, 4)
    actions.close(desk.case, outcome=Status.NO_VIOLATION, reason=NO_VIOLATION, actor=desk.on(at), at=at)


def _order(desk: Desk, signer: Account) -> None:
    """From the intention to an order that runs: nobody gave a view, the signer decided, the letter went by post."""
    view_until = _prepare(desk)
    send_drafts(desk, signer, later(desk, 3))
    at = min(desk.stage.moment(view_until + timedelta(days=2)), desk.stage.at)
    for addressee in desk.read().addressees.all():
        actions.settle_view(addressee, way=ViewWay.TERM_OVER, token=desk.stage.token(), actor=desk.on(at), at=at)
    assert signer.employee is not None  # noqa: S101 - everybody of the demo region is an employee
    today = desk.stage.local_date(at)
    actions.decide(
        desk.read(),
        body=Body.MAYOR,
        signer=signer.employee,
        decided_on=today,
        demand=DEMAND,
        amount_cents=CENTS,
        maximum_cents=4 * CENTS,
        unit=PenaltyUnit.BREACH,
        comply_until=_working_day(today + timedelta(days=28)),
        reasons=GROUNDS,
        balance=BALANCE,
        remedy_address=f"Gemeente {desk.case.municipality.name}\nafdeling bezwaar",
        actor=desk.on(at),
        at=at,
    )
    send_drafts(desk, signer, at)


def _collect(desk: Desk, signer: Account) -> None:
    _order(desk, signer)
    collection.collect(desk, signer, send_drafts)


def send_drafts(desk: Desk, signer: Account, at: datetime) -> None:
    """Sign every draft of the case and send it by post."""
    drafts = Letter.objects.filter(label=Case._meta.label_lower, record_id=desk.case.pk, status="draft")
    for letter in drafts:
        if letter.needs_check:
            letters.check(letter, actor=AccountActor(signer, at), at=at)
        letters.finish(
            letter,
            signer_name=signer.name,
            signer_function="teamleider veiligheid",
            mandate="namens de burgemeester",
            signed_by_id=signer.pk,
            actor=desk.on(at),
            at=at,
        )
        letters.send(letter, sent_date=desk.stage.local_date(at), method=Method.POST, actor=desk.on(at), at=at)


def later(desk: Desk, days: int) -> datetime:
    """Office hours some days after the case was opened, never past the present."""
    opened = desk.stage.local_date(desk.case.opened_at)
    return min(desk.stage.moment(_working_day(opened + timedelta(days=days))), desk.stage.at)


def _working_day(day: date) -> date:
    while not statutory().counts(day):
        day += timedelta(days=1)
    return day
