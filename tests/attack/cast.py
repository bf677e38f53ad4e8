"""People and dates that make access hard: roles that ended or begin later, who left a round, mergers, agreements.

Written straight into the tables of a region that is thrown away, from one seed of chance.
"""

import random
import uuid
from datetime import date, datetime, timedelta
from typing import Any

from regiotoezicht.access.models import Account, Delegation, Grant, RoleAssignment
from regiotoezicht.access.roles import LEVELS, Level, Role
from regiotoezicht.core.clock import local_date
from regiotoezicht.emergency.models import AccessRequest, Emergency
from regiotoezicht.emergency.rules import OPENERS
from regiotoezicht.enforcement.models import Objection
from regiotoezicht.inspections.models import RoundMember
from regiotoezicht.organisation.models import Designation, Employee, Mandate, Municipality, Participation, Succession

from . import trafficking

MEMBER_GRANTS = ("inspections.round", "inspections.visit", "signals.signal")
"""What a supervisor reads because she is in a round: it ends when she leaves."""


def hire(people: int, chance: random.Random, *, at: datetime) -> list[Account]:
    """Hire people of every role in the towns that have work, some of them in two places, many not for ever."""
    towns = list(Municipality.objects.filter(pk__in=_towns_with_work()).select_related("district"))
    roles = [role for role in Role if role is not Role.FUNCTIONAL_ADMINISTRATOR]
    accounts = []
    for number in range(people):
        town = chance.choice(towns)
        employee = Employee.objects.create(name=f"Proefpersoon {number}", function="medewerker", employer=town)
        account = Account.objects.create(
            email=f"proef{number}@voorbeeld.example", name=employee.name, employee=employee, password="!"
        )
        role = roles[number % len(roles)]
        _give(account, role, town, chance, at)
        if chance.random() < 0.3:
            _give(account, chance.choice(roles), chance.choice(towns), chance, at)
        _powers(employee, role, towns, chance, at)
        accounts.append(account)
    return accounts


def _towns_with_work() -> set[int]:
    from regiotoezicht.enforcement.models import Case
    from regiotoezicht.signals.models import Signal

    busy = {pk for model in (Signal, Case) for pk in model.objects.values_list("municipality_id", flat=True)}
    return busy | set(Municipality.objects.filter(code__in=("GM0375", "GM0392")).values_list("pk", flat=True))


def _days(chance: random.Random, at: datetime) -> tuple[date, date | None]:
    """A period that holds now, will end, has ended, or has yet to begin."""
    today = local_date(at)
    kind = chance.choice(("holds", "holds", "holds", "ends", "ended", "later"))
    start = today + timedelta(days=chance.randint(1, 40) if kind == "later" else -chance.randint(100, 900))
    if kind == "ends":
        return start, today + timedelta(days=chance.randint(1, 40))
    if kind == "ended":
        return start, today - timedelta(days=chance.randint(0, 90))
    return start, None


def _give(account: Account, role: Role, town: Municipality, chance: random.Random, at: datetime) -> None:
    level = LEVELS.get(role, Level.MUNICIPALITY)
    start, until = _days(chance, at)
    RoleAssignment.objects.create(
        account=account,
        role=role,
        municipality=town if level is Level.MUNICIPALITY else None,
        district=town.district if level is Level.DISTRICT else None,
        from_date=start,
        until_date=until,
    )


def _powers(employee: Employee, role: Role, towns: list[Municipality], chance: random.Random, at: datetime) -> None:
    """Designations of a supervisor and mandates of a signer."""
    if role not in (Role.SUPERVISOR, Role.SIGNER):
        return
    for town in {chance.choice(towns), employee.employer}:
        start, until = _days(chance, at)
        given: dict[str, Any] = {
            "employee": employee,
            "municipality": town,
            "body": "mayor",
            "reference": "2022/001",
            "from_date": start,
            "until_date": until,
        }
        if role is Role.SUPERVISOR:
            Designation.objects.create(**given)
        else:
            Mandate.objects.create(**given, measures=chance.choice(("", "order_penalty", "closure withdrawal")))


def disturb(chance: random.Random, *, at: datetime) -> None:
    """Let things end: agreements, designations, memberships of rounds; merge municipalities; invite to a hearing."""
    today = local_date(at)
    agreements = list(Participation.objects.filter(until_date__isnull=True).order_by("pk"))
    for row in chance.sample(agreements, k=max(1, len(agreements) // 8)):
        row.until_date = today + timedelta(days=chance.choice((-20, 0, 15)))
        row.save(update_fields=["until_date"])
    for designation in Designation.objects.order_by("pk"):
        if chance.random() < 0.25:
            ends = today + timedelta(days=chance.choice((-9, 0, 1, 15)))
            designation.until_date = max(designation.from_date, ends)
            designation.save(update_fields=["until_date"])
    trafficking.plant(chance, at=at)
    _leave(chance, at)
    _cover(chance, at)
    _merge(chance, today)
    _open_by_decision(chance, at)
    for objection in Objection.objects.all():
        account = chance.choice(list(Account.objects.filter(roles__role=Role.SIGNER)))
        until = chance.choice((None, at + timedelta(days=10), at - timedelta(days=1)))
        Grant.objects.get_or_create(
            account=account,
            label="enforcement.objection",
            record_id=objection.pk,
            defaults={"reason": "uitgenodigd", "from_at": at - timedelta(days=30), "until_at": until},
        )


def _leave(chance: random.Random, at: datetime) -> None:
    """Supervisors leave their round: the membership ends, and with it what it opened."""
    from regiotoezicht.inspections.models import Visit

    # Whoever did a visit signs its report, also when she leaves the round afterwards; so those rounds stay as they are.
    signing = Visit.objects.filter(status="report_ready").values("round")
    staying = RoundMember.objects.filter(until_at__isnull=True).exclude(round__in=signing)
    members = list(staying.select_related("employee__account").order_by("pk"))
    for member in members:
        if chance.random() >= 0.2:
            continue
        moment = max(member.from_at, at + timedelta(days=chance.choice((-3, 5, 20))))
        member.until_at = moment
        member.save(update_fields=["until_at"])
        visits = list(Visit.objects.filter(round=member.round_id).values_list("pk", "signal_id"))
        opened = {
            "inspections.round": [member.round_id],
            "inspections.visit": [pk for pk, _ in visits],
            "signals.signal": [signal for _, signal in visits if signal],
        }
        for label in MEMBER_GRANTS:
            Grant.objects.filter(
                account=member.employee.account, label=label, record_id__in=opened[label], until_at__isnull=True
            ).update(until_at=moment)


def _cover(chance: random.Random, at: datetime) -> None:
    """Leave: people cover for colleagues with the same role, also where that cannot be: of a role that ended, in the
    care, for somebody whose account was closed. Days that hold now, ended, or have yet to begin.
    """
    by_role: dict[str, list[RoleAssignment]] = {}
    for one in RoleAssignment.objects.select_related("account").order_by("pk"):
        by_role.setdefault(one.role, []).append(one)
    for held in by_role.values():
        for lent in chance.sample(held, k=min(len(held), 6)):
            stand_in = chance.choice(held).account
            if stand_in.pk == lent.account_id:
                continue
            start = local_date(at) + timedelta(days=chance.choice((-30, -5, -1, 0, 8)))
            until = start + timedelta(days=chance.choice((6, 31, 60)))
            Delegation.objects.create(assignment=lent, stand_in=stand_in, from_date=start, until_date=until, made_at=at)


def _open_by_decision(chance: random.Random, at: datetime) -> None:
    """Emergencies and requests that were allowed, at records anywhere: most of them running, some over, some of people
    whose role has ended.
    """
    kinds = [rows for rows in _openable() if rows]
    openers = Account.objects.filter(roles__role__in=[role.value for role in OPENERS]).distinct().order_by("pk")
    for number, account in enumerate(openers):
        _break_glass(account, chance.choice(kinds[number % len(kinds)]), chance, at)
        _let_in(account, chance.choice(kinds[(number + 1) % len(kinds)]), chance, at)


def _openable() -> list[list[Any]]:
    from regiotoezicht.enforcement.models import Case
    from regiotoezicht.inspections.models import Visit
    from regiotoezicht.permits.models import Permit
    from regiotoezicht.signals.models import Signal

    kinds: tuple[Any, ...] = (Signal, Visit, Case, Permit)
    rows = [list(model.objects.order_by("pk")) for model in kinds]
    return [*rows[:3], [permit for permit in rows[3] if not permit.is_sealed]]


def _opened(account: Account, record: Any, reason: str, start: datetime, end: datetime) -> dict[str, Any]:
    """Open a record; answers what every decision says of it."""
    label = record._meta.label_lower
    grant = Grant.objects.create(
        account=account,
        label=label,
        record_id=record.pk,
        reason=reason,
        opened_in=record.municipality,
        from_at=start,
        until_at=end,
    )
    return {
        "dossier": record.dossier,
        "municipality": record.municipality,
        "district": record.district,
        "label": label,
        "record_id": record.pk,
        "account": account,
        "reason": "Een collega staat voor een dichte deur.",
        "grant": grant,
        "token": uuid.uuid4(),
    }


def _break_glass(account: Account, record: Any, chance: random.Random, at: datetime) -> None:
    start = at + timedelta(hours=chance.choice((-1, -2, -3, -9)))
    said = _opened(account, record, "noodtoegang", start, start + timedelta(hours=4))
    Emergency.objects.create(
        **said,
        category="safety",
        opened_at=start,
        until_at=start + timedelta(hours=4),
        review_role=chance.choice(("lawyer", "coordinator", "privacy_officer")),
        review_due=local_date(at),
    )


def _let_in(account: Account, record: Any, chance: random.Random, at: datetime) -> None:
    start, end = at - timedelta(days=3), at + timedelta(days=chance.choice((-1, 5, 24)))
    said = _opened(account, record, "inzage_op_verzoek", start, end)
    AccessRequest.objects.create(
        **said,
        until_date=local_date(end),
        asked_at=start,
        answer_due=local_date(at),
        owner_role=chance.choice(("lawyer", "coordinator")),
        state="allowed",
        decided_at=start,
    )


def _merge(chance: random.Random, today: date) -> None:
    """Heemskerk goes into Beverwijk in three weeks; two others follow each other, one yesterday and one next week."""
    by_code = {row.code: row for row in Municipality.objects.all()}
    for old, new, days in (("GM0396", "GM0375", 20), ("GM0397", "GM0377", -1), ("GM0377", "GM0392", 7)):
        day = today + timedelta(days=days)
        Succession.objects.create(predecessor=by_code[old], successor=by_code[new], date=day)
        Municipality.objects.filter(code=old).update(valid_until=day)
