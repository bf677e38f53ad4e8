"""Rules of signals: who may what in which phase, and what is refused. Pure."""

from collections.abc import Collection
from datetime import date, datetime

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.signals.vocabulary import (
    POLICE_FIRST,
    TRANSITIONS,
    Category,
    Outcome,
    PlaceKind,
    Route,
    Source,
    Status,
)

SIGNAL_REGISTER = Permission("signals.register", "Meldingen vastleggen")
SIGNAL_DECIDE = Permission("signals.decide", "Meldingen beoordelen, samenvoegen en afsluiten")
SIGNAL_PLAN = Permission("signals.plan", "Meldingen inplannen voor een controle")
SIGNAL_FINISH = Permission("signals.finish", "Meldingen afsluiten na een controle")
SIGNAL_READ_OPEN = Permission("signals.read_open", "Meldingen inzien tot het besluit")
SIGNAL_READ_PLANNED = Permission("signals.read_planned", "Ingeplande meldingen inzien")
SIGNAL_READ_CLOSED = Permission("signals.read_closed", "Afgesloten meldingen inzien")
SIGNAL_STATUS_MOVED = Permission("signals.status_moved", "De stand zien van meldingen die zijn doorgezonden")
SIGNAL_STATUS = Permission("signals.status", "De stand van meldingen inzien, zonder inhoud")
SIGNAL_COUNT = Permission("signals.count", "Aantallen meldingen inzien")
SIGNAL_PASS_ON = Permission(
    "signals.pass_on", "Vastleggen dat een melding is doorgegeven aan een gemeente die niet meedoet"
)
PASSED_ON_READ = Permission("signals.passed_on_read", "Zien welke meldingen zijn doorgegeven, zonder inhoud")

REGISTERED = EventType("signals.registered", "Melding vastgelegd ({source}, {place_kind})")
DECIDED = EventType(
    "signals.decided", "Melding beoordeeld: {route}, prioriteit {priority} ({from_status} > {to_status})"
)
MERGED = EventType("signals.merged", "Melding samengevoegd met {main}")
JOINED = EventType("signals.joined", "Melding {other} hiermee samengevoegd")
CLOSED = EventType("signals.closed", "Melding afgesloten: {outcome} ({from_status} > {to_status})")
PLANNED = EventType("signals.planned", "Melding ingepland voor een controle")
RELEASED = EventType("signals.released", "Melding niet meer ingepland")
POLICE_TOLD = EventType("signals.police_told", "Politie gebeld over de melding")
OFFERED = EventType("signals.offered", "Melding aangeboden aan een andere gemeente ({from_status} > {to_status})")
KEPT = EventType("signals.kept", "Melding niet doorgezonden, en terug in behandeling ({from_status} > {to_status})")
MOVED = EventType("signals.moved", "Melding doorgezonden; de inhoud is hier gewist ({from_status} > {to_status})")
PASSED_ON = EventType("signals.passed_on", "Melding doorgegeven aan burgemeester en politie ({source})")
SIGNAL_READ = EventType("signals.read", "Melding ingezien", reading=True)
LIST_READ = EventType("signals.list_read", "Lijst van meldingen ingezien: {rows} regels", reading=True)
LIST_EXPORTED = EventType("signals.list_exported", "Lijst van meldingen opgeslagen: {rows} regels", reading=True)
COUNTS_READ = EventType("signals.counts_read", "Aantallen meldingen ingezien", reading=True)

TEXT_LENGTH = 2_000
PUBLIC_PLACE_LENGTH = 120
SECOND_CAUSE_LENGTH = 20
"""The fewest characters with which a second cause is more than a word."""
WORKING_DAYS_TO_DECIDE = 2
EARLIER_MONTHS = 12

TASK_DECIDE = "signals.decide"
TASK_PLAN = "signals.plan"
TASK_CLOSE = "signals.close"


def declare_rights() -> None:
    """Fill in who holds the permissions on signals, per phase.

    Basis: toegang.md, rows "Signal*".
    """
    coordinator: dict[Role, Way | tuple[Way, ...]] = {Role.COORDINATOR: Way.OFFICE}
    own: dict[Role, Way | tuple[Way, ...]] = {Role.LAWYER: Way.OFFICE}
    protection: dict[Role, Way | tuple[Way, ...]] = {Role.PRIVACY_OFFICER: Way.OFFICE}
    assigned: dict[Role, Way | tuple[Way, ...]] = {Role.SUPERVISOR: Way.ASSIGNED}
    allow(SIGNAL_REGISTER, coordinator)
    allow(SIGNAL_PASS_ON, coordinator)
    allow(PASSED_ON_READ, coordinator | own | {Role.POLICY_OFFICER: Way.OFFICE})
    allow(SIGNAL_DECIDE, coordinator)
    allow(SIGNAL_PLAN, coordinator)
    allow(SIGNAL_FINISH, coordinator | assigned)
    allow(SIGNAL_READ_OPEN, coordinator | own | protection)
    allow(SIGNAL_READ_PLANNED, coordinator | own | assigned)
    allow(SIGNAL_READ_CLOSED, own | protection)
    allow(SIGNAL_STATUS, coordinator)
    allow(SIGNAL_STATUS_MOVED, own | protection)
    allow(SIGNAL_COUNT, {Role.POLICY_OFFICER: Way.OFFICE})


def may_move(old: str, new: str) -> bool:
    """Whether a signal may go from one status to another.

    Basis: ADR 0040 (the states of a signal); a closed or merged signal is never opened again.
    """
    return Status(new) in TRANSITIONS[Status(old)]


def refuse_move(old: str, new: str) -> None:
    """Raises Refused("wrong_status") when the status does not allow the move.

    Basis: ADR 0040.
    """
    if Status(old) is Status.OFFERED and not may_move(old, new):
        raise Refused(
            "on_offer",
            "Deze melding is aangeboden aan een andere gemeente. Neem dat aanbod eerst terug, of wacht af.",
        )
    if not may_move(old, new):
        raise Refused(
            "wrong_status",
            f"Een melding die {Status(old).label} is, kan niet {Status(new).label} worden. "
            "Leg zo nodig een nieuwe melding vast.",
        )


def categories_text(codes: Collection[str]) -> str:
    """Category codes as they are stored: in the order of the list, each between spaces.

    Basis: law notes A8 "Signal": category codes.
    """
    return f" {' '.join(category.value for category in Category if category.value in codes)} "


def is_police_first(categories: Collection[str]) -> bool:
    """Whether one of the categories is for the police first.

    Basis: law notes D3 (acute danger, a minor, clear coercion: at once, by phone).
    """
    return bool(POLICE_FIRST & set(categories))


def refuse_home_on_one_anonymous_tip(*, is_dwelling: bool, sources: Collection[str], second_cause: str) -> None:
    """A home is not controlled on anonymous tips alone: a second, independent cause must be in writing.

    `sources` are those of the signal and of all that were merged into it: two anonymous tips may be one person's.
    Raises Refused("one_anonymous_tip").
    Basis: law notes "Further rules"; Grondwet 12, Awb 5:13.
    """
    only_anonymous = all(source == Source.ANONYMOUS_LINE for source in sources)
    if is_dwelling and only_anonymous and len(second_cause.strip()) < SECOND_CAUSE_LENGTH:
        raise Refused(
            "one_anonymous_tip",
            "Een anonieme melding is nooit genoeg voor de controle van een woning. Beschrijf een tweede aanleiding "
            f"die los staat van deze melding, in ten minste {SECOND_CAUSE_LENGTH} tekens.",
            field="second_cause",
        )


def refuse_control_before_police(*, categories: Collection[str], route: str, police_told_at: datetime | None) -> None:
    """No control by the team on a police matter before the police were called. Raises Refused("police_first").

    Basis: law notes D3; Sv 160-162; the police take the lead when there are signals of trafficking beforehand.
    """
    if route == Route.CONTROL and is_police_first(categories) and police_told_at is None:
        raise Refused(
            "police_first",
            "Bij een vermoeden van een minderjarige, mensenhandel of gevaar gaat de politie voor. Bel de politie "
            "direct en noteer daarna alleen wanneer u belde.",
            field="police_told_at",
        )


def refuse_closing_before_police(*, categories: Collection[str], police_told_at: datetime | None) -> None:
    """A police matter is not closed before the police were called. Raises Refused("police_not_told").

    Basis: law notes D3; Sv 160-162.
    """
    if is_police_first(categories) and police_told_at is None:
        raise Refused(
            "police_not_told",
            "Deze melding kan pas worden afgesloten als de politie is gebeld. Noteer wanneer dat was.",
            field="police_told_at",
        )


def refuse_forwarding_planned(status: str) -> None:
    """A signal on which a visit is planned is not forwarded. Raises Refused("planned").

    Basis: ADR 0123 (what runs here ends first, and by who plans it).
    """
    if status == Status.PLANNED:
        raise Refused(
            "planned", "Voor deze melding is een bezoek gepland. Zeg dat bezoek eerst af; zend haar dan door."
        )


def refuse_forwarding_before_police(*, categories: Collection[str], police_told_at: datetime | None) -> None:
    """A police matter is not forwarded before the police were called. Raises Refused("police_not_told").

    Basis: law notes D3; Sv 160-162: the duty to tell does not wait for another municipality.
    """
    if is_police_first(categories) and police_told_at is None:
        raise Refused(
            "police_not_told", "Bel eerst de politie en noteer wanneer dat was. Zend de melding daarna pas door."
        )


def refuse_forwarding_held(until: date | None) -> None:
    """Where no visit is made without consultation, that is talked about first: the other municipality cannot know it.

    Basis: law notes, Further rules ("Hold"); toegang.md, row "Signal of trafficking".
    """
    if until is not None:
        raise Refused(
            "held",
            f"Hier wordt tot en met {until:%d-%m-%Y} niet bezocht zonder overleg. Overleg eerst met de gemeente; "
            "daarna kan de melding door.",
        )


def refuse_story_on_police_matter(*, categories: Collection[str], text: str) -> None:
    """On a police matter nothing is written about what happened. Raises Refused("no_story").

    Basis: law notes A8 "Signal": a narrative about a person goes by the police channel.
    """
    if is_police_first(categories) and text.strip():
        raise Refused(
            "no_story",
            "Schrijf bij een vermoeden van een minderjarige, mensenhandel of gevaar niets op. Bel de politie direct en "
            "vertel het daar; hier blijven alleen de codes.",
            field="text",
        )


def refuse_unexplained_deviation(*, deviates: bool, reason: str) -> None:
    """Whoever decides otherwise than proposed says why. Raises Refused("reason_needed").

    Basis: Awb 3:46 and 3:47 (a decision rests on reasons), ADR 0040.
    """
    if deviates and not reason.strip():
        raise Refused("reason_needed", "U wijkt af van het voorstel. Schrijf op waarom.", field="reason")


def refuse_wrong_place(*, place_kind: str, has_premises: bool, address: str, public_place: str) -> None:
    """The place is said in the field that belongs to its kind, and in no other. Raises Refused("wrong_place").

    Basis: law notes A8: the address of a dwelling stands in its case and nowhere else.
    """
    said = {
        PlaceKind.PREMISES: (has_premises, "premises", "Kies het bedrijfspand waar de melding over gaat."),
        PlaceKind.DWELLING: (bool(address.strip()), "address", "Vul het adres van de woning in."),
        PlaceKind.PUBLIC: (bool(public_place.strip()), "public_place", "Beschrijf de openbare plaats kort."),
    }
    for kind, (is_said, field, sentence) in said.items():
        if kind == place_kind and not is_said:
            raise Refused("place_missing", sentence, field=field)
        if kind != place_kind and is_said:
            raise Refused(
                "wrong_place",
                f"Dit veld hoort bij een {kind.label}, en u koos {PlaceKind(place_kind).label}. Maak het leeg.",
                field=field,
            )


def refuse_unknown_codes(categories: Collection[str]) -> None:
    """A signal has at least one category, each from the list. Raises Refused("category").

    Basis: law notes A8 "Signal": category codes.
    """
    if not categories or not set(categories) <= set(Category.values):
        raise Refused("category", "Kies ten minste één onderwerp uit de lijst.", field="categories")


def refuse_participant(*, takes_part: bool) -> None:
    """Only a signal about a municipality of the own district that takes no part is passed on; any other is recorded.

    Basis: AVG 26 and 28 (no arrangement, no ground); toegang.md, row "Passed-on signal". Raises Refused("takes_part").
    """
    if takes_part:
        raise Refused(
            "takes_part",
            "Deze gemeente doet mee, of hoort bij een ander district. Leg de melding vast bij Meldingen.",
            field="municipality",
        )


def refuse_untold(*, received_at: datetime, told: Collection[datetime], at: datetime) -> None:
    """What is recorded has happened: received, and then told. Raises Refused("future") or Refused("told_before").

    Basis: Awb 3:2 (what is recorded is right).
    """
    if max(received_at, *told) > at:
        raise Refused(
            "future", "U kunt alleen vastleggen wat al is gebeurd; een van de tijdstippen ligt in de toekomst."
        )
    if min(told) < received_at:
        raise Refused("told_before", "Er is niet gebeld voordat de melding binnenkwam; kijk de tijdstippen na.")


def refuse_future(*, occurred: date | None, received_at: datetime, at: datetime, today: date) -> None:
    """What was seen or received lies not in the future. Raises Refused("future").

    Basis: ADR 0040.
    """
    if received_at > at:
        raise Refused("future", "Een melding kan niet in de toekomst zijn ontvangen.", field="received_at")
    if occurred is not None and occurred > today:
        raise Refused("future", "De dag van de waarneming ligt in de toekomst.", field="occurred_date")


def refuse_wrong_merge(
    *, same: bool, same_municipality: bool, same_place: bool, place_known: bool, main_is_open: bool
) -> None:
    """Only signals about the same place in the same municipality are merged, into one that is still open.

    Whether two homes are the same, the coordinator judges herself: nothing is compared by address.
    Raises Refused("wrong_merge").
    Basis: toegang.md (own municipality), law notes A8 "Dwelling suspected", ADR 0040.
    """
    sentence = ""
    if same:
        sentence = "Een melding kan niet met zichzelf worden samengevoegd."
    elif not same_municipality:
        sentence = "Alleen meldingen van dezelfde gemeente kunnen worden samengevoegd."
    elif place_known and not same_place:
        sentence = "Deze meldingen gaan niet over dezelfde soort plaats of hetzelfde bedrijfspand."
    elif not main_is_open:
        sentence = "De melding waarmee u wilt samenvoegen, is al ingepland of afgesloten."
    if sentence:
        raise Refused("wrong_merge", sentence, field="into")


def refuse_outcome_without_visit(outcome: str) -> None:
    """The outcome "gecontroleerd" follows from a control, not from a choice. Raises Refused("no_visit").

    Basis: ADR 0040.
    """
    if outcome == Outcome.CONTROLLED:
        raise Refused(
            "no_visit", "Een melding is pas gecontroleerd als er een controle is geweest. Plan die in.", field="outcome"
        )


def refuse_closing_without_reason(reason: str) -> None:
    """Whoever closes a signal says why. Raises Refused("reason_needed").

    Basis: Awb 3:46; law notes "Further rules".
    """
    if not reason.strip():
        raise Refused("reason_needed", "Schrijf op waarom de melding wordt afgesloten.", field="reason")


PURPOSES: dict[Role, str] = {
    Role.COORDINATOR: "triage",
    Role.SUPERVISOR: "controle",
    Role.LAWYER: "handhaving",
    Role.PRIVACY_OFFICER: "rechtsbescherming",
    Role.POLICY_OFFICER: "beleid",
}


def purpose_of(roles: Collection[Role]) -> str:
    """The purpose for which these roles read signals; that of the first role that has one.

    Basis: AVG 5(1)(b); toegang.md: every reading marked * carries a purpose.
    """
    return next((purpose for role, purpose in PURPOSES.items() if role in roles), "onbekend")
