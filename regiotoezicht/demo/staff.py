"""Makes the people of the demo region: employees, accounts, roles, designations and mandates."""

from datetime import date

from django.contrib.auth.hashers import make_password

from regiotoezicht.access import rules as access_rules
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Level, Role, level_of
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.rights import System
from regiotoezicht.demo.people import PASSWORD, PEOPLE, SUPERVISORS, Person
from regiotoezicht.organisation import rules as organisation_rules
from regiotoezicht.organisation.models import Designation, Employee, Mandate, Municipality
from regiotoezicht.organisation.rules import Body

START = date(2022, 1, 1)


def make_staff(system: System) -> dict[str, Account]:
    """Make everybody of the list; answers the accounts by mailbox. One password hash serves them all."""
    municipalities = {item.code: item for item in Municipality.objects.select_related("district")}
    hashed = make_password(PASSWORD)
    accounts = {}
    with unit():
        for person in PEOPLE:
            employee = Employee.objects.create(
                name=person.name,
                function=person.role.label.capitalize(),
                employer=municipalities[person.employer],
                card_number=f"TZ-{1000 + SUPERVISORS.index(person)}" if person in SUPERVISORS else "",
            )
            account = Account.objects.create(email=person.email, name=person.name, employee=employee, password=hashed)
            record(access_rules.ACCOUNT_ADDED, account, actor=system, at=system.at)
            for role in (person.role, *person.also):
                _give(account, role, municipalities[person.employer])
                record(access_rules.ROLE_GIVEN, account, actor=system, at=system.at, role=role.value)
            accounts[person.mailbox] = account
            _empower(person, employee, municipalities[person.employer], system)
    return accounts


def _give(account: Account, role: Role, employer: Municipality) -> None:
    level = level_of(role)
    RoleAssignment.objects.create(
        account=account,
        role=role,
        municipality=employer if level is Level.MUNICIPALITY else None,
        district=employer.district if level is Level.DISTRICT else None,
        from_date=START,
    )


def _empower(person: Person, employee: Employee, employer: Municipality, system: System) -> None:
    """Designate supervisors in all municipalities of their district; give lawyers and signers their mandate."""
    if person.role is Role.SUPERVISOR:
        for municipality in Municipality.objects.filter(district=employer.district, valid_until__isnull=True):
            given = Designation.objects.create(
                employee=employee,
                municipality=municipality,
                body=Body.MAYOR,
                reference=f"{municipality.code}/2022/{employee.pk:03d}",
                from_date=START,
            )
            record(organisation_rules.DESIGNATION_GIVEN, given, actor=system, at=system.at, until="")
    if person.role in (Role.SIGNER, Role.LAWYER):
        measures = "" if person.role is Role.SIGNER else "warning talk"
        given_mandate = Mandate.objects.create(
            employee=employee,
            municipality=employer,
            body=Body.MAYOR,
            measures=measures,
            reference=f"Mandaatbesluit {employer.code}/2022",
            from_date=START,
        )
        record(organisation_rules.MANDATE_GIVEN, given_mandate, actor=system, at=system.at)
