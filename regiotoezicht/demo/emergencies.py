"""Fictitious emergencies: one that was reviewed, and one of last week that nobody reviewed; and a request to read."""

from datetime import timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.homes import Team
from regiotoezicht.emergency import actions
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.emergency.requests.actions import Asked, ask
from regiotoezicht.emergency.rules import Category, Outcome
from regiotoezicht.enforcement.models import Case
from regiotoezicht.organisation.models import Record
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import PlaceKind, Status

WEEK = timedelta(days=7)


def make_emergencies(team: Team) -> int:
    """Two supervisors opened something of one municipality, and one asks for more; answers how many emergencies."""
    stage = team.stage
    signals = Signal.objects.filter(municipality=team.town, place_kind=PlaceKind.PREMISES, status=Status.NEW)
    signal = signals.filter(received_at__lt=stage.at - WEEK).order_by("pk").first()
    cases = Case.objects.filter(municipality=team.town, is_dwelling=False, opened_at__lt=stage.at - WEEK)
    case = cases.order_by("pk").first()
    if signal is None or case is None:
        return 0
    first, second = team.supervisors[:2]
    made = _opened(stage, signal, first, Category.SAFETY, "Een collega op ronde hoorde geroep achter de deur.")
    then = made.opened_at + timedelta(hours=14)
    reviewer = AccountActor(team.coordinator, then)
    actions.review(made, actor=reviewer, outcome=Outcome.RIGHTFUL, measure="", at=then)
    _opened(stage, case, second, Category.POLICE, "De politie vroeg vanavond of hier een sluiting loopt.")
    wanted = Asked(
        case._meta.label_lower,
        case.dossier,
        "Voor de controle van volgende week op dezelfde weg: wat is hier al besloten?",
        stage.today + WEEK,
    )
    ask(wanted, actor=AccountActor(first, stage.at), token=stage.token(), at=stage.at)
    return 2


def _opened(stage: Stage, record: Record, account: Account, category: Category, reason: str) -> Emergency:
    at = stage.at - WEEK
    return actions.break_glass(
        actor=AccountActor(account, at),
        label=record._meta.label_lower,
        dossier=record.dossier,
        category=category,
        reason=reason,
        hours=2,
        token=stage.token(),
        at=at,
    )
