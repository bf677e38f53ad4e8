"""The path of coercion, closure, suspension and withdrawal: the stops of each, what may come next and why not. Pure."""

from dataclasses import dataclass
from datetime import date

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.enforcement import deciding, path
from regiotoezicht.enforcement.path import Facts, Next, Stop
from regiotoezicht.enforcement.remedies.closure import why_not_close_home
from regiotoezicht.enforcement.remedies.costs import why_no_costs
from regiotoezicht.enforcement.remedies.vocabulary import BY_FORCE, REMEDIES
from regiotoezicht.enforcement.vocabulary import OPEN, Status

PAPERS = Next("Brieven bekijken en verzenden", "papers")
SHEET = Next("Uitvoering en sluitingsdag", "execution")
STAYS_IN_REGISTER = "De vergunningverlener legt de intrekking eerst in het vergunningenregister vast."
GOOD_ENDS = (Status.COMPLIED, Status.COSTS_PAID, Status.FINISHED)


@dataclass(frozen=True)
class RemedyFacts:
    """What the path of these measures asks besides. Days are None as long as the step was not taken."""

    is_home: bool = False
    has_home_test: bool = False
    is_urgent: bool = False
    acted: date | None = None
    executed: date | None = None
    from_date: date | None = None
    until_date: date | None = None
    reopened: date | None = None
    cost_share: str = ""
    costs_decided: date | None = None
    costs_sent: date | None = None
    costs_unsent: bool = False
    costs_open: bool = True
    last_comply_day: date | None = None
    waits_for_signature: bool = False
    permit_ended: date | None = None
    today: date | None = None


def stops_of(facts: Facts, remedy: RemedyFacts) -> list[Stop]:
    """The stops of a case in order, whatever its measure."""
    if facts.measure == MeasureKind.TALK:
        return path.draw(
            [*_start(facts), ("Gesprek", facts.status == Status.TALKED, facts.closed)], facts, (Status.TALKED,)
        )
    if facts.measure not in REMEDIES:
        return path.stops_of(facts)
    stops = [*_start(facts), *_hearing(facts, remedy), ("Besluit", facts.decided is not None, facts.decided)]
    return path.draw([*stops, *_carrying_out(facts, remedy)], facts, GOOD_ENDS)


_Row = tuple[str, bool, date | None]


def _start(facts: Facts) -> list[_Row]:
    return [("Geopend", True, facts.opened), ("Gewogen", facts.weighed is not None, facts.weighed)]


def _hearing(facts: Facts, remedy: RemedyFacts) -> list[_Row]:
    if remedy.acted is not None:
        return [("Opgetreden", True, remedy.acted)]
    is_past = facts.decided is not None or facts.are_heard
    intended: _Row = ("Voornemen", facts.intention_sent is not None or is_past, facts.intention_sent)
    return [intended, ("Zienswijze", is_past, None)]


def _carrying_out(facts: Facts, remedy: RemedyFacts) -> list[_Row]:
    sent = facts.order_sent is not None
    if facts.measure == MeasureKind.COERCION:
        return _coercion(facts, remedy)
    if facts.measure == MeasureKind.CLOSURE:
        reopened: _Row = ("Weer open", remedy.reopened is not None, remedy.reopened)
        return [("Sluiting", sent, remedy.from_date if sent else None), reopened, *_costs(facts, remedy)]
    if facts.measure == MeasureKind.SUSPENSION:
        return [("Schorsing", sent, remedy.from_date if sent else None)]
    ended: _Row = ("Register", remedy.permit_ended is not None or facts.closed is not None, remedy.permit_ended)
    return [("Intrekking", sent, remedy.from_date if sent else None), ended]


def _coercion(facts: Facts, remedy: RemedyFacts) -> list[_Row]:
    sent: _Row = ("Verzonden", facts.order_sent is not None, facts.order_sent)
    if facts.status == Status.COMPLIED:
        return [sent, ("Nageleefd", True, facts.recheck)]
    if remedy.acted is not None:
        return [sent, *_costs(facts, remedy)]
    return [sent, ("Toegepast", remedy.executed is not None, remedy.executed), *_costs(facts, remedy)]


def _costs(facts: Facts, remedy: RemedyFacts) -> list[_Row]:
    if facts.decided is None or why_no_costs(remedy.cost_share):
        return []
    if facts.status == Status.FINISHED and remedy.costs_decided is None:
        return []
    paid = facts.status == Status.COSTS_PAID
    return [
        ("Kosten", remedy.costs_decided is not None, remedy.costs_decided),
        ("Betaald", paid or facts.status == Status.FINISHED, facts.closed if paid else None),
    ]


def nexts_of(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    """What may come next in a case, whatever its measure: the most likely first, and why something may not yet."""
    hold = [Next("Wachten op politie of OM", "hold")] if facts.status in OPEN else []
    if facts.measure == MeasureKind.TALK and facts.status == Status.WEIGHED:
        talk = Next("Gesprek vastleggen", "talk", is_main=True)
        return [talk, Next("Opnieuw wegen", "weigh"), Next("Sluiten zonder maatregel", "close"), *hold]
    if facts.measure not in REMEDIES or facts.status == Status.NEW:
        return [*path.nexts_of(facts), *_second(remedy), *hold]
    found = _AFTER[facts.status](facts, remedy) if facts.status in _AFTER else _before(facts, remedy)
    return [*found, *_second(remedy), *hold] if facts.status in OPEN else []


def why_not_decide(facts: Facts, remedy: RemedyFacts) -> str:
    """Why no decision may be taken yet; after acting at once nobody is heard first (Awb 5:31(2)). Empty when it may."""
    barred = {facts.barred_by} if facts.barred_by else set()
    heard = "" if remedy.acted is not None and facts.addressees else deciding.why_not_heard(facts.heard)
    home = facts.measure == MeasureKind.CLOSURE and remedy.is_home
    test = why_not_close_home(remedy.has_home_test or None) if home else ""
    return heard or deciding.why_second_sanction(barred) or test


def _second(remedy: RemedyFacts) -> list[Next]:
    return [Next("Mede ondertekenen", "countersign")] if remedy.waits_for_signature else []


def _before(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    """Until the decision: as for an order, with acting at once and the questions about a home beside it."""
    reason = why_not_decide(facts, remedy)
    found = [
        Next(one.label, one.step, reason, is_main=one.is_main and not reason) if one.step == "decide" else one
        for one in path.nexts_of(facts)
    ]
    if facts.measure == MeasureKind.CLOSURE and remedy.is_home:
        found.insert(0, Next("Noodzaak van de sluiting", "home_test", is_main=not remedy.has_home_test))
    if facts.measure in BY_FORCE:
        found.append(Next("Zeer spoed: optreden vastleggen", "act"))
    return found


def _acted(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    reason = why_not_decide(facts, remedy)
    found = [Next("Besluit achteraf nemen", "decide", reason, is_main=not reason)]
    if facts.measure == MeasureKind.CLOSURE:
        if remedy.is_home:
            found.insert(0, Next("Noodzaak van de sluiting", "home_test", is_main=not remedy.has_home_test))
        found.append(SHEET)
    return [*found, Next("Geadresseerde toevoegen", "add_addressee", is_main=not facts.addressees)]


def _decided(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    found = [Next("Besluit verzenden", "papers", is_main=True), SHEET]
    return found if remedy.acted is not None else [*found, Next("Niet doorzetten", "close")]


def _coercion_term(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    last, today = remedy.last_comply_day, remedy.today
    runs = last is not None and today is not None and today <= last and not remedy.is_urgent
    reason = f"De termijn om zelf te voldoen loopt tot en met {last:%d-%m-%Y} (artikel 5:24 Awb)." if runs else ""
    return [
        Next("Hercontrole vastleggen", "recheck", is_main=runs),
        Next("Bestuursdwang toegepast", "execute", reason, is_main=not runs),
        Next("Hercontrole vragen aan het district", "ask_recheck"),
        PAPERS,
    ]


def _to_costs(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    reason = why_no_costs(remedy.cost_share)
    return [
        Next("Kosten vaststellen", "costs", reason, is_main=not reason),
        Next("Afronden zonder kosten", "finish", is_main=bool(reason)),
        SHEET,
        PAPERS,
    ]


def _costs_decided(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    sent = remedy.costs_sent is not None
    reason = "" if sent else "De kostenbeschikking is nog niet verzonden (artikel 4:87 Awb)."
    if not remedy.costs_open:
        reason = "Wat is vastgesteld, is betaald."
    waits = remedy.costs_unsent or not sent
    return [
        Next("Betaling vastleggen", "pay_costs", reason, is_main=not waits and not reason),
        Next("Brieven bekijken en verzenden", "papers", is_main=waits),
        Next("Nog een kostenbeschikking", "costs"),
        Next("Afronden zonder (verdere) betaling", "finish"),
    ]


def _shut(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    return [Next("Weer geopend", "reopen", is_main=True), Next("Sluiting verlengen", "prolong"), SHEET, PAPERS]


def _suspended(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    return [Next("Schorsing afronden", "finish", is_main=True), PAPERS]


def _withdrawn(facts: Facts, remedy: RemedyFacts) -> list[Next]:
    ended = remedy.permit_ended is not None
    return [Next("Intrekking afronden", "finish", "" if ended else STAYS_IN_REGISTER, is_main=ended), PAPERS]


_AFTER = {
    Status.URGENT_ACTED: _acted,
    Status.DECIDED: _decided,
    Status.COERCION_TERM: _coercion_term,
    Status.EXECUTED: _to_costs,
    Status.REOPENED: _to_costs,
    Status.COSTS_DECIDED: _costs_decided,
    Status.SHUT: _shut,
    Status.SUSPENDED: _suspended,
    Status.WITHDRAWN: _withdrawn,
}
