"""Fictitious costs: the plan of 2022 of the letter to the council, last year's settled, this year's in use, and next
year's as a draft.
"""

from datetime import date, timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs, Terms, Treatment
from regiotoezicht.contributions.actions.adopting import Decision
from regiotoezicht.contributions.actions.billing import Letters, bill, record_payment, remind
from regiotoezicht.contributions.actions.invoicing import set_invoice_details
from regiotoezicht.contributions.actions.settling import Spent, settle_line
from regiotoezicht.contributions.dividing import ground_of, outcome_of
from regiotoezicht.contributions.invoices.rules import Said
from regiotoezicht.contributions.models import CostPlan, PaymentRequest, Version
from regiotoezicht.contributions.vocabulary import CostKind, Decider, Stage, Vat
from regiotoezicht.demo import bulk
from regiotoezicht.demo.letters import WITHOUT
from regiotoezicht.demo.streets import fictitious_kvk, fictitious_postcode, fictitious_rsin
from regiotoezicht.inspections.hours.actions import Work, book
from regiotoezicht.inspections.hours.rules import WINDOW
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.models import RoundMember
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing.agreements.actions import Terms as Agreed
from regiotoezicht.sharing.agreements.actions import conclude
from regiotoezicht.sharing.agreements.models import Agreement
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind, Purpose

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
SPENT = (20_986_240, 5_800_000, 2_764_500, 2_150_000, 5_590_275, 1_212_880)
"""What last year's costs came to, in the order of `LATER`: less training, dearer telephones, more interpreters."""
SUPPLIER, TARIFF = "GM0453", 8_250
HOURS, HOURS_LAST_YEAR = 240, 60
EXEMPT = Treatment(Vat.EXEMPT, "koepelvrijstelling, artikel 11, eerste lid, onder u, Wet OB 1968")
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
    _bill(stage, actor, first, date(2022, 2, 15), is_over=True)
    aside = stage.aside(3)
    if stage.today.year - 1 > FIRST_YEAR:
        _settled_year(aside, actor, stage.today.year - 1)
    now = _plan(stage, actor, stage.today.year, Stage.DEFINITIVE, LATER)
    actions.add_line(now, _supplied(HOURS), actor=actor, token=stage.token(), at=stage.at)
    decided = Decision(
        Decider.STEERING_GROUP,
        stage.today - timedelta(days=60),
        f"SG {stage.today.year}/03",
        carried_by="gemeente Haarlem, als coördinerende gemeente",
        carried_reference=f"collegebesluit {stage.today.year}/118",
    )
    _adopt(stage, actor, now, decided)
    _bill(stage, actor, now, stage.today - timedelta(days=50))
    remind(_unpaid(now), actor=actor, at=stage.at)
    _book_hours(stage)
    following = _plan(stage, actor, stage.today.year + 1, Stage.INDICATIVE, LATER)
    actions.choose_vat(following, Treatment(Vat.COMPENSABLE, agreement=_agreed(stage)), actor=actor, at=stage.at)
    return Version.objects.count()


def _settled_year(stage: bulk.Stage, actor: AccountActor, year: int) -> None:
    """A year from its first division to its settlement: asked for and paid, and the difference asked or given back."""
    made = _plan(stage, actor, year, Stage.INDICATIVE, LATER)
    actions.add_line(made, _supplied(HOURS_LAST_YEAR), actor=actor, token=stage.token(), at=stage.at)
    _adopt(stage, actor, made, _by_group(date(year - 1, 11, 18), f"SG {year - 1}/11"))
    made = actions.follow(Version.objects.get(pk=made.pk), actor=actor, stage=Stage.DEFINITIVE, at=stage.at)
    _adopt(stage, actor, made, _by_group(date(year, 2, 3), f"SG {year}/03"))
    _bill(stage, actor, made, date(year, 2, 15), is_over=True)
    made = actions.follow(Version.objects.get(pk=made.pk), actor=actor, stage=Stage.SETTLED, at=stage.at)
    spent = {description: cents for (_, description, _), cents in zip(LATER, SPENT, strict=True)}
    for line in made.lines.all():
        what = Spent(minutes=line.minutes) if line.supplied_by_id else Spent(cents=spent[line.description])
        settle_line(made, line, what, actor=actor, at=stage.at)
    settled = min(date(year + 1, 4, 14), stage.today)
    _adopt(stage, actor, made, _by_group(settled, f"SG {year + 1}/07"))
    _bill(stage, actor, made, settled)


def _by_group(on: date, reference: str) -> Decision:
    """The steering group decides; the region carries what promises leave open."""
    return Decision(Decider.STEERING_GROUP, on, reference, "de regio, uit de reserve", reference)


def _supplied(hours: int) -> Costs:
    return Costs(
        CostKind.STAFF,
        "Toezichthouders van Velsen",
        supplied_by=Municipality.objects.get(code=SUPPLIER),
        minutes=hours * 60,
        tariff_cents=TARIFF,
        counts_as_payment=True,
    )


def _unpaid(version: Version) -> PaymentRequest:
    """The first municipality that did not pay by a version."""
    asked = PaymentRequest.objects.filter(billing__version=version, payments__isnull=True, cents__gt=0)
    return asked.order_by("number")[0]


def _agreed(stage: bulk.Stage) -> Agreement:
    """The service agreement of the three municipalities that coordinate a district."""
    towns = list(Municipality.objects.filter(coordinates__isnull=False).distinct().order_by("name"))
    terms = Agreed(
        Kind.SERVICE,
        "artikel 160, eerste lid, onder d, Gemeentewet",
        f"DVO {stage.today.year}/2",
        [Purpose.PUBLIC_ORDER],
        [Category.COUNTS],
        date(stage.today.year + 1, 1, 1),
        municipalities=towns,
    )
    return conclude(towns[0], terms, actor=stage.system, at=stage.at)


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
    is_first = year == FIRST_YEAR
    if not is_first:
        actions.choose_vat(made, EXEMPT, actor=actor, at=stage.at)
    for kind, description, cents in lines:
        vat = Vat.COMPENSABLE if kind is CostKind.ICT and not is_first else Vat.EXEMPT  # bought outside the region
        costs = Costs(kind, description, cents, vat=vat)
        actions.add_line(made, costs, actor=actor, token=stage.token(), at=stage.at)
    return made


def _adopt(stage: bulk.Stage, actor: AccountActor, version: Version, decision: Decision) -> None:
    actions.adopt(version, decision, actor=actor, seen=outcome_of(ground_of(version)).mark, at=stage.at)


def _bill(stage: bulk.Stage, actor: AccountActor, version: Version, sent: date, *, is_over: bool = False) -> None:
    """Make the letters, and let most municipalities have paid, one of them only a part; all when it is long over."""
    version = Version.objects.select_related("plan").get(pk=version.pk)
    letters = Letters(sent, sent + timedelta(days=30), "A. Voorbeeld", "teammanager Veiligheid")
    made = bill(version, letters, actor=actor, at=stage.at)
    if sent + timedelta(days=20) > stage.today:
        return
    for place, asked in enumerate(made.requests.order_by("number")):
        if place % 7 == UNPAID_OF_SEVEN and not is_over:
            continue
        part = 2 if place == PARTLY and not is_over else 1
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
