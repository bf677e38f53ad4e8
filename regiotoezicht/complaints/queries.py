"""What is asked of complaints. None of it looks for a complainant by name: names are sealed."""

from datetime import date

from django.db.models import QuerySet

from regiotoezicht.complaints.codes import digest_of
from regiotoezicht.complaints.models import Complaint, Concerned
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.queries import papers_of
from regiotoezicht.documents.rules import PaperKind
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.proceedings.terms import term_of
from regiotoezicht.law.terms import Term
from regiotoezicht.organisation.models import Employee

SHOWN = 200


def complaint_for(actor: Actor, pk: int) -> Complaint | None:
    """A complaint that the actor may read, with what its page shows; None when there is none."""
    found = Complaint.objects.visible_to(actor).select_related(
        "municipality", "case", "decision_term", "notice_term", "heard_by"
    )
    return found.filter(pk=pk).first()


def listed(actor: Actor, *, ended: bool) -> QuerySet[Complaint]:
    """The complaints of the actor that run, those that end first on top; or those that ended, the latest first."""
    found = Complaint.objects.visible_to(actor).select_related("municipality", "decision_term")
    found = found.defer("name", "address")
    if ended:
        return found.exclude(pk__in=Complaint.objects.pending().order_by().values("pk"))[:SHOWN]
    return found.pending().order_by("decision_term__end", "pk")[:SHOWN]


def by_code(actor: Actor, code: str) -> Complaint | None:
    """The anonymous complaint of a code, among those that the actor may read; a wrong code and one elsewhere alike."""
    digest = digest_of(code)
    return Complaint.objects.visible_to(actor).filter(code_digest=digest).first() if digest else None


def concerned_rows(complaint: Complaint) -> list[Concerned]:
    """Whom the complaint is about, with the day on which each got the copy."""
    return list(Concerned.objects.filter(complaint=complaint).select_related("employee__employer"))


def copies_sent(complaint: Complaint) -> list[date | None]:
    """The day on which each whom the complaint is about got the copy; nothing when it is about the body (Awb 9:9)."""
    return [one.copy_date for one in concerned_rows(complaint)] if complaint.asks_copy else []


def has_paper(complaint: Complaint, kind: PaperKind) -> bool:
    """Whether a paper of this kind lies with the complaint."""
    return any(paper.kind == kind for paper in papers_of(complaint))


def advice_of(complaint: Complaint) -> Paper | None:
    """The last advice of the committee that lies with the complaint."""
    return next((one for one in reversed(papers_of(complaint)) if one.kind == PaperKind.ADVICE), None)


def concerned_ids(complaint: Complaint) -> set[int]:
    """The ids of whom the complaint is about."""
    return set(Concerned.objects.filter(complaint=complaint).values_list("employee_id", flat=True))


def hearers_for(complaint: Complaint) -> QuerySet[Employee]:
    """Who can hear the complainant: those in service in the own municipality whom it is not about.

    Basis: Awb 9:7(1).
    """
    about = Concerned.objects.filter(complaint=complaint).values("employee")
    found = Employee.objects.filter(is_active=True, employer=complaint.municipality_id).exclude(pk__in=about)
    return found.order_by("name", "pk")


def case_by_number(actor: Actor, dossier: str) -> Case | None:
    """A case that the actor may read, by its number."""
    return Case.objects.visible_to(actor).filter(dossier=dossier).first()


def version_of(complaint: Complaint) -> int:
    """The version of a complaint now, for a form that was refused."""
    version: int = Complaint.objects.values_list("version", flat=True).get(pk=complaint.pk)
    return version


def handling_term(received: date, *, committee: bool, extended: bool) -> Term:
    """The term to handle a complaint that came in on a day; Refused for a year whose equal days are not known.

    Basis: Awb 9:11(1) and (2).
    """
    return term_of("awb-9:11", received, {"committee": committee, "extended": extended})
