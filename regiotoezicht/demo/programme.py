"""Fictitious readiness: Beverwijk lacks one thing, the others stand in various states."""

from dateutil.relativedelta import relativedelta

from regiotoezicht.core.rights import Reach, System
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.organisation.models import Employee, Municipality
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.programme import actions
from regiotoezicht.programme.actions import Passed
from regiotoezicht.programme.models import Arranged
from regiotoezicht.programme.vocabulary import Course, Item

PASSED_AGO = (30, 33, 35, 40)
"""How many months ago the supervisors of a district passed, in turn: of some the certificate ends soon or has ended."""
HOLDS = relativedelta(months=36)


def make_programme(stage: Stage, town: Municipality) -> int:
    """Record what municipalities arranged and what supervisors passed; answers how much was arranged."""
    actor = System(stage.at)
    for place, one in enumerate(municipalities_on(stage.today, Reach(region=True))):
        items = [Item.DPIA] if one == town or place % 3 else []
        if one != town and place % 4 == 0:
            items.append(Item.WORKS_COUNCIL)
        for item in items:
            actions.arrange(
                one,
                item,
                actor=actor,
                on=stage.today - relativedelta(months=3 + place % 12),
                reference=f"{one.code}/{item.value[:2].upper()}/{place + 101}",
                token=stage.token(),
                at=stage.at,
            )
    trained = Employee.objects.filter(designations__isnull=False, is_active=True).distinct().order_by("pk")
    for place, employee in enumerate(trained):
        passed = stage.today - relativedelta(months=PASSED_AGO[place % len(PASSED_AGO)])
        course = Passed(Course.SUPERVISION, passed, passed + HOLDS)
        actions.certify(employee, course, actor=actor, token=stage.token(), at=stage.at)
    return Arranged.objects.count()
