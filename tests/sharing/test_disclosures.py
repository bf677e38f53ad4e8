"""Disclosing: what is shared, what is refused and what is left of a refusal."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.organisation.rules import Arrangement, PartnerKind
from regiotoezicht.sharing.agreements import actions as agreements
from regiotoezicht.sharing.disclosures import actions, rules
from regiotoezicht.sharing.disclosures.rules import Status
from regiotoezicht.sharing.models import Disclosure
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY, Hire
from tests.sharing.disclosing import conclude, covenant, crime, partner, reader_of, shared, thing

__all__ = ["thing"]


@pytest.fixture
def lars(hire: Hire, beverwijk: Municipality) -> AccountActor:
    return hire("Lars", Role.LAWYER, beverwijk)


def refused_with(code: str) -> bool:
    """Whether this refusal is on the log, and nothing was shared."""
    facts = Event.objects.filter(type=rules.REFUSED.code).order_by("-number").values_list("facts", flat=True).first()
    return facts is not None and facts["refusal"] == code and not Disclosure.objects.exists()


def test_only_the_picked_fields_are_sealed_until_a_leap_day(thing: Task, anna: AccountActor) -> None:
    made = shared(thing, crime(partner(PartnerKind.POLICE)), anna)
    assert made.status == Status.SHARED
    assert [name for name, _ in made.content] == ["Tijd", "Bevindingen"]
    assert made.until_date == date(2028, 2, 29)
    assert not made.made_by_district
    assert made.is_unchanged()


def test_the_district_decides_as_joint_controller_and_not_as_processor(
    thing: Task, bram: AccountActor, anna: AccountActor, beverwijk: Municipality
) -> None:
    police = partner(PartnerKind.POLICE)
    Participation.objects.filter(municipality=beverwijk).update(arrangement=Arrangement.PROCESSOR)
    with pytest.raises(Refused, match=r"verwerker .artikel 28 AVG. en besluit niet over verstrekken"):
        shared(thing, crime(police), bram)
    assert refused_with("as_processor")
    assert not shared(thing, crime(police), anna).made_by_district
    Participation.objects.filter(municipality=beverwijk).update(arrangement=Arrangement.JOINT)
    assert shared(thing, crime(police), bram).made_by_district


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ground": "own_task"}, "wrong_ground"),
        ({"ground": "made_up"}, "wrong_ground"),
        ({"purpose": "own_task"}, "wrong_purpose"),
        ({"until_date": TODAY - timedelta(days=1)}, "end_in_past"),
        ({"fields": ["moment", "permit"]}, "wrong_field"),
        ({"fields": ["place"]}, "unknown_field"),
        ({"fields": []}, "no_fields"),
        ({"ground": "police_covenant", "purpose": "public_order"}, "no_agreement"),
        ({"reference": "mail jan.jansen@voorbeeld.example"}, "personal_text"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_attempt_is_kept(
    thing: Task, anna: AccountActor, change: dict[str, object], code: str
) -> None:
    asked = replace(crime(partner(PartnerKind.POLICE)), **change)  # type: ignore[arg-type]  # one field at a time
    with pytest.raises(Refused) as refused:
        shared(thing, asked, anna)
    assert refused.value.code == code
    assert refused_with(code)


def test_a_receiver_who_cannot_sign_in_gets_nothing(thing: Task, anna: AccountActor) -> None:
    police = partner(PartnerKind.POLICE)
    police.accounts.update(is_active=False)
    with pytest.raises(Refused, match="niemand zich aanmelden"):
        shared(thing, crime(police), anna)
    assert refused_with("no_account")


def test_nothing_is_disclosed_to_the_own_municipality_and_nobody_elsewhere_discloses(
    thing: Task, anna: AccountActor, chris: AccountActor, beverwijk: Municipality
) -> None:
    own = replace(crime(beverwijk), ground="other_municipality", purpose="own_task")
    with pytest.raises(Refused, match="eigen gemeente"):
        shared(thing, own, anna)
    with pytest.raises(NotAllowed):
        shared(thing, own, chris)


def test_under_a_covenant_a_second_person_lets_it_go_and_not_the_maker(
    thing: Task, anna: AccountActor, lars: AccountActor, vera: AccountActor, beverwijk: Municipality
) -> None:
    police = partner(PartnerKind.POLICE)
    conclude(beverwijk, police, vera)
    made = shared(thing, covenant(police), anna)
    assert made.status == Status.PROPOSED
    assert not Disclosure.objects.received_by(reader_of(police)).exists()
    with pytest.raises(Refused, match="zelf gemaakt"):
        actions.approve(made, actor=anna, at=NOW)
    assert actions.approve(made, actor=lars, at=NOW).status == Status.SHARED
    with pytest.raises(Refused, match="gedeeld"):
        actions.decline(made, actor=lars, at=NOW)
    with pytest.raises(Refused, match="Buiten het convenant"):
        shared(thing, replace(covenant(police), fields=["permit"]), anna)


def test_an_agreement_that_ends_closes_what_rests_on_it(
    thing: Task, anna: AccountActor, lars: AccountActor, vera: AccountActor, beverwijk: Municipality
) -> None:
    police = partner(PartnerKind.POLICE)
    held = conclude(beverwijk, police, vera, until=date(2026, 6, 1))
    with pytest.raises(Refused, match="tot en met 31-05-2026"):
        shared(thing, covenant(police), anna)
    asked = replace(covenant(police), until_date=date(2026, 5, 31))
    going, waiting = (shared(thing, asked, anna) for _ in range(2))
    actions.approve(going, actor=lars, at=NOW)
    agreements.end(beverwijk, held, actor=vera, until=TODAY, at=NOW)
    with pytest.raises(Refused, match="intussen geëindigd"):
        actions.approve(waiting, actor=lars, at=NOW)
    read = Disclosure.objects.received_by(reader_of(police)).with_agreement(TODAY).get()
    assert "geldt niet meer" in read.shut_because(lars)


def test_who_sees_that_it_exists_and_who_reads_it(
    thing: Task, anna: AccountActor, bram: AccountActor, vera: AccountActor, chris: AccountActor, lars: AccountActor
) -> None:
    police = partner(PartnerKind.POLICE)
    of_town, of_district = shared(thing, crime(police), anna), shared(thing, crime(police), bram)
    other = reader_of(partner(PartnerKind.TAX, signs_in=False))

    def seen(actor: AccountActor) -> tuple[set[Disclosure], set[Disclosure]]:
        return set(Disclosure.objects.visible_to(actor)), set(Disclosure.objects.readable_by(actor))

    assert seen(anna) == ({of_town}, {of_town})
    assert seen(bram) == ({of_district}, {of_district})
    assert seen(vera) == ({of_town, of_district}, {of_town, of_district})
    assert seen(lars) == seen(chris) == seen(other) == (set(), set())
    assert set(Disclosure.objects.received_by(reader_of(police))) == {of_town, of_district}
    assert not Disclosure.objects.received_by(other).exists()


def test_a_form_that_is_sent_twice_shares_once(thing: Task, anna: AccountActor) -> None:
    asked, token = crime(partner(PartnerKind.POLICE)), uuid4()
    actions.disclose(thing, asked, token=token, actor=anna, at=NOW)
    with pytest.raises(Refused, match="al verstuurd"):
        actions.disclose(thing, asked, token=token, actor=anna, at=NOW)
    assert Disclosure.objects.count() == 1
