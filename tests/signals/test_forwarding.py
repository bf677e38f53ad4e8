"""Forwarding a signal to the municipality that is competent: what each side sees, and what is refused.

The walks go through the pages, so that on PostgreSQL each side stands behind its own wall.
"""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.organisation.rules import Arrangement
from regiotoezicht.premises.models import Premises
from regiotoezicht.sharing.forwarding.actions import accept, offer, recall, send_back
from regiotoezicht.sharing.forwarding.models import Forwarding
from regiotoezicht.sharing.forwarding.rules import TRANSITIONS as MOVES
from regiotoezicht.sharing.forwarding.rules import Status as Stand
from regiotoezicht.sharing.forwarding.rules import refuse_move
from regiotoezicht.signals import actions, forwarding
from regiotoezicht.signals.models import Dwelling, Signal
from regiotoezicht.signals.vocabulary import Category, PlaceKind, Priority, Route, Source, Status
from regiotoezicht.worklist.models import Task
from tests.behind_the_wall import as_owner
from tests.conftest import NOW, TODAY, Hire
from tests.signals.conftest import HOME, HOME_WORD, Register, SignedIn

LIST = "/overdracht/doorzendingen/"


def offered(signal: Signal, to: Municipality, actor: AccountActor, **more: Any) -> Forwarding:
    """Offered by the action."""
    given: dict[str, Any] = {"reason": "elsewhere", "token": uuid4()} | more
    return offer(Signal.objects.get(pk=signal.pk), to=to, actor=actor, at=NOW, **given)


def arrived(made: Forwarding) -> Signal:
    """The signal that it became there."""
    assert made.new_record_id is not None
    return Signal.objects.get(pk=made.new_record_id)


def page_of(browser: Client, signal: Signal, to: Municipality, **more: Any) -> Any:
    """Offered by the form."""
    given = {"reason": "elsewhere", "token": str(uuid4()), "to": to.pk} | more
    return browser.post(f"{LIST}nieuw/signals.signal/{signal.pk}/", given)


@pytest.fixture
def olga(hire: Hire, alkmaar: Municipality) -> AccountActor:
    """The privacy officer of Alkmaar."""
    return hire("Olga", Role.PRIVACY_OFFICER, alkmaar)


def test_a_signal_goes_to_another_district_and_codes_and_dates_stay(
    at_home: Register,
    signed_in: SignedIn,
    bram: AccountActor,
    coen: AccountActor,
    anna: AccountActor,
    vera: AccountActor,
    alkmaar: Municipality,
) -> None:
    signal = at_home(source=Source.CITIZEN, text="Vaak bezoek in de avond.", occurred_date=date(2026, 3, 20))
    token = str(uuid4())
    sender, receiver = signed_in(bram), signed_in(coen)
    first, second = (page_of(sender, signal, alkmaar, token=token) for _ in range(2))
    assert first.status_code == second.status_code == 302 and first["Location"] == second["Location"]
    here = first["Location"]
    assert "Terugnemen" in sender.get(here).content.decode()

    before = receiver.get(here).content.decode()
    assert "bedrijfsmatig gebruik van een woning" in before.lower() and "20-03-2026" in before
    assert HOME_WORD not in before and "Vaak bezoek" not in before
    assert "1 doorzending wacht" in receiver.get(LIST).content.decode()
    assert "Beantwoord een doorzending" in receiver.get("/werkvoorraad/").content.decode()
    assert receiver.get(f"/meldingen/{signal.pk}/").status_code == 404

    typed = {"decision": "accepted"}
    taken, again = receiver.post(here, typed), receiver.post(here, typed)
    assert taken.status_code == again.status_code == 302
    shown = receiver.get(taken["Location"]).content.decode()
    assert HOME in shown and "Vaak bezoek" in shown and signal.dossier in shown

    for browser in (sender, signed_in(anna), signed_in(vera)):
        left = browser.get(f"/meldingen/{signal.pk}/").content.decode()
        assert "alleen de stand" in left and "doorgezonden" in left and HOME_WORD not in left and "Vaak" not in left
        receipt = browser.get(here).content.decode()
        assert "Ontvangstbewijs" in receipt and "aanvaard" in receipt and "NHN-2026" in receipt
        assert browser.get(taken["Location"]).status_code == 404
    with as_owner():
        old, new = Signal.objects.get(pk=signal.pk), Signal.objects.get(municipality=alkmaar)
        assert (old.status, old.text, old.categories, old.place_kind) == (Status.MOVED, "", "", PlaceKind.UNKNOWN)
        assert (new.status, new.text, new.dossier[:3]) == (Status.NEW, "Vaak bezoek in de avond.", "NHN")
        assert Dwelling.objects.get().signal == new and Forwarding.objects.get().snapshot is None
        assert [task.municipality_id for task in Task.objects.open()] == [alkmaar.pk]
        seen = Event.objects.filter(type="sharing.forwarding_seen")
        assert {one.municipality_id for one in seen} == {signal.municipality_id}, (
            "her own privacy officer sees who looked"
        )


def test_what_was_merged_goes_along_and_leaves_nothing_behind(
    registered: Register, at_home: Register, bram: AccountActor, coen: AccountActor, alkmaar: Municipality
) -> None:
    main, other = at_home(source=Source.ANONYMOUS_LINE), at_home(source=Source.ANONYMOUS_LINE, text="Ook hier.")
    actions.merge(other, actor=bram, at=NOW, into=main)
    forwarded = accept(alkmaar, forwarding=offered(main, alkmaar, bram), actor=coen, at=NOW)
    new = arrived(forwarded)
    assert new.merged.get().text == "Ook hier." and new.proposed_by == "anonymous_home"
    other.refresh_from_db()
    assert (other.text, other.categories) == ("", "") and other.merged_into_id == main.pk
    assert set(Dwelling.objects.values_list("signal", flat=True)) == {new.pk, new.merged.get().pk}
    for row in (main, other):
        assert not Signal.objects.readable_by(bram).filter(pk=row.pk).exists()


def test_business_premises_are_found_again_or_told_in_words(
    registered: Register, salon: Premises, bram: AccountActor, coen: AccountActor, alkmaar: Municipality
) -> None:
    told = {"categories": [Category.NO_PERMIT], "place_kind": PlaceKind.PREMISES, "premises": salon}
    first, second = registered(**told), registered(**told)
    unknown = accept(alkmaar, forwarding=offered(first, alkmaar, bram, reason="moved"), actor=coen, at=NOW)
    new = arrived(unknown)
    assert new.place_kind == PlaceKind.UNKNOWN and "Salon Proef, Voorbeeldweg 12" in new.text
    there = Premises.objects.create(
        municipality=alkmaar, district=alkmaar.district, kind="massage", street=salon.street, number=salon.number
    )
    known = accept(alkmaar, forwarding=offered(second, alkmaar, bram), actor=coen, at=NOW)
    assert arrived(known).premises == there


def test_an_offer_waits_and_is_taken_back_or_sent_back(
    registered: Register, bram: AccountActor, coen: AccountActor, alkmaar: Municipality
) -> None:
    signal = registered(text="Er is veel loop.")
    decided: dict[str, Any] = {"priority": Priority.HIGH, "route": Route.CONTROL, "reason": "Er is haast bij."}
    first = offered(signal, alkmaar, bram)
    signal.refresh_from_db()
    assert not Task.objects.open().filter(record_id=signal.pk, label="signals.signal").exists()
    with pytest.raises(Refused, match="Neem dat aanbod eerst terug"):
        actions.decide(signal, actor=bram, at=NOW, **decided)
    with pytest.raises(Refused, match="eerst terug"):
        offered(signal, alkmaar, bram)
    assert Event.objects.filter(type="sharing.forwarding_refused").get().facts["refusal"] == "on_offer"
    recall(first, actor=bram, at=NOW)
    signal.refresh_from_db()
    assert signal.status == Status.NEW and Task.objects.open().get().kind == "signals.decide"
    assert Forwarding.objects.get().snapshot is None and signal.text == "Er is veel loop."

    actions.decide(signal, actor=bram, at=NOW, **decided)
    second = offered(signal, alkmaar, bram)
    with pytest.raises(Refused, match="waarom u het terugstuurt"):
        send_back(alkmaar, forwarding=second, answer="", actor=coen, at=NOW)
    send_back(alkmaar, forwarding=second, answer="not_here", actor=coen, at=NOW)
    signal.refresh_from_db()
    assert signal.status == Status.TRIAGED and Task.objects.open().get().kind == "signals.plan"
    with pytest.raises(Refused):
        accept(alkmaar, forwarding=second, actor=coen, at=NOW)
    with pytest.raises(Refused):
        recall(second, actor=bram, at=NOW)
    assert not Signal.objects.filter(municipality=alkmaar).exists()


def test_what_is_not_forwarded_now_is_told_in_one_sentence(
    registered: Register, bram: AccountActor, alkmaar: Municipality, beverwijk: Municipality, monkeypatch: Any
) -> None:
    signal = registered()
    refused: list[tuple[str, Any]] = [
        ("gemeente waar het stuk al ligt", {"to": beverwijk}),
        ("Kies waarom u het doorzendt", {"reason": "zomaar"}),
    ]
    for sentence, more in refused:
        with pytest.raises(Refused, match=sentence):
            offered(signal, more.pop("to", alkmaar), bram, **more)
    police = registered(categories=[Category.MINOR])
    with pytest.raises(Refused, match="Bel eerst de politie"):
        offered(police, alkmaar, bram)
    monkeypatch.setattr(forwarding, "_holds", [lambda *_: TODAY])
    with pytest.raises(Refused, match="niet bezocht zonder overleg"):
        offered(signal, alkmaar, bram)
    monkeypatch.setattr(forwarding, "_holds", [])
    Signal.objects.filter(pk=signal.pk).update(status=Status.PLANNED)
    with pytest.raises(Refused, match="Zeg dat bezoek eerst af"):
        offered(signal, alkmaar, bram)
    Signal.objects.filter(pk=signal.pk).update(status=Status.NEW)
    Participation.objects.filter(municipality=alkmaar).update(until_date=TODAY)
    with pytest.raises(Refused, match="doet niet mee en kan hier niets ontvangen"):
        offered(signal, alkmaar, bram)
    Participation.objects.filter(municipality=beverwijk).update(arrangement=Arrangement.PROCESSOR)
    with pytest.raises(Refused, match="verwerker"):
        offered(signal, alkmaar, bram)
    assert not Forwarding.objects.exists()


def test_who_may_offer_and_who_may_answer(
    registered: Register,
    signed_in: SignedIn,
    hire: Hire,
    bram: AccountActor,
    anna: AccountActor,
    chris: AccountActor,
    olga: AccountActor,
    coen: AccountActor,
    haarlem: Municipality,
    alkmaar: Municipality,
) -> None:
    signal = registered()
    for stranger in (anna, chris, coen):
        assert page_of(signed_in(stranger), signal, alkmaar).status_code == 404
        with pytest.raises(NotAllowed):
            offered(signal, alkmaar, stranger)
    near = offered(signal, haarlem, bram)
    with pytest.raises(Refused, match="zelf aangeboden"):
        accept(haarlem, forwarding=near, actor=bram, at=NOW)
    for stranger in (chris, olga, coen):
        assert signed_in(stranger).get(f"{LIST}{near.pk}/").status_code == 404
        assert signed_in(stranger).post(f"{LIST}{near.pk}/", {"decision": "accepted"}).status_code == 404
    with pytest.raises(NotAllowed):
        accept(alkmaar, forwarding=near, actor=chris, at=NOW)
    lawyer = hire("Loes", Role.LAWYER, haarlem)
    assert signed_in(lawyer).post(f"{LIST}{near.pk}/", {"decision": "accepted"}).status_code == 302
    far = offered(registered(), alkmaar, bram)
    watching = signed_in(olga).get(f"{LIST}{far.pk}/").content.decode()
    assert "Ontvangstbewijs" in watching and "Wat u nu ziet" not in watching, "she watches, and does not decide"
    assert signed_in(anna).post(f"{LIST}{far.pk}/terugnemen/").status_code == 404
    assert signed_in(bram).post(f"{LIST}{far.pk}/terugnemen/").status_code == 302


def test_the_table_of_moves() -> None:
    for old in Stand:
        for new in Stand:
            if new in MOVES[old]:
                refuse_move(old, new)
            else:
                with pytest.raises(Refused):
                    refuse_move(old, new)
