"""Every write of employees, participation, designations and mandates."""

from datetime import date, datetime

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation import rules
from regiotoezicht.organisation.models import (
    Designation,
    District,
    Employee,
    Mandate,
    Municipality,
    Participation,
    Partner,
)
from regiotoezicht.organisation.rules import Arrangement, Body


@action(permission=rules.EMPLOYEE_KEEP, records=rules.EMPLOYEE_ADDED)
def add_employee(
    municipality: Municipality, *, actor: Actor, name: str, function: str, at: datetime, card_number: str = ""
) -> Employee:
    """Add somebody who works for a municipality. Refused when she is there already."""
    _hold_municipality(municipality)
    _refuse_namesake(municipality.pk, name, function)
    employee = Employee.objects.create(name=name, function=function, employer=municipality, card_number=card_number)
    record(rules.EMPLOYEE_ADDED, employee, actor=actor, at=at)
    return employee


@action(permission=rules.EMPLOYEE_KEEP, records=rules.EMPLOYEE_CHANGED)
def change_employee(
    employee: Employee, *, actor: Actor, name: str, function: str, card_number: str, at: datetime
) -> Employee:
    """Change the name, the function or the number of the identity card."""
    _refuse_namesake(employee.employer_id, name, function, other_than=employee)
    employee.name, employee.function, employee.card_number = name, function, card_number
    employee.save(update_fields=["name", "function", "card_number"])
    record(rules.EMPLOYEE_CHANGED, employee, actor=actor, at=at)
    return employee


@action(permission=rules.EMPLOYEE_KEEP, records=rules.EMPLOYEE_SERVICE)
def set_in_service(employee: Employee, *, actor: Actor, active: bool, at: datetime) -> Employee:
    """Take somebody out of service, or back in. Her designations and mandates end by a decision of their own."""
    employee.is_active = active
    employee.save(update_fields=["is_active"])
    record(rules.EMPLOYEE_SERVICE, employee, actor=actor, at=at, active="ja" if active else "nee")
    return employee


@action(permission=rules.DESIGNATION_KEEP, records=rules.DESIGNATION_GIVEN)
def designate(
    municipality: Municipality,
    *,
    actor: Actor,
    employee: Employee,
    body: Body,
    reference: str,
    scope: str,
    from_date: date,
    at: datetime,
    until_date: date | None = None,
    restrictions: str = "",
) -> Designation:
    """Lay down that a body designated an employee as supervisor in its municipality (Awb 5:11)."""
    rules.refuse_empty_period(from_date, until_date)
    rules.refuse_own_power(own=_is_own(employee, actor))
    _hold(employee)
    same = Designation.objects.filter(
        rules.overlapping(from_date, until_date), employee=employee, municipality=municipality, scope=scope, body=body
    )
    rules.refuse_overlap("dezelfde aanwijzing van deze medewerker", exists=same.exists())
    given = Designation.objects.create(
        employee=employee,
        municipality=municipality,
        body=body,
        reference=reference,
        scope=scope,
        restrictions=restrictions,
        from_date=from_date,
        until_date=until_date,
    )
    until = until_date.isoformat() if until_date else "nader order"
    record(rules.DESIGNATION_GIVEN, given, actor=actor, at=at, until=until, employee=employee.pk)
    return given


@action(permission=rules.DESIGNATION_KEEP, records=rules.DESIGNATION_ENDED)
def end_designation(designation: Designation, *, actor: Actor, until: date, at: datetime) -> None:
    """End a designation from a day on."""
    rules.refuse_own_power(own=_is_own(designation.employee, actor))
    rules.refuse_late_or_early_end(designation.from_date, designation.until_date, until)
    held = Designation.objects.filter(pk=designation.pk, until_date=designation.until_date)
    if not held.update(until_date=until):
        raise changed_meanwhile("deze aanwijzing")
    record(rules.DESIGNATION_ENDED, designation, actor=actor, at=at, until=until.isoformat())


@action(permission=rules.MANDATE_KEEP, records=rules.MANDATE_GIVEN)
def give_mandate(
    municipality: Municipality,
    *,
    actor: Actor,
    employee: Employee,
    body: Body,
    reference: str,
    from_date: date,
    at: datetime,
    until_date: date | None = None,
    measures: tuple[str, ...] = (),
    consent: str = "",
) -> Mandate:
    """Lay down that a body mandated an employee to sign (Awb 10:1). `measures` are codes; none means all."""
    rules.refuse_empty_period(from_date, until_date)
    rules.refuse_own_power(own=_is_own(employee, actor))
    rules.refuse_mandate_without_consent(same_employer=employee.employer_id == municipality.pk, consent=consent)
    _hold(employee)
    codes = " ".join(sorted(measures))
    same = Mandate.objects.filter(
        rules.overlapping(from_date, until_date),
        employee=employee,
        municipality=municipality,
        body=body,
        measures=codes,
    )
    rules.refuse_overlap("hetzelfde mandaat van deze medewerker", exists=same.exists())
    given = Mandate.objects.create(
        employee=employee,
        municipality=municipality,
        body=body,
        reference=reference,
        measures=codes,
        consent=consent.strip(),
        from_date=from_date,
        until_date=until_date,
    )
    record(rules.MANDATE_GIVEN, given, actor=actor, at=at, employee=employee.pk)
    return given


@action(permission=rules.MANDATE_KEEP, records=rules.MANDATE_ENDED)
def end_mandate(mandate: Mandate, *, actor: Actor, until: date, at: datetime) -> None:
    """End a mandate from a day on."""
    rules.refuse_own_power(own=_is_own(mandate.employee, actor))
    rules.refuse_late_or_early_end(mandate.from_date, mandate.until_date, until)
    if not Mandate.objects.filter(pk=mandate.pk, until_date=mandate.until_date).update(until_date=until):
        raise changed_meanwhile("dit mandaat")
    record(rules.MANDATE_ENDED, mandate, actor=actor, at=at, until=until.isoformat())


@action(permission=rules.PARTICIPATION_KEEP, records=rules.PARTICIPATION_SET)
def set_participation(
    municipality: Municipality,
    *,
    actor: Actor,
    district: District,
    reference: str,
    from_date: date,
    at: datetime,
    until_date: date | None = None,
    arrangement: Arrangement = Arrangement.JOINT,
) -> Participation:
    """Lay down the agreement by which a district acts for a municipality; one district at a time. `arrangement` says
    whether it acts as processor or as joint controller.
    """
    rules.refuse_empty_period(from_date, until_date)
    _hold_municipality(municipality)
    same = Participation.objects.filter(rules.overlapping(from_date, until_date), municipality=municipality)
    rules.refuse_overlap("de deelname van deze gemeente", exists=same.exists())
    held = Participation.objects.create(
        municipality=municipality,
        district=district,
        reference=reference,
        arrangement=arrangement,
        from_date=from_date,
        until_date=until_date,
    )
    facts = {"from_date": from_date.isoformat(), "arrangement": arrangement.value}
    record(rules.PARTICIPATION_SET, held, actor=actor, at=at, **facts)
    return held


@action(permission=rules.PARTICIPATION_KEEP, records=rules.PARTICIPATION_ENDED)
def end_participation(participation: Participation, *, actor: Actor, until: date, at: datetime) -> None:
    """End the participation of a municipality: from that day its district sees and does nothing there."""
    rules.refuse_late_or_early_end(participation.from_date, participation.until_date, until)
    held = Participation.objects.filter(pk=participation.pk, until_date=participation.until_date)
    if not held.update(until_date=until):
        raise changed_meanwhile("deze deelname")
    record(rules.PARTICIPATION_ENDED, participation, actor=actor, at=at, until=until.isoformat())


@action(permission=rules.PARTNER_KEEP, records=rules.PARTNER_ADDED)
def add_partner(partner: Partner, *, actor: Actor, at: datetime) -> Partner:
    """Lay down a partner organisation. Refused when one of that name is there already."""
    if Partner.objects.filter(name__iexact=partner.name).exists():
        raise Refused("partner_exists", "Er is al een ketenpartner met deze naam.", field="name")
    partner.save(force_insert=True)
    record(rules.PARTNER_ADDED, partner, actor=actor, at=at, kind=partner.kind)
    return partner


@action(permission=rules.PARTNER_KEEP, records=rules.PARTNER_SET)
def set_partner_active(partner: Partner, *, actor: Actor, active: bool, at: datetime) -> Partner:
    """Take a partner organisation out of use, or back in: out of use nothing is shared with her and nobody reads."""
    Partner.objects.filter(pk=partner.pk).update(is_active=active)
    partner.is_active = active
    record(rules.PARTNER_SET, partner, actor=actor, at=at, active="ja" if active else "nee")
    return partner


def _hold(employee: Employee) -> None:
    """Lock the employee's row on both databases until the unit ends, and refuse who is out of service."""
    held = Employee.objects.filter(pk=employee.pk, is_active=True).update(is_active=True)
    rules.refuse_out_of_service(is_active=bool(held))


def _hold_municipality(municipality: Municipality) -> None:
    """Lock the municipality's row on both databases until the unit ends, so that of two the second sees the first."""
    Municipality.objects.filter(pk=municipality.pk).update(district_id=municipality.district_id)


def _is_own(employee: Employee, actor: Actor) -> bool:
    """Whether the actor is this employee. The account stands a floor higher; its reverse name is all we use of it."""
    return actor.account_id is not None and Employee.objects.filter(pk=employee.pk, account=actor.account_id).exists()


def _refuse_namesake(municipality_id: int, name: str, function: str, other_than: Employee | None = None) -> None:
    same = Employee.objects.filter(name=name, function=function, employer_id=municipality_id, is_active=True)
    if other_than is not None:
        same = same.exclude(pk=other_than.pk)
    if same.exists():
        raise Refused(
            "employee_exists", "Deze medewerker staat er al, met deze functie en bij deze gemeente.", field="name"
        )
