"""What is taken over from the police: nothing without an article and a decision, and of workers nothing ever."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.programme import transfer_rules
from regiotoezicht.programme.actions import transfers as actions
from regiotoezicht.programme.models import TransferItem
from regiotoezicht.programme.vocabulary import WITHOUT_DATA, Transfer, TransferKind
from tests.conftest import NOW, TODAY

SignedIn = Callable[[AccountActor], Client]
K = TransferKind


@pytest.mark.parametrize(
    ("kind", "ground", "decided", "reference", "code"),
    [
        (K.BUSINESSES, "wpg-20", TODAY, "B 1", ""),
        (K.OPEN_CASES, "wpg-16", TODAY, "B 1", ""),
        (K.TASK, "gemw-151a", TODAY, "B 1", ""),
        (K.WORKERS, "wpg-20", TODAY, "B 1", "never_taken"),
        (K.BUSINESSES, "", TODAY, "B 1", "no_ground"),
        (K.BUSINESSES, "wpg-99", TODAY, "B 1", "no_ground"),
        (K.BUSINESSES, "wpg-20", None, "B 1", "no_decision"),
        (K.BUSINESSES, "wpg-20", TODAY, "  ", "no_decision"),
        (K.BUSINESSES, "wpg-20", TODAY + timedelta(days=1), "B 1", "in_future"),
        (K.BUSINESSES, "wpg-20", date(2007, 12, 31), "B 1", "not_in_force"),
        (K.BUSINESSES, "gemw-151a", TODAY, "B 1", "ground_does_not_fit"),
        (K.FIGURES, "wpg-18", TODAY, "B 1", "ground_does_not_fit"),
    ],
)
def test_nothing_is_taken_without_article_and_decision(
    kind: TransferKind, ground: str, decided: date | None, reference: str, code: str
) -> None:
    if not code:
        transfer_rules.refuse_taking(kind, ground, decided, reference, TODAY)
        return
    with pytest.raises(Refused) as refused:
        transfer_rules.refuse_taking(kind, ground, decided, reference, TODAY)
    assert refused.value.code == code


def test_of_workers_no_article_opens_anything() -> None:
    for ground in transfer_rules.GROUNDS:
        with pytest.raises(Refused, match="nooit overgenomen"):
            transfer_rules.refuse_taking(K.WORKERS, ground, TODAY, "B 1", TODAY)
    assert K.WORKERS not in WITHOUT_DATA


@pytest.mark.usefixtures("db")
def test_the_database_holds_it_too() -> None:
    facts: dict[str, Any] = {"title": "x", "recorded_at": NOW, "state": Transfer.TAKEN}
    decided: dict[str, Any] = {"ground": "wpg-20", "decision_reference": "B 1", "decision_date": TODAY}
    for wrong in ({}, {"ground": ""}, {"decision_reference": ""}, {"decision_date": None}, {"kind": "workers"}):
        given = {"kind": "businesses"} | facts | (decided if wrong else {}) | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            TransferItem.objects.create(token=uuid4(), **given)
    TransferItem.objects.create(token=uuid4(), kind="businesses", **facts, **decided)


@pytest.mark.usefixtures("stopped_clock")
def test_the_list_is_kept_by_the_owner_of_the_programme(
    paul: AccountActor, omar: AccountActor, signed_in: SignedIn
) -> None:
    def go(name: str, *given: Any) -> str:
        return reverse(f"programme:{name}", args=given)

    def text(response: Any) -> str:
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))

    browser, reader, here = signed_in(paul), signed_in(omar), go("transfers")
    typed = {"token": str(uuid4()), "kind": "businesses", "title": "Register van vergunde bedrijven", "pieces": "1200"}
    for _ in range(2):  # a double click
        assert browser.post(go("transfer-new"), typed)["Location"] == here
    for wrong in ({"kind": "anders"}, {"pieces": "-1"}, {"pieces": "1.5"}, {"title": ""}):
        assert browser.post(go("transfer-new"), typed | {"token": str(uuid4())} | wrong).status_code == 422
    held = TransferItem.objects.get()
    verdict = {"to": "taken", "ground": "", "reference": "B 26/1", "on": "01-02-2026", "reason": ""}
    assert "zonder artikel wordt niets overgenomen" in text(browser.post(go("transfer", held.pk), verdict))
    left = browser.post(go("transfer", held.pk), verdict | {"to": "left"})
    assert "waarom dit niet wordt overgenomen" in text(left)
    assert reader.get(go("transfer", held.pk)).status_code == 404
    for _ in range(2):  # a double click
        assert browser.post(go("transfer", held.pk), verdict | {"ground": "wpg-20"})["Location"] == here
    page = text(reader.get(here))
    assert "artikel 20 Wpg; B 26/1, 01-02-2026" in page
    assert "1.200" in page
    assert browser.get(go("transfer", held.pk))["Location"] == here
    assert reader.post(go("transfer-reopen", held.pk)).status_code == 404
    for _ in range(2):
        assert browser.post(go("transfer-reopen", held.pk))["Location"] == here
    held.refresh_from_db()
    assert (held.state, held.ground, held.decision_date) == ("listed", "", None)
    with pytest.raises(NotAllowed):
        actions.reopen_item(held, actor=omar, at=NOW)
