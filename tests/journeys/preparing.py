"""What others did before a walk begins, done by the actions of the programme itself on the database of a site.

Runs in the programme (`prepared`), so that a walk can begin where its own subject begins.
"""

import json
from datetime import time
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.core import clock
from regiotoezicht.core.rights import System
from regiotoezicht.inspections.actions import PlannedVisit, plan
from regiotoezicht.inspections.vocabulary import Cause
from regiotoezicht.organisation.actions import end_designation
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.permits.models import Permit
from regiotoezicht.programme.actions import withdraw
from regiotoezicht.programme.models import Arranged
from regiotoezicht.signals.actions import decide, register
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Channel, PlaceKind, Priority, Route, Source
from tests.journeys.site import Site

COORDINATOR, SUPERVISORS = "coordinator.kennemerland", ("toezicht1.kennemerland", "toezicht2.kennemerland")
HOME = "Verzinselpad 5, Beverwijk"


def prepared(site: Site, name: str) -> dict[str, int]:
    """Run one of the functions below on a site; answers the ids of what it made, by name."""
    script = f"import json; from tests.journeys import preparing; print(json.dumps(preparing.{name}()))"
    answer: dict[str, int] = json.loads(site.manage("shell", "--no-imports", "-c", script).strip().splitlines()[-1])
    return answer


def actor_of(mailbox: str) -> AccountActor:
    """One of the people of the demo region, now."""
    return AccountActor(Account.objects.get(email=f"{mailbox}@demo.example"), clock.now())


def visits_of_today() -> dict[str, int]:
    """A round of Sara and Tom today in Beverwijk: two homes, two places without an address, a permitted business."""
    bram = actor_of(COORDINATOR)
    beverwijk = Municipality.objects.get(name="Beverwijk")
    permit = Permit.objects.open().filter(municipality=beverwijk, kind=PremisesKind.CLUB).order_by("pk")[0]
    planned = {
        "withdrawn": _at_home(beverwijk, bram),
        "help": _at_home(beverwijk, bram),
        "nobody": PlannedVisit(Cause.OWN_CHOICE, PremisesKind.HOTEL, beverwijk),
        "refused": PlannedVisit(Cause.OWN_CHOICE, PremisesKind.MASSAGE, beverwijk),
        "business": PlannedVisit(Cause.PERMIT, PremisesKind(permit.kind), beverwijk, permit=permit),
    }
    crew = [account.employee for mailbox in SUPERVISORS if (account := actor_of(mailbox).account).employee]
    tour = plan(
        beverwijk.district,
        actor=bram,
        at=bram.at,
        token=uuid4(),
        date=clock.today(),
        start_time=time(10),
        minutes=240,
        members=crew,
        visits=list(planned.values()),
    )
    return dict(zip(planned, tour.visits.order_by("sequence").values_list("pk", flat=True), strict=True))


def _at_home(municipality: Municipality, bram: AccountActor) -> PlannedVisit:
    signal: Signal = register(
        municipality,
        actor=bram,
        at=bram.at,
        token=uuid4(),
        source=Source.PARTNER,
        channel=Channel.PHONE,
        categories=[Category.HOME],
        received_at=bram.at,
        place_kind=PlaceKind.DWELLING,
        address=HOME,
    )
    decide(signal, actor=bram, at=bram.at, priority=Priority.NORMAL, route=Route.CONTROL)
    return PlannedVisit(Cause.SIGNAL, PremisesKind.HOME, municipality, signal=signal)


def beverwijk_not_ready() -> dict[str, int]:
    """Beverwijk before its first control: nobody is designated there today, and there is no DPIA."""
    at = clock.now()
    beverwijk, system = Municipality.objects.get(name="Beverwijk"), System(at)
    held = Designation.objects.filter(in_force(clock.today()), municipality=beverwijk)
    for designation in held.select_related("employee"):
        end_designation(designation, actor=system, until=clock.today(), at=at)
    for arranged in Arranged.objects.current().filter(municipality=beverwijk):
        withdraw(arranged, actor=system, at=at)
    return {"beverwijk": beverwijk.pk}
