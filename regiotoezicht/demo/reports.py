"""The fictitious signals: two years of reports in every state, most of them decided and closed."""

from datetime import datetime, timedelta

from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.demo.bulk import Happened, Stage, store, task_about, tell
from regiotoezicht.demo.streets import STREETS, fictitious_address
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals import rules
from regiotoezicht.signals.models import Dwelling, Signal
from regiotoezicht.signals.vocabulary import (
    Category,
    Channel,
    Outcome,
    PlaceKind,
    Priority,
    Route,
    Source,
    Status,
)
from regiotoezicht.worklist.models import Task

# (categories, place, text): every text is one that a supervisor could write without naming anyone.
STORIES = (
    ((Category.NO_PERMIT,), PlaceKind.PREMISES, "Reclamebord aan de gevel wijst op een ander gebruik dan massage."),
    ((Category.HOME, Category.NUISANCE), PlaceKind.DWELLING, "Veel kort bezoek in de avond, wekelijks wisselend."),
    ((Category.HOUSE_RULES,), PlaceKind.PREMISES, "Geopend na de toegestane sluitingstijd."),
    ((Category.ADVERT_NUMBER,), PlaceKind.PREMISES, "Advertentie van het bedrijf zonder vergunningnummer."),
    ((Category.NO_MANAGER,), PlaceKind.PREMISES, "Tijdens openingstijd was er geen beheerder aanwezig."),
    ((Category.FIRE_SAFETY,), PlaceKind.PREMISES, "De nooduitgang leek met een slot te zijn afgesloten."),
    ((Category.NUISANCE,), PlaceKind.PUBLIC, "Overlast van geparkeerde auto's en laat bezoek."),
    ((Category.NO_PERMIT,), PlaceKind.UNKNOWN, "Bericht over een bedrijf zonder vergunning, plaats nog niet bekend."),
    ((Category.UNDER_LOCAL_AGE,), PlaceKind.PREMISES, "Twijfel of de leeftijdsgrens wordt nageleefd."),
    ((Category.TRAFFICKING,), PlaceKind.PREMISES, ""),
)
ENDS = (Outcome.CONTROLLED, Outcome.TO_MUNICIPALITY, Outcome.UNFOUNDED, Outcome.TOO_LITTLE, Outcome.NO_TASK)
MERGED_EVERY = 20


def make_signals(stage: Stage, permits: list[Permit], coordinators: dict[int, Account]) -> list[Signal]:
    """Make the signals: the newest undecided, the next decided, the rest closed or merged into the one before."""
    by_place: dict[int, list[Permit]] = {}
    for permit in permits:
        by_place.setdefault(permit.municipality_id, []).append(permit)
    days = sorted(stage.day_before(0) for _ in range(stage.scale.signals))
    undecided, decided = max(4, stage.scale.signals // 25), max(10, stage.scale.signals // 12)
    signals = []
    for number, day in enumerate(days):
        from_the_end = len(days) - number
        status = Status.CLOSED
        if from_the_end <= undecided:
            status = Status.NEW
        elif from_the_end <= undecided + decided:
            status = Status.TRIAGED
        signals.append(_signal(stage, min(stage.moment(day), stage.at), status, by_place, coordinators))
    store(signals)
    _merge(signals)
    dwellings = [
        Dwelling(signal=signal, address=_home(stage, signal.municipality))
        for signal in signals
        if signal.place_kind == PlaceKind.DWELLING
    ]
    store(dwellings)
    store(_task(stage, signal) for signal in signals if signal.status == Status.NEW)
    tell(event for signal in signals for event in _events(stage, signal))
    return signals


def _signal(
    stage: Stage,
    received: datetime,
    status: Status,
    by_place: dict[int, list[Permit]],
    coordinators: dict[int, Account],
) -> Signal:
    place = stage.somewhere()
    categories, kind, text = stage.chance.choice(STORIES)
    known = by_place.get(place.pk, [])
    if kind == PlaceKind.PREMISES and not known:
        kind = PlaceKind.UNKNOWN
    signal = Signal(
        dossier=stage.dossier(place, received.year),
        municipality=place,
        district_id=place.district_id,
        token=stage.token(),
        status=status,
        source=stage.chance.choice(list(Source)),
        channel=stage.chance.choice(list(Channel)),
        categories=f" {' '.join(category.value for category in categories)} ",
        received_at=received,
        registered_at=received,
        registered_by=coordinators[place.district_id],
        occurred_date=stage.local_date(received) - timedelta(days=stage.chance.randint(0, 5)),
        place_kind=kind,
        premises=stage.chance.choice(known).premises if kind == PlaceKind.PREMISES else None,
        public_place=f"omgeving {stage.chance.choice(STREETS)}" if kind == PlaceKind.PUBLIC else "",
        text=text,
    )
    if status != Status.NEW:
        _decide(stage, signal)
    if status == Status.CLOSED:
        _end(stage, signal)
    return signal


def _decide(stage: Stage, signal: Signal) -> None:
    police = Category.TRAFFICKING in signal.category_codes
    signal.route = Route.POLICE_FIRST if police else Route.CONTROL
    if signal.source == Source.ANONYMOUS_LINE and signal.place_kind == PlaceKind.DWELLING:
        signal.route = Route.MUNICIPALITY
    signal.priority = Priority.HIGH if police else stage.chance.choice([Priority.NORMAL, Priority.LOW])
    signal.proposed_route, signal.proposed_priority = signal.route, signal.priority
    signal.decided_at = min(signal.received_at + timedelta(days=stage.chance.randint(0, 3), minutes=25), stage.at)
    signal.decided_by = signal.registered_by
    signal.police_told_at = signal.received_at + timedelta(minutes=5) if police else None
    signal.version = 2


def _end(stage: Stage, signal: Signal) -> None:
    police = signal.route == Route.POLICE_FIRST
    signal.outcome = Outcome.TO_POLICE if police else stage.chance.choice(ENDS)
    signal.outcome_reason = "Afgehandeld volgens de werkafspraken van het district."
    assert signal.decided_at is not None  # noqa: S101 - decided just above
    signal.closed_at = min(signal.decided_at + timedelta(days=stage.chance.randint(2, 40)), stage.at)
    signal.closed_by = signal.registered_by
    signal.version = 3


def _merge(signals: list[Signal]) -> None:
    """Merge now and then a signal into an earlier one of the same municipality."""
    latest: dict[int, Signal] = {}
    merged = []
    for number, signal in enumerate(signals):
        earlier = latest.get(signal.municipality_id)
        if number % MERGED_EVERY == MERGED_EVERY - 1 and signal.status == Status.CLOSED and earlier is not None:
            signal.status, signal.merged_into, signal.outcome, signal.outcome_reason = Status.MERGED, earlier, "", ""
            merged.append(signal)
        elif signal.status == Status.CLOSED:
            latest[signal.municipality_id] = signal
    Signal.objects.bulk_update(merged, ["status", "merged_into", "outcome", "outcome_reason"], batch_size=500)


def _home(stage: Stage, municipality: Municipality) -> str:
    return fictitious_address(municipality, stage.chance.randrange(len(STREETS)), stage.chance.randint(1, 400))


def _task(stage: Stage, signal: Signal) -> Task:
    due = stage.local_date(signal.received_at) + timedelta(days=2)
    return task_about(signal, rules.TASK_DECIDE, Role.COORDINATOR, due=due, at=signal.received_at)


def _events(stage: Stage, signal: Signal) -> list[Happened]:
    facts = {"source": signal.source, "place_kind": signal.place_kind}
    events = [Happened(rules.REGISTERED, signal, signal.registered_at, stage.system, facts)]
    if signal.decided_at is not None:
        decided = {
            "route": signal.route,
            "priority": signal.priority,
            "from_status": Status.NEW.value,
            "to_status": Status.TRIAGED.value,
        }
        events.append(Happened(rules.DECIDED, signal, signal.decided_at, stage.system, decided))
    if signal.status == Status.CLOSED and signal.closed_at is not None:
        closed = {"outcome": signal.outcome, "from_status": Status.TRIAGED.value, "to_status": Status.CLOSED.value}
        events.append(Happened(rules.CLOSED, signal, signal.closed_at, stage.system, closed))
    if signal.merged_into is not None and signal.closed_at is not None:
        main = {"main": signal.merged_into.dossier}
        events.append(Happened(rules.MERGED, signal, signal.closed_at, stage.system, main))
    return events
