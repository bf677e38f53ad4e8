"""A wrong alarm of the guard: who may sign for it beside the writer, what is kept of it, and where nobody may."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from tests.conftest import NOW, Hire
from tests.permits.cast import entered

SignedIn = Callable[[AccountActor], Client]
Save = Callable[..., Any]
WORD = "een-lang-wachtwoord"
FOUND = "Rosa"
TEXT = f"Voortgezet door {FOUND} aan de kade."


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def club(beverwijk: Municipality, petra: AccountActor) -> Permit:
    return entered(beverwijk, petra)


@pytest.fixture
def pien(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A second permit officer of the same municipality."""
    return hire("Pien", Role.PERMIT_OFFICER, beverwijk)


@pytest.fixture
def save(signed_in: SignedIn, petra: AccountActor, club: Permit) -> Save:
    """Petra ends the permit with a note, and perhaps a colleague who signs."""
    browser = signed_in(petra)

    def save(note: str = TEXT, **signed: str) -> Any:
        form = {"status": "ended", "ended_date": "2026-03-01", "end_reason": "stopped", "end_note": note}
        typed = {f"end_note-meelezen-{name}": value for name, value in signed.items()}
        return browser.post(f"/vergunningen/{club.pk}/beeindigen/", form | typed)

    return save


def events(*codes: str) -> list[Event]:
    return list(Event.objects.filter(type__in=codes).order_by("number"))


def test_a_colleague_who_may_write_it_too_signs_and_the_text_is_saved_once(
    save: Save, petra: AccountActor, pien: AccountActor, club: Permit
) -> None:
    page = save().content.decode()
    assert "Laat een collega meelezen" in page
    assert 'value="bedrijfsnaam">Het is de naam van een bedrijf' in page and "openbare_pagina" not in page
    answer = save(reden="bedrijfsnaam", wie=pien.account.email.upper(), woord=WORD)
    assert answer.status_code == 302
    club.refresh_from_db()
    assert club.end_note == TEXT
    (event,) = events("core.alarm_overruled")
    assert (event.account_id, event.label, event.record_id) == (petra.account_id, "permits.permit", club.pk)
    assert event.facts == {
        "alarm": "name",
        "field": "end_note",
        "label": "Toelichting",
        "why": "bedrijfsnaam",
        "second": pien.account_id,
    }
    assert "meegelezen door Pien" in event.sentence
    assert FOUND not in str([one.facts for one in Event.objects.all()])
    assert not Event.objects.filter(type="access.signed_in", account=pien.account)


def _wrong(name: str, hire: Hire, beverwijk: Municipality, haarlem: Municipality) -> dict[str, str]:
    good = {"reden": "bedrijfsnaam", "wie": "pien@voorbeeld.example", "woord": WORD}
    if name == "her own":
        return good | {"wie": "petra@voorbeeld.example"}
    if name == "elsewhere":
        return good | {"wie": hire("Paul", Role.PERMIT_OFFICER, haarlem).account.email}
    if name == "only reads":
        return good | {"wie": hire("Lex", Role.LAWYER, beverwijk).account.email}
    if name == "partner":
        return good | {"wie": hire("Agnes", Role.PARTNER, beverwijk).account.email}
    if name == "temporary":
        account = hire("Tom", Role.PERMIT_OFFICER, beverwijk).account
        account.must_change_password = True
        account.save()
        return good | {"wie": account.email}
    return good | {"password": {"woord": "niet-het-wachtwoord"}, "reason": {"reden": "openbare_pagina"}}[name]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("password", "horen niet bij elkaar"),
        ("partner", "horen niet bij elkaar"),
        ("temporary", "eerst zelf een eigen wachtwoord"),
        ("her own", "niet voor uw eigen tekst tekenen"),
        ("reason", "Kies waarom dit geen persoonsgegeven is."),
        ("elsewhere", "mag dit stuk zelf niet schrijven"),
        ("only reads", "mag dit stuk zelf niet schrijven"),
    ],
)
@pytest.mark.usefixtures("pien")
def test_whoever_may_not_sign_is_refused_in_one_sentence_and_what_was_typed_is_kept(
    save: Save, hire: Hire, beverwijk: Municipality, haarlem: Municipality, club: Permit, name: str, sentence: str
) -> None:
    signed = _wrong(name, hire, beverwijk, haarlem)
    answer = save(**signed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page and TEXT in page and f'value="{signed["wie"]}"' in page
    assert signed["woord"] not in page
    club.refresh_from_db()
    assert club.end_note == ""
    assert not events("core.alarm_overruled")


def test_wrong_passwords_are_counted_and_the_writer_keeps_her_page(save: Save, pien: AccountActor) -> None:
    signed = {"reden": "gewoon_woord", "wie": pien.account.email}
    pages = [save(**signed, woord="niet-het-wachtwoord").content.decode() for _ in range(7)]
    assert "te vaak" in pages[-1] and TEXT in pages[-1]
    assert "te vaak" in save(**signed, woord=WORD).content.decode()
    assert len(events("access.sign_in_failed")) >= 6


@pytest.mark.parametrize("note", ["BSN 111222333", "Rosa, 06-12345678", "een Roemeense vrouw", "zij is zwanger"])
def test_what_the_law_never_allows_offers_no_signature_and_takes_none(
    save: Save, pien: AccountActor, club: Permit, note: str
) -> None:
    answer = save(note, reden="gewoon_woord", wie=pien.account.email, woord=WORD)
    assert (answer.status_code, "meelezen" in answer.content.decode()) == (422, False)
    club.refresh_from_db()
    assert club.end_note == ""


def test_in_a_tip_no_alarm_is_overruled(
    signed_in: SignedIn, hire: Hire, beverwijk: Municipality, haarlem: Municipality
) -> None:
    writer, other = (hire(name, Role.COORDINATOR, haarlem) for name in ("Carla", "Dora"))
    typed: dict[str, Any] = {
        "token": str(uuid4()),
        "text": TEXT,
        "text-meelezen-reden": "bedrijfsnaam",
        "text-meelezen-wie": other.account.email,
        "text-meelezen-woord": WORD,
    }
    answer = signed_in(writer).post("/meldingen/nieuw/", typed)
    assert answer.context["form"].errors["text"]
    assert "meelezen" not in answer.content.decode()


def test_what_was_refused_is_on_the_log_as_codes_and_the_privacy_officer_counts_it(
    save: Save, signed_in: SignedIn, pien: AccountActor, vera: AccountActor
) -> None:
    save()
    save("Voortgezet door Rоsа.")  # two letters are Cyrillic
    save("Дом закрыт.")
    save(reden="bedrijfsnaam", wie=pien.account.email, woord=WORD)
    raised = [(event.facts["alarm"], event.facts["field"]) for event in events("core.alarm_raised")]
    assert raised == [("name", "end_note"), ("name", "end_note"), ("unreadable", "end_note")]
    page = signed_in(vera).get("/privacy/")
    lines = [(line.kind, line.field, line.raised, line.overruled) for line in page.context["alarms"]]
    assert lines == [("naam", "Toelichting", 2, 1), ("onleesbare tekst", "Toelichting", 1, 0)]
    listed = signed_in(vera).get("/privacy/gebeurtenissen/").content.decode()
    assert "Vals alarm opzijgezet (naam, veld Toelichting): het is de naam van een bedrijf" in listed
    assert FOUND not in listed


def test_what_is_refused_in_a_district_is_counted_by_each_municipality_that_takes_part(
    signed_in: SignedIn, hire: Hire, haarlem: Municipality, vera: AccountActor
) -> None:
    browser = signed_in(hire("Carla", Role.COORDINATOR, haarlem))
    browser.post("/meldingen/nieuw/", {"token": str(uuid4()), "text": TEXT})
    page = signed_in(vera).get("/privacy/")
    assert [(line.kind, line.raised) for line in page.context["alarms"]] == [("naam", 1)]
