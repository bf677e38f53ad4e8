"""Photos with a face: held back, painted over or let go with a name, and the untouched version destroyed."""

import hashlib
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents import faces
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.queries import files_in_dossier, files_of, held_places, open_file
from regiotoezicht.guard.faces import Box
from regiotoezicht.inspections.actions import entry as entering
from regiotoezicht.inspections.actions import home_photos, photos, reports
from regiotoezicht.inspections.composing import compose_content
from regiotoezicht.inspections.models import Photo, Report, Visit
from regiotoezicht.inspections.notes import missing_in, notes_of
from regiotoezicht.inspections.ports import forget_held
from regiotoezicht.inspections.subjects import compose
from regiotoezicht.inspections.vocabulary import PhotoReason, PhotoState, PhotoSubject
from tests.conftest import NOW
from tests.drawn import as_jpeg, drawn_face, drawn_room

from .conftest import START, SignIn, again, composed, consent, signed, walk_through

FACE = as_jpeg(drawn_face())
BOX = Box(28, 16, 45, 60)
WHY = "De gasleiding ligt los achter de kast."


def add(visit: Visit, actor: AccountActor, content: bytes = FACE) -> Photo:
    return photos.add_photo(visit, token=uuid4(), subject=PhotoSubject.ROOM, content=content, actor=actor, at=NOW)


def contents_in(settings: Settings) -> set[str]:
    return {path.name for path in Path(settings.FILES).rglob("*") if path.is_file()}


def judging(photo: Photo) -> str:
    return reverse("inspections:judge_photo", args=[photo.visit_id, photo.pk])


def judge(client: Client, photo: Photo, **typed: Any) -> Any:
    return client.post(judging(photo), {"file": photo.file_id, **typed})


def test_a_photo_with_a_face_is_held_back_and_one_without_is_not(arrived: Visit, sara: AccountActor) -> None:
    held, free = add(arrived, sara), add(arrived, sara, as_jpeg(drawn_room()))
    assert (held.state, held.file.held, free.state, free.file.held) == (PhotoState.HELD, True, PhotoState.FREE, False)
    assert Event.objects.filter(type="inspections.photo_held").count() == 1


def test_the_page_proposes_where_the_face_is_and_keeps_that_nowhere(
    arrived: Visit, sara: AccountActor, signed_in: SignIn
) -> None:
    held = add(arrived, sara)
    text = signed_in(sara).get(judging(held)).content.decode()
    proposed = re.search(r'<rect x="(\d+)" y="\d+" width="(\d+)"', text)
    assert proposed is not None
    left, wide = map(int, proposed.groups())
    assert left < 40 < 60 < left + wide, "the drawn face lies about the middle"
    assert judge(signed_in(sara), held, boxes=f"{left} 10 {wide} 70").status_code == 302
    said = {key for facts in Event.objects.values_list("facts", flat=True) for key in facts}
    assert not {key for key in said if "box" in key or "face" in key}
    fields = {field.name for model in (Photo, StoredFile) for field in model._meta.get_fields()}
    assert not {name for name in fields if "box" in name or "face" in name}


def test_when_the_detector_cannot_look_the_photo_is_held(
    arrived: Visit, sara: AccountActor, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_breath(task: str, content: bytes) -> bytes:
        raise Refused("render_slow", "Het duurde te lang.")

    monkeypatch.setattr(faces, "run_apart", out_of_breath)
    held = add(arrived, sara, as_jpeg(drawn_room()))
    assert (held.state, held.file.held) == (PhotoState.HELD, True)
    assert "De controle op gezichten lukte niet." in signed_in(sara).get(judging(held)).content.decode()


def test_a_held_photo_is_in_no_file_list_or_dossier_and_stops_the_report(
    arrived: Visit, sara: AccountActor, tom: AccountActor, signed_in: SignIn
) -> None:
    visit = walk_through(arrived, sara)
    held = add(visit, sara)
    for who in (sara, tom):
        assert signed_in(who).get(reverse("documents:file", args=[held.file_id])).status_code == 404
    assert files_of(visit) == []
    assert list(files_in_dossier(sara, visit.dossier)) == []
    with pytest.raises(Refused, match="misschien een persoon"):
        reports.say_ready(again(visit), actor=sara, at=NOW)


def test_covering_destroys_what_was_held_and_keeps_both_hashes(
    arrived: Visit,
    sara: AccountActor,
    tom: AccountActor,
    bram: AccountActor,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    visit = walk_through(arrived, sara)
    held = add(visit, sara)
    before, gone = held.file, held.file.kept_sha256
    with django_capture_on_commit_callbacks(execute=True):
        photos.cover_photo(visit, photo=held.pk, file=before.pk, boxes=[BOX], actor=tom, at=NOW)
    kept = Photo.objects.get()
    assert (kept.state, kept.judged_by) == (PhotoState.COVERED, tom.account)
    assert not StoredFile.objects.filter(pk=before.pk).exists()
    assert contents_in(settings) == {kept.file.place}
    assert Event.objects.filter(type="documents.file_destroyed").count() == 1
    picture = Image.open(io.BytesIO(open_file(kept.file)))
    inside = picture.crop((250, 120, 560, 420)).convert("L").getextrema()
    assert inside[1] - inside[0] < 8, "nothing of the face is left: one plain colour"  # type: ignore[operator]
    assert kept.file.taken_sha256 == hashlib.sha256(FACE).hexdigest()
    assert len({kept.file.taken_sha256, kept.file.kept_sha256, gone}) == 3
    report = signed(visit, sara, tom)
    [told] = report.content["fotos"]
    assert (told["hash_gemaakt"], told["hash_bewaard"]) == (kept.file.taken_sha256, kept.file.kept_sha256)
    assert told["beoordeling"] == "onherkenbaar gemaakt"
    assert kept.file.kept_sha256 in {one.sha256 for one in compose(bram, report.pk).files}


def test_clearing_lets_it_go_with_a_name_and_only_once(
    arrived: Visit, sara: AccountActor, tom: AccountActor, signed_in: SignIn
) -> None:
    held = add(arrived, sara)
    assert judge(signed_in(tom), held, clear="1", boxes="wat er nog stond").status_code == 302
    kept = Photo.objects.get()
    assert (kept.state, kept.judged_by, kept.file.held) == (PhotoState.CLEARED, tom.account, False)
    assert signed_in(sara).get(reverse("documents:file", args=[kept.file_id])).status_code == 200
    shown = signed_in(sara).get(reverse("inspections:section", args=[arrived.pk, "fotos"])).content.decode()
    assert str(tom.account) in shown
    with pytest.raises(Refused, match="niet opgehouden"):
        photos.clear_photo(arrived, photo=kept.pk, file=kept.file_id, actor=sara, at=NOW)


def test_of_two_who_judge_one_version_the_second_is_told(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    held = add(arrived, sara)
    photos.cover_photo(arrived, photo=held.pk, file=held.file_id, boxes=[BOX], actor=sara, at=NOW)
    with pytest.raises(Refused) as refused:
        photos.clear_photo(arrived, photo=held.pk, file=held.file_id, actor=tom, at=NOW)
    assert refused.value.code == "changed_meanwhile"


def test_anything_may_be_covered_also_without_a_face(arrived: Visit, sara: AccountActor, signed_in: SignIn) -> None:
    free = add(arrived, sara, as_jpeg(drawn_room()))
    assert judge(signed_in(sara), free, boxes="5 10 30 45\n\n60 0 40 20").status_code == 302
    assert Photo.objects.get().state == PhotoState.COVERED


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "10 10",
        "a b c d",
        "10 10 0 5",
        "90 10 20 5",
        "10 99 5 5",
        "١٠ 10 5 5",
        "1e1 1 1 1",
        "-5 0 10 10",
        "1 1 1 1\n" * 21,
    ],
)
def test_boxes_that_make_no_sense_are_refused_and_nothing_is_lost(
    arrived: Visit, sara: AccountActor, signed_in: SignIn, typed: str
) -> None:
    held = add(arrived, sara)
    answer = judge(signed_in(sara), held, boxes=typed)
    assert answer.status_code == 422
    assert typed.split("\n")[0] in answer.content.decode()
    assert Photo.objects.get().state == PhotoState.HELD


def test_nobody_but_who_does_the_visit_sees_or_judges_a_held_photo(
    arrived: Visit, sara: AccountActor, bram: AccountActor, anna: AccountActor, signed_in: SignIn
) -> None:
    held = add(arrived, sara)
    pages = [reverse(f"inspections:{name}", args=[arrived.pk, held.pk]) for name in ("judge_photo", "held_photo")]
    for page in pages:
        assert signed_in(sara).get(page).status_code == 200
        for other in (bram, anna):
            assert signed_in(other).get(page).status_code == 404
    with pytest.raises(NotAllowed):
        photos.clear_photo(arrived, photo=held.pk, file=held.file_id, actor=anna, at=NOW)
    Visit.objects.filter(pk=arrived.pk).update(status="help_asked")
    assert signed_in(sara).get(pages[1]).status_code == 404


def test_taking_out_a_held_photo_or_leaving_it_a_week_destroys_it(
    arrived: Visit,
    sara: AccountActor,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    removed, left = add(arrived, sara), add(arrived, sara)
    with django_capture_on_commit_callbacks(execute=True):
        photos.remove_photo(arrived, photo=removed.pk, actor=sara, at=NOW)
    assert contents_in(settings) == {left.file.place}
    assert forget_held(NOW + timedelta(days=6)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_held(NOW + timedelta(days=8)) == 1
    assert contents_in(settings) == set()
    assert not StoredFile.objects.exists()
    assert not Photo.objects.exists()


def test_who_takes_a_photo_out_destroys_it_whatever_the_detector_said(
    arrived: Visit,
    sara: AccountActor,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    free, older = add(arrived, sara, as_jpeg(drawn_room())), add(arrived, sara, as_jpeg(drawn_room()))
    assert free.state == "free"
    with django_capture_on_commit_callbacks(execute=True):
        photos.remove_photo(arrived, photo=free.pk, actor=sara, at=NOW)
    assert contents_in(settings) == {older.file.place}
    type(older).objects.filter(pk=older.pk).update(removed_at=NOW)  # taken out when such a photo was still kept
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_held(NOW) == 1
    assert contents_in(settings) == set()


def test_a_report_never_names_a_photo_that_is_held(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    visit = walk_through(arrived, sara)
    add(visit, sara)
    Visit.objects.filter(pk=visit.pk).update(status="refused_entry")
    report: Report = composed(again(visit), sara, tom)
    assert report.content["fotos"] == []


def test_a_photo_that_a_backup_left_out_is_said_to_be_gone_and_can_be_taken_out(
    arrived: Visit, sara: AccountActor, settings: Settings, signed_in: SignIn
) -> None:
    held = add(arrived, sara)
    assert held_places() == contents_in(settings)
    for path in Path(settings.FILES).glob("*/*"):
        path.unlink()
    assert "Deze foto is er niet meer" in signed_in(sara).get(judging(held)).content.decode()
    photos.remove_photo(arrived, photo=held.pk, actor=sara, at=NOW)
    assert not StoredFile.objects.exists()


def turn_on(visit: Visit, actor: AccountActor, reason: PhotoReason = PhotoReason.DANGER, why: str = WHY) -> None:
    home_photos.turn_on(visit, reason=reason, why=why, actor=actor, at=NOW)


def test_in_a_home_photos_are_turned_on_for_one_visit_with_a_reason_and_off_again(
    at_home: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    with pytest.raises(Refused, match="Leg eerst vast op welke grond"):
        turn_on(at_home, sara)
    entering.record_entry(at_home, facts=consent(), actor=sara, at=START)
    with pytest.raises(Refused, match="niet binnen met een machtiging"):
        turn_on(at_home, sara, PhotoReason.AUTHORISED)
    for empty, sentence in ((" ", "beschrijven niet genoeg"), ("Bel 06-12345678.", "telefoonnummer")):
        with pytest.raises(Refused, match=sentence):
            turn_on(at_home, sara, why=empty)
    turn_on(at_home, sara)
    with pytest.raises(Refused, match="deze keuze"):
        turn_on(at_home, tom, PhotoReason.ASKED)
    add(at_home, tom, as_jpeg(drawn_room()))
    [event] = Event.objects.filter(type="inspections.home_photos_on")
    assert (event.account_id, event.facts["reason"]) == (sara.account.pk, "danger")
    assert WHY not in str(event.facts)
    told = compose_content(notes_of(again(at_home)), [], number="RB-KEN-2026-00001")
    assert told["fotos_in_woning"]["toelichting"] == WHY
    home_photos.turn_off(at_home, actor=tom, at=NOW)
    with pytest.raises(Refused, match="staan foto's uit"):
        add(at_home, sara)
    missing = [one.sentence for one in missing_in(notes_of(again(at_home)))]
    assert "In een woning staan foto's uit: verwijder ze." in missing


def test_turning_photos_on_at_home_by_its_page(
    at_home: Visit, arrived: Visit, sara: AccountActor, bram: AccountActor, signed_in: SignIn
) -> None:
    entering.record_entry(at_home, facts=consent(), actor=sara, at=START)
    client, address = signed_in(sara), reverse("inspections:photos_at_home", args=[at_home.pk])
    section = reverse("inspections:section", args=[at_home.pk, "fotos"])
    assert address in client.get(section).content.decode()
    answer = client.post(address, {"reason": "", "why": WHY})
    assert (answer.status_code, WHY in answer.content.decode()) == (422, True)
    assert client.post(address, {"reason": "danger", "why": WHY}).status_code == 302
    assert 'name="photo"' in client.get(section).content.decode()
    assert WHY in client.get(address).content.decode()
    assert client.post(address, {"off": "1"}).status_code == 302
    assert 'name="photo"' not in client.get(section).content.decode()
    elsewhere = reverse("inspections:photos_at_home", args=[arrived.pk])
    assert client.get(elsewhere).status_code == 404, "business premises have nothing to turn on"
    assert signed_in(bram).get(address).status_code == 404
