"""The pages: ticking, phoning, the closed door, the home page of the coordinator, and whom to phone."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.inspections.models import Visit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.trafficking.models import Contact, TraffickingSignal
from tests.conftest import Hire
from tests.trafficking.conftest import Record

SignedIn = Callable[[AccountActor], Client]


def text_of(client: Client, route: str, *args: object) -> str:
    page = client.get(reverse(route, args=args))
    assert page.status_code == 200, route
    return page.content.decode()


def test_from_ticking_to_the_closed_door(
    signed_in: SignedIn, arrived: Visit, sara: AccountActor, tom: AccountActor, bram: AccountActor, mira: AccountActor
) -> None:
    one, other, head = signed_in(sara), signed_in(tom), signed_in(bram)
    at = reverse("trafficking:visit", args=[arrived.pk])
    assert at in text_of(one, "inspections:visit", arrived.pk)
    typed = {"token": str(uuid4()), "codes": ["F", "Y"], "circumstances": ["help"]}
    assert one.post(at, typed)["Location"] == at
    assert one.post(at, typed)["Location"] == at, "a double click"
    assert "Bel nu de politie" in text_of(one, "trafficking:visit", arrived.pk)
    assert "Meldplicht open" in text_of(head, "desk:home")
    asked = [text_of(browser, "trafficking:visit", arrived.pk).count("Hulp gevraagd") for browser in (one, head)]
    assert asked == [1, 0], "who is not at the control cannot stop it"
    for receiver in ("police", "safe_home", "care", "officer"):
        assert one.post(f"{at}gebeld/{receiver}/", {f"{receiver}-told_at": "2026-03-24T10:00"}).status_code == 302
    assert other.post(f"{at}bevestigen/")["Location"] == reverse("inspections:visit", args=[arrived.pk])
    for closed in (one, other, head):
        assert closed.get(at).status_code == 404
        assert closed.post(f"{at}bevestigen/").status_code == 404
        assert "Vrijheid" not in text_of(closed, "inspections:visit", arrived.pk)
    assert "meldplicht vervuld" in text_of(head, "inspections:visit", arrived.pk)
    assert "Meldplicht open" not in text_of(head, "desk:home")
    signal = TraffickingSignal.objects.get()
    reads = signed_in(mira)
    assert "Vrijheid" in text_of(reads, "trafficking:detail", signal.pk)
    assert reverse("trafficking:detail", args=[signal.pk]) in text_of(reads, "trafficking:list")
    seen = Event.objects.filter(type="trafficking.seen", record_id=signal.pk, account=mira.account_id).get()
    assert seen.purpose == "aandachtsfunctionaris mensenhandel"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"police-told_at": "2026-03-24T11:00"}, "ligt in de toekomst"),
        ({"police-told_at": "2026-03-23T10:00"}, "voor het begin van de controle"),
        ({"police-told_at": ""}, "Vul “Gebeld op” in"),
        ({"police-told_at": "2026-03-24T10:00", "police-receipt": "zij zei ja"}, "alleen het nummer"),
        ({"police-told_at": "2026-03-24T10:00", "police-receipt": "0612345678"}, "telefoonnummer"),
        ({"police-told_at": "2026-03-24T10:00", "police-receipt": "111222333"}, "burgerservicenummer"),
        ({"police-told_at": "2026-03-24T10:00", "police-wait_until": "2026-03-01"}, "in het verleden"),
    ],
)
def test_bad_calls_are_refused_and_nothing_is_lost(
    signed_in: SignedIn, recorded: Record, sara: AccountActor, typed: dict[str, str], said: str
) -> None:
    signal = recorded("F")
    page = signed_in(sara).post(reverse("trafficking:tell", args=[signal.visit_id, "police"]), typed)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert signal.duties.filter(told_at__isnull=True).count() == 2


def test_what_is_noticed_later_is_told_to_all(signed_in: SignedIn, recorded: Record, sara: AccountActor) -> None:
    signal = recorded("F")
    one, add = signed_in(sara), reverse("trafficking:add", args=[signal.visit_id])
    assert add in text_of(one, "trafficking:visit", signal.visit_id)
    assert text_of(one, "trafficking:add", signal.visit_id).count(" checked") == 1
    assert one.post(add, {"token": str(uuid4())}).status_code == 422
    for codes in (["F"], ["F", "Y"], ["Y"]):
        assert one.post(add, {"token": str(uuid4()), "codes": codes}).status_code == 302
    assert TraffickingSignal.objects.get().code_list == ["F", "Y"]
    assert "Bel nu de politie" in text_of(one, "trafficking:visit", signal.visit_id)
    assert signal.duties.count() == 3


def test_nothing_ticked_is_refused(signed_in: SignedIn, arrived: Visit, sara: AccountActor) -> None:
    page = signed_in(sara).post(reverse("trafficking:visit", args=[arrived.pk]), {"token": str(uuid4())})
    assert page.status_code == 422
    assert "Kruis ten minste één groep aan" in page.content.decode()


def test_another_finds_nothing(
    signed_in: SignedIn, recorded: Record, anna: AccountActor, chris: AccountActor, hire: Hire, haarlem: Municipality
) -> None:
    signal = recorded("F")
    stranger = hire("Moos", Role.CONTACT_OFFICER, haarlem)
    for actor in (anna, chris, stranger):
        client = signed_in(actor)
        for route in ("trafficking:visit", "trafficking:add", "trafficking:confirm", "trafficking:tell"):
            args = [signal.visit_id, "police"] if route.endswith("tell") else [signal.visit_id]
            assert client.post(reverse(route, args=args)).status_code == 404
        assert client.get(reverse("trafficking:detail", args=[signal.pk])).status_code == 404
        assert client.post(reverse("trafficking:hold", args=[signal.pk])).status_code == 404
        assert client.post(reverse("trafficking:contact", args=[signal.municipality_id, "care"])).status_code == 404


def test_numbers_are_kept_by_the_municipality(
    signed_in: SignedIn, recorded: Record, sara: AccountActor, mira: AccountActor, beverwijk: Municipality
) -> None:
    signal = recorded("F")
    assert "nog geen nummer ingevuld" in text_of(signed_in(sara), "trafficking:visit", signal.visit_id)
    keeper, to = signed_in(mira), reverse("trafficking:contact", args=[beverwijk.pk, "police"])
    assert keeper.post(to, {"police-phone": "vraag naar Jan"}).status_code == 422
    assert keeper.post(to, {"police-phone": "000-000 00 01"}).status_code == 302
    assert Contact.objects.get().phone == "000-000 00 01"
    assert 'href="tel:0000000001"' in text_of(signed_in(sara), "trafficking:visit", signal.visit_id)
