"""A municipality that goes into another, a deputy before her first day, and a day on which each referral is wiped."""

from datetime import datetime, timedelta

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.care import actions
from regiotoezicht.care.models import CareKey, KeyWrap, Referral
from regiotoezicht.care.night import wipe
from regiotoezicht.care.rules import AFTER_MERGER
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.organisation.models import Municipality, Succession
from tests.care.conftest import Ward, digits_of, reading_in, sign_in
from tests.conftest import NOW, TODAY, Hire


def test_every_referral_has_a_latest_day(ward: Ward) -> None:
    referral = ward.made()
    assert Referral.objects.get().wipe_date == TODAY + timedelta(days=731)
    later = NOW + timedelta(days=40)
    ward.do(actions.record_contact, referral, moment=later, at=later)
    assert Referral.objects.get().wipe_date == TODAY + timedelta(days=771)
    wipe(NOW + timedelta(days=770))
    assert Referral.objects.exists()
    wipe(NOW + timedelta(days=771))
    assert not Referral.objects.exists()


def _merge(ward: Ward, into: Municipality) -> None:
    """From today Beverwijk is part of the other, where Zoë got the role again."""
    Succession.objects.create(predecessor=ward.town, successor=into, date=TODAY)
    RoleAssignment.objects.create(
        account=ward.zoe.account, role=Role.CARE_COORDINATOR, municipality=into, from_date=TODAY
    )


def test_after_a_merger_what_runs_is_handed_over_or_withdrawn_and_no_more(
    ward: Ward, hire: Hire, haarlem: Municipality
) -> None:
    kept, dropped = ward.made(), ward.made()
    there = reading_in(hire, haarlem, "Noor")
    _merge(ward, haarlem)
    zoe = sign_in(ward.zoe)
    assert "Zorg vraagt uw aandacht" in zoe.get("/").content.decode()
    shown = zoe.get("/zorg/").content.decode()
    assert "is opgegaan in een andere gemeente" in shown and "Draag over vóór 23-06-2026" in shown
    assert "Verwijzing vastleggen" not in shown and "Sleutels" not in shown
    assert CareKey.objects.get(municipality=ward.town).version == 1, "opening replaces no key that others still need"
    here = f"/zorg/{kept.uid}/"
    offered = zoe.get(here).content.decode()
    assert "Overdragen" in offered and "Eerste contact gelegd" not in offered
    assert zoe.get(here + "contact/").status_code == 404
    with pytest.raises(NotAllowed):
        ward.do(actions.record_contact, kept, moment=NOW)
    kim = sign_in(ward.kim)
    assert kim.get("/zorg/").status_code == 404, "she has no role in the successor"
    assert kim.get(here).status_code == 404
    form = zoe.get(here + "overdragen/").context["form"]
    typed = {"form": form["form"].value(), "seen": form["seen"].value(), "to": haarlem.pk, "consent": "on"}
    assert zoe.post(here + "overdragen/", typed).status_code == 302
    noor = sign_in(there.zoe)
    offer = kept.transfers.get()
    assert noor.post(f"/zorg/overdracht/{offer.uid}/aanvaarden/").status_code == 302
    ward.do(actions.withdraw, dropped)
    assert there.says(Referral.objects.get(municipality=haarlem)).code == ward.says(kept).code


def test_after_thirteen_weeks_it_is_closed_and_wiped(ward: Ward, haarlem: Municipality) -> None:
    referral = ward.made()
    _merge(ward, haarlem)
    last, over = NOW + AFTER_MERGER - timedelta(days=1), NOW + AFTER_MERGER
    for at, answer in ((last, 200), (over, 404)):
        with time_machine.travel(at, tick=False):
            assert sign_in(ward.zoe).get(f"/zorg/{referral.uid}/").status_code == answer
    wipe(last)
    assert Referral.objects.exists()
    wipe(over)
    assert not Referral.objects.exists()


def _shared(ward: Ward, hire: Hire, at: datetime) -> AccountActor:
    """A deputy whose first day is in ten days, and who was given the key today."""
    deputy = hire("Mo", Role.CARE_COORDINATOR, ward.town)
    first = TODAY + timedelta(days=10)
    contact = ward.designate(deputy, "deputy", from_date=first, until_date=first + timedelta(days=20))
    assert "U bent hier nu geen zorgcontact" in sign_in(deputy).get("/zorg/").content.decode()
    zoe = sign_in(ward.zoe)
    share = f"/zorg/sleutels/{contact.pk}/delen/"
    assert zoe.post(share, {"seen": digits_of(deputy)}).status_code == 302
    assert "Kan lezen vanaf 03-04-2026" in zoe.get("/zorg/sleutels/").content.decode()
    return deputy


def test_a_deputy_gets_the_key_ahead_and_reads_from_her_first_day(ward: Ward, hire: Hire) -> None:
    referral = ward.made()
    deputy = _shared(ward, hire, NOW)
    sign_in(ward.zoe).get("/zorg/")
    assert CareKey.objects.get().version == 1, "her wrap is not left over"
    assert sign_in(deputy).get(f"/zorg/{referral.uid}/").status_code == 404
    actions.end(ward.contacts[ward.kim.account.pk], until=TODAY, actor=AccountActor(ward.dina.account, NOW), at=NOW)
    sign_in(ward.zoe).get("/zorg/")
    assert CareKey.objects.get().version == 2 and KeyWrap.objects.filter(account=deputy.account).exists()
    with time_machine.travel(NOW + timedelta(days=10), tick=False):
        assert sign_in(deputy).get(f"/zorg/{referral.uid}/").status_code == 200
    with time_machine.travel(NOW + timedelta(days=30), tick=False):
        sign_in(ward.zoe).get("/zorg/")
    assert not KeyWrap.objects.filter(account=deputy.account).exists() and CareKey.objects.get().version == 3


def test_a_deputy_who_ends_before_her_first_day_loses_the_wrap(ward: Ward, hire: Hire) -> None:
    deputy = _shared(ward, hire, NOW)
    contact = ward.contacts[deputy.account.pk]
    actions.end(contact, until=contact.from_date, actor=AccountActor(ward.dina.account, NOW), at=NOW)
    sign_in(ward.zoe).get("/zorg/")
    assert not KeyWrap.objects.filter(account=deputy.account).exists() and CareKey.objects.get().version == 2
