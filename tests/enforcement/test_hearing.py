"""Addressing, the intention, and the view of each addressee."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement import actions, rules
from regiotoezicht.enforcement.models import Addressee, Case, Measure, View
from regiotoezicht.enforcement.vocabulary import AddresseeRole, LetterKind, PenaltyUnit, Status, ViewWay
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import NOW, TODAY
from tests.documents.conftest import pdf
from tests.enforcement.conftest import ADDRESS, NAME, Office, intended, on, only, reread
from tests.enforcement.test_opening import refused, tasks

LATER = on(TODAY + timedelta(days=20))
WEIGHING = "De exploitant voert aan dat hij stopt; dat neemt de overtreding niet weg."


def drafts(case: Case, kind: LetterKind) -> list[Letter]:
    return list(Letter.objects.filter(record_id=case.pk, kind=kind, status=LetterStatus.DRAFT))


def written(anna: AccountActor, addressee: Addressee, **more: Any) -> View:
    given: dict[str, Any] = {
        "way": ViewWay.WRITTEN,
        "received_date": TODAY,
        "channel": Channel.EMAIL,
        "name": "zienswijze.pdf",
        "content": pdf(),
        "token": uuid4(),
        "at": NOW,
    }
    return actions.settle_view(addressee, actor=anna, **given | more)


def test_an_addressee_lies_sealed_in_the_case(office: Office, salon: Premises) -> None:
    case = office.weighed(salon)
    addressee = only(case)
    assert (addressee.name, addressee.address, addressee.label) == (NAME, ADDRESS, "exploitant (1)")
    with pytest.raises(Exception, match="lookup"):
        Addressee.objects.filter(name__contains="Voorbeeld").exists()


def test_somebody_without_name_or_address_is_not_addressed(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.chosen(salon)
    for name, address, code in (("", ADDRESS, "no_name"), (NAME, " ", "no_address")):
        with refused(code):
            actions.add_addressee(
                case, role=AddresseeRole.OWNER, name=name, address=address, token=uuid4(), actor=anna, at=NOW
            )


def test_the_same_form_adds_one_addressee(office: Office, salon: Premises, anna: AccountActor) -> None:
    case, token = office.chosen(salon), uuid4()
    for _ in range(1):
        actions.add_addressee(
            case, role=AddresseeRole.OWNER, name=NAME, address=ADDRESS, token=token, actor=anna, at=NOW
        )
    with refused("submitted_before"):
        actions.add_addressee(
            case, role=AddresseeRole.OWNER, name=NAME, address=ADDRESS, token=token, actor=anna, at=NOW
        )
    assert Addressee.objects.filter(case=case).count() == 1


def test_a_corrected_addressee_withdraws_the_drafts_with_the_old_data(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.prepared(salon)
    addressee = only(case)
    actions.change_addressee(
        addressee, role=AddresseeRole.OWNER, name="Ander Bedrijf B.V.", address=ADDRESS, actor=anna, at=NOW
    )
    assert only(case).name == "Ander Bedrijf B.V."
    assert not drafts(case, LetterKind.INTENTION)


def test_who_was_written_to_stays_and_who_was_not_may_go(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.weighed(salon, addressees=2)
    first, second = case.addressees.order_by("number")
    actions.remove_addressee(second, actor=anna, at=NOW)
    with refused("removed_before"):
        actions.remove_addressee(second, actor=anna, at=NOW)
    actions.prepare_intention(reread(case), **intended(), actor=anna, at=NOW)
    office.send_all(case)
    first.refresh_from_db()
    with refused("letter_sent"):
        actions.remove_addressee(first, actor=anna, at=NOW)


def test_an_intention_makes_a_letter_for_each_addressee(office: Office, salon: Premises) -> None:
    case = office.prepared(salon, addressees=2)
    assert len(drafts(case, LetterKind.INTENTION)) == 2
    assert Measure.objects.get(case=case).amount_cents == 250_000


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"demand": "stop"}, "no_demand"),
        ({"grounds": ""}, "no_grounds"),
        ({"amount_cents": 0}, "amount"),
        ({"maximum_cents": 100}, "maximum_below_amount"),
        ({"maximum_cents": 1_000_001}, "above_ladder"),
        ({"unit": PenaltyUnit.LUMP}, "lump_maximum"),
        ({"comply_days": 0}, "comply_days"),
        ({"view_until": TODAY}, "view_until"),
        ({"view_until": date(2026, 4, 6)}, "view_until_rest"),
        ({"view_until": date(2026, 3, 28)}, "view_until_rest"),
        ({"body": "college"}, "other_body"),
        ({"grounds": "Bel 06-00000088 voor de toelichting."}, "personal_text"),
    ],
)
def test_an_intention_that_is_not_in_order_is_refused(
    office: Office, salon: Premises, anna: AccountActor, wrong: dict[str, Any], code: str
) -> None:
    case = office.weighed(salon)
    with refused(code):
        actions.prepare_intention(case, **intended(**wrong), actor=anna, at=NOW)
    assert not Measure.objects.filter(case=case).exists()


def test_an_intention_needs_somebody_to_write_to(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.weighed(salon, addressees=0)
    with refused("no_addressee"):
        actions.prepare_intention(case, **intended(), actor=anna, at=NOW)


def test_sending_starts_the_term_of_that_addressee_alone(office: Office, salon: Premises) -> None:
    case = office.prepared(salon, addressees=2)
    first, second = drafts(case, LetterKind.INTENTION)
    office.send(first)
    one, other = case.addressees.select_related("view_term").order_by("number")
    assert reread(case).status == Status.INTENDED
    assert one.view_term is not None
    assert (one.view_term.end, one.view_term.rule) == (date(2026, 4, 7), "own")
    assert one.view_term.addressee_label == "exploitant (1)"
    assert other.view_term is None
    office.send(second, at=on(TODAY + timedelta(days=2)))
    other.refresh_from_db()
    assert other.view_term is not None
    assert (other.view_term.start, other.view_term.end) == (date(2026, 3, 26), date(2026, 4, 7))
    assert tasks(case) == [rules.TASK_VIEWS]
    assert Task.objects.open().get(record_id=case.pk, kind=rules.TASK_VIEWS).due_date == date(2026, 4, 8)


def test_a_letter_that_names_a_day_that_passed_is_not_sent(office: Office, salon: Premises) -> None:
    case = office.prepared(salon)
    (draft,) = drafts(case, LetterKind.INTENTION)
    with refused("letter_too_late"):
        office.send(draft, at=on(date(2026, 4, 7)))
    assert reread(case).status == Status.WEIGHED
    assert not RunningTerm.objects.exists()


def test_a_signed_letter_that_is_not_true_any_more_is_not_sent(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.prepared(salon)
    (old,) = drafts(case, LetterKind.INTENTION)
    office.sign(old)
    later = NOW + timedelta(hours=1)
    actions.prepare_intention(reread(case), **intended(amount_cents=100_000), actor=anna, at=later)
    with refused("letter_untrue"):
        office.post(old, at=later)
    (new,) = drafts(case, LetterKind.INTENTION)
    office.send(new, at=later)
    assert reread(case).status == Status.INTENDED


def test_a_signed_letter_of_another_measure_is_not_sent(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.prepared(salon)
    (old,) = drafts(case, LetterKind.INTENTION)
    office.sign(old)
    actions.weigh(reread(case), measure=MeasureKind.WARNING, reason="Een lichter middel volstaat.", actor=anna, at=NOW)
    with refused("letter_untrue"):
        office.post(old)
    assert reread(case).status == Status.WEIGHED


def test_a_view_in_writing_is_kept_acknowledged_and_weighed(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.intended(salon)
    view = written(anna, only(case))
    assert view.paper == Paper.objects.get()
    assert len(drafts(case, LetterKind.VIEW_RECEIVED)) == 1
    assert RunningTerm.objects.get().ended_at == NOW
    assert reread(case).status == Status.INTENDED
    actions.weigh_view(only(case), weighing=WEIGHING, actor=anna, at=NOW)
    assert reread(case).status == Status.HEARD
    assert tasks(case) == [rules.TASK_DECIDE]


def test_a_view_given_orally_needs_a_note_and_no_file(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.intended(salon)
    oral: dict[str, Any] = {"way": ViewWay.ORAL, "name": "", "content": b""}
    with refused("no_note"):
        written(anna, only(case), **oral, note="")
    view = written(anna, only(case), **oral, note="De exploitant zegt dat hij stopt.")
    assert view.paper is not None
    assert view.paper.channel == Channel.ORAL


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"content": b"", "name": ""}, "no_file"),
        ({"received_date": None}, "no_date"),
        ({"received_date": TODAY + timedelta(days=1)}, "received_in_future"),
        ({"way": ViewWay.TERM_OVER}, "term_runs"),
        ({"way": ViewWay.WAIVED}, "no_ground"),
        ({"way": ViewWay.WAIVED, "ground": "urgent", "note": "ja"}, "no_explanation"),
        ({"note": "Bel 06-00000088 voor meer."}, "personal_text"),
    ],
)
def test_a_view_that_is_not_complete_is_refused(
    office: Office, salon: Premises, anna: AccountActor, wrong: dict[str, Any], code: str
) -> None:
    case = office.intended(salon)
    with refused(code):
        written(anna, only(case), **wrong)
    assert not View.objects.exists()
    assert not Paper.objects.exists()


def test_the_term_is_over_only_the_day_after_its_last(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.intended(salon)
    over: dict[str, Any] = {"way": ViewWay.TERM_OVER, "name": "", "content": b"", "received_date": None}
    with refused("term_runs"):
        written(anna, only(case), **over, at=on(date(2026, 4, 7)))
    written(anna, only(case), **over, at=on(date(2026, 4, 8)))
    assert reread(case).status == Status.HEARD


def test_no_view_is_asked_on_a_ground_even_before_the_letter(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.weighed(salon)
    waived: dict[str, Any] = {"way": ViewWay.WAIVED, "ground": "urgent", "name": "", "content": b""}
    written(anna, only(case), **waived, note="De situatie verdraagt geen uitstel.")
    assert reread(case).status == Status.HEARD


def test_a_view_is_laid_down_once(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.intended(salon)
    written(anna, only(case))
    with refused("settled_before"):
        written(anna, only(case))


def test_the_case_is_heard_when_everybody_is(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.intended(salon, addressees=2)
    over: dict[str, Any] = {"way": ViewWay.TERM_OVER, "name": "", "content": b"", "received_date": None, "at": LATER}
    for number, status in ((1, Status.INTENDED), (2, Status.HEARD)):
        written(anna, case.addressees.get(number=number), **over)
        assert reread(case).status == status


def test_who_comes_in_late_is_heard_before_the_decision(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.heard(salon)
    actions.add_addressee(case, role=AddresseeRole.OWNER, name=NAME, address=ADDRESS, token=uuid4(), actor=anna, at=NOW)
    assert reread(case).status == Status.INTENDED
    actions.prepare_intention(case, **intended(), actor=anna, at=NOW)
    assert len(drafts(case, LetterKind.INTENTION)) == 1


def test_nobody_but_the_own_lawyer_hears(
    office: Office, salon: Premises, chris: AccountActor, bram: AccountActor, vera: AccountActor
) -> None:
    case = office.intended(salon)
    for other in (chris, bram, vera):
        with pytest.raises(NotAllowed):
            written(other, only(case))
        with pytest.raises(NotAllowed):
            actions.prepare_intention(case, **intended(), actor=other, at=NOW)
        with pytest.raises(NotAllowed):
            actions.add_addressee(
                case, role=AddresseeRole.OWNER, name=NAME, address=ADDRESS, token=uuid4(), actor=other, at=NOW
            )
    with pytest.raises(Refused):
        actions.weigh_view(only(case), weighing=WEIGHING, actor=office.anna, at=NOW)
