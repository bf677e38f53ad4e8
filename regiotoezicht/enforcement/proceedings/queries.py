"""What is asked of objections, court proceedings and requests: the tab of a case, proposals, who was involved."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, CharField, Q, QuerySet, Value, When
from django.db.models import Case as Choice

from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.queries import rules_on
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.queries import named_reader, papers_of
from regiotoezicht.documents.rules import PaperKind
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    CommitteeMember,
    CourtProceeding,
    Hearer,
    Involvement,
    Measure,
    Objection,
    TakenAlong,
    ThirdPartyRequest,
)
from regiotoezicht.enforcement.proceedings import handling, rules
from regiotoezicht.enforcement.proceedings.vocabulary import BEFORE_COURT, CourtKind, CourtStatus
from regiotoezicht.enforcement.rules import LETTER_SENT
from regiotoezicht.letters.kinds import kinds
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.owners import owner_of
from regiotoezicht.letters.proceedings import OBJECTION
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.models import Employee, Mandate
from regiotoezicht.organisation.rules import Body, in_force
from regiotoezicht.worklist.models import RunningTerm

NOT_PREPARING = (LETTER_SENT.code, rules.OBJECTION_NOTED.code, rules.PAPER_TAKEN_IN.code)
"""Events of a case that are post and no preparation of a decision."""


def decisions_of(case: Case) -> list[Letter]:
    """The decisions of a case that were sent, oldest first, those to a requester too; none on an objection."""
    codes = [kind.code for kind in kinds() if kind.is_decision]
    found = Letter.objects.filter(dossier=case.dossier, kind__in=codes, status=LetterStatus.SENT)
    found = found.exclude(label=Objection._meta.label_lower).filter(municipality=case.municipality_id)
    return list(found.order_by("sent_date", "pk"))


def involved_in(case: Case, letter: Letter) -> set[int]:
    """The accounts that prepared, checked, took or signed a decision, by what they wrote in the case up to its sending.

    Basis: Awb 7:5(1), 10:3(3).
    """
    prepared = Event.objects.filter(
        label=case._meta.label_lower, record_id=case.pk, type__startswith="enforcement.", account__isnull=False
    )
    found = {
        event.account_id
        for event in prepared.exclude(type__in=NOT_PREPARING)
        if not event.is_reading and letter.sent_date is not None and local_date(event.at) <= letter.sent_date
    }
    found |= {letter.composed_by_id, letter.checked_by_id, letter.signed_by_id}
    decider = decided_by_mandate(letter)
    if decider is not None:
        found |= set(Account.objects.filter(employee=decider).values_list("pk", flat=True))
    return {pk for pk in found if pk is not None}


def decided_by_mandate(letter: Letter) -> int | None:
    """The employee who took the decision in a letter by mandate; None when the body itself did.

    Basis: Awb 10:3(3).
    """
    return _mandate_of(letter).values_list("employee_id", flat=True).first()


def _mandate_of(letter: Letter) -> QuerySet[Mandate]:
    owner = owner_of(letter.label)
    mandate = owner.mandate(letter) if owner is not None else None
    return Mandate.objects.filter(pk=mandate) if mandate else Mandate.objects.none()


def involved_employees(objection: Objection) -> set[int]:
    """The employees who were involved in the decision, for who may hear."""
    accounts = Involvement.objects.filter(objection=objection).values("account__employee_id")
    return {pk for pk in accounts.values_list("account__employee_id", flat=True) if pk is not None}


def is_involved(objection: Objection, account_id: int | None) -> bool:
    """Whether this account was involved in the decision."""
    return Involvement.objects.filter(objection=objection, account=account_id).exists()


def later_decisions(objection: Objection) -> list[Letter]:
    """The decisions sent after the one objected to, to the same addressee; to anybody when somebody else objects."""
    decided = objection.letter
    found = [
        one
        for one in decisions_of(objection.case)
        if one.pk != decided.pk and (one.sent_date, one.pk) > (decided.sent_date, decided.pk)
    ]
    if objection.addressee_id is None:
        return found
    label = Case._meta.label_lower
    return [one for one in found if one.label == label and one.addressee_id == objection.addressee_id]


def with_answers(objection: Objection) -> list[tuple[Letter, bool | None]]:
    """The later decisions, each with whether it is disputed; None when that was not laid down yet."""
    later = later_decisions(objection)
    answers = TakenAlong.objects.filter(objection=objection).values_list("letter_id", "is_disputed")
    answered = dict(answers) if later else {}
    return [(one, answered.get(one.pk)) for one in later]


def unanswered(objection: Objection) -> list[Letter]:
    """The later decisions of which was not laid down whether they are disputed."""
    later = later_decisions(objection)
    answered = set(TakenAlong.objects.filter(objection=objection).values_list("letter_id", flat=True))
    wanted = handling.missing_of([one.pk for one in later], answered)
    return [one for one in later if one.pk in wanted]


def comply_until(case: Case) -> date | None:
    """The last day to comply that the order of a case names."""
    return Measure.objects.filter(case=case).values_list("comply_until", flat=True).first()


def objection_for(actor: Actor, pk: int) -> Objection | None:
    """An objection that the actor may read, with what its page shows; None when there is none."""
    found = Objection.objects.visible_to(actor).select_related(
        "case__municipality",
        "case__taken",
        "municipality",
        "letter",
        "addressee",
        "decision_term",
        "repair_term",
        "appeal_term",
        "default_term",
        "mandate__employee",
    )
    return found.filter(pk=pk).first()


def employees_for_hearing(objection: Objection) -> QuerySet[Employee]:
    """Who can hear: those in service in the district, whoever was involved left out."""
    involved = Involvement.objects.filter(objection=objection).values("account__employee")
    found = Employee.objects.filter(is_active=True, employer__district=objection.district_id)
    return found.exclude(pk__in=involved).select_related("employer").order_by("name", "pk")


def accounts_to_invite(objection: Objection) -> QuerySet[Account]:
    """Who can be invited to the committee: accounts of those who can hear."""
    found = Account.objects.filter(is_active=True, employee__in=employees_for_hearing(objection))
    return found.select_related("employee").order_by("name", "pk")


def mandates_for_objection(objection: Objection, on: date) -> QuerySet[Mandate]:
    """The mandates by which somebody may decide on the objection: never of whoever took the decision by mandate.

    Basis: Awb 10:1, 10:3(3).
    """
    covers = Q(measures="") | Q(measures__contains=OBJECTION)
    found = Mandate.objects.filter(in_force(on), covers, municipality=objection.municipality_id)
    found = found.exclude(employee__in=_mandate_of(objection.letter).values("employee"))
    return found.filter(employee__is_active=True).select_related("employee").order_by("employee__name", "pk")


@dataclass(frozen=True)
class Line:
    """One objection on the tab of its case; without `is_open` only its stand and days are shown."""

    objection: Objection
    is_open: bool


@dataclass(frozen=True)
class Overview:
    """Everything of the tab: objections, court proceedings, requests, and who is addressed."""

    objections: list[Line]
    courts: list[CourtProceeding]
    requests: list[ThirdPartyRequest]


def overview_of(case: Case, actor: Actor) -> Overview:
    """What runs beside a case. The caller has checked the case; of an objection the involved see that it is there."""
    seen = Objection.objects.visible_to(actor).filter(case=case.pk).order_by().values("pk")
    own = Q(pk__in=seen)
    rows = (
        Objection.objects.filter(case=case.pk)
        .annotate(may_open=Choice(When(own, then=Value(True)), default=Value(False), output_field=BooleanField()))
        .select_related("decision_term")
        .order_by("number")
    )
    lines = [Line(one, one.may_open) for one in rows]  # type: ignore[attr-defined]  # annotated above
    return Overview(lines, *_beside(case, actor))


def _beside(case: Case, actor: Actor) -> tuple[list[CourtProceeding], list[ThirdPartyRequest]]:
    """The court proceedings and requests of a case as far as a list shows them, in one statement."""
    shared = ("pk", "number", "kind", "status", "received_date")
    none = Value("", output_field=CharField())
    courts = CourtProceeding.objects.visible_to(actor).filter(case=case.pk).order_by()
    requests = ThirdPartyRequest.objects.visible_to(actor).filter(case=case.pk).order_by()
    found = courts.values_list(Value("court", CharField()), *shared, "papers_until", "court", "reference").union(
        requests.values_list(Value("request", CharField()), *shared, "decision_term__end", none, none), all=True
    )
    of_court, of_others = [], []
    for which, pk, number, kind, status, received, until, court, reference in sorted(found, key=lambda row: row[:3]):
        told = {"pk": pk, "number": number, "kind": kind, "status": status, "received_date": received}
        if which == "court":
            of_court.append(CourtProceeding(**told, papers_until=until, court=court, reference=reference))
        else:
            of_others.append(ThirdPartyRequest(**told, decision_term=RunningTerm(end=until) if until else None))
    return of_court, of_others


def addressee_names(objection: Objection) -> tuple[str, str]:
    """Name and address of whoever objects, for a letter. The caller may read the objection."""
    if objection.addressee_id is not None:
        who = objection.addressee or Addressee.objects.get(pk=objection.addressee_id)
        address = f"p/a {who.representative}" if who.representative else who.address
        return who.name, address
    return objection.name or "", objection.address or ""


def running(actor: Actor) -> tuple[QuerySet[Objection], QuerySet[CourtProceeding]]:
    """The objections and court proceedings that run and that the actor may read."""
    objections = Objection.objects.visible_to(actor).pending().select_related("decision_term", "municipality")
    courts = CourtProceeding.objects.visible_to(actor).filter(status__in=("received", "papers_sent", "hearing"))
    return (
        objections.order_by("decision_term__end", "pk")[:200],
        courts.select_related("municipality").order_by("papers_until", "pk")[:200],
    )


def body_of(case: Case) -> str:
    """On behalf of which body the case acts: that of its measure, else that of the local rules."""
    taken: Measure | None = getattr(case, "taken", None)
    if taken is not None and taken.body:
        return taken.body
    held = rules_on(case.municipality, case.violated_on)
    return held.body_by_default if held else Body.MAYOR


def mandates_to_reply(request: ThirdPartyRequest, on: date) -> QuerySet[Mandate]:
    """The mandates by which somebody may decide on a request to enforce: those that cover the measure of its case.

    Basis: Awb 10:1.
    """
    covers = Q(measures="") | Q(measures__contains=request.case.measure) if request.case.measure else Q()
    found = Mandate.objects.filter(in_force(on), covers, municipality=request.municipality_id)
    return found.filter(employee__is_active=True).select_related("employee").order_by("employee__name", "pk")


def version_of(subject: Case | Objection | CourtProceeding | ThirdPartyRequest) -> int:
    """The version of a record now, for a form that was refused."""
    version: int = type(subject).objects.values_list("version", flat=True).get(pk=subject.pk)
    return version


def lawyers_of(case: Case, on: date) -> list[Account]:
    """The lawyers of the municipality of a case on a day: who may be named as readers of a paper of the police."""
    held = RoleAssignment.objects.filter(in_force(on), role=Role.LAWYER, municipality=case.municipality_id)
    return list(Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by("name", "pk"))


def for_court(case: Case) -> tuple[dict[int, Objection], dict[int, CourtProceeding]]:
    """What may be brought before the court: the objections of a case and the appeals that were judged, by id.

    Of an objection only its number and stand are shown. The caller has checked the case.
    """
    objections = Objection.objects.filter(case=case.pk).order_by("number")
    appeals = CourtProceeding.objects.filter(case=case.pk, kind=CourtKind.APPEAL, status=CourtStatus.JUDGED)
    return {one.pk: one for one in objections}, {one.pk: one for one in appeals.order_by("number")}


def main_cases(proceeding: CourtProceeding) -> dict[int, CourtProceeding]:
    """The main cases that the judge of an injunction may judge at once: what is pending in the case, by id (8:86)."""
    if proceeding.kind != CourtKind.INJUNCTION:
        return {}
    found = CourtProceeding.objects.filter(case=proceeding.case_id, status__in=BEFORE_COURT)
    found = found.exclude(kind=CourtKind.INJUNCTION).select_related("papers_term", "appeal").order_by("number")
    return {one.pk: one for one in found}


def other_papers(actor: Actor, case: Case) -> list[tuple[Paper, bool]]:
    """The papers of a case other than views, each with whether the actor may open it. The caller checked the case."""
    papers = [one for one in papers_of(case) if one.kind != PaperKind.VIEW]
    police = [one.pk for one in papers if one.kind == PaperKind.POLICE_REPORT]
    readable = (
        set(Paper.objects.filter(named_reader(actor), pk__in=police).values_list("pk", flat=True)) if police else set()
    )
    return [(one, one.pk in readable or one.pk not in police) for one in papers]


def committee_of(objection: Objection) -> list[CommitteeMember]:
    """Who sits in the committee that advises, the chair first; nobody is asked for when there is none."""
    return list(objection.committee_members.all()) if objection.committee else []


def hearers_of(objection: Objection) -> list[Hearer]:
    """Who holds the hearing, the leader first; nobody is asked for when none is planned."""
    if objection.hearing_at is None:
        return []
    return list(Hearer.objects.filter(objection=objection).select_related("employee"))
