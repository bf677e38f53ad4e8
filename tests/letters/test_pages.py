"""The pages of a letter."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date

import docx
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core import dossier_files, records
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.queries import open_file
from regiotoezicht.letters import actions, signing
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.queries import lines_of
from regiotoezicht.letters.vocabulary import Method, Status
from regiotoezicht.organisation.models import Employee, Mandate, Municipality
from regiotoezicht.worklist.models import Task

from ..conftest import NOW, TODAY, Hire
from .conftest import LABEL, StandIn, composed, finished, make_matter, second_lawyer

SignIn = Callable[[AccountActor], Client]
STEPS = ("bewerkt/", "ondertekenen/", "verzenden/", "intrekken/")


@pytest.fixture(autouse=True)
def at_work() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def letter(matter: Task, anna: AccountActor) -> Letter:
    return composed(matter, anna)


@pytest.fixture
def mandate(beverwijk: Municipality) -> Mandate:
    manager = Employee.objects.create(name="G. Model", function="teammanager", employer=beverwijk)
    return Mandate.objects.create(
        employee=manager,
        municipality=beverwijk,
        body="mayor",
        measures="order_penalty",
        reference="2024/12",
        from_date=date(2024, 1, 1),
    )


def test_the_lawyer_sees_where_a_letter_stands_and_looking_is_on_the_log(
    letter: Letter, anna: AccountActor, signed_in: SignIn
) -> None:
    page = signed_in(anna).get(f"/brieven/{letter.pk}/").content.decode()
    assert "Voornemen met verzoek om een zienswijze" in page and "concept" in page
    assert "Proeftuin" not in page
    seen = Event.objects.get(type="letters.seen")
    assert (seen.record_id, seen.account_id, seen.purpose) == (letter.pk, anna.account_id, "handhaving")


def test_a_letter_goes_from_word_to_sent_in_the_browser(
    letter: Letter, stand_in: StandIn, anna: AccountActor, mandate: Mandate, signed_in: SignIn
) -> None:
    client, here = signed_in(anna), f"/brieven/{letter.pk}/"
    word = client.get(f"/stukken/bestand/{letter.docx_id}/")
    document = docx.Document(io.BytesIO(word.content))
    document.add_paragraph("Een zin van de jurist.")
    buffer = io.BytesIO()
    document.save(buffer)
    upload = SimpleUploadedFile("brief.docx", buffer.getvalue())
    assert client.post(f"{here}bewerkt/", {"file": upload})["Location"] == here
    assert "G. Model, teammanager, namens de burgemeester" in client.get(f"{here}ondertekenen/").content.decode()
    assert client.post(f"{here}ondertekenen/", {"signer": f"mandaat-{mandate.pk}"})["Location"] == here
    letter.refresh_from_db()
    assert letter.pdf is not None and letter.mandate == "namens deze, op grond van mandaat 2024/12"
    assert client.get(f"/stukken/bestand/{letter.pdf_id}/").content == open_file(letter.pdf)
    assert client.post(f"{here}verzenden/", {"sent_date": "24-03-2026", "method": "post"})["Location"] == here
    page = client.get(here).content.decode()
    assert "24 maart 2026" in page and "per post" in page and letter.pdf.kept_sha256 in page
    assert stand_in.sent == [(letter.pk, NOW)]
    assert Event.objects.filter(type="documents.file_read").count() == 2


def test_a_second_press_on_a_button_changes_nothing_and_says_so(
    letter: Letter, anna: AccountActor, stand_in: StandIn, signed_in: SignIn
) -> None:
    finished(letter, anna)
    client, answer = signed_in(anna), {"sent_date": "2026-03-24", "method": "handed"}
    answers = [client.post(f"/brieven/{letter.pk}/verzenden/", answer) for _ in range(2)]
    assert [done.status_code for done in answers] == [302, 422]
    assert "kan niet meer verzonden" in answers[1].content.decode()
    assert len(stand_in.sent) == 1


def test_a_wrong_day_stays_in_the_form_with_the_reason(letter: Letter, anna: AccountActor, signed_in: SignIn) -> None:
    finished(letter, anna)
    answer = signed_in(anna).post(f"/brieven/{letter.pk}/verzenden/", {"sent_date": "2026-03-25", "method": "post"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "De datum van verzending ligt in de toekomst." in page and 'value="2026-03-25"' in page


def test_an_empty_step_says_what_is_missing(letter: Letter, anna: AccountActor, signed_in: SignIn) -> None:
    client = signed_in(anna)
    assert "Kies een bestand" in client.post(f"/brieven/{letter.pk}/bewerkt/", {}).content.decode()
    assert "Kies een antwoord" in client.post(f"/brieven/{letter.pk}/ondertekenen/", {}).content.decode()
    self_without_name = client.post(f"/brieven/{letter.pk}/ondertekenen/", {"signer": "bestuursorgaan"})
    assert "Vul in wie de brief ondertekent." in self_without_name.content.decode()
    assert Letter.objects.get().status == Status.DRAFT


def test_when_the_pdf_fails_the_draft_stays_and_signing_again_works(
    letter: Letter, anna: AccountActor, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise Refused("office_slow", "Het omzetten naar PDF duurde te lang en is gestopt.")

    client, here = signed_in(anna), f"/brieven/{letter.pk}/ondertekenen/"
    with monkeypatch.context() as broken:
        broken.setattr(signing, "docx_to_pdfa", fail)
        answer = client.post(here, {"signer": "zelf"})
    assert answer.status_code == 422 and "duurde te lang" in answer.content.decode()
    assert Letter.objects.get().status == Status.DRAFT
    assert client.post(here, {"signer": "zelf"}).status_code == 302


def test_a_draft_is_withdrawn_from_its_page(letter: Letter, anna: AccountActor, signed_in: SignIn) -> None:
    client, here = signed_in(anna), f"/brieven/{letter.pk}/"
    assert "Concept intrekken" in client.get(f"{here}intrekken/").content.decode()
    assert client.post(f"{here}intrekken/")["Location"] == here
    assert "Ingetrokken" in client.get(here).content.decode()


@pytest.mark.parametrize("who", ["petra", "bram", "chris", "sara"])
def test_others_find_no_letter_no_file_and_no_step(
    letter: Letter, who: str, request: pytest.FixtureRequest, signed_in: SignIn
) -> None:
    client = signed_in(request.getfixturevalue(who))
    assert client.get(f"/brieven/{letter.pk}/").status_code == 404
    assert client.get(f"/stukken/bestand/{letter.docx_id}/").status_code == 404
    for step in STEPS:
        assert client.get(f"/brieven/{letter.pk}/{step}").status_code == 404
        assert client.post(f"/brieven/{letter.pk}/{step}").status_code == 404
    assert Letter.objects.get().status == Status.DRAFT


def test_a_letter_of_another_municipality_is_not_found(
    stand_in: StandIn, alkmaar: Municipality, anna: AccountActor, chris: AccountActor, signed_in: SignIn
) -> None:
    letter = composed(make_matter(alkmaar, 3), chris)
    assert signed_in(anna).get(f"/brieven/{letter.pk}/").status_code == 404
    assert signed_in(chris).get(f"/brieven/{letter.pk}/").status_code == 200


def test_what_its_room_hides_is_not_found(
    letter: Letter, stand_in: StandIn, anna: AccountActor, signed_in: SignIn
) -> None:
    stand_in.hidden = True
    client = signed_in(anna)
    assert client.get(f"/brieven/{letter.pk}/").status_code == 404
    assert client.get(f"/stukken/bestand/{letter.docx_id}/").status_code == 404


def test_the_privacy_officer_reads_and_does_nothing(letter: Letter, vera: AccountActor, signed_in: SignIn) -> None:
    client = signed_in(vera)
    page = client.get(f"/brieven/{letter.pk}/").content.decode()
    assert "Onderteken</a>" not in page and "Trek in" not in page
    assert client.get(f"/stukken/bestand/{letter.docx_id}/").status_code == 200
    assert [client.post(f"/brieven/{letter.pk}/{step}").status_code for step in STEPS] == [404] * 4


def test_a_permit_officer_reads_letters_of_a_record_that_was_assigned_to_her(
    letter: Letter, matter: Task, petra: AccountActor, signed_in: SignIn
) -> None:
    Grant.objects.create(
        account=petra.account,
        label=LABEL,
        record_id=matter.pk,
        reason="raakt de vergunning",
        from_at=NOW,
    )
    client = signed_in(petra)
    assert client.get(f"/brieven/{letter.pk}/").status_code == 200
    assert client.post(f"/brieven/{letter.pk}/intrekken/").status_code == 404


def choices(page: str) -> list[str]:
    inputs = [tag for tag in re.findall(r"<input[^>]+>", page) if 'name="signer"' in tag]
    return [value for tag in inputs for value in re.findall(r'value="([^"]+)"', tag)]


def test_a_signer_signs_for_herself_alone_and_within_her_mandate(
    matter: Task, anna: AccountActor, hire: Hire, beverwijk: Municipality, mandate: Mandate, signed_in: SignIn
) -> None:
    signer = hire("Greet", Role.SIGNER, beverwijk)
    assert signer.account.employee is not None
    own = Mandate.objects.create(
        employee=signer.account.employee,
        municipality=beverwijk,
        body="college",
        measures="warning",
        reference="2025/3",
        from_date=date(2025, 1, 1),
    )
    order, warning = composed(matter, anna, "order_under_penalty"), composed(matter, anna, "warning")
    client = signed_in(signer)
    assert choices(client.get(f"/brieven/{order.pk}/ondertekenen/").content.decode()) == []
    page = client.get(f"/brieven/{warning.pk}/ondertekenen/").content.decode()
    assert choices(page) == [f"mandaat-{own.pk}"] and "namens het college" in page
    stolen = client.post(f"/brieven/{order.pk}/ondertekenen/", {"signer": f"mandaat-{mandate.pk}"})
    assert stolen.status_code == 422
    assert client.post(f"/brieven/{warning.pk}/ondertekenen/", {"signer": f"mandaat-{own.pk}"}).status_code == 302
    warning.refresh_from_db()
    assert warning.signed_by_id == signer.account_id


def test_a_lawyer_chooses_from_mandates_in_force_of_her_municipality(
    matter: Task, anna: AccountActor, mandate: Mandate, haarlem: Municipality, signed_in: SignIn
) -> None:
    for change in ({"until_date": TODAY}, {"municipality": haarlem}, {"measures": "closure"}):
        mandate.pk = None
        for name, value in ({"until_date": None, "municipality": matter.municipality, "measures": ""} | change).items():
            setattr(mandate, name, value)
        mandate.save()
    order = composed(matter, anna, "order_under_penalty")
    page = signed_in(anna).get(f"/brieven/{order.pk}/ondertekenen/").content.decode()
    first = Mandate.objects.order_by("pk").first()
    assert first is not None
    assert choices(page) == [f"mandaat-{first.pk}", "bestuursorgaan"]


def test_whoever_took_a_decision_signs_its_letter_and_nobody_else(
    matter: Task, stand_in: StandIn, anna: AccountActor, mandate: Mandate, beverwijk: Municipality, signed_in: SignIn
) -> None:
    other = Employee.objects.create(name="H. Model", function="teammanager", employer=beverwijk)
    Mandate.objects.create(
        employee=other, municipality=beverwijk, body="mayor", reference="2024/13", from_date=date(2024, 1, 1)
    )
    stand_in.mandate_id = mandate.pk
    order = composed(matter, anna, "order_under_penalty")
    actions.check(order, actor=second_lawyer(beverwijk), at=NOW)
    client, here = signed_in(anna), f"/brieven/{order.pk}/ondertekenen/"
    assert choices(client.get(here).content.decode()) == [f"mandaat-{mandate.pk}"]
    assert (
        client.post(here, {"signer": "bestuursorgaan", "signer_name": "X", "signer_function": "Y"}).status_code == 422
    )
    Mandate.objects.filter(pk=mandate.pk).update(until_date=TODAY)
    assert client.post(here, {"signer": f"mandaat-{mandate.pk}"}).status_code == 302


def test_a_letter_shows_with_at_most_eight_statements(letter: Letter, anna: AccountActor, signed_in: SignIn) -> None:
    client = signed_in(anna)
    client.get(f"/brieven/{letter.pk}/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(f"/brieven/{letter.pk}/")
    counted = [q["sql"] for q in asked.captured_queries if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])]
    assert len(counted) <= 8, counted


def test_the_list_on_the_page_of_the_record_links_each_letter(matter: Task, anna: AccountActor) -> None:
    first, second = composed(matter, anna), composed(matter, anna, "warning")
    finished(second, anna)
    actions.send(second, sent_date=TODAY, method=Method.REGISTERED, actor=anna, at=NOW)
    page = render_to_string("letters/of_owner.html", {"letters": lines_of(matter, {7: "exploitant"})})
    assert f"/brieven/{first.pk}/" in page and f"/brieven/{second.pk}/" in page
    assert "exploitant" in page and "aangetekend" in page and "24-03-2026" in page and "nog niet" in page
    assert "Er zijn nog geen brieven." in render_to_string("letters/of_owner.html", {"letters": []})


def test_signed_letters_stand_in_the_dossier_for_who_may_read_them(
    letter: Letter, matter: Task, anna: AccountActor, bram: AccountActor, stand_in: StandIn
) -> None:
    assert not dossier_files.files_of(anna, matter.dossier)
    finished(letter, anna)
    found = dossier_files.files_of(anna, matter.dossier)
    assert [file.title for file in found] == ["Voornemen met verzoek om een zienswijze"]
    assert found[0].on_date == TODAY and found[0].read().startswith(b"%PDF")
    assert "brief" in {seen.kind.name for seen in records.seen_in_dossier(anna, matter.dossier)}
    assert not dossier_files.files_of(bram, matter.dossier)
    assert "brief" not in {seen.kind.name for seen in records.seen_in_dossier(bram, matter.dossier)}
    stand_in.hidden = True
    assert not dossier_files.files_of(anna, matter.dossier)
