"""The programme in the attack: plans, decisions, readiness, training, groups. In bulk, and through their pages."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.rights import Permission
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import queries, rules
from regiotoezicht.programme.models import (
    Arranged,
    Certificate,
    GroupAction,
    Hearing,
    Indicator,
    Plan,
    PlanAction,
    Resolution,
    Subject,
    TransferItem,
    WorkingGroup,
)

from .asking import Rights
from .facts import Kind, Record, Responsible
from .oracle import verdict
from .reading import key_of
from .shown import CONTENT, WRITE, Route

if TYPE_CHECKING:
    from .browsing import Visit

OF_REGION: tuple[Any, ...] = (Plan, Indicator, Subject, WorkingGroup, Hearing, TransferItem)
OWNED: tuple[Any, ...] = (Arranged, Resolution, PlanAction, GroupAction)
"""What belongs to a municipality; an action of the region or of a district as a whole to none."""
OVERVIEWS = ("list", "decisions", "plans", "groups", "hearings", "transfers", "own-work", "own-feed")
READ_PAGES: dict[str, tuple[str, ...]] = {
    "programme.plan": ("plan", "timeline", "plan-calendar"),
    "programme.planaction": ("action",),
    "programme.workinggroup": ("group",),
}
WRITE_PAGES: dict[str, tuple[str, ...]] = {
    "programme.plan": ("plan-change", "plan-close"),
    "programme.planaction": ("action-change", "action-needs"),
    "programme.workinggroup": ("group-change", "group-end", "member-new", "meeting-new"),
    "programme.hearing": ("hearing", "hearing-withdraw"),
    "programme.transferitem": ("transfer", "transfer-reopen"),
    "programme.subject": ("subject-close",),
    "programme.arranged": ("withdraw",),
    "programme.certificate": ("certificate-withdraw",),
}
"""Pages that change something, by the record whose number stands in their address."""


def at(place: int | None) -> tuple[Responsible, ...]:
    """The municipality that is responsible, or none."""
    return () if place is None else (Responsible(str(place)),)


def records(_: dict[str, Record]) -> Iterator[Record]:
    """What the oracle has to know about each."""
    for model in OF_REGION:
        for pk in model.objects.values_list("pk", flat=True):
            yield Record(key_of(model._meta.label_lower, pk), Kind.PROGRAMME)
    for model in OWNED:
        for pk, place in model.objects.values_list("pk", "municipality_id"):
            yield Record(key_of(model._meta.label_lower, pk), Kind.PROGRAMME, responsible=at(place))
    lies_in = dict(Municipality.objects.values_list("pk", "district_id"))
    for pk, place in Certificate.objects.values_list("pk", "municipality_id"):
        key, district = key_of("programme.certificate", pk), str(lies_in[place])
        yield Record(key, Kind.TRAINING, responsible=at(place), district=district)


def routes() -> list[Route]:
    """The ways to the programme that are asked in bulk."""

    def plain(model: Any) -> Route:
        return Route("queryset", model._meta.label_lower, lambda actor: model.objects.visible_to(actor).only("pk"))

    return [
        *(plain(model) for model in (*OF_REGION, *OWNED, Certificate)),
        Route("list", "programme.certificate", queries.certificates_for, whole=False),
        *(written(model, rules.KEEP) for model in OWNED),
        written(Certificate, rules.CERTIFICATE_KEEP),
        *(kept(model, rules.PLAN_KEEP) for model in OF_REGION),
    ]


def written(model: Any, permission: Permission) -> Route:
    """Which rows she may write, each by its own municipality."""

    def find(actor: AccountActor) -> Iterable[Any]:
        return [row for row in model.objects.all() if actor.may(permission, row)]

    return Route("write permission", model._meta.label_lower, find, whole=False, asks=WRITE)


def kept(model: Any, permission: Permission) -> Route:
    """What she may write as a whole, for it belongs to the region."""

    def find(actor: AccountActor) -> Iterable[Any]:
        return model.objects.only("pk") if actor.reach(permission) else ()

    return Route("write permission", model._meta.label_lower, find, asks=WRITE)


def look(person: "Visit", keys: Iterable[str], chosen: int) -> None:
    """Open overviews, records and what is saved of them; then send forms to what is not hers to change."""
    any_record = Record("programme", Kind.PROGRAMME)
    for name in OVERVIEWS:
        opened(person, any_record, reverse(f"programme:{name}"), CONTENT)
    places = list(Municipality.objects.filter(valid_until__isnull=True).order_by("pk"))
    for place in person.chance.sample(places, k=min(2, len(places))):
        own = Record(f"readiness:{place.pk}", Kind.PROGRAMME, responsible=at(place.pk))
        opened(person, own, reverse("programme:municipality", args=[place.code]), CONTENT)
        opened(person, own, reverse("programme:arrange", args=[place.code, "dpia"]), WRITE)
    mine = [key for key in keys if key.partition(":")[0] in READ_PAGES.keys() | WRITE_PAGES.keys()]
    for key in person.chance.sample(mine, k=min(chosen, len(mine))):
        label, _, pk = key.partition(":")
        for name in READ_PAGES.get(label, ()):
            opened(person, person.facts.records[key], reverse(f"programme:{name}", args=[pk]), CONTENT)
        for name in WRITE_PAGES.get(label, ()):
            sent(person, person.facts.records[key], reverse(f"programme:{name}", args=[pk]))


def opened(person: "Visit", record: Record, path: str, asks: Rights) -> Any:
    """Open a page: it must be there for whom the table names, and for nobody else. Answers the page."""
    answer = person.client.get(path)
    is_shown = answer.status_code == 200
    may, deviation = person.allowed.of(record, asks)
    person.count("page", shown=is_shown, may=may)
    if is_shown != may and deviation is None:
        person.wrong("LEAK" if is_shown else "withheld", record.kind, f"page {path}", record.key)
    return answer


def sent(person: "Visit", record: Record, path: str) -> None:
    """Send an empty form: who may not write is told that there is no such page. Undone afterwards."""
    writes = verdict(person.facts.world, person.allowed.user, record, person.allowed.at).may_write
    with transaction.atomic():
        status = person.client.post(path, {}).status_code
        transaction.set_rollback(True)
    person.count("writing", shown=status != 404, may=writes)
    if status != 404 and not writes:
        person.wrong("LEAK", record.kind, f"writing {path}", record.key)
