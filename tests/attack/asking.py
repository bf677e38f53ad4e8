"""One question to the oracle: this user, this record, this moment; and the words of the table as small questions."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .facts import Level, NamedFor, Place, Record, Role, User, World

ZONE = ZoneInfo("Europe/Amsterdam")


class Right(enum.Enum):
    """What a row of the table can give. Only READ and WRITE give the content."""

    READ = "read"
    WRITE = "write"
    STATUS = "codes and dates, no content"
    SUPPLEMENT = "write a supplement, and read for it only"
    BY_NUMBER = "read by the number of the case, not by address"
    COUNTS = "counts"
    AMOUNTS = "amounts due and paid"
    RECHECK = "what the recheck needs"
    OUTCOME = "outcome code and dates"
    DUTY = "duty fulfilled or open"
    WARNING = "do not visit without consultation, until a date"
    PICKED = "the picked fields"
    HIT = "hit or no hit, and the contact of the owner"
    TOTALS = "adopted totals per municipality"
    ONE_SUBJECT = "the readings on one data subject"
    PROTECTED = "protected figures"


Rights = frozenset[Right]
NOTHING: Rights = frozenset()
READ: Rights = frozenset({Right.READ})
WRITE: Rights = frozenset({Right.READ, Right.WRITE})
STATUS: Rights = frozenset({Right.STATUS})


@dataclass(frozen=True)
class Verdict:
    """The answer of the oracle."""

    rights: Rights

    @property
    def may_read(self) -> bool:
        """Tell whether the content may be read."""
        return Right.READ in self.rights

    @property
    def may_write(self) -> bool:
        """Tell whether the record may be written."""
        return Right.WRITE in self.rights

    @property
    def status_only(self) -> bool:
        """Tell whether codes and dates may be seen, and no content."""
        return Right.STATUS in self.rights and not self.may_read

    @property
    def nothing(self) -> bool:
        """Tell whether the record looks as if it did not exist."""
        return not self.rights


@dataclass(frozen=True)
class Asking:
    """A user, a record and a moment in a world of agreements and mergers."""

    world: World
    user: User
    record: Record
    at: datetime

    @property
    def day(self) -> date:
        """Give the day in the Netherlands on which is asked."""
        return self.at.astimezone(ZONE).date()

    @property
    def own(self) -> str | None:
        """Give the municipality that is responsible on the day: "the successor is own from the date on"."""
        begun = [row for row in self.record.responsible if row.since is None or row.since <= self.day]
        if not begun:
            return None
        code = max(begun, key=lambda row: row.since or date.min).municipality
        passed = {row.predecessor: row.successor for row in self.world.successions if row.day <= self.day}
        while code in passed:
            code = passed.pop(code)
        return code

    def valid_account(self) -> bool:
        """Tell whether there is a valid account on the day."""
        return self.user.active and self.user.account.holds(self.day)

    def roles(self) -> frozenset[tuple[Role, Place]]:
        """Give the roles valid on the day; "leave: dated delegation to a person of the same role"."""
        held = {(row.role, row.place) for row in self.user.roles if row.period.holds(self.day)}
        same = {role for role, _ in held}
        lent = {
            (row.role.role, row.role.place)
            for row in self.user.delegations
            if row.period.holds(self.day) and row.role.period.holds(self.day) and row.role.role in same
        }
        return frozenset(held | lent)

    def holds(self, role: Role, level: Level | None = None) -> bool:
        """Tell whether the role is held on the day, anywhere or at a level."""
        return any(held is role and (level is None or place.level is level) for held, place in self.roles())

    def own_role(self, role: Role) -> bool:
        """Tell whether the role is held at the own municipality: the word "own" behind a role in the table."""
        return self.own is not None and (role, Place(Level.MUNICIPALITY, self.own)) in self.roles()

    def works_in(self, municipality: str, role: Role) -> bool:
        """Tell whether the role is held at this municipality, which need not be the own one."""
        return (role, Place(Level.MUNICIPALITY, municipality)) in self.roles()

    def own_employee(self) -> bool:
        """Tell whether any role is held at the own municipality."""
        return any(place == Place(Level.MUNICIPALITY, self.own or "") for _, place in self.roles())

    def agreed(self, district: str, municipality: str | None, *, joint: bool = False) -> bool:
        """Tell whether an agreement of the district with the municipality is in force on the day."""
        if municipality is None:
            return True
        return any(
            (row.district, row.municipality) == (district, municipality) and row.period.holds(self.day)
            for row in self.world.agreements
            if row.joint or not joint
        )

    def district_role(self, role: Role, *, joint: bool = False) -> bool:
        """Tell whether it is held: "for the district, an agreement in force with the own municipality"."""
        return any(
            held is role
            and place.level is Level.DISTRICT
            and self.record.district in (None, place.code)
            and (self.own is not None or self.record.district is not None)
            and self.agreed(place.code, self.own, joint=joint)
            for held, place in self.roles()
        )

    def coordinator(self) -> bool:
        """Tell whether she coordinates the district of the record."""
        return self.district_role(Role.COORDINATOR)

    def among(self, keys: frozenset[str]) -> bool:
        """Tell whether she is one of the people named."""
        return self.user.key in keys

    def assigned(self) -> bool:
        """Tell whether she is a supervisor assigned now: "a right that came with an assignment ends with it".

        Leave: what a colleague was assigned comes along to who has the same role, but a designation (Awb 5:11) is of a
        person: of a record in a municipality only where she is designated herself.
        """
        keys = self.record.part_of | {self.record.key}
        live = any(
            row.record in keys and row.span.holds(self.at) and (not row.lent or self.own is None or self.designated())
            for row in self.user.assignments
        )
        return live and self.district_role(Role.SUPERVISOR)

    def signed(self) -> bool:
        """Tell whether she is one of the supervisors who signed."""
        return self.among(self.record.signers) and self.district_role(Role.SUPERVISOR)

    def rechecks(self) -> bool:
        """Tell whether she is a supervisor planned for a recheck of the case."""
        keys = self.record.part_of | {self.record.key}
        live = any(row.record in keys and row.span.holds(self.at) for row in self.user.rechecks)
        return live and self.district_role(Role.SUPERVISOR)

    def designated(self) -> bool:
        """Tell whether she is a supervisor designated in the own municipality on the day."""
        held = any(row.municipality == self.own and row.period.holds(self.day) for row in self.user.designations)
        return held and self.district_role(Role.SUPERVISOR)

    def mandated(self) -> bool:
        """Tell whether she is a signer of the own municipality, within her mandate."""
        power = self.record.power
        held = any(
            row.municipality == self.own
            and row.period.holds(self.day)
            and (not row.powers or not power or power in row.powers)
            for row in self.user.mandates
        )
        return held and self.own_role(Role.SIGNER)

    def named(self, *what: NamedFor) -> bool:
        """Tell whether the own municipality named her for this on the day."""
        return any(
            row.what in what and row.municipality == self.own and row.period.holds(self.day)
            for row in self.user.namings
        )

    def invited(self) -> bool:
        """Tell whether she is a hearing committee member invited to this."""
        keys = self.record.part_of | {self.record.key}
        live = any(row.record in keys and row.span.holds(self.at) for row in self.user.invitations)
        return live and self.holds(Role.HEARING_MEMBER)

    def let_in(self) -> bool:
        """Tell whether the owner let her read this on request, where she works: "request access; the owner decides"."""
        live = any(row.record == self.record.key and row.span.holds(self.at) for row in self.user.let_in)
        return live and (self.own_employee() or any(self.district_role(role) for role in Role))

    def broke_glass(self) -> bool:
        """Tell whether she broke the glass for this record and the time is not over."""
        return any(row.record == self.record.key and row.span.holds(self.at) for row in self.user.break_glass)
