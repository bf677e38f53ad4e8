"""Care: steps by code only, two readers and their keys, and what is refused."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.care import actions, codes
from regiotoezicht.care.models import CareKey, KeyWrap, ReaderKey, Referral, Step, Transfer
from regiotoezicht.care.night import wipe
from regiotoezicht.care.rules import refuse_move
from regiotoezicht.care.vocabulary import TRANSITIONS, Status
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality
from tests.behind_the_wall import as_owner
from tests.care.conftest import PASSWORD, Ward, digits_of, reading_in, sign_in
from tests.conftest import NOW, TODAY, Hire


def refused(code: str, action: Any, *args: Any, **given: Any) -> None:
    with pytest.raises(Refused) as caught:
        action(*args, **given)
    assert caught.value.code == code


def test_a_code_notices_every_wrong_sign_and_every_swap() -> None:
    code = codes.new_code()
    signs = code.replace("-", "")
    assert codes.tidied(code.lower().replace("-", " ")) == code
    for at in range(len(signs)):
        for sign in set(codes.SIGNS) - {signs[at]}:
            assert codes.tidied(signs[:at] + sign + signs[at + 1 :]) == ""
        for other in range(at + 1, len(signs)):
            swapped = list(signs)
            swapped[at], swapped[other] = signs[other], signs[at]
            assert codes.tidied("".join(swapped)) == "" or signs[at] == signs[other]


def test_from_card_to_aftercare(ward: Ward) -> None:
    referral = ward.made()
    assert ward.says(referral).alarm(NOW + timedelta(hours=25))
    ward.do(actions.record_contact, referral, moment=NOW)
    ward.do(actions.record_offer, referral, day=TODAY)
    ward.do(actions.answer, referral, accepted=True, day=TODAY, by=ward.kim)
    ward.do(actions.set_help, referral, help_codes=["shelter", "legal"])
    with pytest.raises(Refused, match="pas op 24-04-2026"):
        ward.do(actions.tick_moment, referral, months=1, ticked="done")
    later = NOW + timedelta(days=32)
    assert ward.says(referral).alarm(later) == "Nazorg na 1 maand nog niet vastgelegd"
    ward.do(actions.tick_moment, referral, months=1, ticked="done", at=later)
    ward.do(actions.close, referral, ending="completed", day=later.date(), at=later)
    assert [one["what"] for one in ward.vault(ward.kim).steps(referral)] == [
        "opened",
        "contacted",
        "offered",
        "accepted",
        "help",
        "aftercare_1_done",
        "closed",
    ]
    wipe(later)
    assert Referral.objects.exists()
    assert wipe(later + timedelta(days=732)) == 0, "the log of the night counts no referrals"
    assert not Referral.objects.exists() and not Step.objects.exists()


def test_the_table_of_states() -> None:
    for old, new in product(Status, Status):
        if new in TRANSITIONS[old]:
            refuse_move(old, new)
        else:
            refused("care_move", refuse_move, old, new)


def test_a_withdrawal_wipes_at_once_and_the_next_reading_shows_nothing(ward: Ward) -> None:
    referral = ward.made()
    kim = sign_in(ward.kim)
    assert "Opvang (crisis" in kim.get(f"/zorg/{referral.uid}/").content.decode()
    ward.do(actions.withdraw, referral)
    shown = kim.get(f"/zorg/{referral.uid}/").content.decode()
    assert "er is niets meer te lezen" in shown and "Opvang (crisis" not in shown
    assert ward.says(referral).receiver == ""
    wipe(NOW + timedelta(days=31))
    assert not Referral.objects.exists()


def test_two_at_once_and_one_code_twice(ward: Ward) -> None:
    referral = ward.made()
    ward.do(actions.record_contact, referral, moment=NOW)
    with pytest.raises(Refused, match="Iemand anders"):
        ward.do(actions.record_offer, referral, seen=1, day=TODAY)
    refused("known_code", ward.made, ward.says(referral).code)
    refused("no_code", ward.made, "AAAA-BBBB")
    refused("in_future", ward.made, consent_at=NOW + timedelta(minutes=1))


def test_a_third_contact_and_an_undated_deputy_are_refused(ward: Ward, hire: Hire) -> None:
    third = hire("Mo", Role.CARE_COORDINATOR, ward.town)
    refused("third_contact", ward.designate, third)
    refused("deputy_dated", ward.designate, third, "deputy")
    ward.designate(third, "deputy", until_date=date(2026, 7, 1))
    refused(
        "third_contact",
        ward.designate,
        hire("Bo", Role.CARE_COORDINATOR, ward.town),
        "deputy",
        until_date=date(2026, 7, 1),
    )
    refused("no_role", ward.designate, hire("Jo", Role.LAWYER, ward.town))


def test_the_role_alone_opens_nothing(ward: Ward, hire: Hire) -> None:
    referral = ward.made()
    other = hire("Mo", Role.CARE_COORDINATOR, ward.town)
    browser = sign_in(other)
    assert browser.get(f"/zorg/{referral.uid}/").status_code == 404
    shown = browser.get("/zorg/").content.decode()
    assert "U bent hier nu geen zorgcontact" in shown and "Nog geen nummer: Beverwijk" in shown
    assert not Referral.objects.visible_to(AccountActor(other.account, NOW)).exists()
    with pytest.raises(NotAllowed):
        actions.record_contact(
            ward.contacts[ward.zoe.account.pk],
            referral=referral,
            vault=ward.vault(ward.zoe),
            seen=1,
            moment=NOW,
            form=referral.uid,
            actor=AccountActor(other.account, NOW),
            at=NOW,
        )


def test_a_reader_who_ends_loses_her_wrap_and_the_key_is_replaced(ward: Ward) -> None:
    referral = ward.made("")
    code, before = ward.says(referral).code, ward.vault(ward.kim)
    stolen = before.needed(ward.town.pk)
    kim = sign_in(ward.kim)
    actions.end(ward.contacts[ward.kim.account.pk], until=TODAY, actor=AccountActor(ward.dina.account, NOW), at=NOW)
    assert not KeyWrap.objects.filter(account=ward.kim.account).exists()
    assert kim.get(f"/zorg/{referral.uid}/").status_code == 404
    assert code in sign_in(ward.zoe).get("/zorg/").content.decode()
    assert CareKey.objects.get().version == 2
    assert ward.vault(ward.zoe).needed(ward.town.pk) != stolen
    assert ward.says(referral).code == code


@pytest.mark.parametrize("lost", ["role", "account"])
def test_who_lost_the_role_or_the_account_is_no_reader_and_loses_her_wrap(ward: Ward, lost: str) -> None:
    if lost == "role":
        RoleAssignment.objects.filter(account=ward.kim.account).update(until_date=TODAY)
    else:
        Account.objects.filter(pk=ward.kim.account.pk).update(is_active=False)
    shown = sign_in(ward.zoe).get("/zorg/sleutels/").content.decode()
    assert ward.kim.account.name not in shown
    assert not KeyWrap.objects.filter(account=ward.kim.account).exists() and CareKey.objects.get().version == 2
    contact, zoe = ward.contacts[ward.kim.account.pk], AccountActor(ward.zoe.account, NOW)
    given: dict[str, Any] = {"seen": digits_of(ward.kim), "vault": ward.vault(ward.zoe), "actor": zoe, "at": NOW}
    refused("no_reader", actions.share_key, ward.contacts[ward.zoe.account.pk], other=contact, **given)


def test_an_open_page_goes_on_after_the_key_was_replaced(ward: Ward) -> None:
    referral, vault = ward.made(), ward.vault(ward.kim)
    vault.needed(ward.town.pk)
    zoe = ward.contacts[ward.zoe.account.pk]
    actions.replace_key(zoe, seen=1, vault=ward.vault(ward.zoe), actor=AccountActor(ward.zoe.account, NOW), at=NOW)
    assert ward.says(referral) == vault.read(Referral.objects.get())
    old = ward.vault(ward.kim)
    old._keys[ward.town.pk] = b"0" * 32
    ward.do(actions.record_contact, referral, moment=NOW, by=ward.kim, vault=old)
    assert ward.says(referral).status == Status.CONTACTED


def test_a_deputy_whose_days_are_over_loses_her_wrap(ward: Ward, hire: Hire) -> None:
    deputy = hire("Mo", Role.CARE_COORDINATOR, ward.town)
    contact = ward.designate(deputy, "deputy", until_date=TODAY + timedelta(days=5))
    sign_in(deputy)
    zoe = AccountActor(ward.zoe.account, NOW)
    first = ward.contacts[ward.zoe.account.pk]
    actions.share_key(first, other=contact, seen=digits_of(deputy), vault=ward.vault(ward.zoe), actor=zoe, at=NOW)
    with time_machine.travel(NOW + timedelta(days=6), tick=False):
        sign_in(ward.zoe).get("/zorg/")
    assert not KeyWrap.objects.filter(account=deputy.account).exists()
    assert CareKey.objects.get().version == 2


def test_a_new_password_relocks_and_one_from_beheer_opens_nothing_until_the_colleague_shares(ward: Ward) -> None:
    referral = ward.made()
    code = ward.says(referral).code
    browser, fresh = sign_in(ward.kim), "nog-een-lang-wachtwoord"
    changed = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert browser.post("/account/password/change/", changed).status_code == 302
    ward.kim.account.refresh_from_db()
    assert code in sign_in(ward.kim, fresh).get("/zorg/").content.decode()

    ward.kim.account.set_password("tijdelijk-van-beheer")
    ward.kim.account.must_change_password = True
    ward.kim.account.save()
    browser = sign_in(ward.kim, "tijdelijk-van-beheer")
    changed = {"oldpassword": "tijdelijk-van-beheer", "password1": fresh + "2", "password2": fresh + "2"}
    assert browser.post("/account/password/change/", changed).status_code == 302
    shown = sign_in(ward.kim, fresh + "2").get("/zorg/").content.decode()
    assert code not in shown and "uw collega de sleutel opnieuw met u delen" in shown
    zoe, share = sign_in(ward.zoe), f"/zorg/sleutels/{ward.contacts[ward.kim.account.pk].pk}/delen/"
    read_out = digits_of(ward.kim)
    assert f'value="{read_out}"' in zoe.get("/zorg/sleutels/").content.decode() and len(read_out) == 24
    own = ReaderKey.objects.filter(account=ward.kim.account)
    public = own.get().public
    own.update(public=b"1" * 32)
    assert zoe.post(share, {"seen": read_out}).status_code == zoe.post(share).status_code == 409
    assert not KeyWrap.objects.filter(account=ward.kim.account).exists()
    own.update(public=public)
    assert zoe.post(share, {"seen": read_out}).status_code == 302
    assert code in sign_in(ward.kim, fresh + "2").get("/zorg/").content.decode()


def test_when_nobody_can_open_it_any_more_the_key_begins_anew(ward: Ward) -> None:
    ward.made()
    refused(
        "key_exists",
        actions.make_key,
        ward.contacts[ward.zoe.account.pk],
        actor=AccountActor(ward.zoe.account, NOW),
        at=NOW,
    )
    KeyWrap.objects.all().delete()
    actions.make_key(ward.contacts[ward.zoe.account.pk], actor=AccountActor(ward.zoe.account, NOW), at=NOW)
    assert not Referral.objects.exists()
    assert ward.says(ward.made()).status == Status.WAITING


@dataclass
class Moved:
    """A referral that Beverwijk offers to Haarlem, with Noor who reads there."""

    referral: Referral
    offer: Transfer
    there: Ward
    noor: AccountActor

    def accepted(self) -> Referral:
        """Noor takes it over."""
        answer = sign_in(self.noor).post(f"/zorg/overdracht/{self.offer.uid}/aanvaarden/")
        assert answer.status_code == 302
        return Referral.objects.get(municipality=self.there.town)


@pytest.fixture
def moved(ward: Ward, hire: Hire, haarlem: Municipality) -> Moved:
    referral = ward.made()
    with pytest.raises(Refused, match="nog geen zorgcontact"):
        ward.do(_offer, referral, to=haarlem)
    there = reading_in(hire, haarlem, "Noor")
    ward.do(actions.record_contact, referral, moment=NOW)
    return Moved(referral, ward.do(_offer, referral, to=haarlem), there, there.zoe)


def test_who_transfers_can_account_for_what_was_done_and_reads_no_further(ward: Ward, moved: Moved) -> None:
    with pytest.raises(Refused, match="Neem dat aanbod eerst terug"):
        ward.do(actions.record_offer, moved.referral, day=TODAY)
    taken = moved.accepted()
    moved.there.do(actions.record_offer, taken, day=TODAY, at=NOW + timedelta(days=40))
    assert moved.there.says(taken).code == ward.says(moved.referral).code
    assert not bytes(Transfer.objects.get().sealed)
    zoe = sign_in(ward.zoe)
    shown = zoe.get(f"/zorg/{moved.referral.uid}/").content.decode()
    assert "Overgedragen aan Haarlem op" in shown and "Eerste contact gelegd" in shown
    assert "Hulp aangeboden" not in shown
    assert "overgedragen aan Haarlem" in zoe.get("/zorg/").content.decode().lower().replace("haarlem", "Haarlem")
    assert zoe.get(f"/zorg/{taken.uid}/").status_code == 404
    refused("elsewhere", ward.do, actions.record_offer, moved.referral, day=TODAY)
    refused("elsewhere", ward.made, ward.says(moved.referral).code)
    wipe(NOW + timedelta(days=732))  # the account and its transfer; what Haarlem does goes on
    assert Referral.objects.get() == taken and not Transfer.objects.exists()


def test_a_withdrawal_after_a_transfer_reaches_both(ward: Ward, moved: Moved) -> None:
    taken = moved.accepted()
    noor = sign_in(moved.noor)
    ward.do(actions.withdraw, moved.referral)
    assert "Toestemming ingetrokken bij de vorige gemeente" in noor.get("/zorg/").content.decode()
    shown = noor.get(f"/zorg/{taken.uid}/").content.decode()
    assert "Er is hier niets meer te lezen" in shown and "Opvang (crisis" not in shown
    listed = noor.get("/zorg/").content.decode()
    assert "toestemming ingetrokken" in listed.lower() and "Eerste contact gelegd" not in listed
    for step in ("hulp", "aanbod", "overdragen", "toestemming"):
        answer = noor.get(f"/zorg/{taken.uid}/{step}/")
        assert answer.status_code == 409 and "De toestemming is ingetrokken" in answer.content.decode()
    assert noor.get(f"/zorg/{taken.uid}/intrekken/").status_code == 200
    refused("withdrawn", moved.there.do, actions.record_offer, taken, day=TODAY)
    moved.there.do(actions.withdraw, taken)
    assert Transfer.objects.get().recalled_date is None
    assert ward.says(moved.referral).status == moved.there.says(taken).status == Status.WITHDRAWN


def test_a_withdrawal_reaches_past_a_second_transfer(ward: Ward, moved: Moved, hire: Hire) -> None:
    velsen = Municipality.objects.get(code="GM0453")
    third, taken = reading_in(hire, velsen, "Vera"), moved.accepted()
    offer = moved.there.do(_offer, taken, to=velsen)
    vera = sign_in(third.zoe)
    assert vera.post(f"/zorg/overdracht/{offer.uid}/aanvaarden/").status_code == 302
    assert "ingetrokken" not in vera.get("/zorg/").content.decode()
    ward.do(actions.withdraw, moved.referral)
    assert "Zorg vraagt uw aandacht" not in vera.get("/").content.decode(), "nothing in the clear leads here"
    assert "Zorg vraagt uw aandacht" in sign_in(third.zoe).get("/").content.decode(), "her key found the way back"
    assert "Toestemming ingetrokken bij de vorige gemeente" in vera.get("/zorg/").content.decode()
    assert "Zorg vraagt uw aandacht" in vera.get("/").content.decode()
    with as_owner():
        last = Referral.objects.get(municipality=velsen)
    shown = vera.get(f"/zorg/{last.uid}/").content.decode()
    assert "Er is hier niets meer te lezen" in shown and "Opvang (crisis" not in shown
    assert vera.get(f"/zorg/{last.uid}/aanbod/").status_code == 409
    assert vera.get(f"/zorg/{last.uid}/intrekken/").status_code == 200
    third.do(actions.withdraw, last)
    assert "Zorg vraagt uw aandacht" not in vera.get("/").content.decode()


def test_a_withdrawal_where_it_is_now_wipes_what_the_former_kept(ward: Ward, moved: Moved) -> None:
    moved.there.do(actions.withdraw, moved.accepted())
    assert [one.municipality for one in Referral.objects.all()] == [moved.there.town]
    assert Transfer.objects.get().referral is None and Transfer.objects.get().accepted_date == TODAY


def test_a_withdrawal_while_somebody_has_the_page_or_the_offer_open(ward: Ward, moved: Moved) -> None:
    kim, step = sign_in(ward.kim), f"/zorg/{moved.referral.uid}/aanbod/"
    Transfer.objects.get().delete()
    form = kim.get(step).context["form"]
    typed = {"form": form["form"].value(), "seen": form["seen"].value(), "day": f"{TODAY:%d-%m-%Y}"}
    ward.do(actions.withdraw, moved.referral)
    for answer in (kim.post(step, typed), kim.get(step)):
        assert answer.status_code == 409 and "De toestemming is ingetrokken" in answer.content.decode()
    answer = sign_in(moved.noor).post(f"/zorg/overdracht/{moved.offer.uid}/aanvaarden/")
    assert answer.status_code == 409 and "Dit aanbod is er niet meer" in answer.content.decode()
    assert Event.objects.filter(type="care.refused").count() == 2


def _offer(contact: Any, *, form: Any, **given: Any) -> Any:
    return actions.offer_transfer(contact, **given)


def test_the_pages_from_code_to_offer_and_a_double_click(ward: Ward) -> None:
    browser, code = sign_in(ward.zoe), codes.new_code()
    page = browser.get("/zorg/nieuw/")
    typed = {
        "form": page.context["form"]["form"].value(),
        "municipality": ward.town.pk,
        "code": code.lower(),
        "consent": "on",
        "consent_at": f"{NOW:%d-%m-%Y} 00:30",
        "ground": "found",
        "receiver": "health",
        "hours": "4",
    }
    first, second = browser.post("/zorg/nieuw/", typed), browser.post("/zorg/nieuw/", typed)
    assert first.status_code == second.status_code == 302 and first["Location"] == second["Location"]
    assert Referral.objects.count() == 1
    here = first["Location"]
    assert browser.post("/zorg/code/", {"code": code})["Location"] == here
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert "vergeten of verwisseld" in browser.post("/zorg/code/", {"code": wrong}).content.decode()
    assert "nog niets mee vastgelegd" in browser.post("/zorg/code/", {"code": codes.new_code()}).content.decode()
    form = browser.get(here + "contact/").context["form"]
    step = {"form": form["form"].value(), "seen": form["seen"].value(), "moment": f"{NOW:%d-%m-%Y} 00:10"}
    early = browser.post(here + "contact/", step)
    assert early.status_code == 422 and "voor de vorige stap" in early.content.decode()
    step["moment"] = f"{NOW:%d-%m-%Y} 00:45"
    assert browser.post(here + "contact/", step).status_code == 302
    assert browser.post(here + "contact/", step).status_code == 302
    assert Referral.objects.get().version == 2


def test_the_log_names_the_reader_and_never_what_she_read(ward: Ward) -> None:
    referral = ward.made()
    sign_in(ward.zoe).get(f"/zorg/{referral.uid}/")
    told = list(Event.objects.filter(type__startswith="care."))
    assert {one.label for one in told} == {"care.carecontact"}
    assert {one.type for one in told} >= {"care.read", "care.written"}
    assert all(one.facts == {} or set(one.facts) <= {"kind"} for one in told)
    assert all(not one.dossier for one in told)


def test_without_the_half_in_the_browser_the_session_opens_nothing(ward: Ward) -> None:
    code = ward.says(ward.made()).code
    browser = sign_in(ward.zoe)
    del browser.cookies["regiotoezicht_lock"]
    shown = browser.get("/zorg/").content.decode()
    assert code not in shown and "Uw sleutel is dicht" in shown
