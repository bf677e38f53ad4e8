"""Where the product knowingly does something else than the table, each with its reason.

`more` is what is read beyond the table; not `more` is what is withheld though the table would give it. What is not here
is a leak or a mistake.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .asking import READ, STATUS, Asking, Right, Rights
from .facts import Kind, Level, Phase, Place, Role
from .office import sides_of
from .oracle import verdict
from .records import NOTHING_CHOSEN

BOTH = READ | STATUS
OFFICE = READ | {Right.WRITE, Right.TOTALS, Right.PROTECTED, Right.COUNTS}
OF_OFFICE = (Kind.COST_PLAN, Kind.SHARE, Kind.PAYMENT_REQUEST, Kind.HOURS, Kind.PROGRAMME, Kind.TRAINING, Kind.FIGURES)
OF_CASE = (Kind.CASE, Kind.LETTER, Kind.ADDRESSEE, Kind.PAYMENT, Kind.INCOMING_PAPER)


@dataclass(frozen=True)
class Deviation:
    """One knowing deviation: for which kinds, why, for whom, and what it gives (`more`) or takes (not `more`)."""

    kinds: tuple[Kind, ...]
    reason: str
    applies: Callable[[Asking], bool] = field(compare=False)
    rights: Rights = BOTH
    more: bool = True

    def __str__(self) -> str:
        kinds = ", ".join(kind.value for kind in self.kinds)
        return f"{'more' if self.more else 'less'} than the table, {kinds}: {self.reason}"


def _over(asking: Asking) -> bool:
    lawyer = asking.record.kind is Kind.VISIT and asking.own_role(Role.LAWYER)
    return asking.record.phase is Phase.DONE and (asking.coordinator() or lawyer)


def _decided(asking: Asking) -> bool:
    return asking.record.phase in (Phase.CLOSED, Phase.DONE) and asking.own_role(Role.LAWYER)


def _returned(asking: Asking) -> bool:
    return asking.record.phase is Phase.DONE and asking.coordinator()


def _stand_of_decided(asking: Asking) -> bool:
    return asking.record.phase is Phase.CLOSED and asking.coordinator()


def _until_taken_over(asking: Asking) -> bool:
    accepted = any(row.kind is Kind.REPORT and row.phase is Phase.ACCEPTED for row in asking.record.inside)
    return asking.record.phase is Phase.OPEN and not accepted and asking.coordinator()


def _named_in_letters(asking: Asking) -> bool:
    permit = asking.own_role(Role.PERMIT_OFFICER) and asking.record.touches_permit
    return permit or asking.own_role(Role.PRIVACY_OFFICER)


def _region_or_team(asking: Asking) -> bool:
    district = dict(asking.world.lies_in).get(asking.own or "")
    team = any(place.level is Level.DISTRICT and place.code == district for _, place in asking.roles())
    return team or asking.holds(Role.FUNCTIONAL_ADMINISTRATOR)


def _of_gone_municipality(asking: Asking) -> bool:
    gone = {row.predecessor for row in asking.world.successions if row.day <= asking.day}
    lies_in = dict(asking.world.lies_in)
    there = [place.code for role, place in asking.roles() if role is not Role.PARTNER and place.code in lies_in]
    return all(code in gone for code in there if lies_in[code] == lies_in.get(asking.own or ""))


def _nothing_to_sign(asking: Asking) -> bool:
    return asking.record.power == NOTHING_CHOSEN and asking.mandated()


def _involved(asking: Asking) -> bool:
    decisions = {asking.record.decision, *(row.decision for row in asking.record.inside)}
    return bool(decisions & asking.user.involved)


def _shut(asking: Asking) -> bool:
    return asking.record.phase is Phase.TOLD_ON and asking.assigned()


def _only_lent(asking: Asking) -> bool:
    """Whether she is assigned by covering for a colleague only."""
    keys = asking.record.part_of | {asking.record.key}
    live = [row for row in asking.user.assignments if row.record in keys and row.span.holds(asking.at)]
    return bool(live) and all(row.lent for row in live)


def _by_role_in_gone_municipality(asking: Asking) -> bool:
    """Whether she would have less without what she is in municipalities that went into others."""
    gone = {row.predecessor for row in asking.world.successions if row.day <= asking.day}
    places = {Place(Level.MUNICIPALITY, code) for code in gone}
    roles = tuple(row for row in asking.user.roles if row.place not in places)
    lent = tuple(row for row in asking.user.delegations if row.role.place not in places)
    rest = replace(asking.user, roles=roles, delegations=lent)
    return verdict(asking.world, rest, asking.record, asking.at) != verdict(
        asking.world, asking.user, asking.record, asking.at
    )


def _only_partner(asking: Asking) -> bool:
    return all(role is Role.PARTNER for role, _ in asking.roles())


def _of_other_controllers(asking: Asking) -> bool:
    """Whether she reads these hours only as controller of a municipality that neither got nor supplied them."""
    offices, sides = (Role.CONTROLLER, Role.POLICY_OFFICER), sides_of(asking)
    own = any(one.own_role(office) for one in sides for office in offices) or any(one.coordinator() for one in sides)
    return not own and not asking.holds(Role.CONTROLLER, Level.REGION)


DEVIATIONS: tuple[Deviation, ...] = (
    Deviation(
        (Kind.VISIT, Kind.ROUND),
        "after it is over the row has no phase; place, cause and hour stay with who planned it and with the lawyer; "
        "all that was found is in the report, which has phases of its own",
        _over,
    ),
    Deviation(
        (Kind.HANDOVER,),
        "once decided it is a paper of the case, which the own lawyer reads (row Enforcement case)",
        _decided,
    ),
    Deviation(
        (Kind.HANDOVER,),
        "returned to the district, which mends it and offers it again",
        _returned,
    ),
    Deviation(
        (Kind.HANDOVER,),
        "once decided the coordinator sees the stand, as of the report and the case that it belongs to",
        _stand_of_decided,
        STATUS,
    ),
    Deviation(
        (Kind.DWELLING,),
        "the coordinator plans the visit and offers the report: she works on the case until it is taken over",
        _until_taken_over,
    ),
    Deviation(
        (Kind.TRAFFICKING,),
        "who made the control sees that a door was closed there, so that it is not told twice; not what lies behind",
        _shut,
        frozenset({Right.DUTY}),
    ),
    Deviation(
        (Kind.REPORT, Kind.ATTACHMENT),
        "who covers for a supervisor does not get the draft report: who made the control signs what she saw herself",
        lambda asking: any(
            row.kind is Kind.REPORT and row.phase is Phase.DRAFT and _only_lent(replace(asking, record=row))
            for row in (asking.record, *asking.record.inside)
        ),
        more=False,
    ),
    Deviation(
        (Kind.EVENT,),
        "the data protection officer watches with the privacy officer (toegang.md; AVG 39)",
        lambda asking: asking.own_role(Role.PROTECTION_OFFICER),
    ),
    Deviation(
        (Kind.DESIGNATION,),
        "published decisions (Awb 3:42): the functional administrator keeps accounts by them, and the district team "
        "reads them of every municipality that lies in the district",
        _region_or_team,
    ),
    Deviation(
        (Kind.ADDRESSEE,),
        "who reads the letters and decisions of a case (row Enforcement case) reads whom they are addressed to; "
        "law A8 is narrower",
        _named_in_letters,
    ),
    Deviation(
        OF_CASE,
        "as long as no measure was chosen nothing of a case falls within a mandate",
        _nothing_to_sign,
        more=False,
    ),
    Deviation(
        OF_CASE[1:],
        "the coordinator sees the stand of the case as a whole; letters, papers and payments have none of their own",
        lambda asking: asking.coordinator() or asking.rechecks(),
        STATUS,
        more=False,
    ),
    Deviation(
        (Kind.OBJECTION,),
        "the signer reads the objection on which she decides by mandate (row Enforcement case, decisions; Awb 10:3)",
        lambda asking: asking.mandated(),
    ),
    Deviation(
        (Kind.ATTACHMENT,),
        "letters and files of an objection are read by office: who is invited to the committee gets them on paper",
        lambda asking: any(replace(asking, record=row).invited() for row in asking.record.inside),
        more=False,
    ),
    Deviation(
        (Kind.OBJECTION,),
        "a gap on PostgreSQL: a member of the committee who works in another municipality is stopped by its wall",
        lambda asking: asking.invited() and not asking.own_employee(),
        more=False,
    ),
    Deviation(
        (Kind.DESIGNATION,),
        "a role in a municipality that went into another reaches nothing; the successor gives it anew",
        _of_gone_municipality,
        more=False,
    ),
    Deviation(
        (Kind.OBJECTION, Kind.ATTACHMENT),
        "lawyers who were involved in the decision do not read the objection either (Awb 7:5, 10:3): stricter",
        _involved,
        more=False,
    ),
    Deviation(
        (Kind.ACCOUNT,),
        "her own account is on a page of its own and in no list",
        lambda asking: asking.among(asking.record.about),
        more=False,
    ),
    Deviation(
        (Kind.EMERGENCY,),
        "behind the wall of another municipality her own emergency closes with the record; its event stays on the log",
        lambda asking: asking.among(asking.record.makers),
        more=False,
    ),
    Deviation(
        (Kind.BYLAW,),
        "a draft of a letter template is paper of the lawyers until it is adopted: stricter",
        lambda asking: asking.record.phase is Phase.DRAFT and asking.record.key.startswith("letters.template:"),
        more=False,
    ),
    Deviation(
        (Kind.COST_PLAN,),
        "policy officers read adopted totals and the share of the own municipality; a draft, and what a plan costs, is "
        "for controllers (toegang.md): stricter",
        lambda asking: not asking.holds(Role.CONTROLLER),
        more=False,
    ),
    Deviation(
        (Kind.COST_PLAN, Kind.SHARE, Kind.FIGURES),
        "partners come in their portal and nowhere else; what is public they read elsewhere: stricter",
        _only_partner,
        OFFICE,
        more=False,
    ),
    Deviation(
        (Kind.HOURS,),
        "controllers read the sums of hours that were worked for their municipality or supplied by it: stricter",
        _of_other_controllers,
        OFFICE,
        more=False,
    ),
    Deviation(
        OF_OFFICE,
        "a role in a municipality that went into another reaches nothing; the successor gives it anew",
        _by_role_in_gone_municipality,
        OFFICE,
        more=False,
    ),
)
