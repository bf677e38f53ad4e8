"""What composing, signing and handing over a report cost in statements: the same for two supervisors and for four."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.rights import System
from regiotoezicht.guard.faces import Box
from regiotoezicht.inspections.actions import entry as entering
from regiotoezicht.inspections.actions import home_photos, photos, reports, visits
from regiotoezicht.inspections.models import Report, Visit
from regiotoezicht.inspections.subjects import compose
from regiotoezicht.inspections.vocabulary import PhotoReason, PhotoSubject
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.sharing import actions as sharing
from regiotoezicht.sharing.models import HandOver
from tests.conftest import NOW, Hire
from tests.drawn import as_jpeg, drawn_face
from tests.statements import costs, fresh

from .conftest import START, Plan, again, composed, consent, signed, walk_through


@pytest.fixture(params=[2, 4])
def crew(
    request: pytest.FixtureRequest,
    sara: AccountActor,
    tom: AccountActor,
    hire: Hire,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
) -> list[AccountActor]:
    """Who does the control: two supervisors, or four."""
    more = [hire(name, Role.SUPERVISOR, beverwijk) for name in ("Lot", "Mats")]
    for one in more:
        designate(one, beverwijk)
    members: list[AccountActor] = [sara, tom, *more][: request.param]
    return members


@pytest.fixture
def control(planned: Plan, crew: list[AccountActor]) -> Visit:
    """A control that was done by all of the crew."""
    return walk_through(visits.arrive(planned(crew=tuple(crew)), actor=crew[0], at=START), crew[0])


def test_the_last_who_is_ready_has_the_report_composed(control: Visit, crew: list[AccountActor]) -> None:
    for one in crew[:-1]:
        reports.say_ready(again(control), actor=one, at=NOW)
    visit, number = again(control), len(crew)
    with costs(f"compose a report, by {number}"):
        reports.say_ready(visit, actor=fresh(crew[-1]), at=NOW)


def test_the_last_signature_locks_the_report(control: Visit, crew: list[AccountActor]) -> None:
    made, number = composed(control, *crew), len(crew)
    for one in crew:
        report = Report.objects.select_related("visit__round", "visit__municipality", "visit__signal").get(pk=made.pk)
        if one is not crew[-1]:
            reports.sign(report, seen=report.sha256, actor=one, at=NOW)
    with costs(f"sign a report last, of {number}"):
        reports.sign(report, seen=report.sha256, actor=fresh(crew[-1]), at=NOW)


def test_handing_over_and_accepting(
    control: Visit, crew: list[AccountActor], bram: AccountActor, anna: AccountActor
) -> None:
    report, number = signed(control, *crew), len(crew)
    reports.keep_print(report, pdf=b"%PDF-1.7\n%%EOF\n", actor=System(NOW), at=NOW)
    material = compose(bram, report.pk)
    subject, content, files = material.record, material.content, material.files
    with costs(f"offer a hand-over, signed by {number}"):
        made = sharing.offer(subject, content=content, files=files, token=uuid4(), actor=fresh(bram), at=NOW)
    hand_over = HandOver.objects.select_related("municipality").get(pk=made.pk)
    with costs(f"accept a hand-over, signed by {number}"):
        sharing.accept(hand_over, actor=fresh(anna), at=NOW)


def test_holding_back_covering_and_clearing_a_photo(arrived: Visit, sara: AccountActor) -> None:
    taken = as_jpeg(drawn_face((160, 160), (30, 20), 100))
    given: dict[str, Any] = {"subject": PhotoSubject.ROOM, "content": taken, "at": NOW}
    first = photos.add_photo(arrived, token=uuid4(), actor=sara, **given)
    with costs("hold back a photo"):
        second = photos.add_photo(arrived, token=uuid4(), actor=fresh(sara), **given)
    with costs("cover a photo"):
        photos.cover_photo(
            arrived, photo=first.pk, file=first.file_id, boxes=[Box(10, 10, 60, 80)], actor=fresh(sara), at=NOW
        )
    with costs("clear a photo"):
        photos.clear_photo(arrived, photo=second.pk, file=second.file_id, actor=fresh(sara), at=NOW)


def test_turning_photos_on_in_a_home(at_home: Visit, sara: AccountActor) -> None:
    entering.record_entry(at_home, facts=consent(), actor=sara, at=START)
    with costs("turn photos on in a home"):
        home_photos.turn_on(at_home, reason=PhotoReason.ASKED, why="Op verzoek.", actor=fresh(sara), at=NOW)
    with costs("turn photos off in a home"):
        home_photos.turn_off(at_home, actor=fresh(sara), at=NOW)
