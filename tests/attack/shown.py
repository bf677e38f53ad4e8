"""What the product shows: for each route the keys of the records that one person finds there, in bulk."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.bylaws.rules import RULES_KEEP
from regiotoezicht.complaints import queries as complaints
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.rules import COMPLAINT_WORK
from regiotoezicht.core import records, searchables, text_search
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Permission
from regiotoezicht.desk.home import queries as home
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.enforcement import models as enforcement
from regiotoezicht.enforcement import queries as cases
from regiotoezicht.enforcement.proceedings import queries as proceedings
from regiotoezicht.enforcement.rules import CASE_WORK
from regiotoezicht.inspections import queries as inspections
from regiotoezicht.inspections import report_queries
from regiotoezicht.inspections.models import Report, Round, Visit, VisitDwelling
from regiotoezicht.inspections.rules import REPORT_SIGN, ROUND_PLAN, VISIT_WORK
from regiotoezicht.letters.models import Letter, Letterhead, Template
from regiotoezicht.letters.posting import queries as posting
from regiotoezicht.organisation.models import Designation, Mandate
from regiotoezicht.organisation.rules import DESIGNATION_KEEP, MANDATE_KEEP
from regiotoezicht.permits import queries as permits
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.rules import PERMIT_KEEP
from regiotoezicht.premises import queries as premises
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.premises.rules import PREMISES_KEEP
from regiotoezicht.privacy.rules import LOG_READ
from regiotoezicht.sharing.disclosures.models import Disclosure
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import HAND_OVER_OFFER
from regiotoezicht.signals import queries as signals
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import SIGNAL_DECIDE
from regiotoezicht.worklist import deadlines
from regiotoezicht.worklist import queries as worklist
from regiotoezicht.worklist.models import RunningTerm, Task
from regiotoezicht.worklist.notices import calendar

from .asking import Right, Rights
from .reading import key_of

CONTENT: Rights = frozenset({Right.READ, Right.SUPPLEMENT})
STAND: Rights = CONTENT | {Right.STATUS, Right.BY_NUMBER}
PAGE: Rights = STAND | {Right.TOTALS}
"""What opens a page. That the page of a plan tells totals and no costs to who reads no more is asked apart."""
WRITE: Rights = frozenset({Right.WRITE})
PICKED: Rights = frozenset({Right.PICKED})

ALL = 1_000_000
Find = Callable[[AccountActor], Iterable[Any]]


@dataclass(frozen=True)
class Route:
    """A way to records of one model; without a label the rows say themselves of which.

    `asks` says what one must have to find a record there. `whole` says whether whoever may see a record must
    find it here: a list of what waits holds some records only, so there nothing is withheld.
    """

    name: str
    label: str
    find: Find = field(compare=False)
    asks: Rights = CONTENT
    whole: bool = True

    def keys(self, actor: AccountActor) -> frozenset[str]:
        """The keys of the records that the actor finds."""
        return frozenset(self._key(row) for row in self.find(actor))

    def _key(self, row: Any) -> str:
        if isinstance(row, records.Seen):
            return key_of(row.kind.label, row.record_id)
        pk = row["pk"] if isinstance(row, dict) else getattr(row, "pk", row)
        return key_of(self.label or row._meta.label_lower, pk)


def _flagged(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["readable"]]


def _blank(rows: Iterable[dict[str, Any]], shown: Callable[[dict[str, Any]], dict[str, Any]], names: str) -> list[Any]:
    """The rows of a list in which any of these columns of content is filled, as the screen and the export show them."""
    columns = names.split()
    return [row["pk"] for row in rows if any(shown(row)[name] for name in columns)]


def _querysets() -> list[Route]:
    """`visible_to` of every model, and what it names apart for content and for the stand."""
    models: tuple[Any, ...] = (
        Complaint,
        Letter,
        Letterhead,
        Template,
        RuleSet,
        Designation,
        Mandate,
        Permit,
        Business,
        Premises,
        Round,
        Visit,
        VisitDwelling,
        Report,
        Account,
        Emergency,
        enforcement.Case,
        enforcement.Addressee,
        enforcement.Objection,
        enforcement.CourtProceeding,
        enforcement.ThirdPartyRequest,
        enforcement.Forfeiture,
    )

    def plain(model: Any) -> Route:
        return Route("queryset", model._meta.label_lower, lambda actor: model.objects.visible_to(actor).only("pk"))

    return [
        *(plain(model) for model in models),
        Route("queryset", "signals.signal", lambda actor: Signal.objects.readable_by(actor).only("pk")),
        Route("queryset", "sharing.disclosure", lambda actor: Disclosure.objects.readable_by(actor).only("pk")),
        Route("stand", "sharing.disclosure", lambda actor: Disclosure.objects.visible_to(actor), asks=STAND),
        Route("received", "sharing.disclosure", _received, asks=PICKED),
        Route("queryset", "sharing.handover", lambda actor: HandOver.objects.readable_by(actor).only("pk")),
        Route("stand", "signals.signal", lambda actor: Signal.objects.visible_to(actor).only("pk"), asks=STAND),
        Route("stand", "sharing.handover", lambda actor: HandOver.objects.visible_to(actor), asks=STAND),
        Route("stand", "inspections.report", lambda actor: Report.objects.listed_to(actor).only("pk"), asks=STAND),
        Route(
            "stand",
            "enforcement.case",
            lambda actor: enforcement.Case.objects.status_for(actor).only("pk"),
            asks=STAND,
        ),
        Route(
            "log", "audit.event", lambda actor: Event.objects.visible_to(actor, LOG_READ).values_list("pk", flat=True)
        ),
    ]


def _received(actor: AccountActor) -> Iterable[Any]:
    """What she received and can still open."""
    received = Disclosure.objects.received_by(actor).with_agreement(local_date(actor.at)).defer("snapshot")
    return [row for row in received if not row.shut_because(actor)]


def _lists() -> list[Route]:
    """The lists of the rooms, as the screen and the export get them; a row with the stand only counts as such."""
    every = signals.Filter(), cases.Filter(), inspections.RoundFilter()
    shown_signal = "source categories place route priority"
    return [
        Route("list", "signals.signal", lambda actor: signals.listed(actor, every[0]), asks=STAND),
        Route("list", "signals.signal", lambda actor: _flagged(signals.listed(actor, every[0]))),
        Route(
            "field",
            "signals.signal",
            lambda actor: _blank(signals.listed(actor, every[0]), signals.shown, shown_signal),
            whole=False,
        ),
        Route("list", "enforcement.case", lambda actor: cases.listed(actor, every[1]), asks=STAND),
        Route("list", "enforcement.case", lambda actor: _flagged(cases.listed(actor, every[1]))),
        Route(
            "field",
            "enforcement.case",
            lambda actor: _blank(cases.listed(actor, every[1]), cases.shown, "violated_on measure place"),
            whole=False,
        ),
        Route("list", "inspections.round", lambda actor: inspections.listed_rounds(actor, every[2]).only("pk")),
        Route("list", "inspections.visit", lambda actor: inspections.listed_visits(actor, every[2])),
        Route("list", "inspections.report", report_queries.listed_reports, asks=STAND),
        Route(
            "list",
            "inspections.report",
            lambda actor: [
                row for row in report_queries.reports_for(actor).defer("content") if getattr(row, "readable", False)
            ],
        ),
        Route("list", "premises.premises", lambda actor: premises.listed(actor, premises.Filter())),
        Route("list", "permits.permit", _listed_permits, whole=False),
        Route("list", "complaints.complaint", lambda actor: complaints.listed(actor, ended=False), whole=False),
        Route("list", "complaints.complaint", lambda actor: complaints.listed(actor, ended=True), whole=False),
        Route("list", "enforcement.objection", lambda actor: proceedings.running(actor)[0], whole=False),
        Route("list", "enforcement.courtproceeding", lambda actor: proceedings.running(actor)[1], whole=False),
        Route("list", "letters.letter", posting.waiting, whole=False),
    ]


def _listed_permits(actor: AccountActor) -> Iterable[Any]:
    return permits.listed(actor, permits.Filter(), on=local_date(actor.at))


def _work() -> list[Route]:
    """The worklist, the terms, the calendar feed, the choices of forms and the blocks of the home page."""
    return [
        Route(
            "worklist",
            "worklist.task",
            lambda actor: worklist.open_tasks(actor, worklist.TaskChoice(), on=local_date(actor.at)),
        ),
        Route(
            "worklist",
            "worklist.runningterm",
            lambda actor: deadlines.running_terms(actor, deadlines.TermChoice(), on=local_date(actor.at)),
        ),
        Route(
            "calendar",
            "worklist.runningterm",
            lambda actor: [line[0] for line in calendar.lines_for(actor)],
            whole=False,
        ),
        Route(
            "home page", "inspections.round", lambda actor: home.rounds_ahead(actor, local_date(actor.at)), whole=False
        ),
        Route("home page", "worklist.task", lambda actor: Task.objects.open().visible_to(actor).only("pk")),
        Route("home page", "worklist.runningterm", lambda actor: RunningTerm.objects.running().visible_to(actor)),
        Route("choice", "signals.signal", signals.plannable, whole=False),
    ]


def _dossiers() -> list[Route]:
    """The timeline of the dossier: every kind of record in it, with what is readable marked."""
    found = []
    for kind in records.kinds():
        if not kind.in_dossier:
            continue
        whole = kind.label != "permits.import"  # the register is read; how it came in, only by who keeps it

        def seen(actor: AccountActor, label: str = kind.label) -> list[int]:
            return [one.record_id for one in _seen(actor) if one.kind.label == label]

        def readable(actor: AccountActor, label: str = kind.label) -> list[int]:
            return [one.record_id for one in _seen(actor) if one.kind.label == label and one.readable]

        has_stand = kind.readable is not None or kind.label == "enforcement.case"
        found.append(Route("dossier", kind.label, seen, asks=STAND if has_stand else CONTENT, whole=whole))
        if kind.readable is not None:
            found.append(Route("dossier", kind.label, readable))
    return found


_LAST: list[tuple[AccountActor, list[records.Seen]]] = []


def _seen(actor: AccountActor) -> list[records.Seen]:
    """What the dossier pages of one person hold together; kept for the last who was asked."""
    if not _LAST or _LAST[0][0] is not actor:
        _LAST[:] = [(actor, records._seen(actor, Q(), limit=ALL))]
    return _LAST[0][1]


def _searches() -> list[Route]:
    """What a search finds: dossiers by their number, and everything searchable by words that stand in many rows."""
    by_number = Route(
        "search by number",
        "",
        lambda actor: records.dossiers_starting(actor, "", limit=ALL),
        asks=STAND,
        whole=False,
    )

    def by_words(words: str) -> Find:
        return lambda actor: [
            row for each in searchables.searchables() for row in text_search.matching(each.rows(actor), words)
        ]

    return [by_number, *(Route("search", "", by_words(words), whole=False) for words in ("straat", "laan", "de"))]


def _writing() -> list[Route]:
    """What she may write, in the phases in which anybody writes at all."""
    asked: tuple[tuple[Permission, Any], ...] = (
        (SIGNAL_DECIDE, Signal.objects.filter(status__in=("new", "triaged"))),
        (PREMISES_KEEP, Premises.objects.all()),
        (PERMIT_KEEP, Permit.objects.filter(is_sealed=False)),
        (ROUND_PLAN, Round.objects.filter(status__in=("planned", "under_way"))),
        (VISIT_WORK, Visit.objects.filter(status__in=("planned", "under_way"))),
        (REPORT_SIGN, Report.objects.filter(status="draft").defer("content")),
        (HAND_OVER_OFFER, HandOver.objects.filter(status="offered").defer("snapshot", "reason")),
        (CASE_WORK, enforcement.Case.objects.all()),
        (COMPLAINT_WORK, Complaint.objects.all()),
        (RULES_KEEP, RuleSet.objects.filter(status="draft")),
        (DESIGNATION_KEEP, Designation.objects.all()),
        (MANDATE_KEEP, Mandate.objects.all()),
    )

    def written(permission: Permission, rows: Any) -> Find:
        return lambda actor: [row for row in rows.all() if actor.may(permission, row)]

    return [
        Route("write permission", rows.model._meta.label_lower, written(permission, rows), whole=False, asks=WRITE)
        for permission, rows in asked
    ]


def routes() -> list[Route]:
    """Every way to records that is asked in bulk."""
    from . import money, programme, trafficking  # they make their routes by what stands above

    here = [*_querysets(), *_writing(), *_lists(), *_work(), *_dossiers(), *_searches()]
    return [*here, *trafficking.routes(), *programme.routes(), *money.routes()]
