"""The portal: a partner reads and takes along what was shared with her, and comes nowhere else."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pyrage
import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import Refused
from regiotoezicht.desk.portal.sealing import new_passphrase, sealed_for_key, sealed_with_passphrase
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import PartnerKind
from regiotoezicht.sharing.disclosures import actions
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW
from tests.sharing.disclosing import FINDINGS, crime, partner, reader_of, shared, thing

__all__ = ["thing"]
SignIn = Callable[[AccountActor], Client]


@pytest.fixture(autouse=True)
def _at_work() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_partner_reads_with_her_mark_until_it_is_recalled(thing: Task, anna: AccountActor, signed_in: SignIn) -> None:
    police = partner(PartnerKind.POLICE)
    made, reader = shared(thing, crime(police), anna), reader_of(police)
    browser = signed_in(reader)
    assert made.number in browser.get("/").content.decode()
    page = browser.get(f"/portaal/{made.pk}/").content.decode()
    assert FINDINGS in page
    assert f"Gelezen door {reader.name}" in page and made.number in page
    read = Event.objects.get(type="sharing.disclosure_received")
    assert (read.account_id, read.purpose, read.municipality_id) == (
        reader.account_id,
        "report_crime",
        made.municipality_id,
    )
    assert "gelezen door de ontvanger" in signed_in(anna).get(f"/overdracht/verstrekkingen/{made.pk}/").content.decode()
    actions.recall(made, actor=anna, at=NOW)
    for address in (f"/portaal/{made.pk}/", f"/portaal/{made.pk}/ophalen/"):
        gone = browser.get(address)
        assert gone.status_code == 410
        assert "ingetrokken" in gone.content.decode() and FINDINGS not in gone.content.decode()


def test_after_the_last_day_it_is_shut(thing: Task, anna: AccountActor, signed_in: SignIn) -> None:
    police = partner(PartnerKind.POLICE)
    made = shared(thing, crime(police), anna)
    with time_machine.travel(NOW.replace(year=2028, month=2, day=29), tick=False):
        browser = signed_in(reader_of(police))
        assert FINDINGS in browser.get(f"/portaal/{made.pk}/").content.decode()
    with time_machine.travel(NOW.replace(year=2028, month=3, day=1), tick=False):
        browser = signed_in(reader_of(police))
        assert browser.get(f"/portaal/{made.pk}/").status_code == 410


def test_what_no_longer_fits_its_hash_is_not_read_and_not_taken_along(
    thing: Task, anna: AccountActor, signed_in: SignIn
) -> None:
    police = partner(PartnerKind.POLICE)
    made, browser = shared(thing, crime(police), anna), signed_in(reader_of(police))
    type(made).objects.filter(pk=made.pk).update(sha256="0" * 64)
    for address in (f"/portaal/{made.pk}/", f"/portaal/{made.pk}/ophalen/"):
        refused = browser.get(address)
        assert refused.status_code == 409
        assert "past niet meer bij haar hash" in refused.content.decode() and FINDINGS not in refused.content.decode()
    assert not Event.objects.filter(type="sharing.disclosure_received").exists()


def test_a_stranger_finds_nothing_in_the_portal(
    thing: Task, anna: AccountActor, chris: AccountActor, bram: AccountActor, signed_in: SignIn
) -> None:
    made = shared(thing, crime(partner(PartnerKind.POLICE)), anna)
    for stranger in (reader_of(partner(PartnerKind.TAX)), chris, anna, bram):
        for address in (f"/portaal/{made.pk}/", f"/portaal/{made.pk}/ophalen/"):
            assert signed_in(stranger).get(address).status_code == 404


def test_a_partner_out_of_use_and_a_closed_account_come_nowhere(
    thing: Task, anna: AccountActor, signed_in: SignIn
) -> None:
    police = partner(PartnerKind.POLICE)
    made, reader = shared(thing, crime(police), anna), reader_of(police)
    browser = signed_in(reader)
    police.is_active = False
    police.save()
    assert browser.get("/portaal/").status_code == browser.get(f"/portaal/{made.pk}/").status_code == 404
    police.is_active = True
    police.save()
    reader.account.is_active = False
    reader.account.save()
    assert browser.get(f"/portaal/{made.pk}/").status_code == 302


def test_every_other_page_does_not_exist_for_a_partner(signed_in: SignIn, beverwijk: Municipality) -> None:
    browser = signed_in(reader_of(partner(PartnerKind.POLICE)))
    for address in ("/toegang/mijn/", "/onderdelen/", "/termijn-berekenen/", "/werkvoorraad/", "/overdracht/"):
        answer = browser.get(address)
        assert answer.status_code == 404, address
        assert "rt-menu" not in answer.content.decode()


def test_what_is_taken_along_opens_with_the_passphrase_of_the_page_or_the_own_key(
    thing: Task, anna: AccountActor, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regiotoezicht.desk.portal.views.html_to_pdfa", lambda html, css: html.encode())
    police = partner(PartnerKind.POLICE)
    made, browser = shared(thing, crime(police), anna), signed_in(reader_of(police))
    address = f"/portaal/{made.pk}/ophalen/"
    page = browser.get(address).content.decode()
    passphrase = re.search(r'rt-password">([^<]+)<', page).group(1)  # type: ignore[union-attr]  # else the test fails
    signed = re.search(r'name="signed" value="([^"]+)"', page).group(1)  # type: ignore[union-attr]  # the same
    answer = browser.post(address, {"key": "", "signed": signed})
    paper = pyrage.passphrase.decrypt(answer.content, passphrase).decode()
    assert FINDINGS in paper and made.number in paper and "Lezer" in paper
    own = pyrage.x25519.Identity.generate()
    answer = browser.post(address, {"key": str(own.to_public()), "signed": signed})
    assert FINDINGS in pyrage.decrypt(answer.content, [own]).decode()
    assert Event.objects.filter(type="sharing.disclosure_downloaded").count() == 2
    assert "age1" in browser.post(address, {"key": "age1nee", "signed": signed}).content.decode()
    assert browser.post(address, {"key": "", "signed": "eigen"}).status_code == 422
    with time_machine.travel(NOW + timedelta(minutes=16), tick=False):
        assert browser.post(address, {"key": "", "signed": signed}).status_code == 422


def test_only_who_holds_the_key_or_the_phrase_opens_it() -> None:
    own, other, phrase = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate(), new_passphrase()
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed_for_key(b"inhoud", str(own.to_public())), [other])
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(sealed_with_passphrase(b"inhoud", phrase), new_passphrase())
    with pytest.raises(Refused):
        sealed_for_key(b"inhoud", str(own))
