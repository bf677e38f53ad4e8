"""Two fictitious cases further on: closed premises with the sheet of the day, and coercion of which the costs are due.

Made by the very actions that a lawyer uses, with two letters, for each PDF takes a while.
"""

from datetime import datetime, time, timedelta
from typing import Any

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.cases import BALANCE, GROUNDS, Desk, later, send_drafts, weigh
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.remedies.closure import Ground
from regiotoezicht.enforcement.remedies.vocabulary import ClosureBasis, CostShare, EntryWay, Interpreter, Urgency, YesNo
from regiotoezicht.enforcement.vocabulary import ViewWay, WaiverGround
from regiotoezicht.inspections.models import Finding
from regiotoezicht.organisation.rules import Body
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status as HandOverStatus

FACTS = "Op drie dagen was het pand open zonder dat er toezicht was, met overlast op straat."
SHUT = "Houd het pand gesloten en geef de sleutels aan de gemeente."
OPENED = "Houd de nooduitgang vrij."
URGENT = "De nooduitgang was dichtgemaakt; bij brand kon niemand naar buiten."
WHAT = "De nooduitgang is opengebroken en het slot is vervangen."
COST_ITEMS = "Slotenmaker 250 euro, twee uur beveiliging 180 euro."
SHUT_DAYS = 28


def make_measures(stage: Stage, lawyer: Account, signer: Account) -> int:
    """Lead two cases of the municipality of the signer to a closure and to costs; answers how many there were."""
    made = 0
    for hand_over, lead in zip(_unused(signer), (_close_premises, _act_at_once), strict=False):
        at = hand_over.decided_at or stage.at
        case = actions.open_case(hand_over, actor=AccountActor(lawyer, at), at=at)
        lead(Desk(stage, lawyer, case), signer)
        made += 1
    return made


def _unused(signer: Account) -> list[HandOver]:
    """Accepted reports about business premises, each of another business, of which there is no case yet."""
    assert signer.employee is not None  # noqa: S101 - everybody of the demo region is an employee
    town = signer.employee.employer_id
    used = set(Case.objects.filter(municipality=town).values_list("hand_over_id", flat=True))
    taken = set(Case.objects.filter(municipality=town).values_list("business_id", flat=True))
    found: list[HandOver] = []
    accepted = HandOver.objects.filter(status=HandOverStatus.ACCEPTED, municipality=town).order_by("-decided_at")
    for hand_over in accepted.exclude(pk__in=used).select_related("municipality"):
        finding = (
            Finding.objects.filter(visit__report__pk=hand_over.record_id, visit__is_dwelling=False)
            .exclude(article__violation="")
            .values_list("visit__premises__business", flat=True)
            .first()
        )
        if finding is not None and finding not in taken:
            taken.add(finding)
            found.append(hand_over)
        if len(found) == 2:
            break
    return found


def _decide(desk: Desk, signer: Account, at: datetime, *, demand: str, terms: actions.Terms) -> None:
    assert signer.employee is not None  # noqa: S101 - as above
    actions.decide_remedy(
        desk.read(),
        body=Body.MAYOR,
        signer=signer.employee,
        decided_on=desk.stage.local_date(at),
        demand=demand,
        terms=terms,
        reasons=GROUNDS,
        balance=BALANCE,
        remedy_address=f"Gemeente {desk.case.municipality.name}\nafdeling bezwaar",
        actor=desk.on(at),
        at=at,
    )
    send_drafts(desk, signer, at)


def _close_premises(desk: Desk, signer: Account) -> None:
    """A closure that holds, of which the sheet of the day is partly filled in."""
    weigh(desk, measure=MeasureKind.CLOSURE)
    at = later(desk, 3)
    for addressee in desk.read().addressees.all():
        actions.settle_view(
            addressee,
            way=ViewWay.WAIVED,
            ground=WaiverGround.URGENT,
            note="De overlast hield aan; een week wachten was niet verantwoord.",
            token=desk.stage.token(),
            actor=desk.on(at),
            at=at,
        )
    begin = desk.stage.local_date(at)
    terms = actions.Terms(
        cost_share=CostShare.ALL,
        ground=Ground(ClosureBasis.BY_LAW, article="artikel 2:30", facts=FACTS),
        from_date=begin,
        until_date=begin + timedelta(days=SHUT_DAYS - 1),
    )
    _decide(desk, signer, at, demand=SHUT, terms=terms)
    sheet: dict[str, Any] = {
        "started": time(10, 30),
        "officials": "twee toezichthouders en een slotenmaker",
        "people": 2,
        "children": 0,
        "animals": 0,
        "interpreter": Interpreter.NOT_NEEDED,
        "care_on_call": YesNo.YES,
        "seals": "zegel 0012 op de voordeur",
        "cost_cents": 43_000,
        "cost_items": COST_ITEMS,
    }
    actions.keep_closing_day(desk.read(), day=begin, facts=sheet, actor=desk.on(at), at=at)


def _act_at_once(desk: Desk, signer: Account) -> None:
    """The municipality acted at once and decided after; the decision on the costs waits to be signed."""
    assert signer.employee is not None  # noqa: S101 - as above
    weigh(desk, measure=MeasureKind.COERCION)
    at = later(desk, 2)
    actions.act_at_once(
        desk.read(),
        done_at=at - timedelta(hours=1),
        what=WHAT,
        entry=EntryWay.NOT_NEEDED,
        token=desk.stage.token(),
        actor=desk.on(at),
        at=at,
    )
    terms = actions.Terms(urgency=Urgency.VERY_URGENT, urgency_reason=URGENT, cost_share=CostShare.ALL)
    at = later(desk, 3)
    _decide(desk, signer, at, demand=OPENED, terms=terms)
    at = later(desk, 6)
    actions.decide_costs(
        desk.read(),
        addressee=desk.case.addressees.get(),
        amount_cents=43_000,
        specification=COST_ITEMS,
        body=Body.MAYOR,
        signer=signer.employee,
        decided_on=desk.stage.local_date(at),
        remedy_address=f"Gemeente {desk.case.municipality.name}\nafdeling bezwaar",
        actor=desk.on(at),
        at=at,
    )
