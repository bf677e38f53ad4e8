"""Plain facts about a user and about a record, for the oracle of access.

Nothing here knows the product: no Django, no model, no query. The words are those of the table "Who may see and do
what". A period of days holds its last day; a span of moments does not hold its end.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime


class Level(enum.Enum):
    """What a place is."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    REGION = "region"


class Role(enum.Enum):
    """The roles that the table names."""

    SUPERVISOR = "supervisor"
    COORDINATOR = "coordinator"
    LAWYER = "lawyer"
    SIGNER = "signer"
    PERMIT_OFFICER = "permit officer"
    PRIVACY_OFFICER = "privacy officer"
    PROTECTION_OFFICER = "data protection officer"
    POLICY_OFFICER = "policy officer"
    CONTROLLER = "controller"
    CARE_CONTACT = "care contact"
    CONTACT_OFFICER = "contact officer"
    FUNCTIONAL_ADMINISTRATOR = "functional administrator"
    DESIGNATING_OFFICIAL = "official who designates"
    HEARING_MEMBER = "hearing committee member"
    RIGHTS_DESK = "rights desk"
    PROGRAMME_OWNER = "programme owner"
    STEERING = "region steering"
    BIBOB_READER = "reader of the Bibob vault"
    PARTNER = "partner"


class Kind(enum.Enum):
    """The kinds of record in the rows of the table, and those that law A8 adds to a row."""

    SIGNAL = "signal"
    PREMISES = "premises"
    BUSINESS = "business"
    PERMIT = "permit"
    DWELLING = "dwelling"
    ROUND = "round"
    VISIT = "visit"
    REPORT = "report"
    HANDOVER = "hand-over"
    CASE = "case"
    DECISION = "decision"
    LETTER = "letter"
    INCOMING_PAPER = "incoming paper"
    PAYMENT = "payment"
    ADDRESSEE = "addressee"
    OBJECTION = "objection"
    BIBOB = "bibob"
    TRAFFICKING = "signal of trafficking"
    CARE_REFERRAL = "care referral"
    DISCLOSURE = "disclosure"
    DECONFLICTION = "deconfliction"
    BYLAW = "by-law"
    ACCOUNT = "account"
    DESIGNATION = "designation"
    COST_PLAN = "cost plan"
    SHARE = "share"
    PAYMENT_REQUEST = "payment request"
    HOURS = "hours"
    PROGRAMME = "programme"
    TRAINING = "training of staff"
    COUNCIL_PAPER = "paper for council and college"
    EVENT = "event"
    FIGURES = "figures"
    COMPLAINT = "complaint"
    TASK = "task"
    EMERGENCY = "emergency"
    ATTACHMENT = "attachment"
    OTHER = "not in the table"


class Phase(enum.Enum):
    """The phases in the second column of the table."""

    ALWAYS = "always"
    UNTIL_DECIDED = "until decided"
    ASSIGNED = "assigned to a visit"
    OPEN = "open"
    CLOSED = "closed"
    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"
    DRAFT = "draft"
    SIGNED = "signed, not handed over"
    ACCEPTED = "accepted by the municipality"
    OFFERED = "offered"
    FORWARDED = "forwarded to another municipality"
    RECORDING = "being recorded"
    TOLD_ON = "told on"
    ADOPTED = "adopted"


class NamedFor(enum.Enum):
    """What a municipality names a person for, beside her role."""

    CARE = "care contact"
    CARE_DEPUTY = "dated deputy of a care contact"
    BIBOB = "reader of the Bibob vault"


@dataclass(frozen=True)
class Period:
    """Days from start to last, both included; None is open."""

    start: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return (self.start is None or self.start <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Span:
    """Moments from start up to, and without, the end; None is open."""

    start: datetime | None = None
    end: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Tell whether the moment lies in the span."""
        return (self.start is None or self.start <= at) and (self.end is None or at < self.end)


@dataclass(frozen=True)
class Place:
    """A municipality, a district or a region, by its code."""

    level: Level
    code: str


@dataclass(frozen=True)
class RoleAt:
    """A role at a place in a period."""

    role: Role
    place: Place
    period: Period = field(default_factory=Period)


@dataclass(frozen=True)
class Agreement:
    """The agreement of a district with a municipality; joint (AVG 26) or with the district as processor (AVG 28)."""

    district: str
    municipality: str
    period: Period = field(default_factory=Period)
    joint: bool = True


@dataclass(frozen=True)
class Succession:
    """From the day on, the successor is own where the predecessor was."""

    predecessor: str
    successor: str
    day: date


@dataclass(frozen=True)
class Designation:
    """A supervisor is designated in a municipality in a period."""

    municipality: str
    period: Period = field(default_factory=Period)


@dataclass(frozen=True)
class Naming:
    """A municipality names a person for something in a period."""

    what: NamedFor
    municipality: str
    period: Period = field(default_factory=Period)


@dataclass(frozen=True)
class Mandate:
    """A signer may take the named decisions for a municipality in a period; no powers named: every decision."""

    municipality: str
    powers: frozenset[str] = frozenset()
    period: Period = field(default_factory=Period)


@dataclass(frozen=True)
class Assignment:
    """A person is assigned to a record (round, visit, recheck, case, signal) for a span."""

    record: str
    span: Span = field(default_factory=Span)
    lent: bool = False
    """Whether it is that of a colleague whom she covers for in these days."""


@dataclass(frozen=True)
class Delegation:
    """On leave, the role of a colleague is delegated to this person for a period."""

    role: RoleAt
    period: Period


@dataclass(frozen=True)
class User:
    """All that the oracle has to know about a person."""

    key: str
    account: Period = field(default_factory=Period)
    active: bool = True
    roles: tuple[RoleAt, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    designations: tuple[Designation, ...] = ()
    namings: tuple[Naming, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    rechecks: tuple[Assignment, ...] = ()
    invitations: tuple[Assignment, ...] = ()
    break_glass: tuple[Assignment, ...] = ()
    let_in: tuple[Assignment, ...] = ()
    involved: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Responsible:
    """The municipality that is responsible for a record from a day on; None: from its beginning."""

    municipality: str
    since: date | None = None


@dataclass(frozen=True)
class Record:
    """All that the oracle has to know about a record."""

    key: str
    kind: Kind
    phase: Phase = Phase.ALWAYS
    responsible: tuple[Responsible, ...] = ()
    district: str | None = None
    part_of: frozenset[str] = frozenset()
    inside: tuple[Record, ...] = ()
    signers: frozenset[str] = frozenset()
    touches_permit: bool = False
    works_alone: bool = False
    power: str = ""
    decision: str = ""
    about: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()
    approvers: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()
    received_in: str | None = None
    deciders: frozenset[Role] = frozenset()
    by_district: bool = False
    supplied_by: str | None = None
    until: date | None = None


@dataclass(frozen=True)
class World:
    """What holds for all: the agreements, the municipalities that were merged, and the district each lies in."""

    agreements: tuple[Agreement, ...] = ()
    successions: tuple[Succession, ...] = ()
    lies_in: tuple[tuple[str, str], ...] = ()
