"""Composing, editing, signing, sending and withdrawing letters."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import docx
import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.queries import open_file
from regiotoezicht.letters import actions, rules, signing
from regiotoezicht.letters.actions import Text
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Method, Status
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import Task

from ..conftest import NOW, TODAY, Hire
from .conftest import FIELDS, StandIn, composed, finished, make_matter


def text_of(stored: StoredFile | None) -> str:
    assert stored is not None
    document = docx.Document(io.BytesIO(open_file(stored)))
    return "\n".join(paragraph.text for paragraph in signing._paragraphs(document))


def edited(letter: Letter, change: Callable[[Any], object]) -> bytes:
    """The draft as it comes back from Word."""
    assert letter.docx is not None
    document = docx.Document(io.BytesIO(open_file(letter.docx)))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def replace(letter: Letter, content: bytes, actor: AccountActor) -> Letter:
    return actions.replace(letter, name="brief bewerkt.docx", content=content, actor=actor, at=NOW)


def send(letter: Letter, actor: AccountActor, sent_date: date = TODAY) -> Letter:
    return actions.send(letter, sent_date=sent_date, method=Method.REGISTERED, actor=actor, at=NOW)


def last_event(letter: Letter) -> Event:
    found = (
        Event.objects.filter(label="letters.letter", record_id=letter.pk, type__startswith="letters.")
        .order_by("pk")
        .last()
    )
    assert found is not None
    return found


def test_a_draft_is_a_word_file_with_its_fields_and_no_name_outside_of_it(matter: Task, anna: AccountActor) -> None:
    letter = composed(matter, anna)
    text = text_of(letter.docx)
    assert letter.status == Status.DRAFT and letter.dossier == "KEN-2026-00001"
    assert "Proeftuin B.V." in text and "Verzonnenstraat 12\n1940 AA Beverwijk" in text
    assert "€\u00a02.500,00 per geconstateerde overtreding, tot een maximum van €\u00a010.000,00" in text
    assert "10 maart 2026 om 21.30 uur" in text and "«ondertekenaar»" in text
    assert "Proeftuin" not in str(Letter.objects.values().get()) + str(StoredFile.objects.values().get())
    assert last_event(letter).type == "letters.composed"


def test_a_field_that_is_missing_is_named(matter: Task, anna: AccountActor) -> None:
    with pytest.raises(Refused, match="Vul “Redenen” in") as refusal:
        composed(matter, anna, fields={"grounds": "  "})
    assert refusal.value.field == "grounds"
    assert not Letter.objects.exists()


def test_typed_text_with_personal_data_is_refused(matter: Task, anna: AccountActor) -> None:
    with pytest.raises(Refused) as refusal:
        composed(matter, anna, fields={"violation": "Bel 06 12345678 voor de afspraak."})
    assert (refusal.value.code, refusal.value.field) == ("personal_text", "violation")


def test_a_field_that_the_kind_does_not_have_is_a_mistake_of_the_caller(matter: Task, anna: AccountActor) -> None:
    with pytest.raises(ValueError, match="has no field sum"):
        composed(matter, anna, fields={"sum": 3})


def test_the_same_form_makes_one_letter(matter: Task, anna: AccountActor) -> None:
    token = uuid4()
    for again in (False, True):
        try:
            actions.compose(
                matter, kind="warning", addressee_id=7, fields=FIELDS["warning"], token=token, actor=anna, at=NOW
            )
        except Refused as refusal:
            assert again and refusal.code == "submitted_before"
    assert Letter.objects.count() == 1


def test_letters_to_several_are_made_together_or_not_at_all(matter: Task, files: Path, anna: AccountActor) -> None:
    names = ("Proeftuin B.V.", "Voorbeeld Vastgoed B.V.")
    told = [FIELDS["warning"] | {"addressee_name": name} for name in names]
    bad = [told[0], told[1] | {"violation": "Bel 06 12345678 voor de afspraak."}]
    with pytest.raises(Refused):
        actions.compose_all(matter, texts=[Text("warning", 7, one, uuid4()) for one in bad], actor=anna, at=NOW)
    assert not Letter.objects.exists() and not [path for path in files.rglob("*") if path.is_file()]
    texts = [Text("warning", number, fields, uuid4()) for number, fields in enumerate(told, 7)]
    first, second = actions.compose_all(matter, texts=texts, actor=anna, at=NOW)
    for letter, name, other in ((first, names[0], names[1]), (second, names[1], names[0])):
        assert letter.docx == Letter.objects.get(pk=letter.pk).docx
        assert name in text_of(letter.docx) and other not in text_of(letter.docx)
        assert last_event(letter).type == "letters.composed"
    assert (first.addressee_id, second.addressee_id) == (7, 8)
    assert Event.objects.filter(type="documents.file_stored").count() == 2


@pytest.mark.parametrize("who", ["petra", "vera", "bram", "chris", "sara"])
def test_who_is_no_lawyer_of_the_municipality_writes_no_letter(
    matter: Task, who: str, request: pytest.FixtureRequest
) -> None:
    actor: AccountActor = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        composed(matter, actor)
    refused = Event.objects.get(type="core.refused")
    assert refused.account_id == actor.account_id


def test_a_record_of_another_municipality_gets_no_letter(
    stand_in: StandIn, alkmaar: Municipality, anna: AccountActor
) -> None:
    with pytest.raises(NotAllowed):
        composed(make_matter(alkmaar, 2), anna)


def test_a_record_that_its_room_hides_gets_no_letter(matter: Task, stand_in: StandIn, anna: AccountActor) -> None:
    stand_in.hidden = True
    with pytest.raises(NotAllowed):
        composed(matter, anna)


def test_an_edited_draft_takes_the_place_of_the_first(matter: Task, anna: AccountActor) -> None:
    letter = composed(matter, anna)
    replace(letter, edited(letter, lambda word: word.add_paragraph("Een toegevoegde zin.")), anna)
    assert "Een toegevoegde zin." in text_of(letter.docx)
    assert StoredFile.objects.count() == 2
    assert last_event(letter).type == "letters.replaced"


def test_a_letter_that_was_edited_meanwhile_is_not_overwritten(matter: Task, anna: AccountActor) -> None:
    letter = composed(matter, anna)
    stale = Letter.objects.select_related("docx").get(pk=letter.pk)
    replace(letter, edited(letter, lambda word: word.add_paragraph("Van Anna.")), anna)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        replace(stale, edited(stale, lambda word: word.add_paragraph("Ouder.")), anna)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        finished(stale, anna)
    letter.refresh_from_db()
    assert "Van Anna." in text_of(letter.docx) and letter.status == Status.DRAFT


def test_signing_freezes_the_letter_as_pdf_and_keeps_its_hash(matter: Task, anna: AccountActor) -> None:
    letter = finished(composed(matter, anna), anna)
    assert letter.status == Status.FINISHED and letter.pdf is not None
    assert letter.pdf.content_type == "application/pdf"
    assert last_event(letter).facts["sha256"] == letter.pdf.kept_sha256
    assert (letter.signer_function, letter.mandate) == ("teammanager", "namens deze")
    with pytest.raises(Refused, match="alleen een concept"):
        replace(letter, edited(letter, lambda word: None), anna)
    with pytest.raises(Refused, match="kan niet meer ondertekend"):
        finished(letter, anna)


def test_a_letter_without_a_signer_is_not_signed(matter: Task, anna: AccountActor) -> None:
    letter = composed(matter, anna)
    with pytest.raises(Refused) as refusal:
        actions.finish(letter, signer_name=" ", signer_function="teammanager", actor=anna, at=NOW)
    assert refusal.value.field == "signer_name"


def test_a_signer_of_the_municipality_signs_and_a_stranger_does_not(
    matter: Task, anna: AccountActor, chris: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    letter = composed(matter, anna)
    with pytest.raises(NotAllowed):
        finished(letter, chris)
    signer = hire("Greet", Role.SIGNER, beverwijk)
    assert finished(letter, signer).status == Status.FINISHED


def test_sending_tells_the_owner_once(matter: Task, stand_in: StandIn, anna: AccountActor) -> None:
    letter = send(finished(composed(matter, anna), anna), anna)
    assert (letter.status, letter.sent_date, letter.method) == (Status.SENT, TODAY, "registered")
    assert stand_in.sent == [(letter.pk, NOW)]
    assert last_event(letter).facts == {"kind": "intention", "sent": "2026-03-24", "method": "registered"}
    with pytest.raises(Refused, match="kan niet meer verzonden"):
        send(letter, anna)
    assert len(stand_in.sent) == 1


def test_of_two_who_send_at_once_one_wins(matter: Task, stand_in: StandIn, anna: AccountActor) -> None:
    letter = finished(composed(matter, anna), anna)
    stale = Letter.objects.get(pk=letter.pk)
    send(letter, anna)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        send(stale, anna)
    assert len(stand_in.sent) == 1


@pytest.mark.parametrize(("days", "code"), [(1, "sent_in_future"), (-1, "sent_before_finished")])
def test_a_day_of_sending_that_cannot_be_true_is_refused(
    matter: Task, stand_in: StandIn, anna: AccountActor, days: int, code: str
) -> None:
    letter = finished(composed(matter, anna), anna)
    with pytest.raises(Refused) as refusal:
        send(letter, anna, TODAY + timedelta(days=days))
    assert (refusal.value.code, refusal.value.field) == (code, "sent_date")
    assert not stand_in.sent


def test_a_draft_is_not_sent(matter: Task, anna: AccountActor) -> None:
    with pytest.raises(Refused, match="Deze brief is concept"):
        send(composed(matter, anna), anna)


def test_what_the_owner_refuses_is_not_sent(
    matter: Task, anna: AccountActor, monkeypatch: pytest.MonkeyPatch, stand_in: StandIn
) -> None:
    letter = finished(composed(matter, anna), anna)

    def refuse(*_: object) -> None:
        raise Refused("hold", "Wacht op de politie.")

    monkeypatch.setattr(stand_in, "sent", type("Refusing", (), {"append": staticmethod(refuse)})())
    with pytest.raises(Refused, match="Wacht op de politie"):
        send(letter, anna)
    assert Letter.objects.get().status == Status.FINISHED


def test_a_draft_is_withdrawn_and_a_signed_letter_is_not(matter: Task, anna: AccountActor) -> None:
    letter = actions.withdraw(composed(matter, anna), actor=anna, at=NOW)
    assert letter.status == Status.WITHDRAWN and last_event(letter).type == "letters.withdrawn"
    with pytest.raises(Refused, match="kan niet meer ingetrokken"):
        actions.withdraw(finished(composed(matter, anna), anna), actor=anna, at=NOW)


@pytest.mark.parametrize("old", list(Status))
@pytest.mark.parametrize("new", list(Status))
def test_every_pair_of_states_is_allowed_or_refused_as_the_table_says(old: Status, new: Status) -> None:
    if new in rules.TRANSITIONS[old]:
        rules.refuse_move(old, new)
    else:
        with pytest.raises(Refused):
            rules.refuse_move(old, new)
