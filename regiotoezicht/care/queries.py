"""What pages of care ask. Every question starts from what the actor reads today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.care import rules
from regiotoezicht.care.content import Content
from regiotoezicht.care.models import (
    CareContact,
    CareKey,
    FiguresShare,
    KeyWrap,
    OnCallNumber,
    ReaderKey,
    Referral,
    ReleasedFigures,
    Transfer,
    TransferQuerySet,
)
from regiotoezicht.care.vault import Vault, recalls_of
from regiotoezicht.care.vocabulary import Status
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality, Succession

RECALLED = "Toestemming ingetrokken bij de vorige gemeente"


@dataclass(frozen=True)
class Line:
    """One referral on the list of its reader."""

    referral: Referral
    content: Content
    alarm: str
    gone: Transfer | None = None

    @property
    def stand(self) -> str:
        """Where it stands, in words."""
        if self.alarm == RECALLED:
            return str(Status.WITHDRAWN.label)
        if self.gone is None:
            return str(self.content.state.label)
        return f"overgedragen aan {self.gone.to.name}"


def desks_of(actor: Actor) -> list[CareContact]:
    """The designations by which the actor reads today."""
    return list(CareContact.objects.reading(actor).select_related("municipality", "account"))


def desk_at(actor: Actor, municipality_id: int) -> CareContact | None:
    """Her designation in one municipality."""
    return next((one for one in desks_of(actor) if one.municipality_id == municipality_id), None)


def open_desks(actor: Actor) -> list[CareContact]:
    """The designations by which the actor opens care today, those in a municipality that went into another among them;
    of such a one `merged_date` is the day on which it did.
    """
    merged = Succession.objects.filter(predecessor=OuterRef("municipality"), date__lte=local_date(actor.at))
    held = CareContact.objects.opening(actor).select_related("municipality", "account")
    return list(held.annotate(merged_date=Subquery(merged.order_by("date").values("date")[:1])))


def open_desk_at(actor: Actor, municipality_id: int) -> CareContact | None:
    """Her designation in one municipality, also when that went into another lately."""
    return next((one for one in open_desks(actor) if one.municipality_id == municipality_id), None)


def wound_up(contacts: Iterable[CareContact]) -> dict[int, date]:
    """Of the municipalities that went into another: the day on which what was left there is wiped."""
    merged = {one.municipality_id: getattr(one, "merged_date", None) for one in contacts}
    return {place: rules.wound_up_by(day) for place, day in merged.items() if day is not None}


def referral_for(actor: Actor, uid: UUID) -> Referral | None:
    """A referral that the actor reads."""
    return Referral.objects.visible_to(actor).select_related("municipality").filter(uid=uid).first()


def version_of(referral: Referral) -> int:
    """The version as it stands now."""
    return Referral.objects.values_list("version", flat=True).get(pk=referral.pk)


def lines_of(
    actor: Actor, vault: Vault, transfers: Sequence[Transfer], at: datetime, *, over: Mapping[int, date]
) -> list[Line]:
    """The referrals that she can open: what is late first, then what runs here, then the rest. `over` says where the
    municipality itself is gone, and until when something can still be done about that.
    """
    gone = {one.referral_id: one for one in transfers if one.accepted_date}
    shown = Referral.objects.visible_to(actor).select_related("municipality")
    read = [(one, vault.read(one)) for one in shown if vault.data_key(one.municipality_id) is not None]
    recalled = {str(one.uid) for one in recalls_of(content for _, content in read)}
    found = []
    for one, content in read:
        alarm = "" if one.pk in gone else content.alarm(at)
        if one.municipality_id in over and content.is_running and one.pk not in gone:
            alarm = f"Draag over vóór {over[one.municipality_id]:%d-%m-%Y}"
        if any(uid in recalled for _, uid in content.origins):
            alarm = RECALLED
        found.append(Line(one, content, alarm, gone.get(one.pk)))
    return sorted(
        found, key=lambda line: (not line.alarm, bool(line.gone) or not line.content.is_running, line.referral.pk)
    )


def asks_attention(actor: Actor, today: date) -> bool:
    """Whether something asks for her attention; said without a number or a word more."""
    waits = Q(accepted_date__isnull=True) | Q(recalled_date__isnull=False) | Q(told_date__isnull=False)
    over = [one.municipality_id for one in open_desks(actor) if getattr(one, "merged_date", None)]
    here = Transfer.objects.filter(municipality__in=over).accepted().values("referral")
    return (
        Referral.objects.visible_to(actor).filter(attention_date__lte=today).exists()
        or Transfer.objects.to_the_readers(actor).filter(waits).exists()
        or (
            bool(over)
            and Referral.objects.visible_to(actor).filter(municipality__in=over).exclude(pk__in=here).exists()
        )
    )


def transfers_of(actor: Actor) -> TransferQuerySet:
    """The transfers from and to where she reads."""
    return Transfer.objects.visible_to(actor).select_related("municipality", "to")


@dataclass(frozen=True)
class Reader:
    """A reader of a municipality, and how far her key is."""

    contact: CareContact
    fingerprint: str
    is_wrapped: bool
    is_coming: bool = False

    @property
    def state(self) -> str:
        """In words."""
        if not self.fingerprint:
            return "nog geen eigen sleutel: zij meldt zich eerst eenmaal aan met haar eigen wachtwoord"
        if not self.is_wrapped:
            return "wacht tot een collega de zorgsleutel deelt"
        return f"kan lezen vanaf {self.contact.from_date:%d-%m-%Y}" if self.is_coming else "kan lezen"


def readers_at(actor: Actor, contact: CareContact) -> list[Reader]:
    """The readers of a municipality, today and within two weeks, with the state of their keys."""
    today = local_date(actor.at)
    held = CareContact.objects.wrapped_for_on(today).filter(municipality=contact.municipality_id)
    contacts = list(held.select_related("account"))
    keys = {one.account_id: one for one in ReaderKey.objects.filter(account__in=[one.account_id for one in contacts])}
    wrapped = set(KeyWrap.objects.filter(municipality=contact.municipality_id).values_list("account_id", flat=True))
    return [
        Reader(
            one,
            keys[one.account_id].fingerprint if one.account_id in keys else "",
            one.account_id in wrapped,
            one.from_date > today,
        )
        for one in contacts
    ]


def key_of(contact: CareContact) -> CareKey | None:
    """The data key of a municipality, if there is one."""
    return CareKey.objects.filter(municipality=contact.municipality_id).first()


def key_to_replace(contact: CareContact, today: date) -> CareKey | None:
    """The data key of a municipality, when a reader ended, or holds a wrap though her days are over."""
    held = CareContact.objects.wrapped_for_on(today).filter(municipality=contact.municipality_id).values("account")
    left = KeyWrap.objects.filter(key=OuterRef("pk")).exclude(account__in=held)
    return CareKey.objects.filter(Q(is_stale=True) | Exists(left), municipality=contact.municipality_id).first()


def contacts_shown(actor: Actor) -> QuerySet[CareContact]:
    """The designations that the actor keeps or inspects, with those that ended."""
    return CareContact.objects.visible_to(actor).select_related("municipality", "account")


def candidates(places: QuerySet[Municipality], today: date) -> QuerySet[Account]:
    """Accounts with the role of care in these municipalities, today or later."""
    held = RoleAssignment.objects.filter(
        Q(until_date__isnull=True) | Q(until_date__gt=today), role=Role.CARE_COORDINATOR, municipality__in=places
    )
    return Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by("name")


def numbers_near(actor: Actor, places: QuerySet[Municipality]) -> dict[str, Any]:
    """The municipalities with the number on which care can be reached, and the names of those without, for a page."""
    numbers = dict(OnCallNumber.objects.visible_to(actor).values_list("municipality_id", "phone"))
    known = [(one, numbers.get(one.pk, "")) for one in places]
    return {"numbers": known, "without": [one.name for one, phone in known if not phone]}


def reader_near(actor: Actor, pk: int) -> CareContact | None:
    """Another reader of a municipality where the actor reads herself."""
    hers = CareContact.objects.reading(actor).values("municipality")
    return CareContact.objects.filter(pk=pk, municipality__in=hers).select_related("municipality").first()


def figures_of(actor: Actor) -> QuerySet[ReleasedFigures]:
    """The figures of the region that were released."""
    return ReleasedFigures.objects.visible_to(actor)


@dataclass(frozen=True)
class OpenYear:
    """A year that is over and not released: which of her municipalities have not added theirs, and of how many of those
    with care contacts the figures are in.
    """

    year: int
    to_add: list[CareContact]
    shares: int
    places: int


def open_years(actor: Actor, today: date) -> list[OpenYear]:
    """The two years before this one, as long as they were not released; for a reader only."""
    desks = desks_of(actor)
    if not desks:
        return []
    years = {today.year - 1, today.year - 2} - set(figures_of(actor).values_list("year", flat=True))
    shares = list(FiguresShare.objects.filter(year__in=years).values_list("year", "municipality_id"))
    places = set(CareContact.objects.readers_on(today).values_list("municipality", flat=True))
    return [
        OpenYear(
            year,
            [one for one in desks if (year, one.municipality_id) not in shares],
            len(places & {place for which, place in shares if which == year}),
            len(places),
        )
        for year in sorted(years, reverse=True)
    ]
