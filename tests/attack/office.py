"""The rows of the table about the office itself: rules, accounts, designations, money, programme, events, figures."""

from __future__ import annotations

from .asking import NOTHING, READ, WRITE, Asking, Right, Rights
from .facts import Kind, Level, Phase, Role


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
    """Designations, mandates: always | the official the own municipality names | every employee of the district |
    -."""
    if asking.own_role(Role.DESIGNATING_OFFICIAL):
        return WRITE
    districts = {row.district for row in asking.world.agreements if asking.agreed(row.district, asking.own)}
    for _, place in asking.roles():
        if place.level is Level.DISTRICT and place.code in districts:
            return READ
        together = place.code == asking.own or any(asking.agreed(row, place.code) for row in districts)
        if place.level is Level.MUNICIPALITY and together:
            return READ
    return NOTHING


def costs(asking: Asking) -> Rights:
    """Cost plan, shares.

    always | controller of the region; own controller: own hours, payments | all controllers; policy officers own |
    public: adopted
    totals per municipality
    """
    rights = frozenset({Right.TOTALS}) if asking.record.phase is Phase.ADOPTED else NOTHING
    own_hours = asking.record.kind is Kind.HOURS and asking.own_role(Role.CONTROLLER)
    if asking.holds(Role.CONTROLLER, Level.REGION) or own_hours:
        return rights | WRITE
    policy = asking.own_role(Role.POLICY_OFFICER) or (asking.own is None and asking.holds(Role.POLICY_OFFICER))
    return rights | READ if policy or asking.holds(Role.CONTROLLER) else rights


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
    """Figures: outside the own municipality | - | protected figures only, for all | -."""
    return frozenset({Right.PROTECTED}) if asking.roles() else NOTHING
