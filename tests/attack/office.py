"""The rows of the table about the office itself: rules, accounts, designations, money, programme, events, figures."""

from __future__ import annotations

from dataclasses import replace

from .asking import NOTHING, READ, WRITE, Asking, Right, Rights
from .facts import Kind, Level, Phase, Responsible, Role


def deconfliction(asking: Asking) -> Rights:
    """Deconfliction: on planning | - | hit or no hit, and the contact of the owner | -.

    Shared triage, priorities and deconfliction need a joint arrangement (AVG 26).
    """
    return frozenset({Right.HIT}) if asking.district_role(Role.COORDINATOR, joint=True) else NOTHING


def bylaw(asking: Asking) -> Rights:
    """By-laws, ladder, templates.

    draft / adopted | lawyer own / nobody | every employee own; supervisors designated there; coordinator | -
    """
    if asking.record.phase is Phase.DRAFT and asking.own_role(Role.LAWYER):
        return WRITE
    return READ if asking.own_employee() or asking.designated() or asking.coordinator() else NOTHING


def account(asking: Asking) -> Rights:
    """Accounts, roles: always | functional administrator (never on herself) | the person; privacy officer own | -."""
    herself = asking.among(asking.record.about)
    rights = READ if herself or asking.own_role(Role.PRIVACY_OFFICER) else NOTHING
    own = asking.own_role(Role.FUNCTIONAL_ADMINISTRATOR) or asking.district_role(Role.FUNCTIONAL_ADMINISTRATOR)
    if own or asking.holds(Role.FUNCTIONAL_ADMINISTRATOR, Level.REGION):
        rights |= READ if herself else WRITE
    return rights


def designation(asking: Asking) -> Rights:
    """Designations, mandates: always | the official the own municipality names | every employee of the district | -.

    Field facts 1.1: the districts have the same borders as the safety regions. An employee of the district works for a
    municipality that lies in it, or for its team, and for that an agreement is in force.
    """
    if asking.own_role(Role.DESIGNATING_OFFICIAL):
        return WRITE
    lies_in = dict(asking.world.lies_in)
    district = lies_in.get(asking.own or "")
    for role, place in asking.roles():
        if place.level is Level.MUNICIPALITY and lies_in.get(place.code) == district and role is not Role.PARTNER:
            return READ
        if place.level is Level.DISTRICT and place.code == district and asking.agreed(place.code, asking.own):
            return READ
    return NOTHING


def costs(asking: Asking) -> Rights:
    """Cost plan, shares.

    always | controller of the region; own controller: own hours, payments | all controllers; policy officers own |
    public: adopted
    totals per municipality
    """
    rights = frozenset({Right.TOTALS}) if asking.record.phase is Phase.ADOPTED else NOTHING
    own_payments = asking.record.kind is Kind.PAYMENT_REQUEST and asking.own_role(Role.CONTROLLER)
    if asking.holds(Role.CONTROLLER, Level.REGION) or own_payments:
        return rights | WRITE
    policy = asking.own_role(Role.POLICY_OFFICER) or (asking.own is None and asking.holds(Role.POLICY_OFFICER))
    return rights | READ if policy or asking.holds(Role.CONTROLLER) else rights


def hours(asking: Asking) -> Rights:
    """Hours: the project adds a row to the table (docs/explanation/toegang.md): one booking, and sums of all.

    always | supervisor and coordinator: own bookings | who booked: the own bookings | sums per municipality: all
    controllers; coordinator; policy officer own. Own is where was worked, or in a sum of what was supplied who did.
    """
    rights = WRITE if asking.among(asking.record.makers) else NOTHING
    sides = sides_of(asking)
    own = any(one.own_role(Role.POLICY_OFFICER) or one.coordinator() for one in sides)
    return rights | {Right.COUNTS} if own or asking.holds(Role.CONTROLLER) else rights


def sides_of(asking: Asking) -> tuple[Asking, ...]:
    """The same question about hours, of the municipality for which was worked and of the one that supplied them."""
    supplier = asking.record.supplied_by
    if supplier is None:
        return (asking,)
    there = replace(asking.record, responsible=(Responsible(supplier),), district=dict(asking.world.lies_in)[supplier])
    return asking, replace(asking, record=there)


def training(asking: Asking) -> Rights:
    """Training of staff: the project adds a row to the table (docs/explanation/toegang.md).

    always | policy officer own | policy officer own; coordinator of the district | all employees: how many
    """
    if asking.own_role(Role.POLICY_OFFICER):
        return WRITE
    return READ if asking.coordinator() else NOTHING


def council_paper(asking: Asking) -> Rights:
    """Papers for council and college: the project adds a row to the table (docs/explanation/toegang.md).

    always | policy officer own; programme owner, without what only the own municipality reads of its share | the same
    """
    writes = asking.own_role(Role.POLICY_OFFICER) or asking.holds(Role.PROGRAMME_OWNER, Level.REGION)
    return WRITE if writes else NOTHING


def programme(asking: Asking) -> Rights:
    """Programme, readiness: always | policy officers for their own rows; region's programme owner | all employees |
    -."""
    if asking.own_role(Role.POLICY_OFFICER) or asking.holds(Role.PROGRAMME_OWNER, Level.REGION):
        return WRITE
    return READ if any(role is not Role.PARTNER for role, _ in asking.roles()) else NOTHING


def event(asking: Asking) -> Rights:
    """Events and readings.

    always | nobody | privacy officer own; the rights desk own for one data subject; never for appraisal of staff | -
    """
    rights = READ if asking.own_role(Role.PRIVACY_OFFICER) else NOTHING
    return rights | {Right.ONE_SUBJECT} if asking.own_role(Role.RIGHTS_DESK) else rights


def figures(asking: Asking) -> Rights:
    """Figures: outside the own municipality | - | protected figures only, for all | -.

    Own municipality: the project adds a row to the table (docs/explanation/toegang.md): policy officer own, exactly.
    """
    protected = frozenset({Right.PROTECTED}) if asking.roles() else NOTHING
    return protected | READ if asking.own_role(Role.POLICY_OFFICER) else protected


def emergency(asking: Asking) -> Rights:
    """Emergency: the project adds a row to the table (docs/explanation/toegang.md): who opened what, and its review.

    review | lawyer own or coordinator whose work it is; privacy officer | the same; the person herself; data
    protection officer own | -
    """
    does = any(asking.own_role(role) or asking.district_role(role) for role in asking.record.deciders)
    watches = any(asking.own_role(role) for role in (Role.LAWYER, Role.PRIVACY_OFFICER, Role.PROTECTION_OFFICER))
    return READ if does or watches or asking.among(asking.record.makers) else NOTHING


def task(asking: Asking) -> Rights:
    """Terms: the project adds a row to the table (docs/explanation/toegang.md): rule, day and number of a dossier.

    running | nobody: they follow from an act | who does the work | supervision of the terms of others: the stand. Of
    care nobody. A task or term says whose role works with it, and may be for one person only.
    """
    record = asking.record
    does = any(asking.own_role(role) or asking.district_role(role) for role in record.deciders)
    return READ if does and (not record.receivers or asking.among(record.receivers)) else NOTHING
