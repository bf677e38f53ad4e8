"""Proof, returned post, another sending, electronic channels and outages."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.law.calculation import compute
from regiotoezicht.letters import actions, rules
from regiotoezicht.letters.models import ChannelOutage, Letter, Sending
from regiotoezicht.letters.posting import actions as posting
from regiotoezicht.letters.posting import queries
from regiotoezicht.letters.posting.rules import ReturnReason
from regiotoezicht.letters.signing import Signature
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.actions import run_term
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import NOW, TODAY
from tests.documents.conftest import pdf
from tests.letters.conftest import StandIn, composed

LATER = NOW + timedelta(days=7)
BACK = TODAY + timedelta(days=5)
LATER_DAY = LATER.date()


@pytest.fixture
def signed(matter: Task, anna: AccountActor) -> Letter:
    """A signed letter."""
    signature = Signature("G. Model", "teammanager", "", TODAY)
    letter = composed(matter, anna)
    return actions.freeze(letter, pdf=pdf(), signature=signature, signed_by_id=None, actor=anna, at=NOW)


@pytest.fixture
def sent(
    signed: Letter, matter: Task, anna: AccountActor, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> Letter:
    """A letter that went out and let two terms run: one by law, one up to the day that the letter names."""

    def start(letter: Letter, actor: Any, at: datetime) -> None:
        for rule, length in (("awb-6:7", None), ("own", {"days": 21})):
            run_term(matter, compute(rule, TODAY, length), addressee_label="exploitant", actor=actor, at=at)

    other = compute("awb-6:7", TODAY)
    monkeypatch.setattr(stand_in, "_sent", start)
    from regiotoezicht.core.actions import unit
    from regiotoezicht.letters import owners

    with unit():
        run_term(matter, other, addressee_label="eigenaar", actor=anna, at=NOW)
    monkeypatch.setattr(owners, "_OWNERS", {})
    owners.declare(stand_in.as_owner())
    return send(signed, anna)


def send(letter: Letter, actor: AccountActor, method: Method = Method.POST, **more: Any) -> Letter:
    return actions.send(letter, sent_date=TODAY, method=method, actor=actor, at=NOW, **more)


def come_back(letter: Letter, actor: AccountActor, **more: Any) -> Sending:
    given: dict[str, Any] = {
        "returned_date": BACK,
        "reason": ReturnReason.WRONG_ADDRESS,
        "counts": False,
        "note": "Adres opgezocht.",
        "at": LATER,
    }
    return posting.put_down_return(letter, actor=actor, **(given | more))


def again(letter: Letter, actor: AccountActor, day: date = LATER_DAY, at: datetime = LATER) -> Sending:
    return posting.send_again(letter, sent_date=day, method=Method.REGISTERED, actor=actor, at=at)


def terms() -> dict[tuple[str, str], tuple[date, bool]]:
    return {(one.addressee_label, one.rule): (one.end, one.ended_at is None) for one in RunningTerm.objects.all()}


def test_a_sending_is_kept_with_its_proof(signed: Letter, anna: AccountActor) -> None:
    send(signed, anna, Method.REGISTERED, track_number="3s abc 1234567", receipt_name="bon.pdf", receipt=pdf())
    sending = signed.sendings.get()
    assert (sending.number, sending.sent_date, sending.track_number) == (1, TODAY, "3S ABC 1234567")
    assert sending.receipt is not None and sending.receipt.label == "letters.letter" and sending.is_proven


def test_a_proof_may_come_later_and_an_empty_one_is_refused(signed: Letter, anna: AccountActor) -> None:
    with pytest.raises(Refused, match="nog niet verzonden"):
        posting.prove(signed, track_number="3SABC1234567", actor=anna, at=NOW)
    send(signed, anna)
    assert not signed.sendings.get().is_proven
    for number, code in (("", "no_proof"), ("<script>", "track_number"), ("12", "track_number")):
        with pytest.raises(Refused) as refusal:
            posting.prove(signed, track_number=number, actor=anna, at=NOW)
        assert refusal.value.code == code
    posting.prove(signed, track_number="3SABC1234567", actor=anna, at=NOW)
    posting.prove(signed, receipt_name="bon.pdf", receipt=pdf(), actor=anna, at=NOW)
    assert signed.sendings.get().track_number == "3SABC1234567"


def test_a_bad_proof_sends_nothing(signed: Letter, anna: AccountActor, stand_in: StandIn) -> None:
    kept = StoredFile.objects.count()
    with pytest.raises(Refused):
        send(signed, anna, receipt_name="bon.exe", receipt=b"MZ\x90\x00")
    signed.refresh_from_db()
    assert (signed.status, signed.sendings.count(), StoredFile.objects.count()) == ("finished", 0, kept)


def test_a_letter_that_came_back_stops_its_terms_and_starts_them_anew(sent: Letter, anna: AccountActor) -> None:
    come_back(sent, anna)
    assert terms()[("exploitant", "awb-6:7")] == (date(2026, 5, 6), False)
    assert terms()[("eigenaar", "awb-6:7")] == (date(2026, 5, 6), True)
    assert list(queries.waiting(anna, queries.AGAIN)) == [sent]
    again(sent, anna)
    assert terms()[("exploitant", "awb-6:7")] == (compute("awb-6:7", LATER_DAY).end, True)
    assert terms()[("exploitant", "own")] == (TODAY + timedelta(days=21), True)
    assert terms()[("eigenaar", "awb-6:7")] == (date(2026, 5, 6), True)
    sent.refresh_from_db()
    assert (sent.sent_date, sent.method) == (LATER_DAY, "registered")
    assert [(one.number, one.sent_date, one.counts) for one in sent.sendings.all()] == [
        (1, TODAY, False),
        (2, LATER_DAY, None),
    ]
    assert not queries.waiting(anna, queries.AGAIN)
    assert not Task.objects.open().filter(kind=rules.TASK_SEND_AGAIN)


def test_a_second_return_stops_them_again(sent: Letter, anna: AccountActor) -> None:
    come_back(sent, anna)
    again(sent, anna)
    after = NOW + timedelta(days=12)
    come_back(sent, anna, returned_date=after.date(), at=after)
    assert terms()[("exploitant", "own")][1] is False
    again(sent, anna, after.date(), after)
    assert sent.sendings.count() == 3 and terms()[("exploitant", "own")] == (TODAY + timedelta(days=21), True)


def test_what_was_not_collected_may_count_and_its_terms_go_on(sent: Letter, anna: AccountActor) -> None:
    come_back(sent, anna, reason=ReturnReason.NOT_COLLECTED, counts=True)
    assert terms()[("exploitant", "awb-6:7")] == (date(2026, 5, 6), True)
    with pytest.raises(Refused, match="niet teruggekomen"):
        again(sent, anna)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"returned_date": LATER_DAY + timedelta(days=1)}, "returned_in_future"),
        ({"returned_date": TODAY - timedelta(days=1)}, "returned_before_sent"),
        ({"counts": True}, "return_never_counts"),
        ({"counts": True, "reason": ReturnReason.REFUSED, "note": " "}, "return_unexplained"),
        ({"note": "Bel 06 12345678."}, "personal_text"),
    ],
)
def test_a_return_that_cannot_be_true_is_refused(
    sent: Letter, anna: AccountActor, more: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        come_back(sent, anna, **more)
    assert refusal.value.code == code
    assert sent.sendings.get().returned_date is None and all(runs for _, runs in terms().values())


def test_a_return_is_put_down_once(sent: Letter, anna: AccountActor) -> None:
    come_back(sent, anna)
    with pytest.raises(Refused, match="al vastgelegd"):
        come_back(sent, anna)


@pytest.mark.parametrize(
    ("day", "at", "code"),
    [
        (LATER_DAY + timedelta(days=1), LATER, "sent_in_future"),
        (BACK - timedelta(days=1), LATER, "sent_before_return"),
        (TODAY + timedelta(days=21), NOW + timedelta(days=22), "letter_too_late"),
    ],
)
def test_another_sending_that_cannot_be_is_refused_whole(
    sent: Letter, anna: AccountActor, day: date, at: datetime, code: str
) -> None:
    come_back(sent, anna)
    with pytest.raises(Refused) as refusal:
        again(sent, anna, day, at)
    assert refusal.value.code == code
    assert sent.sendings.count() == 1 and terms()[("exploitant", "awb-6:7")][1] is False


def state(letter: Letter, actor: AccountActor, day: date = TODAY, **more: Any) -> None:
    given: dict[str, Any] = {"channel": Method.ELECTRONIC, "kinds": ["intention"]} | more
    posting.state_reachable(letter, from_date=day, actor=actor, at=NOW, **given)


@pytest.mark.parametrize("method", [Method.ELECTRONIC, Method.MESSAGE_BOX])
def test_electronically_only_to_who_said_so(signed: Letter, anna: AccountActor, method: Method) -> None:
    with pytest.raises(Refused, match="artikel 2:8 Awb"):
        send(signed, anna, method)
    state(signed, anna, channel=method, kinds=["warning"])
    with pytest.raises(Refused) as refusal:
        send(signed, anna, method)
    assert refusal.value.field == "method"
    state(signed, anna, channel=method)
    assert send(signed, anna, method).method == method


def test_a_statement_is_of_one_addressee_and_ends_when_taken_back(
    matter: Task, signed: Letter, anna: AccountActor
) -> None:
    state(signed, anna, TODAY - timedelta(days=3))
    Letter.objects.filter(pk=signed.pk).update(addressee_id=8)
    signed.refresh_from_db()
    with pytest.raises(Refused):
        send(signed, anna, Method.ELECTRONIC)
    Letter.objects.filter(pk=signed.pk).update(addressee_id=7)
    signed.refresh_from_db()
    held = queries.statements_of(signed)[0]
    posting.take_back_statement(signed, statement=held.pk, until_date=TODAY, actor=anna, at=NOW)
    with pytest.raises(Refused, match="niet opgegeven"):
        send(signed, anna, Method.ELECTRONIC)
    with pytest.raises(Refused, match="geldt niet meer"):
        posting.take_back_statement(signed, statement=held.pk, until_date=TODAY, actor=anna, at=NOW)


def test_a_statement_that_says_nothing_or_comes_from_the_future_is_refused(signed: Letter, anna: AccountActor) -> None:
    for more, code in (({"kinds": []}, "no_kinds"), ({"day": TODAY + timedelta(days=1)}, "stated_in_future")):
        with pytest.raises(Refused) as refusal:
            state(signed, anna, **more)
        assert refusal.value.code == code


def test_an_outage_around_the_end_of_a_term_is_shown_and_moves_nothing(
    sent: Letter, anna: AccountActor, beverwijk: Municipality, alkmaar: Municipality, chris: AccountActor
) -> None:
    at = datetime(2026, 5, 7, 9, tzinfo=UTC)
    began = datetime(2026, 5, 6, 10, tzinfo=UTC)
    given: dict[str, Any] = {"channel": Method.ELECTRONIC, "from_at": began, "until_at": None, "at": at}
    posting.put_down_outage(alkmaar, actor=chris, **given)
    assert not queries.outage_notes(sent, queries.sendings_of(sent))
    made = posting.put_down_outage(beverwijk, actor=anna, **given)
    notes = queries.outage_notes(sent, queries.sendings_of(sent))
    assert [(note.term.rule, note.outage) for note in notes] == [("awb-6:7", made)]
    posting.end_outage(made, until_at=began + timedelta(hours=5), actor=anna, at=at)
    with pytest.raises(Refused, match="al vastgelegd"):
        posting.end_outage(made, until_at=at, actor=anna, at=at)
    assert terms()[("exploitant", "awb-6:7")] == (date(2026, 5, 6), True)


@pytest.mark.parametrize(
    ("began", "over", "code"),
    [(1, None, "outage_in_future"), (-2, -3, "outage_empty"), (-2, 1, "outage_end_in_future")],
)
def test_an_outage_that_cannot_be_is_refused(
    anna: AccountActor, beverwijk: Municipality, began: int, over: int | None, code: str
) -> None:
    until = NOW + timedelta(hours=over) if over is not None else None
    with pytest.raises(Refused) as refusal:
        posting.put_down_outage(
            beverwijk,
            channel=Method.ELECTRONIC,
            from_at=NOW + timedelta(hours=began),
            until_at=until,
            actor=anna,
            at=NOW,
        )
    assert refusal.value.code == code and not ChannelOutage.objects.exists()


@pytest.mark.parametrize("who", ["petra", "vera", "bram", "chris"])
def test_who_is_no_lawyer_there_puts_nothing_down(
    sent: Letter, beverwijk: Municipality, who: str, request: pytest.FixtureRequest
) -> None:
    actor: AccountActor = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        come_back(sent, actor)
    with pytest.raises(NotAllowed):
        posting.prove(sent, track_number="3SABC1234567", actor=actor, at=NOW)
    with pytest.raises(NotAllowed):
        state(sent, actor)
    with pytest.raises(NotAllowed):
        posting.put_down_outage(
            beverwijk, channel=Method.ELECTRONIC, from_at=NOW - timedelta(hours=1), until_at=None, actor=actor, at=NOW
        )
