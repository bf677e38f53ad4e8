"""Every write of readiness and training."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Employee, Municipality
from regiotoezicht.programme import rules
from regiotoezicht.programme.models import Arranged, Certificate
from regiotoezicht.programme.vocabulary import BY_HAND, Course, Item


@action(permission=rules.KEEP, records=rules.ARRANGED)
def arrange(
    municipality: Municipality, item: Item, *, actor: Actor, on: date, reference: str, token: UUID, at: datetime
) -> Arranged:
    """Record that something was arranged that no other room knows: the day, and the paper. Once until withdrawn."""
    if item not in BY_HAND:
        raise Refused("read_elsewhere", "Dit onderdeel wordt niet hier vastgelegd; het volgt uit het andere werk.")
    rules.refuse_day(on, local_date(at), field="on")
    refuse_personal_text(reference, field="reference")
    hold(municipality)
    if Arranged.objects.current().filter(municipality=municipality, item=item).exists():
        raise Refused("arranged", "Dit is al vastgelegd. Klopt het niet, trek dat dan eerst in.")
    made = Arranged.objects.create(
        municipality=municipality,
        item=item,
        date=on,
        reference=reference,
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    record(rules.ARRANGED, made, actor=actor, at=at, item=item.value, date=on.isoformat())
    return made


@action(permission=rules.KEEP, records=rules.WITHDRAWN)
def withdraw(arranged: Arranged, *, actor: Actor, at: datetime) -> None:
    """Take back what was recorded by mistake, or what no longer holds; it stays visible as such."""
    if not Arranged.objects.current().filter(pk=arranged.pk).update(withdrawn_at=at):
        raise changed_meanwhile("dit onderdeel")
    record(rules.WITHDRAWN, arranged, actor=actor, at=at, item=arranged.item)


@dataclass(frozen=True)
class Passed:
    """What somebody passed, when, and until when it holds."""

    course: Course
    passed_date: date
    until_date: date


@action(permission=rules.CERTIFICATE_KEEP, records=rules.CERTIFIED)
def certify(employee: Employee, passed: Passed, *, actor: Actor, token: UUID, at: datetime) -> Certificate:
    """Record that an own employee passed a course. One for a day; `token` is the mark of the form."""
    rules.refuse_day(passed.passed_date, local_date(at), field="passed_date")
    rules.refuse_validity(passed.passed_date, passed.until_date)
    if not Employee.objects.filter(pk=employee.pk, is_active=True).update(is_active=True):  # holds her row
        raise Refused("out_of_service", "Deze medewerker is niet meer in dienst.", field="employee")
    same = Certificate.objects.current().filter(employee=employee, course=passed.course, passed_date=passed.passed_date)
    if same.exists():
        raise Refused("certified", "Deze opleiding staat er op deze dag al.", field="passed_date")
    made = Certificate.objects.create(
        municipality_id=employee.employer_id,
        employee=employee,
        course=passed.course,
        passed_date=passed.passed_date,
        until_date=passed.until_date,
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    until = passed.until_date.isoformat()
    record(rules.CERTIFIED, made, actor=actor, at=at, course=passed.course.value, until=until)
    return made


@action(permission=rules.CERTIFICATE_KEEP, records=rules.CERTIFICATE_WITHDRAWN)
def withdraw_certificate(certificate: Certificate, *, actor: Actor, at: datetime) -> None:
    """Take back a certificate that was recorded by mistake."""
    if not Certificate.objects.current().filter(pk=certificate.pk).update(withdrawn_at=at):
        raise changed_meanwhile("deze opleiding")
    record(rules.CERTIFICATE_WITHDRAWN, certificate, actor=actor, at=at, course=certificate.course)


def hold(*municipalities: Municipality) -> None:
    """Hold municipalities until the unit ends, so that of two who record at once the second sees the first.

    This is part of an action.
    """
    Municipality.objects.filter(pk__in=[one.pk for one in municipalities]).update(district_id=F("district_id"))
