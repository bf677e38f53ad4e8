"""Closing premises or a home: the questions of necessity, the paper for the door, and the sheet of the day."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.actions import store
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.pdf import docx_to_pdfa
from regiotoezicht.documents.rules import FileKind
from regiotoezicht.enforcement import rules
from regiotoezicht.enforcement.actions.moves import change, refuse_stale
from regiotoezicht.enforcement.checking import refuse_texts
from regiotoezicht.enforcement.models import Case, ClosingDay, HomeTest, Measure, Remedy
from regiotoezicht.enforcement.remedies import closing_day, closure
from regiotoezicht.enforcement.remedies import letters as written
from regiotoezicht.enforcement.remedies.closure import Necessity
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.letters import composing
from regiotoezicht.letters.measures import CLOSURE_NOTICE

WEIGHABLE = (Status.WEIGHED, Status.INTENDED, Status.HEARD, Status.URGENT_ACTED)
ON_THE_DAY = (Status.URGENT_ACTED, Status.DECIDED, Status.SHUT, Status.REOPENED, Status.COSTS_DECIDED)
NOTICED = (Status.DECIDED, Status.SHUT)


@action(permission=rules.CASE_WORK, records=rules.HOME_TESTED)
def answer_home_test(
    case: Case, *, answers: Necessity, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> HomeTest:
    """Answer the questions that the closure of a home asks (Awb 3:4); may be answered again until the decision."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, WEIGHABLE, "de vragen naar noodzaak beantwoorden")
    if not case.is_dwelling or case.measure != MeasureKind.CLOSURE:
        raise Refused("no_home", "Deze vragen horen bij de sluiting van een woning.")
    closure.refuse_necessity(answers, violated_on=case.violated_on, today=local_date(at))
    said = {name: value.strip() for name, value in vars(answers).items()}
    texts = ("milder_means", "owner_blame", "minors_provided", "rehousing", "findings_age")
    refuse_texts(**{name: said[name] for name in texts})
    said |= {"answered_at": at, "answered_by_id": actor.account_id}
    test, _ = HomeTest.objects.update_or_create(case=case, defaults=said)
    change(case, form=form)
    record(rules.HOME_TESTED, case, actor=actor, at=at)
    return test


def notice_pdf(case: Case, measure: Measure) -> bytes:
    """The paper for the door as PDF/A; takes seconds, so it is made before it becomes part of an action."""
    return docx_to_pdfa(composing.compose(case, CLOSURE_NOTICE, written.notice(case, measure, measure.remedy)))


@action(permission=rules.CASE_WORK, records=rules.NOTICE_MADE)
def keep_notice(
    case: Case, *, pdf: bytes, made_of: datetime | None, actor: Actor, at: datetime, seen: int | None = None
) -> StoredFile:
    """Keep the paper for the door with the case; `made_of` is the moment of the decision that it was made of."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, NOTICED, "een aanplakbiljet maken")
    measure = Measure.objects.select_related("remedy").get(case=case)
    if case.measure != MeasureKind.CLOSURE or measure.decided_at is None:
        raise Refused("no_closure", "Een aanplakbiljet hoort bij een besluit tot sluiting.")
    if measure.decided_at != made_of:
        raise changed_meanwhile("deze zaak")
    name = f"Aanplakbiljet {case.dossier}.pdf"
    stored = store(case, kind=FileKind.LETTER, name=name, content=pdf, actor=actor, at=at)
    Remedy.objects.filter(measure=measure).update(notice=stored)
    change(case)
    record(rules.NOTICE_MADE, case, actor=actor, at=at)
    return stored


@action(permission=rules.CASE_WORK, records=rules.CLOSING_DAY_KEPT)
def keep_closing_day(
    case: Case,
    *,
    day: date,
    facts: dict[str, Any],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> ClosingDay:
    """Fill in the sheet of the closing day, as far as it is known; again until it is fixed."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, ON_THE_DAY, "het blad van de sluitingsdag invullen")
    _refuse_no_closure(case)
    held = ClosingDay.objects.filter(case=case).first()
    closing_day.refuse_fixed(is_fixed=held is not None and held.is_fixed)
    closing_day.refuse_day(day, violated_on=case.violated_on)
    closing_day.refuse_counts(facts.get("people"), facts.get("children"))
    closing_day.refuse_times(facts.get("started"), facts.get("ended"))
    refuse_texts(**{name: value for name, value in facts.items() if isinstance(value, str) and value})
    sheet, made = ClosingDay.objects.get_or_create(case=case, defaults={"day": day, **facts})
    if not made:
        same = ClosingDay.objects.filter(pk=sheet.pk, version=sheet.version, fixed_at__isnull=True)
        if not same.update(day=day, version=F("version") + 1, **facts):
            raise changed_meanwhile("dit blad")
    change(case, form=form)
    record(rules.CLOSING_DAY_KEPT, case, actor=actor, at=at)
    return ClosingDay.objects.get(case=case)


@action(permission=rules.CASE_WORK, records=rules.CLOSING_DAY_FIXED)
def fix_closing_day(case: Case, *, actor: Actor, at: datetime, seen: int | None = None) -> ClosingDay:
    """Fix the sheet: nothing changes any more. Refused before the day, or while a question of that day is open."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, ON_THE_DAY, "het blad van de sluitingsdag vaststellen")
    sheet = ClosingDay.objects.filter(case=case).first()
    if sheet is None:
        raise Refused("no_sheet", "Vul het blad van de sluitingsdag eerst in.")
    closing_day.refuse_fixed(is_fixed=sheet.is_fixed)
    closing_day.refuse_open(
        {name: getattr(sheet, name) for name in closing_day.ASKED}, day=sheet.day, today=local_date(at)
    )
    same = ClosingDay.objects.filter(pk=sheet.pk, version=sheet.version, fixed_at__isnull=True)
    if not same.update(fixed_at=at, fixed_by_id=actor.account_id):
        raise changed_meanwhile("dit blad")
    change(case)
    record(rules.CLOSING_DAY_FIXED, case, actor=actor, at=at)
    sheet.refresh_from_db()
    return sheet


def _refuse_no_closure(case: Case) -> None:
    if case.measure != MeasureKind.CLOSURE:
        raise Refused("no_closure", "Een sluitingsdag hoort bij een sluiting.")
