"""Fictitious signals of trafficking: the numbers of one district, one told on and closed, one with an open duty."""

from datetime import timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.inspections.models import Visit
from regiotoezicht.inspections.queries import crew_of
from regiotoezicht.inspections.vocabulary import ReportStatus, VisitStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.trafficking import actions
from regiotoezicht.trafficking.models import TraffickingSignal
from regiotoezicht.trafficking.vocabulary import Circumstance, Code, Receiver

NUMBER = "000-000 00 {:02}"
"""No number in the Netherlands begins like this."""
WAIT = timedelta(days=18)


def make_trafficking(stage: Stage, town: Municipality, officer: Account) -> int:
    """Make the numbers and the signals of the district of one town; answers how many signals there are."""
    keeper = AccountActor(officer, stage.at)
    around = [one for one in stage.municipalities if one.district_id == town.district_id]
    calls = [(place, receiver) for place in around for receiver in Receiver]
    for number, (place, receiver) in enumerate(calls, start=1):
        actor = keeper if place == town else stage.system
        actions.keep_contact(place, receiver=receiver, phone=NUMBER.format(number), actor=actor, at=stage.at)
    draft = Visit.objects.filter(district=town.district_id, report__status=ReportStatus.DRAFT)
    draft = draft.select_related("round", "municipality").order_by("-arrived_at", "-pk")
    asked = draft.filter(outcome=VisitStatus.HELP_ASKED, is_dwelling=True, municipality=town)
    chosen = [(_told_on, asked[:1]), (_still_open, draft.filter(is_dwelling=False)[:1])]
    for happened, visits in chosen:
        for visit in visits:
            happened(stage, visit, keeper)
    return TraffickingSignal.objects.count()


def _told_on(stage: Stage, visit: Visit, keeper: AccountActor) -> None:
    """Somebody asked for help at a home: everybody was phoned within the hour, and the contact officer asks to wait."""
    codes, asked = (Code.FREEDOM, Code.CONTACT, Code.MONEY), (Circumstance.HELP,)
    signal = _recorded(stage, visit, codes, asked, minutes=20)
    first, second = _crew(visit)
    for number, duty in enumerate(signal.duties.order_by("due_at", "pk")):
        minutes = 30 + 10 * number
        _told(visit, Receiver(duty.receiver), _by(stage, visit, first, minutes), receipt=f"FICTIE-{number + 1}")
    actor = _by(stage, visit, second, 90)
    actions.confirm(visit, actor=actor, at=actor.at)
    actions.hold(signal, until=stage.today + WAIT, actor=keeper, at=keeper.at)


def _still_open(stage: Stage, visit: Visit, _: AccountActor) -> None:
    """Signals put down with the report: the police were phoned, the contact officer not yet, and nobody confirmed."""
    since = visit.arrived_at
    assert since is not None  # noqa: S101 - there is a report of it
    minutes = int((stage.at - since).total_seconds() // 60)
    _recorded(stage, visit, (Code.MONEY, Code.OPERATOR), (), minutes=minutes - 40)
    _told(visit, Receiver.POLICE, _by(stage, visit, _crew(visit)[0], minutes - 30), receipt="FICTIE-9")


def _recorded(
    stage: Stage, visit: Visit, codes: tuple[Code, ...], circumstances: tuple[Circumstance, ...], *, minutes: int
) -> TraffickingSignal:
    actor = _by(stage, visit, _crew(visit)[0], minutes)
    token = stage.token()
    return actions.record_signal(visit, codes=codes, circumstances=circumstances, token=token, actor=actor, at=actor.at)


def _told(visit: Visit, receiver: Receiver, actor: AccountActor, *, receipt: str) -> None:
    actions.tell(visit, receiver=receiver, told_at=actor.at, receipt=receipt, actor=actor, at=actor.at)


def _crew(visit: Visit) -> list[Account]:
    return [member.employee.account for member in crew_of(visit)][:2]


def _by(stage: Stage, visit: Visit, account: Account, minutes: int) -> AccountActor:
    """Somebody so many minutes after the arrival, never past the present."""
    since = visit.arrived_at
    assert since is not None  # noqa: S101 - chosen by what happened there
    return AccountActor(account, min(since + timedelta(minutes=minutes), stage.at))
