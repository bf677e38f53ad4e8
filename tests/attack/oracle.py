"""The oracle of access: the table "Who may see and do what", row by row, from plain facts.

It was written from the table alone, before the code of the product was read. A row that is not here is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from .asking import NOTHING, READ, STATUS, WRITE, Asking, Right, Rights, Verdict
from .facts import Kind, NamedFor, Phase, Record, Role, User, World
from .office import (
    account,
    bylaw,
    costs,
    council_paper,
    deconfliction,
    designation,
    emergency,
    event,
    figures,
    hours,
    programme,
    task,
    training,
)

Rule = Callable[[Asking], Rights]

PURPOSE = frozenset(
    {
        Kind.SIGNAL,
        Kind.REPORT,
        Kind.INCOMING_PAPER,
        Kind.BIBOB,
        Kind.TRAFFICKING,
        Kind.CARE_REFERRAL,
        Kind.DISCLOSURE,
        Kind.COMPLAINT,
    }
)
NO_RECORDS = frozenset(
    {
        Kind.TASK,
        Kind.BYLAW,
        Kind.ACCOUNT,
        Kind.DESIGNATION,
        Kind.COST_PLAN,
        Kind.SHARE,
        Kind.PAYMENT_REQUEST,
        Kind.HOURS,
        Kind.PROGRAMME,
        Kind.TRAINING,
        Kind.COUNCIL_PAPER,
        Kind.FIGURES,
    }
)
SEALED = frozenset({Kind.CARE_REFERRAL, Kind.BIBOB, Kind.COMPLAINT})


def signal(asking: Asking) -> Rights:
    """Signal*, by phase.

    until decided | coordinator of the district | coordinator; lawyer own; privacy officer own | policy officer own
    (counts)
    assigned to a visit | - | the supervisors assigned, while assigned; lawyer own | coordinator keeps reading
    closed | - | lawyer own; privacy officer own | coordinator
    offered to another municipality | nobody | coordinator; lawyer own; privacy officer own | -
    forwarded | nobody | nobody | coordinator; lawyer own; privacy officer own (docs/explanation/toegang.md)
    """
    phase, rights = asking.record.phase, NOTHING
    own = asking.own_role(Role.LAWYER) or asking.own_role(Role.PRIVACY_OFFICER)
    if phase is Phase.FORWARDED:
        return STATUS if own or asking.coordinator() else NOTHING
    if phase is Phase.OFFERED:
        return READ if own or asking.coordinator() else NOTHING
    if phase is Phase.UNTIL_DECIDED:
        rights |= WRITE if asking.coordinator() else NOTHING
        rights |= READ if asking.own_role(Role.LAWYER) or asking.own_role(Role.PRIVACY_OFFICER) else NOTHING
        rights |= {Right.COUNTS} if asking.own_role(Role.POLICY_OFFICER) else NOTHING
    elif phase is Phase.ASSIGNED:
        rights |= READ if asking.assigned() or asking.own_role(Role.LAWYER) or asking.coordinator() else NOTHING
    elif phase is Phase.CLOSED:
        rights |= READ if asking.own_role(Role.LAWYER) or asking.own_role(Role.PRIVACY_OFFICER) else NOTHING
        rights |= STATUS if asking.coordinator() else NOTHING
    return rights


def register(asking: Asking) -> Rights:
    """Business premises, business, permit register.

    always | permit officer own | lawyer own; supervisors designated in the own municipality; coordinator of the
    district | -
    Law A8, permit of a holder who works alone: readers: lawyer.
    """
    if asking.record.works_alone:
        return READ if asking.own_role(Role.LAWYER) else NOTHING
    if asking.own_role(Role.PERMIT_OFFICER):
        return WRITE
    return READ if asking.own_role(Role.LAWYER) or asking.designated() or asking.coordinator() else NOTHING


def dwelling(asking: Asking) -> Rights:
    """Dwelling (address lives inside the case, is no premises row).

    while the case is open | case team | case team; lawyer own; privacy officer own* | -
    closed | - | lawyer own by case number, not by address | -
    The case team: who is assigned to it, and who may write the record that the address lives inside.
    """
    if asking.record.phase is Phase.CLOSED:
        return frozenset({Right.READ, Right.BY_NUMBER}) if asking.own_role(Role.LAWYER) else NOTHING
    team = asking.assigned() or any(Right.WRITE in row_of(replace(asking, record=row)) for row in asking.record.inside)
    if team:
        return WRITE
    return READ if asking.own_role(Role.LAWYER) or asking.own_role(Role.PRIVACY_OFFICER) else NOTHING


def visit(asking: Asking) -> Rights:
    """Round, visit.

    planned, under way | coordinator plans; assigned supervisors work | assigned supervisors; coordinator; lawyer own
    (own visits)
    | supervisors not assigned: nothing
    """
    if asking.record.phase not in (Phase.PLANNED, Phase.UNDER_WAY):
        return NOTHING
    if asking.coordinator() or asking.assigned():
        return WRITE
    return READ if asking.record.kind is Kind.VISIT and asking.own_role(Role.LAWYER) else NOTHING


def report(asking: Asking) -> Rights:
    """Report*, by phase.

    draft | assigned supervisors | assigned supervisors | coordinator
    signed, not handed over | nobody (supplement: the signers) | signers; coordinator; lawyer own; privacy officer own
    | -
    accepted by the municipality | supplement: signers | lawyer own; privacy officer own; signers for a supplement
    only | coordinator
    """
    phase, rights = asking.record.phase, NOTHING
    readers = asking.own_role(Role.LAWYER) or asking.own_role(Role.PRIVACY_OFFICER)
    if phase is Phase.DRAFT:
        rights |= WRITE if asking.assigned() else NOTHING
        rights |= STATUS if asking.coordinator() else NOTHING
    elif phase is Phase.SIGNED:
        rights |= READ | {Right.SUPPLEMENT} if asking.signed() else NOTHING
        rights |= READ if readers or asking.coordinator() else NOTHING
    elif phase is Phase.ACCEPTED:
        rights |= {Right.SUPPLEMENT} if asking.signed() else NOTHING
        rights |= READ if readers else NOTHING
        rights |= STATUS if asking.coordinator() else NOTHING
    return rights


def handover(asking: Asking) -> Rights:
    """Hand-over: offered | coordinator | coordinator, lawyer own | -."""
    if asking.record.phase is not Phase.OFFERED:
        return NOTHING
    if asking.coordinator():
        return WRITE
    return READ if asking.own_role(Role.LAWYER) else NOTHING


def enforcement(asking: Asking) -> Rights:
    """Enforcement case, decisions, letters, incoming papers*, payments.

    always | lawyers own; signers own within their mandate | lawyers own; privacy officer own; permit officer own
    where it touches
    the permit; controller own: amounts due and paid | coordinator; supervisors planned for a recheck read what the
    recheck needs
    """
    rights = NOTHING
    if asking.own_role(Role.LAWYER) or asking.mandated():
        rights |= WRITE
    if asking.own_role(Role.PRIVACY_OFFICER):
        rights |= READ
    if asking.own_role(Role.PERMIT_OFFICER) and asking.record.touches_permit:
        rights |= READ
    if asking.own_role(Role.CONTROLLER) and asking.record.kind in (Kind.CASE, Kind.PAYMENT):
        rights |= {Right.AMOUNTS}
    if asking.coordinator():
        rights |= STATUS
    if asking.rechecks():
        rights |= {Right.RECHECK}
    return rights


def addressee(asking: Asking) -> Rights:
    """Law A8, addressee of a decision, in a sealed compartment of one case: readers: lawyer and signer of the
    case."""
    return WRITE if asking.own_role(Role.LAWYER) or asking.mandated() else NOTHING


def objection(asking: Asking) -> Rights:
    """Objection.

    always | lawyers own who were not involved in the decision (7:5, 10:3) | lawyers own; hearing committee members
    invited to it | -
    """
    if asking.own_role(Role.LAWYER):
        return READ if asking.record.decision in asking.user.involved else WRITE
    return READ if asking.invited() else NOTHING


def bibob(asking: Asking) -> Rights:
    """Bibob vault*: always | its two named readers own | the same | outcome code and dates: permit officer, lawyer
    own."""
    if asking.named(NamedFor.BIBOB):
        return WRITE
    outcome = asking.own_role(Role.PERMIT_OFFICER) or asking.own_role(Role.LAWYER)
    return frozenset({Right.OUTCOME}) if outcome else NOTHING


def trafficking(asking: Asking) -> Rights:
    """Signal of trafficking*, by phase.

    being recorded | assigned supervisors, coordinator | the same; contact officer own | -
    told on | - | contact officer own | coordinator: duty fulfilled or open; planner: "do not visit without
    consultation" until a
    date, no reason
    """
    rights = READ if asking.own_role(Role.CONTACT_OFFICER) else NOTHING
    if asking.record.phase is Phase.RECORDING:
        rights |= WRITE if asking.assigned() or asking.coordinator() else NOTHING
    elif asking.coordinator():
        rights |= {Right.DUTY}
        rights |= {Right.WARNING} if asking.record.until is not None and asking.day <= asking.record.until else NOTHING
    return rights


def care_referral(asking: Asking) -> Rights:
    """Care referral*: always | two named care contacts own, and their dated deputy | the same | nobody."""
    named = asking.named(NamedFor.CARE, NamedFor.CARE_DEPUTY) and asking.holds(Role.CARE_CONTACT)
    return WRITE if named else NOTHING


def disclosure(asking: Asking) -> Rights:
    """Disclosure*.

    always | whoever the table of grounds names, second person where it says so | maker, approver, privacy officer
    own; receiver: the
    picked fields until the end date | coordinator (that it exists) if the district made it
    With the coordinating municipality as processor (AVG 28) the district cannot decide on disclosure.
    """
    record, rights = asking.record, NOTHING
    if any(asking.own_role(role) or asking.district_role(role, joint=True) for role in record.deciders):
        rights |= WRITE
    here = asking.own_employee() or any(asking.district_role(role) for role in Role)
    if here and asking.among(record.makers | record.approvers):
        rights |= READ
    if asking.own_role(Role.PRIVACY_OFFICER):
        rights |= READ
    there = record.received_in is not None and asking.works_in(record.received_in, Role.LAWYER)
    if (there or asking.among(record.receivers)) and record.until is not None and asking.day <= record.until:
        rights |= {Right.PICKED}  # a municipality receives through its lawyers (docs/adr/0121)
    if record.by_district and asking.coordinator():
        rights |= STATUS
    return rights


def complaint(asking: Asking) -> Rights:
    """Complaint*: own lawyers whom the complaint is not about; nobody else."""
    return WRITE if asking.own_role(Role.LAWYER) and not asking.among(asking.record.about) else NOTHING


def attachment(asking: Asking) -> Rights:
    """Law A8, photos and papers: the readers are those of the record it hangs on; status gives no file."""
    rights = NOTHING
    for row in asking.record.inside:
        rights |= row_of(replace(asking, record=row)) & WRITE
    return rights


def nobody(asking: Asking) -> Rights:
    """Everything not written here is refused, and looks as if it did not exist."""
    del asking
    return NOTHING


RULES: dict[Kind, Rule] = {
    Kind.SIGNAL: signal,
    Kind.PREMISES: register,
    Kind.BUSINESS: register,
    Kind.PERMIT: register,
    Kind.DWELLING: dwelling,
    Kind.ROUND: visit,
    Kind.VISIT: visit,
    Kind.REPORT: report,
    Kind.HANDOVER: handover,
    Kind.CASE: enforcement,
    Kind.DECISION: enforcement,
    Kind.LETTER: enforcement,
    Kind.INCOMING_PAPER: enforcement,
    Kind.PAYMENT: enforcement,
    Kind.ADDRESSEE: addressee,
    Kind.OBJECTION: objection,
    Kind.BIBOB: bibob,
    Kind.TRAFFICKING: trafficking,
    Kind.CARE_REFERRAL: care_referral,
    Kind.DISCLOSURE: disclosure,
    Kind.DECONFLICTION: deconfliction,
    Kind.BYLAW: bylaw,
    Kind.ACCOUNT: account,
    Kind.DESIGNATION: designation,
    Kind.COST_PLAN: costs,
    Kind.SHARE: costs,
    Kind.PAYMENT_REQUEST: costs,
    Kind.HOURS: hours,
    Kind.PROGRAMME: programme,
    Kind.TRAINING: training,
    Kind.COUNCIL_PAPER: council_paper,
    Kind.EVENT: event,
    Kind.FIGURES: figures,
    Kind.COMPLAINT: complaint,
    Kind.ATTACHMENT: attachment,
    Kind.TASK: task,
    Kind.EMERGENCY: emergency,
}


def row_of(asking: Asking) -> Rights:
    """Give what the row of the kind gives to a person with a valid account."""
    return RULES.get(asking.record.kind, nobody)(asking)


def verdict(world: World, user: User, record: Record, at: datetime) -> Verdict:
    """Answer for one user, one record and one moment.

    All rights need a valid account and a role valid on the day. Functional administrators see no records at all.
    Region steering
    and boards see figures and the programme, never records: their role stands in no row. Break-glass: not on care and
    not on Bibob; nor does a request open those.
    """
    asking = Asking(world, user, record, at)
    if not asking.valid_account() or not asking.roles():
        return Verdict(NOTHING)
    if asking.holds(Role.FUNCTIONAL_ADMINISTRATOR) and record.kind not in NO_RECORDS:
        return Verdict(NOTHING)
    rights = row_of(asking)
    wiped = record.kind is Kind.SIGNAL and record.phase is Phase.FORWARDED  # its content begins anew elsewhere
    if (asking.broke_glass() or asking.let_in()) and record.kind in RULES and record.kind not in SEALED and not wiped:
        rights |= READ
    return Verdict(rights)


def by_address(record: Record) -> bool:
    """Tell whether a search, a list, a map or an index may lead to the record by its address.

    Law A8, dwelling suspected: no list, map or index of private homes; no address search over closed cases.
    """
    return record.kind is not Kind.DWELLING and not any(row.kind is Kind.DWELLING for row in record.inside)


def needs_purpose(kind: Kind) -> bool:
    """Every reading marked * carries a purpose and is an event."""
    return kind in PURPOSE
