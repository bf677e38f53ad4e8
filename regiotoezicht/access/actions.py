"""Every write of accounts, roles and grants."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q

from regiotoezicht.access import rules
from regiotoezicht.access.models import Account, Grant, RoleAssignment, about, label_of
from regiotoezicht.access.roles import Role, level_of
from regiotoezicht.core.actions import action, record, unit
from regiotoezicht.core.bulk import update_answering
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.references import next_number
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.actions import change_employee, set_in_service
from regiotoezicht.organisation.models import District, Employee, Municipality, Partner, Record
from regiotoezicht.organisation.rules import EMPLOYEE_KEEP, EMPLOYEE_SERVICE, overlapping, refuse_late_or_early_end


@action(permission=rules.ACCOUNT_KEEP, records=rules.ACCOUNT_ADDED)
def add_account(employee: Employee, *, actor: Actor, email: str, password: str, at: datetime) -> Account:
    """Make an account for an employee, with a temporary password that must be changed at the first sign-in."""
    if Account.objects.filter(employee=employee).exists():
        raise Refused("has_account", "Deze medewerker heeft al een account.", field="employee")
    account = Account(email=email.lower(), name=employee.name, employee=employee, must_change_password=True)
    account.set_password(password)
    _save_with_own_address(account)
    record(rules.ACCOUNT_ADDED, account, actor=actor, at=at)
    return account


@action(permission=rules.ACCOUNT_KEEP, records=rules.ACCOUNT_CHANGED)
def change_account(
    account: Account, *, actor: Actor, name: str, email: str, function: str, card_number: str, at: datetime
) -> Account:
    """Change the name and address of an account, and with them the employee whose account it is."""
    rules.refuse_own_account(own=account.pk == actor.account_id)
    account.name, account.email = name, email.lower()
    _save_with_own_address(account)
    record(rules.ACCOUNT_CHANGED, account, actor=actor, at=at)
    if account.employee is not None:
        change_employee(account.employee, actor=actor, name=name, function=function, card_number=card_number, at=at)
    return account


@action(permission=rules.ACCOUNT_KEEP, records=rules.ACCOUNT_ADDED)
def add_partner_account(
    partner: Partner, *, actor: Actor, name: str, email: str, password: str, at: datetime
) -> Account:
    """Make an account for somebody at a partner organisation, with the one role that such an account has."""
    if not Partner.objects.filter(pk=partner.pk, is_active=True).exists():
        raise Refused("partner_ended", "Deze ketenpartner is niet meer in gebruik.")
    account = Account(email=email.lower(), name=name, partner=partner, must_change_password=True)
    account.set_password(password)
    _save_with_own_address(account)
    given = RoleAssignment.objects.create(account=account, role=Role.PARTNER, from_date=local_date(at))
    record(rules.ACCOUNT_ADDED, account, actor=actor, at=at)
    record(rules.ROLE_GIVEN, account, actor=actor, at=at, role=Role.PARTNER.value, assignment=given.pk)
    return account


def _save_with_own_address(account: Account) -> None:
    """Save an account, unless another has its address; that one may be saved at this very moment."""
    taken = Refused("email_taken", "Er is al een account met dit e-mailadres.", field="email")
    if Account.objects.filter(email__iexact=account.email).exclude(pk=account.pk).exists():
        raise taken
    try:
        with transaction.atomic():
            account.save(update_fields=["name", "email"] if account.pk else None)
    except IntegrityError as error:
        raise taken from error


@action(permission=rules.ACCOUNT_KEEP, records=rules.PASSWORD_RESET)
def reset_password(account: Account, *, actor: Actor, password: str, at: datetime) -> Account:
    """Give an account a temporary password, told to its owner in person. Ends its sessions."""
    rules.refuse_own_account(own=account.pk == actor.account_id)
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    record(rules.PASSWORD_RESET, account, actor=actor, at=at)
    return account


@action(permission=rules.ACCOUNT_KEEP, records=rules.ACCOUNT_CHANGED)
def set_active(account: Account, *, actor: Actor, active: bool, at: datetime) -> Account:
    """Open or close an account. A closed account is signed out at its next request."""
    rules.refuse_own_account(own=account.pk == actor.account_id)
    account.is_active = active
    account.save(update_fields=["is_active"])
    record(rules.ACCOUNT_CHANGED, account, actor=actor, at=at, active=active)
    return account


@action(permission=rules.ACCOUNT_KEEP, records=rules.ROLE_GIVEN)
def give_role(
    account: Account,
    *,
    actor: Actor,
    role: Role,
    at: datetime,
    from_date: date,
    until_date: date | None = None,
    municipality: Municipality | None = None,
    district: District | None = None,
) -> RoleAssignment:
    """Give an account a role for a period, on the level that the role has."""
    rules.refuse_own_account(own=account.pk == actor.account_id)
    given = RoleAssignment(
        account=account,
        role=role,
        municipality=municipality,
        district=district,
        from_date=from_date,
        until_date=until_date,
    )
    if not given.has_right_level():
        raise Refused("wrong_level", f"De rol {role.label} geldt per {level_of(role).label}; kies die.", field="role")
    if until_date is not None and until_date <= from_date:
        raise Refused("empty_period", "De einddatum ligt niet na de begindatum.", field="until_date")
    # Locks the account's row on both databases, so that of two at once the second sees the first.
    Account.objects.filter(pk=account.pk).update(is_active=F("is_active"))
    same = RoleAssignment.objects.filter(
        overlapping(from_date, until_date), account=account, role=role, municipality=municipality, district=district
    )
    rules.refuse_same_role(exists=same.exists())
    given.save()
    record(rules.ROLE_GIVEN, account, actor=actor, at=at, role=role.value, assignment=given.pk)
    return given


@action(permission=rules.ACCOUNT_KEEP, records=rules.ROLE_ENDED)
def end_role(account: Account, *, actor: Actor, assignment: RoleAssignment, until: date, at: datetime) -> None:
    """End a role of an account on a day."""
    rules.refuse_own_account(own=account.pk == actor.account_id)
    if assignment.account_id != account.pk:
        raise NotAllowed(rules.ACCOUNT_KEEP.code)
    refuse_late_or_early_end(assignment.from_date, assignment.until_date, until)
    held = RoleAssignment.objects.filter(pk=assignment.pk, until_date=assignment.until_date)
    if not held.update(until_date=until):
        raise changed_meanwhile("deze rol")
    record(
        rules.ROLE_ENDED,
        account,
        actor=actor,
        at=at,
        role=assignment.role,
        until=until.isoformat(),
        assignment=assignment.pk,
    )


@action(permission=EMPLOYEE_KEEP, records=EMPLOYEE_SERVICE)
def let_go(employee: Employee, *, actor: Actor, at: datetime) -> Employee:
    """Take an employee out of service and close her account with it."""
    account = Account.objects.filter(employee=employee).first()
    if account is not None and account.is_active:
        set_active(account, actor=actor, active=False, at=at)
    return set_in_service(employee, actor=actor, active=False, at=at)


def change_own_password(account: Account, *, actor: Actor, at: datetime) -> None:
    """Note that somebody chose a new password herself; the sign-in library has already stored it."""
    Account.objects.filter(pk=account.pk).update(must_change_password=False)
    record(rules.PASSWORD_CHANGED, account, actor=actor, at=at)


@dataclass(frozen=True)
class Opening:
    """One record as it is opened to an account, or closed; `reason` is a code such as `visit`."""

    record: models.Model
    reason: str


def grant_all(openings: Collection[Opening], accounts: Collection[Account], *, at: datetime, by: Actor) -> None:
    """Open records to accounts, each to each; part of an action of the room that owns the records.

    A grant that already holds for the same reason is kept, not doubled.
    """
    grants = [
        Grant(
            account=account,
            label=label_of(opening.record),
            record_id=opening.record.pk,
            reason=opening.reason,
            from_at=at,
            approved_by_id=by.account_id,
        )
        for opening in openings
        for account in accounts
    ]
    Grant.objects.bulk_create(grants, ignore_conflicts=True)  # the database refuses a second one that holds
    for opening in openings:
        for account in accounts:
            record(rules.GRANTED, opening.record, actor=by, at=at, reason=opening.reason, account=account.pk)


def grant(account: Account, *, to: models.Model, reason: str, at: datetime, by: Actor) -> None:
    """Open one record to one account; part of an action of the room that owns the record."""
    grant_all([Opening(to, reason)], [account], at=at, by=by)


def open_to(account: Account, *, record_opened: Record, reason: str, until: datetime, at: datetime, by: Actor) -> Grant:
    """Open reading of one record to one account until a moment, by a decision; part of an action that decides."""
    opened = Grant.objects.create(
        account=account,
        label=label_of(record_opened),
        record_id=record_opened.pk,
        reason=reason,
        from_at=at,
        until_at=until,
        approved_by_id=by.account_id,
        opened_in_id=record_opened.municipality_id,
    )
    record(rules.GRANTED, record_opened, actor=by, at=at, reason=reason, account=account.pk)
    return opened


def end_all_grants(
    openings: Collection[Opening], *, at: datetime, by: Actor, account: Account | None = None
) -> dict[Opening, int]:
    """End the grants on records, of one account or of all; part of an action that ends an assignment.

    Answers how many ended on each.
    """
    by_reason: dict[str, list[models.Model]] = defaultdict(list)
    for opening in openings:
        by_reason[opening.reason].append(opening.record)
    which = Q(pk__in=())
    for reason, records in by_reason.items():
        which |= Q(about(records), reason=reason)
    held = Grant.objects.filter(which, until_at__isnull=True)
    if account is not None:
        held = held.filter(account=account)
    ended = Counter(update_answering(held, "label", "record_id", "reason", until_at=at))
    found = {one: ended[label_of(one.record), one.record.pk, one.reason] for one in openings}
    for opening, number in found.items():
        if number:
            record(rules.GRANT_ENDED, opening.record, actor=by, at=at, reason=opening.reason, ended=number)
    return found


def end_grants(*, to: models.Model, reason: str, at: datetime, by: Actor, account: Account | None = None) -> int:
    """End the grants on a record for a reason, of one account or of all; part of an action. Answers how many ended."""
    one = Opening(to, reason)
    return end_all_grants([one], at=at, by=by, account=account)[one]


def make_first_administrator(*, name: str, email: str, password: str, at: datetime, actor: Actor) -> Account:
    """Make the first account of an empty region: a functional administrator. Refused once an account exists."""
    with unit():
        # The series locks on both databases: of two first visitors at once, the second waits and is refused.
        if next_number("first administrator") != 1 or Account.objects.exists():
            raise Refused("not_empty", "Deze regio heeft al een beheerder. Meld u aan.")
        account = Account(email=email.lower(), name=name)
        account.set_password(password)
        account.save()
        RoleAssignment.objects.create(account=account, role=Role.FUNCTIONAL_ADMINISTRATOR, from_date=at.date())
        record(rules.ACCOUNT_ADDED, account, actor=actor, at=at)
        record(rules.ROLE_GIVEN, account, actor=actor, at=at, role=Role.FUNCTIONAL_ADMINISTRATOR.value)
    return account
