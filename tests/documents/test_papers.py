"""Incoming papers, and who opens a file."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from django.utils.datastructures import MultiValueDict

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents import actions, owners
from regiotoezicht.documents.forms import PaperForm, PhotoField
from regiotoezicht.documents.limits import MEGABYTE
from regiotoezicht.documents.models import Paper, StoredFile
from regiotoezicht.documents.queries import files_in_dossier, papers_of
from regiotoezicht.documents.rules import Channel, FileKind, PaperKind
from tests.conftest import NOW, TODAY
from tests.documents.conftest import pdf, picture

SignedIn = Callable[[AccountActor], Client]
VIEW: dict[str, Any] = {
    "kind": PaperKind.VIEW,
    "received_date": TODAY,
    "channel": Channel.POST,
    "name": "zienswijze.pdf",
    "content": pdf(),
}


def test_a_paper_is_kept_as_it_was_received_with_date_and_channel(matter: Paper, anna: AccountActor) -> None:
    paper = actions.receive(matter, actor=anna, **VIEW, note="Aangetekend.", at=NOW)
    assert papers_of(matter) == [paper]
    assert paper.file is not None
    assert (paper.file.kind, paper.dossier, paper.file.record_id) == (FileKind.PAPER, matter.dossier, matter.pk)
    event = Event.objects.get(type="documents.paper_received")
    assert event.sentence == "Ingekomen stuk vastgelegd: zienswijze, ontvangen op 24-03-2026"
    assert (event.record_id, event.account_id) == (matter.pk, anna.account_id)


def test_what_was_said_needs_no_file_and_what_was_written_does(matter: Paper, anna: AccountActor) -> None:
    oral = VIEW | {"channel": Channel.ORAL, "name": "", "content": b""}
    assert actions.receive(matter, actor=anna, **oral, at=NOW).file is None
    with pytest.raises(Refused, match="Voeg het stuk toe") as refused:
        actions.receive(matter, actor=anna, **oral | {"channel": Channel.EMAIL}, at=NOW)
    assert refused.value.field == "file"


@pytest.mark.parametrize(
    "wrong, code",
    [
        ({"received_date": date(2026, 3, 25)}, "received_in_future"),
        ({"content": b""}, "file_empty"),
        ({"content": b"MZ nee"}, "file_type"),
        ({"note": "Bel haar op 06-12345678 terug."}, "personal_text"),
    ],
)
def test_a_paper_that_does_not_fit_is_refused_and_nothing_is_kept(
    matter: Paper, anna: AccountActor, wrong: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.receive(matter, actor=anna, **VIEW | wrong, at=NOW)
    assert refused.value.code == code
    assert not StoredFile.objects.exists()
    assert papers_of(matter) == []


def test_a_form_that_is_sent_twice_makes_one_paper(matter: Paper, anna: AccountActor) -> None:
    token = uuid4()
    actions.receive(matter, actor=anna, **VIEW, token=token, at=NOW)
    with pytest.raises(Refused, match="al verzonden"):
        actions.receive(matter, actor=anna, **VIEW, token=token, at=NOW)
    assert (len(papers_of(matter)), StoredFile.objects.count()) == (1, 1)


def test_whoever_is_not_the_lawyer_of_the_municipality_receives_nothing(
    matter: Paper,
    petra: AccountActor,
    vera: AccountActor,
    bram: AccountActor,
    sara: AccountActor,
    chris: AccountActor,
) -> None:
    for actor in (petra, vera, bram, sara, chris):
        with pytest.raises(NotAllowed):
            actions.receive(matter, actor=actor, **VIEW, at=NOW)
    assert Event.objects.filter(type="core.refused", record_id=matter.pk).count() == 5


def stored(matter: Paper, actor: AccountActor, content: bytes, kind: FileKind = FileKind.PAPER) -> StoredFile:
    with unit():
        return actions.store_upload(matter, kind=kind, name="Stuk één.pdf", content=content, actor=actor, at=NOW)


def test_a_file_is_saved_by_the_browser_and_its_opening_is_on_the_log(
    matter: Paper, anna: AccountActor, signed_in: SignedIn
) -> None:
    file = stored(matter, anna, pdf())
    answer = signed_in(anna).get(f"/stukken/bestand/{file.pk}/")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, pdf_of(file), "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert "St%C3%BCk" not in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    event = Event.objects.get(type="documents.file_read")
    assert (event.record_id, event.account_id, event.purpose, event.is_reading) == (
        file.pk,
        anna.account_id,
        "bezwaar",
        True,
    )


def pdf_of(file: StoredFile) -> bytes:
    from regiotoezicht.documents.queries import open_file

    return open_file(file)


def test_a_photo_shows_in_the_page(matter: Paper, anna: AccountActor, signed_in: SignedIn) -> None:
    file = stored(matter, anna, picture(), FileKind.PHOTO)
    answer = signed_in(anna).get(f"/stukken/bestand/{file.pk}/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline")


def test_a_file_of_another_looks_as_if_it_did_not_exist(
    matter: Paper,
    anna: AccountActor,
    petra: AccountActor,
    vera: AccountActor,
    bram: AccountActor,
    sara: AccountActor,
    chris: AccountActor,
    signed_in: SignedIn,
) -> None:
    file = stored(matter, anna, pdf())
    for actor in (petra, vera, bram, sara, chris):
        answer = signed_in(actor).get(f"/stukken/bestand/{file.pk}/")
        missing = signed_in(actor).get(f"/stukken/bestand/{file.pk + 1000}/")
        for page in (answer, missing):
            assert page.status_code == 404
            assert "Deze pagina bestaat niet, of is niet voor u bestemd." in page.content.decode()
    assert not Event.objects.filter(type="documents.file_read").exists()


def test_a_file_whose_owner_nobody_declared_is_opened_by_nobody(
    matter: Paper, anna: AccountActor, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = stored(matter, anna, pdf())
    monkeypatch.setattr(owners, "_OWNERS", {})
    assert signed_in(anna).get(f"/stukken/bestand/{file.pk}/").status_code == 404


def test_an_owner_is_declared_once() -> None:
    owners.declare("tests.twice", lambda actor, record_id: True)
    with pytest.raises(ValueError, match="twice"):
        owners.declare("tests.twice", lambda actor, record_id: True)


def test_a_file_that_is_gone_is_told_and_never_an_error(matter: Paper, anna: AccountActor, signed_in: SignedIn) -> None:
    file = stored(matter, anna, pdf())
    StoredFile.objects.filter(pk=file.pk).update(place="0" * 32)
    answer = signed_in(anna).get(f"/stukken/bestand/{file.pk}/")
    assert answer.status_code == 409
    assert "reservekopie" in answer.content.decode()


@pytest.mark.parametrize(
    "content, sentence",
    [
        (b"", "leeg (0 bytes)"),
        (bytes(13 * MEGABYTE), "te groot (13 MB). De grens is 12 MB"),
        (b"MZ nee", "Dit is geen foto. Gebruik een JPEG, PNG of WebP."),
    ],
)
def test_the_form_says_at_the_field_what_is_wrong_with_a_photo(content: bytes, sentence: str) -> None:
    class Form(forms.Form):
        photo = PhotoField()

    form = Form(QueryDict(), MultiValueDict({"photo": [SimpleUploadedFile("foto.jpg", content)]}))
    assert sentence in str(form.errors["photo"])


def test_the_form_of_a_paper_takes_a_good_file_and_leaves_it_at_its_start() -> None:
    fields = {"kind": "view", "received_date": "2026-03-24", "channel": "post", "token": str(uuid4())}
    form = PaperForm(fields, MultiValueDict({"file": [SimpleUploadedFile("stuk.pdf", pdf())]}))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["file"].read(5) == b"%PDF-"


def test_a_dossier_gives_its_photos_and_papers_to_whoever_may_open_them(
    matter: Paper, anna: AccountActor, petra: AccountActor
) -> None:
    actions.receive(matter, actor=anna, **VIEW, at=NOW)
    with unit():
        actions.store(matter, kind=FileKind.PHOTO, name="raam.jpg", content=picture(), actor=anna, at=NOW)
        actions.store(matter, kind=FileKind.LETTER, name="brief.pdf", content=pdf(), actor=anna, at=NOW)
    found = list(files_in_dossier(anna, matter.dossier))
    assert [(file.title, file.on_date) for file in found] == [("Foto", TODAY), ("Zienswijze", TODAY)]
    assert found[1].read() == VIEW["content"]
    assert not list(files_in_dossier(petra, matter.dossier))
    assert not list(files_in_dossier(anna, "KEN-2026-00002"))
