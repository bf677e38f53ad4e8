"""Reads the plain facts about the records of the region: kind, phase, place, who signed, what it hangs on."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from regiotoezicht.access.models import Account
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.complaints.models import Complaint, Concerned
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.enforcement.models import Addressee, Case, CourtProceeding, Forfeiture, Objection, ThirdPartyRequest
from regiotoezicht.inspections.models import Report, Round, Signature, Visit, VisitDwelling
from regiotoezicht.letters.models import Letter, Letterhead, Template
from regiotoezicht.organisation import models as organisation
from regiotoezicht.permits.models import Import, Permit
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.sharing.disclosures.models import Disclosure
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.signals.models import Signal
from regiotoezicht.worklist.models import RunningTerm, Task

from .facts import Kind, Phase, Record, Responsible, Role
from .money import records as money
from .programme import records as programme
from .reading import ROLES, accounts_by_employee, key_of
from .trafficking import records as trafficking

Facts = dict[str, Record]
SIGNAL_PHASES = {
    "new": Phase.UNTIL_DECIDED,
    "triaged": Phase.UNTIL_DECIDED,
    "planned": Phase.ASSIGNED,
    "closed": Phase.CLOSED,
    "offered": Phase.OFFERED,
    "moved": Phase.FORWARDED,
}
OVER = frozenset({"nobody_home", "signed", "cancelled"})
"""A visit after which nothing is written down any more; the others lead to a report first."""
ROUND_PHASES = {"planned": Phase.PLANNED, "under_way": Phase.UNDER_WAY}
HAND_OVER_PHASES = {"offered": Phase.OFFERED, "returned": Phase.DONE}
NOTHING_CHOSEN = "nothing chosen yet"


def _place(row: Any) -> tuple[Responsible, ...]:
    return (Responsible(str(row.municipality_id)),)


def _key(row: Any) -> str:
    return key_of(row._meta.label_lower, row.pk)


def _plain(row: Any, kind: Kind, phase: Phase = Phase.ALWAYS, **more: Any) -> Record:
    district = str(row.district_id) if getattr(row, "district_id", None) else None
    return Record(_key(row), kind, phase, _place(row), district, **more)


def _signals(_: Facts) -> Iterator[Record]:
    rows = list(Signal.objects.all())
    status = {row.pk: row.status for row in rows}
    rounds: dict[int | None, set[str]] = defaultdict(set)
    visits = Visit.objects.filter(signal__isnull=False).exclude(status__in=OVER)
    for signal, tour in visits.values_list("signal_id", "round_id"):
        rounds[signal].add(key_of("inspections.round", tour))
    for row in rows:
        into = row.merged_into_id or row.pk
        yield _plain(row, Kind.SIGNAL, SIGNAL_PHASES[status[into]], part_of=frozenset(rounds[into] | rounds[row.pk]))


def _register(_: Facts) -> Iterator[Record]:
    for premises in Premises.objects.all():
        yield _plain(premises, Kind.PREMISES)
    for business in Business.objects.all():
        yield _plain(business, Kind.BUSINESS)
    for permit in Permit.objects.all():
        yield _plain(permit, Kind.PERMIT, works_alone=permit.is_sealed)
    for imported in Import.objects.all():
        yield _plain(imported, Kind.PERMIT)


def _rounds(_: Facts) -> Iterator[Record]:
    for row in Round.objects.all():
        yield Record(_key(row), Kind.ROUND, ROUND_PHASES.get(row.status, Phase.DONE), (), str(row.district_id))


def _visits(_: Facts) -> Iterator[Record]:
    for row in Visit.objects.all():
        within = frozenset({key_of("inspections.round", row.round_id)} if row.status not in OVER else set())
        phase = Phase.PLANNED if row.status == "planned" else Phase.UNDER_WAY if within else Phase.DONE
        yield _plain(row, Kind.VISIT, phase, part_of=within)


def _reports(_: Facts) -> Iterator[Record]:
    signers = defaultdict(set)
    for report, account in Signature.objects.filter(voided_at__isnull=True).values_list("report_id", "account_id"):
        signers[report].add(str(account))
    for row in Report.objects.select_related("visit").defer("content"):
        phase = Phase.DRAFT if row.status == "draft" else Phase.ACCEPTED if row.taken_over_at else Phase.SIGNED
        within = frozenset({key_of("inspections.round", row.visit.round_id)})
        yield _plain(row, Kind.REPORT, phase, part_of=within, signers=frozenset(signers[row.pk]))


def _hand_overs(_: Facts) -> Iterator[Record]:
    for row in HandOver.objects.defer("snapshot", "reason"):
        yield _plain(row, Kind.HANDOVER, HAND_OVER_PHASES.get(row.status, Phase.CLOSED))


def _dwellings(found: Facts) -> Iterator[Record]:
    """The address of a home lives inside its visit, and in the report and the hand-over of that visit."""
    reports = {row.visit_id: row for row in Report.objects.only("visit_id", "pk")}
    offered = {row.record_id: row.pk for row in HandOver.objects.filter(label="inspections.report", status="offered")}
    for row in VisitDwelling.objects.select_related("visit"):
        report = reports.get(row.visit_id)
        keys = [_key(row.visit)] + ([_key(report)] if report else [])
        if report and report.pk in offered:
            keys.append(key_of("sharing.handover", offered[report.pk]))
        phase = Phase.CLOSED if row.closed_at else Phase.OPEN
        visit = found[_key(row.visit)]
        yield Record(
            _key(row),
            Kind.DWELLING,
            phase,
            visit.responsible,
            visit.district,
            part_of=visit.part_of,
            inside=tuple(found[key] for key in keys),
        )


def _cases(_: Facts) -> Iterator[Record]:
    for row in Case.objects.select_related("permit"):
        touches = row.permit is not None and not row.permit.is_sealed
        yield _plain(row, Kind.CASE, power=row.measure or NOTHING_CHOSEN, touches_permit=touches)


def _of_cases(found: Facts) -> Iterator[Record]:
    """What hangs on a case and is read as the case is."""
    beside: tuple[tuple[Any, Kind], ...] = (
        (Addressee, Kind.ADDRESSEE),
        (Forfeiture, Kind.PAYMENT),
        (CourtProceeding, Kind.INCOMING_PAPER),
        (ThirdPartyRequest, Kind.INCOMING_PAPER),
    )
    for model, kind in beside:
        for pk, case_id in model.objects.values_list("pk", "case_id"):
            case = found[key_of("enforcement.case", case_id)]
            yield Record(
                key_of(model._meta.label_lower, pk),
                kind,
                responsible=case.responsible,
                district=case.district,
                power=case.power,
                touches_permit=case.touches_permit,
            )


def _objections(_: Facts) -> Iterator[Record]:
    for row in Objection.objects.all():
        yield _plain(row, Kind.OBJECTION, decision=_key(row))


def _complaints(_: Facts) -> Iterator[Record]:
    accounts, about = accounts_by_employee(), defaultdict(set)
    for complaint, employee in Concerned.objects.values_list("complaint_id", "employee_id"):
        about[complaint].add(accounts.get(employee, ""))
    for row in Complaint.objects.all():
        yield _plain(row, Kind.COMPLAINT, about=frozenset(about[row.pk] - {""}))


def _disclosures(_: Facts) -> Iterator[Record]:
    """Who made it, who approved it, and who may still do that: a lawyer of the own municipality."""
    people: dict[int | None, set[str]] = defaultdict(set)
    for account, partner in Account.objects.filter(partner__is_active=True).values_list("pk", "partner_id"):
        people[partner].add(str(account))
    for row in Disclosure.objects.defer("snapshot"):
        is_shared = row.status == "shared"
        yield _plain(
            row,
            Kind.DISCLOSURE,
            makers=frozenset({str(row.made_by_id)}),
            approvers=frozenset({str(row.approved_by_id)}),
            deciders=frozenset({Role.LAWYER}) if row.status == "proposed" else frozenset(),
            receivers=frozenset(people[row.partner_id]) if is_shared else frozenset(),
            received_in=str(row.receiving_municipality_id) if is_shared and row.receiving_municipality_id else None,
            until=row.until_date,
            by_district=row.made_by_district,
        )


def _letters(found: Facts) -> Iterator[Record]:
    """A letter is read as what it belongs to; that of a case in the row of the case."""
    for row in Letter.objects.all():
        owner = found.get(key_of(row.label, row.record_id))
        if owner is not None and owner.kind is Kind.CASE:
            yield _plain(row, Kind.LETTER, power=owner.power, touches_permit=owner.touches_permit)
        elif owner is not None:
            yield _plain(row, Kind.ATTACHMENT, inside=(owner,))


def _files(found: Facts) -> Iterator[Record]:
    """A file is read as the record that it hangs on."""
    for row in StoredFile.objects.all():
        owner = found.get(key_of(row.label, row.record_id))
        if owner is not None:
            yield Record(_key(row), Kind.ATTACHMENT, responsible=owner.responsible, inside=(owner,))


def _rules(_: Facts) -> Iterator[Record]:
    for row in (*RuleSet.objects.all(), *Template.objects.all()):
        yield _plain(row, Kind.BYLAW, Phase.DRAFT if row.status == "draft" else Phase.ADOPTED)
    for head in Letterhead.objects.all():
        yield _plain(head, Kind.BYLAW, Phase.ADOPTED)


def _powers(_: Facts) -> Iterator[Record]:
    for row in (*organisation.Designation.objects.all(), *organisation.Mandate.objects.all()):
        yield _plain(row, Kind.DESIGNATION)


def _accounts(_: Facts) -> Iterator[Record]:
    for row in Account.objects.select_related("employee"):
        if row.employee is not None:
            own = (Responsible(str(row.employee.employer_id)),)
            yield Record(_key(row), Kind.ACCOUNT, responsible=own, about=frozenset({str(row.pk)}))


def _events(_: Facts) -> Iterator[Record]:
    for row in Event.objects.filter(municipality__isnull=False).order_by("-number")[:2_000]:
        yield Record(_key(row), Kind.EVENT, responsible=_place(row))


def _emergencies(_: Facts) -> Iterator[Record]:
    for row in Emergency.objects.all():
        by = frozenset({str(row.account_id)})
        yield _plain(row, Kind.EMERGENCY, deciders=frozenset({ROLES[row.review_role]}), makers=by)


def _tasks(_: Facts) -> Iterator[Record]:
    for row in (*Task.objects.filter(done_at__isnull=True), *RunningTerm.objects.filter(ended_at__isnull=True)):
        only = frozenset({str(row.account_id)}) if row.account_id else frozenset()
        yield _plain(row, Kind.TASK, deciders=frozenset({ROLES[row.role]}), receivers=only)


BUILDERS: tuple[Callable[[Facts], Iterator[Record]], ...] = (
    _signals,
    _register,
    _rounds,
    _visits,
    trafficking,
    _reports,
    _hand_overs,
    _dwellings,
    _cases,
    _of_cases,
    _objections,
    _complaints,
    _disclosures,
    _letters,
    _files,
    _rules,
    _powers,
    _accounts,
    _events,
    _tasks,
    _emergencies,
    programme,
    money,
)


def records() -> Facts:
    """Every record of the region that a row of the table is about, by its key."""
    found: Facts = {}
    for build in BUILDERS:
        found |= {record.key: record for record in build(found)}
    return found
