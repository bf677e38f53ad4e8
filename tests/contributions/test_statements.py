"""What the writes of contributions cost in statements."""

from datetime import timedelta
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs, Division, Treatment
from regiotoezicht.contributions.actions import billing as asking
from regiotoezicht.contributions.actions.invoicing import set_invoice_details
from regiotoezicht.contributions.actions.settling import Spent, settle_line
from regiotoezicht.contributions.invoices.rules import Said
from regiotoezicht.contributions.models import Promise, Version
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.vocabulary import CostKind, Stage, Vat
from regiotoezicht.organisation.counting import Counted, take_in
from regiotoezicht.organisation.models import InhabitantsLoad, Municipality
from tests.conftest import NOW
from tests.contributions.conftest import LEFT_OPEN, OF_THE_LETTER, REFERENCE, a_plan, adopted, draft, seen_of
from tests.contributions.test_billing import LETTERS, asked_of, pay
from tests.contributions.test_plans import PROMISED, keep_promise
from tests.statements import costs, fresh

COSTS = Costs(CostKind.ICT, "Telefoons", 1_000)


def test_drafting(rens: AccountActor) -> None:
    plan, actor = a_plan(2026), fresh(rens)
    with costs("make a cost plan"):
        made = actions.make_plan(plan, actor=actor, stage=Stage.INDICATIVE, reference_date=REFERENCE, at=NOW)
    actor = fresh(rens)
    with costs("add a line to a cost plan"):
        line = actions.add_line(made, COSTS, actor=actor, token=uuid4(), at=NOW)
    actor = fresh(rens)
    with costs("change a line of a cost plan"):
        actions.change_line(made, line, COSTS, actor=actor, at=NOW)
    actor = fresh(rens)
    with costs("choose the key of a cost plan"):
        actions.choose_key(made, Division(Key.EQUAL, {}, None, redistribute=False), actor=actor, at=NOW)
    actor = fresh(rens)
    with costs("choose the treatment of VAT"):
        actions.choose_vat(made, Treatment(Vat.TAXED, "Dienst"), actor=actor, at=NOW)
    everybody, actor = {row.municipality_id for row in made.contributions.all()}, fresh(rens)
    with costs("say who takes part in a cost plan"):
        actions.set_taking_part(made, actor=actor, taking_part=everybody, weights={}, order_numbers={}, at=NOW)
    actor = fresh(rens)
    with costs("remove a line of a cost plan"):
        actions.remove_line(made, line, actor=actor, at=NOW)
    actor = fresh(rens)
    with costs("throw the draft of a cost plan away"):
        actions.drop(made, actor=actor, at=NOW)


def test_adopting_and_following(rens: AccountActor, beverwijk: Municipality) -> None:
    keep_promise(rens, beverwijk)
    made, actor = draft(rens, cents=2 * OF_THE_LETTER), fresh(rens)
    seen = seen_of(made)
    with costs("adopt a cost plan"):
        version = actions.adopt(made, LEFT_OPEN, actor=actor, seen=seen, at=NOW)
    actor = fresh(rens)
    with costs("say who carries what is not covered"):
        actions.carry(version, actor=actor, carried_by="gemeente Haarlem", reference="2026/118", at=NOW)
    version, actor = Version.objects.select_related("plan").get(pk=version.pk), fresh(rens)
    with costs("follow a version of a cost plan"):
        actions.follow(version, actor=actor, stage=Stage.DEFINITIVE, at=NOW)


def test_promising_and_counting(rens: AccountActor, beverwijk: Municipality) -> None:
    actor = fresh(rens)
    with costs("make a promise"):
        actions.make_promise(beverwijk, PROMISED, actor=actor, token=uuid4(), at=NOW)
    held, actor = Promise.objects.get(), fresh(rens)
    with costs("end a promise"):
        actions.end_promise(held, actor=actor, last_year=2026, at=NOW)
    numbers = [Counted(town.pk, REFERENCE, 1) for town in Municipality.objects.all()]
    actor = fresh(rens)
    with costs("take numbers of inhabitants in"):
        take_in(InhabitantsLoad(source="CBS", token=uuid4()), numbers, actor=actor, at=NOW)


def test_what_asking_costs(rens: AccountActor) -> None:
    version, actor = adopted(rens), fresh(rens)
    with costs("make the letters of a version"):
        billing = asking.bill(version, LETTERS, actor=actor, at=NOW)
    asked, actor = asked_of(billing), fresh(rens)
    with costs("record a payment of a contribution"):
        made = pay(asked, 1_000, actor)
    actor = fresh(rens)
    with costs("withdraw a payment of a contribution"):
        asking.withdraw_payment(asked, made, actor=actor, at=NOW)
    actor = fresh(rens)
    with costs("remind of a contribution"):
        asking.remind(asked, actor=actor, at=NOW + timedelta(days=31))


def test_settling(rens: AccountActor) -> None:
    made = actions.follow(adopted(rens), actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    made = actions.adopt(made, LEFT_OPEN, actor=rens, seen=seen_of(made), at=NOW)
    actor = fresh(rens)
    with costs("begin the settlement of a year"):
        made = actions.follow(made, actor=actor, stage=Stage.SETTLED, at=NOW)
    line, actor = made.lines.get(), fresh(rens)
    with costs("settle a line of a cost plan"):
        settle_line(made, line, Spent(1), actor=actor, at=NOW)


def test_invoice_details(rens: AccountActor, beverwijk: Municipality) -> None:
    actor = fresh(rens)
    with costs("lay down invoice details"):
        set_invoice_details(beverwijk, Said(kvk="00000001"), actor=actor, at=NOW)
