"""What the fictitious supervisors saw: how they came in, what they checked, counted and found, and their report."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from regiotoezicht.access.models import Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.models import Article
from regiotoezicht.bylaws.queries import articles_on
from regiotoezicht.demo.bulk import Happened, Stage, store, task_about, tell
from regiotoezicht.demo.rounds import Tour
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.actions.reports import SERIES
from regiotoezicht.inspections.checklists import Item, version_on
from regiotoezicht.inspections.composing import compose_content
from regiotoezicht.inspections.content import sha256_of
from regiotoezicht.inspections.models import (
    Answer,
    Count,
    Entry,
    Finding,
    PowerUsed,
    Report,
    Round,
    Signature,
    Visit,
)
from regiotoezicht.inspections.notes import Notes
from regiotoezicht.inspections.queries import crew_of
from regiotoezicht.inspections.vocabulary import (
    AnswerCode,
    BreakOff,
    CountKind,
    Ground,
    LivesHere,
    Power,
    ReportStatus,
    RoundStatus,
    SpokenRole,
    VisitStatus,
)
from regiotoezicht.worklist.models import Task

COURSES = (
    (VisitStatus.UNDER_WAY, 82),
    (VisitStatus.NOBODY_HOME, 8),
    (VisitStatus.REFUSED_ENTRY, 4),
    (VisitStatus.BROKEN_OFF, 3),
    (VisitStatus.HELP_ASKED, 3),
)
BREACH_IN = 14
SIGNING_DAYS = 4
SEEN = "Bij de controle voldeed het bedrijf op dit punt niet aan de voorschriften; de beheerder is daarop gewezen."


@dataclass
class Control:
    """A visit that was done, with all that was recorded of it."""

    visit: Visit
    tour: Tour
    entry: Entry | None = None
    powers: list[PowerUsed] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    report: Report | None = None

    @property
    def notes(self) -> Notes:
        """What was recorded, as a report is composed from it."""
        return Notes(self.visit, self.entry, (), self.powers, (), self.answers, self.counts, self.findings, ())


def make_observations(stage: Stage, tours: list[Tour]) -> list[Control]:
    """Let the rounds of the past happen: every visit ends in one of the ways a control ends, most with a report.

    The last rounds wait for a signature.
    """
    done = [tour for tour in tours if tour.round.status == RoundStatus.DONE]
    articles: dict[tuple[int, int], list[Article]] = {}
    controls = [_control(stage, tour, visit, articles) for tour in done for visit in tour.visits]
    store(control.entry for control in controls if control.entry is not None)
    for parts in ("powers", "answers", "counts", "findings"):
        store(part for control in controls for part in getattr(control, parts))
    reported = [control for control in controls if control.visit.status != VisitStatus.NOBODY_HOME]
    for control in reported:
        control.report = _report(stage, control)
    store(control.report for control in reported if control.report is not None)
    _save(controls)
    store(signature for control in reported for signature in _signatures(control))
    store(grant for control in reported for grant in _grants(control))
    store(grant for control in _open_rounds(reported) for grant in _grants_of_round(control))
    store(task for control in reported for task in _tasks(control))
    tell(event for control in controls for event in _events(stage, control))
    return controls


def _save(controls: list[Control]) -> None:
    fields = ["status", "outcome", "arrived_at", "left_at", "lives_here", "refused_by", "duty_told", "break_off_reason"]
    visits = [control.visit for control in controls]
    Visit.objects.bulk_update(visits, [*fields, "checklist_version"], batch_size=500)
    open_rounds = [control.tour.round.pk for control in _open_rounds(controls)]
    Round.objects.filter(pk__in=open_rounds).update(status=RoundStatus.UNDER_WAY)


def _open_rounds(controls: list[Control]) -> list[Control]:
    """One control of each round in which a report still has to be signed."""
    return list({control.tour.round.pk: control for control in controls if _is_unsigned(control)}.values())


def _is_unsigned(control: Control) -> bool:
    return control.report is not None and control.report.status == ReportStatus.DRAFT


def _control(stage: Stage, tour: Tour, visit: Visit, articles: dict[tuple[int, int], list[Article]]) -> Control:
    start = tour.round.start_time.hour + visit.sequence - 1
    visit.arrived_at = stage.moment(tour.round.date, start)
    visit.left_at = visit.arrived_at + timedelta(minutes=stage.chance.randint(20, 45))
    checklist = version_on(tour.round.date)
    visit.checklist_version = checklist.code
    phase = stage.chance.choices([one for one, _ in COURSES], weights=[weight for _, weight in COURSES])[0]
    visit.outcome = phase
    control = Control(visit, tour)
    if phase == VisitStatus.NOBODY_HOME:
        visit.status, visit.outcome, visit.left_at = VisitStatus.NOBODY_HOME, "", None
        return control
    if phase == VisitStatus.REFUSED_ENTRY:
        visit.refused_by, visit.duty_told = SpokenRole.STAFF, True
    else:
        control.entry = _entry(visit, visit.arrived_at)
    if phase == VisitStatus.BROKEN_OFF:
        visit.break_off_reason = BreakOff.SAFETY
    if phase == VisitStatus.UNDER_WAY:
        visit.lives_here = LivesHere.NO
        _look_around(stage, control, checklist.for_kind(visit.kind), articles)
    return control


def _entry(visit: Visit, at: datetime) -> Entry:
    return Entry(visit=visit, ground=Ground.BUSINESS, entered_at=at, identity_shown=True, purpose_stated=True)


def _look_around(
    stage: Stage, control: Control, items: tuple[Item, ...], articles: dict[tuple[int, int], list[Article]]
) -> None:
    visit = control.visit
    control.powers.append(
        PowerUsed(visit=visit, power=Power.RECORDS, why="Nodig om de vergunning en het bedrijfsplan te bekijken.")
    )
    persons = stage.chance.randint(1, 8)
    for kind, number in ((CountKind.PERSONS, persons), (CountKind.IDENTITY_SEEN, persons), (CountKind.CARDS_GIVEN, 2)):
        control.counts.append(Count(visit=visit, kind=kind, number=number))
    for item in items:
        answer, article = AnswerCode.OK, None
        if item.violations and stage.chance.randrange(BREACH_IN) == 0:
            article = _article(stage, control, item, articles)
            answer = AnswerCode.BREACH if article is not None else AnswerCode.NOT_SEEN
        control.answers.append(Answer(visit=visit, item=item.code, answer=answer))
        if article is not None:
            control.findings.append(
                Finding(visit=visit, token=stage.token(), item=item.code, article=article, text=SEEN)
            )


def _article(
    stage: Stage, control: Control, item: Item, articles: dict[tuple[int, int], list[Article]]
) -> Article | None:
    """An article of the local rules of that day for what was not in order; none where nothing was adopted."""
    day = control.tour.round.date
    municipality = control.visit.municipality
    key = (municipality.pk, day.toordinal())
    if key not in articles:
        articles[key] = list(articles_on(municipality, day))
    fitting = [article for article in articles[key] if article.violation in item.violations]
    return stage.chance.choice(fitting) if fitting else None


def _report(stage: Stage, control: Control) -> Report:
    visit = control.visit
    assert visit.left_at is not None  # noqa: S101 - every control with a report has its times
    day = control.tour.round.date
    series = f"{SERIES}-{visit.district.code}-{day.year}"
    stage.numbers[series] += 1
    composed = min(visit.left_at + timedelta(hours=1), stage.at)
    visit.status = visit.outcome
    report = Report(
        dossier=visit.dossier,
        municipality_id=visit.municipality_id,
        district_id=visit.district_id,
        visit=visit,
        number=f"{series}-{stage.numbers[series]:05d}",
        composed_at=composed,
        status=ReportStatus.DRAFT,
    )
    report.content = compose_content(control.notes, crew_of(visit), number=report.number)
    report.sha256 = sha256_of(report.content)
    if day <= stage.today - timedelta(days=SIGNING_DAYS):
        report.status, report.signed_at = ReportStatus.SIGNED, composed + timedelta(hours=1)
        visit.status = VisitStatus.SIGNED
    else:
        visit.status = VisitStatus.REPORT_READY
    return report


def _signatures(control: Control) -> list[Signature]:
    """Both have signed; of a draft only the first."""
    report = control.report
    assert report is not None  # noqa: S101 - asked of controls with a report only
    signers = control.tour.crew[:1] if _is_unsigned(control) else control.tour.crew
    return [
        Signature(
            report=report,
            account=account,
            function=account.employee.function if account.employee else "",
            card_number=account.employee.card_number if account.employee else "",
            at=report.signed_at or report.composed_at,
            sha256=report.sha256,
        )
        for account in signers
    ]


def _grants(control: Control) -> list[Grant]:
    """Signers keep reading their report; who still has to sign works on the visit too."""
    report = control.report
    assert report is not None  # noqa: S101 - asked of controls with a report only
    opened = [(Report._meta.label_lower, report.pk, rules.SIGNER)]
    if _is_unsigned(control):
        opened.append((Visit._meta.label_lower, control.visit.pk, rules.GRANT_VISIT))
    return [
        Grant(account=account, label=label, record_id=pk, reason=reason, from_at=report.composed_at)
        for account in control.tour.crew
        for label, pk, reason in opened
    ]


def _grants_of_round(control: Control) -> list[Grant]:
    """Who still has to sign keeps the round too."""
    tour, label = control.tour, Round._meta.label_lower
    return [
        Grant(
            account=account,
            label=label,
            record_id=tour.round.pk,
            reason=rules.GRANT_ROUND,
            from_at=tour.round.planned_at,
        )
        for account in tour.crew
    ]


def _tasks(control: Control) -> list[Task]:
    """The second supervisor still has to sign; a signed report that nobody offered yet waits for the coordinator."""
    report = control.report
    assert report is not None  # noqa: S101 - asked of controls with a report only
    if not _is_unsigned(control):
        return []
    signer = control.tour.crew[1]
    return [task_about(report, rules.TASK_SIGN, Role.SUPERVISOR, account=signer, at=report.composed_at)]


def _events(stage: Stage, control: Control) -> list[Happened]:
    visit, report = control.visit, control.report
    assert visit.arrived_at is not None  # noqa: S101 - every control began
    events = [Happened(rules.VISIT_ARRIVED, visit, visit.arrived_at, stage.system, {})]
    under_way = VisitStatus.UNDER_WAY.value
    if report is None:
        moved = {"from_status": under_way, "to_status": visit.status}
        return [*events, Happened(rules.VISIT_STATUS, visit, visit.arrived_at, stage.system, moved)]
    ready = {"from_status": visit.outcome, "to_status": VisitStatus.REPORT_READY.value}
    events.append(Happened(rules.VISIT_STATUS, visit, report.composed_at, stage.system, ready))
    named = {"number": report.number}
    events.append(Happened(rules.REPORT_COMPOSED, report, report.composed_at, stage.system, named))
    signed = report.signed_at or report.composed_at
    for place in range(1, 2 if _is_unsigned(control) else 3):
        facts = {"place": place, "needed": 2}
        events.append(Happened(rules.REPORT_SIGNED, report, signed, stage.system, facts))
    if report.signed_at is not None:
        events.append(Happened(rules.REPORT_LOCKED, report, signed, stage.system, {"sha256": report.sha256}))
    return events
