"""What the steps of a complaint cost in statements."""

from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.complaints import actions
from regiotoezicht.complaints.vocabulary import About
from regiotoezicht.documents.rules import Channel
from tests.complaints.conftest import DAY, FINDINGS, NAME, REPORT, WHAT, Desk, employee_of, reread
from tests.conftest import NOW
from tests.statements import costs, fresh


def test_receiving(desk: Desk) -> None:
    concerned, actor = [employee_of(desk.sara)], fresh(desk.anna)
    with costs("receive a complaint"):
        actions.receive(
            desk.town,
            is_anonymous=False,
            name=NAME,
            address="Voorbeeldweg 3\n1999 ZZ Beverwijk",
            about=About.SUPERVISOR,
            concerned=concerned,
            received_date=DAY,
            channel=Channel.POST,
            what=WHAT,
            token=uuid4(),
            actor=actor,
            at=NOW,
        )


def test_hearing_and_concluding(desk: Desk) -> None:
    complaint = desk.copied(desk.made()[0])
    hears, actor = employee_of(desk.anna), fresh(desk.anna)
    with costs("lay down the hearing of a complaint"):
        actions.record_hearing(complaint, held=DAY, heard_by=hears, report=REPORT, actor=actor, at=NOW)
    complaint, actor = reread(complaint), fresh(desk.anna)
    with costs("conclude a complaint"):
        actions.conclude(complaint, outcome="founded", findings=FINDINGS, decided_on=DAY, actor=actor, at=NOW)


def test_telling_an_anonymous_complainant(desk: Desk, wil: AccountActor) -> None:
    complaint, _ = desk.anonymous()
    complaint = desk.concluded(complaint)
    actor = fresh(wil)
    with costs("tell the outcome of a complaint"):
        actions.tell(complaint, actor=actor, at=NOW)
