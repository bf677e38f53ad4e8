"""Fictitious costs: the plan of 2022 of the letter to the council, this year's in use, and next year's as a draft."""

from datetime import date, timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs, Terms
from regiotoezicht.contributions.actions.adopting import Decision
from regiotoezicht.contributions.actions.billing import Letters, bill, record_payment
from regiotoezicht.contributions.actions.invoicing import set_invoice_details
from regiotoezicht.contributions.invoices.rules import Said
from regiotoezicht.contributions.models import CostPlan, Version
from regiotoezicht.contributions.vocabulary import CostKind, Decider, Stage
from regiotoezicht.demo import bulk
from regiotoezicht.demo.letters import WITHOUT
from regiotoezicht.demo.streets import fictitious_kvk, fictitious_postcode, fictitious_rsin
from regiotoezicht.inspections.hours.actions import Work, book
from regiotoezicht.inspections.hours.rules import WINDOW
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.models import RoundMember
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.organisation.models import Municipality

COLLECTOR = "GM0392"
FIRST_YEAR, REFERENCE = 2022, date(2022, 1, 1)
LINES_2022 = (
    (CostKind.STAFF, "Coördinatie in de drie districten", 18_600_000),
    (CostKind.STAFF, "Projectleiding en secretariaat", 7_250_000),
    (CostKind.TRAINING, "Opleiding van 32 toezichthouders", 6_400_000),
    (CostKind.HOUSING, "Werkplekken en spreekruimte", 1_800_000),
    (CostKind.ICT, "Inrichting van zaaksystemen en telefoons", 1_552_060),
    (CostKind.OTHER, "Tolken, materiaal en onvoorzien", 500_000),
)
"""Together EUR 361,020.60: shared by inhabitants it gives Beverwijk the EUR 9,710 of the letter."""
LATER = (
    (CostKind.STAFF, "Coördinatie in de drie districten", 21_450_000),
    (CostKind.STAFF, "Secretariaat", 5_800_000),
    (CostKind.TRAINING, "Bijscholing en nieuwe toezichthouders", 3_900_000),
    (CostKind.HOUSING, "Werkplekken en spreekruimte", 2_150_000),
    (CostKind.ICT, "Gezamenlijk systeem en telefoons", 5_275_000),
    (CostKind.OTHER, "Tolken, materiaal en onvoorzien", 900_000),
)
HOURS, TARIFF = 240, 8_250
UNPAID_OF_SEVEN, PARTLY = 3, 5


def make_contributions(stage: bulk.Stage, town: Municipality, controller: Account) -> int:
    """Make the promise to one municipality and four plans; answers how many versions there are."""
    actor = AccountActor(controller, stage.at)
    terms = Terms(
        cents=971_000,
        from_year=FIRST_YEAR,
        until_year=None,
        source="Raadsinformatiebrief 2022/014, voetnoot",
        promised_date=date(2022, 2, 15),
    )
    actions.make_promise(town, terms, actor=actor, token=stage.token(), at=stage.at)
    _make_known(stage, actor)
    first = _plan(stage, actor, FIRST_YEAR, Stage.INDICATIVE, LINES_2022)
    _adopt(stage, actor, first, Decision(Decider.STEERING_GROUP, date(2022, 1, 20), "SG 2022/01"))
    _bill(stage, actor, first, date(2022, 2, 15))
    year = stage.today.year - 1
    if year > FIRST_YEAR:
        last = _plan(stage, actor, year, Stage.DEFINITIVE, LATER)
        decided = Decision(
            Decider.STEERING_GROUP,
            date(year, 2, 3),
            f"SG {year}/03",
            carried_by="de regio, uit de reserve",
            carried_reference=f"SG {year}/04",
        )
        _adopt(stage, actor, last, decided)
    now = _plan(stage, actor, stage.today.year, Stage.DEFINITIVE, LATER)
    supplied = Costs(
        CostKind.STAFF,
        "Toezichthouders van Velsen, 240 uur",
        supplied_by=Municipality.objects.get(code="GM0453"),
        minutes=HOURS * 60,
        tariff_cents=TARIFF,
        counts_as_payment=True,
    )
    actions.add_line(now, supplied, actor=actor, token=stage.token(), at=stage.at)
    decided = Decision(
        Decider.STEERING_GROUP,
        stage.today - timedelta(days=60),
        f"SG {stage.today.year}/03",
        carried_by="gemeente Haarlem, als coördinerende gemeente",
        carried_reference=f"collegebesluit {stage.today.year}/118",
    )
    _adopt(stage, actor, now, decided)
    _bill(stage, actor, now, stage.today - timedelta(days=50))
    _book_hours(stage)
    _plan(stage, actor, stage.today.year + 1, Stage.INDICATIVE, LATER)
    return Version.objects.count()


def _make_known(stage: bulk.Stage, actor: AccountActor) -> None:
    """Lay down by what each municipality is known on an e-invoice; one small one did not tell yet."""
    for place, town in enumerate(stage.municipalities):
        if town.code in WITHOUT:
            continue
        rsin = fictitious_rsin(place)
        said = Said(
            oin=f"00000001{rsin}000",
            kvk=fictitious_kvk(place + 1),
            vat_number=f"NL{rsin}B01" if town.code == COLLECTOR else "",
            street="Postbus 0",
            postcode=fictitious_postcode(town.code, 0),
            city=town.name,
            buyer_reference=f"TSB-{town.code[2:]}",
        )
        set_invoice_details(town, said, actor=actor, at=stage.at)


def _plan(
    stage: bulk.Stage, actor: AccountActor, year: int, firmness: Stage, lines: tuple[tuple[CostKind, str, int], ...]
) -> Version:
    plan = CostPlan(year=year, collector=Municipality.objects.get(code=COLLECTOR))
    made = actions.make_plan(plan, actor=actor, stage=firmness, reference_date=REFERENCE, at=stage.at)
    for kind, description, cents in lines:
        costs = Costs(kind, description, cents)
        actions.add_line(made, costs, actor=actor, token=stage.token(), at=stage.at)
    return made


def _adopt(stage: bulk.Stage, actor: AccountActor, version: Version, decision: Decision) -> None:
    total = sum(line.cents for line in version.lines.all())
    actions.adopt(version, decision, actor=actor, seen_cents=total, at=stage.at)


def _bill(stage: bulk.Stage, actor: AccountActor, version: Version, sent: date) -> None:
    """Make the letters, and let most municipalities have paid; one of them only a part."""
    version = Version.objects.select_related("plan").get(pk=version.pk)
    letters = Letters(sent, sent + timedelta(days=30), "A. Voorbeeld", "teammanager Veiligheid")
    made = bill(version, letters, actor=actor, at=stage.at)
    for place, asked in enumerate(made.requests.order_by("number")):
        if place % 7 == UNPAID_OF_SEVEN and version.plan.year != FIRST_YEAR:
            continue
        part = 2 if place == PARTLY and version.plan.year != FIRST_YEAR else 1
        record_payment(
            asked,
            cents=abs(asked.cents) // part,
            paid_date=sent + timedelta(days=20),
            reference=f"afschrift {place + 1:03d}",
            token=stage.token(),
            actor=actor,
            at=stage.at,
        )


def _book_hours(stage: bulk.Stage) -> None:
    """Let the supervisors of Kennemerland have booked their last rounds."""
    members = RoundMember.objects.filter(
        round__date__range=(stage.today - WINDOW, stage.today), round__status=RoundStatus.DONE, until_at__isnull=True
    ).select_related("employee__account", "round")
    for place, member in enumerate(members.order_by("round__date", "pk")):
        town = member.round.municipalities.select_related("district").order_by("pk").first()
        if town is None or place % 4 == UNPAID_OF_SEVEN:
            continue
        work = Work(Sector.LICENSED if place % 3 else Sector.UNLICENSED, 180, member.round.date, member.round)
        book(
            town,
            work,
            employee=member.employee,
            token=stage.token(),
            actor=AccountActor(member.employee.account, stage.at),
            at=stage.at,
        )
