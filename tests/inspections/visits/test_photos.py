"""Photos with a face: held back, painted over or let go with a name, and the untouched version destroyed."""

import hashlib
import io
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
from regiotoezicht.documents.queries import files_in_dossier, files_of, open_file
from regiotoezicht.guard.faces import Box
from regiotoezicht.inspections.actions import photos, reports
from regiotoezicht.inspections.models import Photo, Report, Visit
from regiotoezicht.inspections.ports import forget_held
from regiotoezicht.inspections.subjects import compose
from regiotoezicht.inspections.vocabulary import PhotoState, PhotoSubject
from tests.conftest import NOW
from tests.drawn import as_jpeg, drawn_face, drawn_room

from .conftest import SignIn, again, composed, signed, walk_through

FACE = as_jpeg(drawn_face())
BOX = Box(28, 16, 45, 60)


def add(visit: Visit, actor: AccountActor, content: bytes = FACE) -> Photo:
    return photos.add_photo(visit, token=uuid4(), subject=PhotoSubject.ROOM, content=content, actor=actor, at=NOW)


def contents_in(settings: Settings) -> set[str]:
    return {path.name for path in Path(settings.FILES).rglob("*") if path.is_file()}


def judge(client: Client, photo: Photo, **typed: Any) -> Any:
    address = reverse("inspections:judge_photo", args=[photo.visit_id, photo.pk])
    return client.post(address, {"file": photo.file_id, **typed})


def test_a_photo_with_a_face_is_held_back_and_one_without_is_not(arrived: Visit, sara: AccountActor) -> None:
    held, free = add(arrived, sara), add(arrived, sara, as_jpeg(drawn_room()))
    assert (held.state, held.file.held, free.state, free.file.held) == (PhotoState.HELD, True, PhotoState.FREE, False)
    [box] = held.boxes
    assert box["left"] < 40 < 60 < box["left"] + box["width"], "the drawn face lies about the middle"
    assert Event.objects.filter(type="inspections.photo_held").count() == 1


def test_when_the_detector_cannot_look_the_photo_is_held(
    arrived: Visit, sara: AccountActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(task: str, content: bytes) -> bytes:
        raise Refused("render_failed", "Kapot.")

    monkeypatch.setattr(faces, "run_apart", broken)
    held = add(arrived, sara, as_jpeg(drawn_room()))
    assert (held.state, held.boxes) == (PhotoState.HELD, [])


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
    assert (kept.state, kept.boxes, kept.judged_by) == (PhotoState.COVERED, [], tom.account)
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
    assert judge(signed_in(tom), held, clear="1").status_code == 302
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


def test_a_report_never_names_a_photo_that_is_held(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    visit = walk_through(arrived, sara)
    add(visit, sara)
    Visit.objects.filter(pk=visit.pk).update(status="refused_entry")
    report: Report = composed(again(visit), sara, tom)
    assert report.content["fotos"] == []
