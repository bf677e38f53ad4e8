"""The pages about checking and sending."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.letters import actions
from regiotoezicht.letters.models import ChannelOutage, Letter
from regiotoezicht.letters.signing import Signature
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY, Hire
from tests.documents.conftest import pdf
from tests.letters.conftest import composed
from tests.letters.own.conftest import letterhead

SignIn = Callable[[AccountActor], Client]
STEPS = ("again", "check", "prove", "returned", "sendings", "state", "take-back")


@pytest.fixture(autouse=True)
def at_work() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lars(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """Lars is a second lawyer of Beverwijk."""
    return hire("Lars", Role.LAWYER, beverwijk)


@pytest.fixture
def signed(matter: Task, anna: AccountActor) -> Letter:
    """A signed letter."""
    signature = Signature("G. Model", "teammanager", "", TODAY)
    return actions.freeze(composed(matter, anna), pdf=pdf(), signature=signature, signed_by_id=None, actor=anna, at=NOW)


def page(client: Client, name: str, letter: Letter) -> str:
    return client.get(reverse(f"letters:{name}", args=[letter.pk])).content.decode()


def test_a_decision_waits_for_a_second_person_in_the_browser(
    matter: Task, anna: AccountActor, lars: AccountActor, signed_in: SignIn
) -> None:
    letter = composed(matter, anna, "order_under_penalty")
    first, second = signed_in(anna), signed_in(lars)
    shown = page(first, "detail", letter)
    assert "Wacht op een tweede persoon" in shown and "Kijk na" not in shown and ">Onderteken<" not in shown
    assert "ontbreken gegevens" in shown
    own = first.post(reverse("letters:check", args=[letter.pk]))
    assert own.status_code == 422 and "zelf" in own.content.decode()
    assert "Kijk na" in page(second, "detail", letter)
    assert second.post(reverse("letters:check", args=[letter.pk])).status_code == 302
    assert "door Lars" in page(first, "detail", letter)
    assert "te ondertekenen" in first.get(reverse("letters:waiting")).content.decode()


def test_the_page_of_sending_shows_the_envelope_without_a_word_on_the_subject(
    signed: Letter, anna: AccountActor, beverwijk: Municipality, signed_in: SignIn
) -> None:
    client = signed_in(anna)
    assert "nog geen retouradres" in page(client, "send", signed)
    letterhead(beverwijk, anna, TODAY)
    shown = page(client, "send", signed)
    envelope = shown.split("Op de envelop")[1].split("Verder staat er niets op")[0]
    assert "Postbus 0, 1999 ZZ Beverwijk" in envelope
    assert not any(word in envelope.lower() for word in ("voornemen", "veiligheid", "ken-2026", "seks", "handhav"))


def test_a_letter_comes_back_and_goes_again_in_the_browser(
    signed: Letter, anna: AccountActor, signed_in: SignIn
) -> None:
    client = signed_in(anna)
    bon = SimpleUploadedFile("bon.pdf", pdf())
    form = {"sent_date": TODAY, "method": "registered", "track_number": "3SABC1234567", "receipt": bon}
    assert client.post(reverse("letters:send", args=[signed.pk]), form).status_code == 302
    back = {"returned_date": TODAY, "reason": "wrong_address", "counts": "ja", "return_note": ""}
    wrong = client.post(reverse("letters:returned", args=[signed.pk]), back)
    assert wrong.status_code == 422 and "telt niet als verzonden" in wrong.content.decode()
    assert client.post(reverse("letters:returned", args=[signed.pk]), back | {"counts": "nee"}).status_code == 302
    assert "kwam terug" in client.get(reverse("letters:waiting") + "?stand=opnieuw").content.decode()
    assert (
        client.post(reverse("letters:again", args=[signed.pk]), {"sent_date": TODAY, "method": "post"}).status_code
        == 302
    )
    shown = page(client, "sendings", signed)
    assert "3SABC1234567" in shown and "telt niet" in shown and "geen bewijs" in shown
    assert client.post(reverse("letters:prove", args=[signed.pk]), {"track_number": ""}).status_code == 422
    assert client.post(reverse("letters:prove", args=[signed.pk]), {"track_number": "3SXYZ1234567"}).status_code == 302


def test_a_statement_opens_the_channel_in_the_browser(signed: Letter, anna: AccountActor, signed_in: SignIn) -> None:
    client = signed_in(anna)
    form = {"sent_date": TODAY, "method": "electronic"}
    refused = client.post(reverse("letters:send", args=[signed.pk]), form)
    assert refused.status_code == 422 and "artikel 2:8" in refused.content.decode()
    said = {"channel": "electronic", "from_date": TODAY, "kinds": ["intention", "warning"]}
    assert client.post(reverse("letters:state", args=[signed.pk]), said).status_code == 302
    shown = page(client, "state", signed)
    assert "waarschuwing" in shown and "Intrekken" in shown
    held = shown.split("?opgave=")[1].split('"')[0]
    taken = {"statement": held, "until_date": TODAY}
    assert client.post(reverse("letters:take-back", args=[signed.pk]), taken).status_code == 302
    assert client.post(reverse("letters:send", args=[signed.pk]), form).status_code == 422


def test_a_letter_that_waits_too_long_is_loud(signed: Letter, anna: AccountActor, signed_in: SignIn) -> None:
    client = signed_in(anna)
    assert "te laat" not in client.get(reverse("letters:waiting")).content.decode()
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        client = signed_in(anna)
        assert "te laat" in client.get(reverse("letters:waiting")).content.decode()
        home = client.get("/").content.decode()
        assert "Ondertekende brief verzenden" in home and "te laat" in home


def test_an_outage_is_put_down_and_ended_in_the_browser(
    anna: AccountActor, chris: AccountActor, beverwijk: Municipality, signed_in: SignIn
) -> None:
    client = signed_in(anna)
    form = {"municipality": beverwijk.pk, "channel": "electronic", "from_at": "2026-03-24T08:00"}
    assert client.post(reverse("letters:outage-new"), form | {"from_at": "2026-03-25T08:00"}).status_code == 422
    assert client.post(reverse("letters:outage-new"), form).status_code == 302
    again = client.post(reverse("letters:outage-new"), form)
    assert again.status_code == 422 and "staat er al" in again.content.decode()
    end = reverse("letters:outage-end", args=[ChannelOutage.objects.get().pk])
    assert signed_in(chris).post(end, {"until_at": "2026-03-24T09:00"}).status_code == 404
    assert client.post(end, {"until_at": "2026-03-24T09:00"}).status_code == 302
    assert client.get(end).status_code == 404
    assert "24-03-2026 09:00" in client.get(reverse("letters:outages")).content.decode()


@pytest.mark.parametrize("name", STEPS)
def test_a_letter_of_another_municipality_is_not_found(
    signed: Letter, chris: AccountActor, petra: AccountActor, signed_in: SignIn, name: str
) -> None:
    for actor in (chris, petra):
        client, address = signed_in(actor), reverse(f"letters:{name}", args=[signed.pk])
        assert client.get(address).status_code == 404
        assert client.get(reverse(f"letters:{name}", args=[987_654])).status_code == 404
