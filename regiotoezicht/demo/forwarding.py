"""Fictitious forwardings: a signal that waits for the answer of another district, and one that was accepted there."""

from collections.abc import Mapping
from datetime import timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing.forwarding.actions import accept, offer
from regiotoezicht.sharing.forwarding.rules import Reason
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import PlaceKind, Status

TO = "GM0361"


def make_forwardings(stage: Stage, town: Municipality, coordinators: Mapping[int, Account]) -> int:
    """Offer two signals of one district to another, which accepts that of before; answers how many there are."""
    there = next(one for one in stage.municipalities if one.code == TO)
    begun = (_last(stage, town, Status.TRIAGED, Reason.ELSEWHERE), _last(stage, town, Status.NEW, Reason.MOVED))
    offers = [one for one in begun if one is not None]
    for number, (signal, reason) in enumerate(offers):
        at = stage.at - timedelta(days=2 - number)
        sender = AccountActor(coordinators[town.district_id], at)
        made = offer(signal, to=there, reason=reason, token=stage.token(), actor=sender, at=at)
        if signal.decided_at is not None:
            then = at + timedelta(hours=4)
            accept(there, forwarding=made, actor=AccountActor(coordinators[there.district_id], then), at=then)
    return len(offers)


def _last(stage: Stage, town: Municipality, status: Status, reason: Reason) -> tuple[Signal, Reason] | None:
    """A signal about business premises that may be forwarded, and why; not one of the town that has all the rest."""
    rows = Signal.objects.filter(district=town.district, status=status, place_kind=PlaceKind.PREMISES)
    rows = rows.exclude(municipality=town).filter(received_at__lt=stage.at - timedelta(days=3))
    found = rows.select_related("premises__business").order_by("-pk")[:40]
    return next(((one, reason) for one in found if not one.is_police_first), None)
