"""Fictitious readiness: Beverwijk lacks one thing, the others stand in various states."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from regiotoezicht.core.actions import unit
from regiotoezicht.core.rights import Reach, System
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.groups import make_groups
from regiotoezicht.demo.plans import make_plans
from regiotoezicht.organisation.models import Employee, Municipality
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.programme import actions
from regiotoezicht.programme.actions import Passed, Step
from regiotoezicht.programme.models import Arranged, Subject
from regiotoezicht.programme.vocabulary import Course, Item, Organ, State

PASSED_AGO = (30, 33, 35, 40)
"""How many months ago the supervisors of a district passed, in turn: of some the certificate ends soon or has ended."""
HOLDS = relativedelta(months=36)

SUBJECTS = (
    ("Uitvoeringsplan toezicht seksbranche", Organ.COLLEGE, 260),
    ("Uitvoeringsplan aanpak mensenhandel", Organ.COLLEGE, 150),
    ("Werkwijze controles en doorgeven van signalen", Organ.TRIANGLE, 120),
    ("ICT en privacy bij het delen van gegevens", Organ.COLLEGE, 30),
)
"""What is decided, by whom, and how many days ago it was proposed first."""
WAYS = (
    (State.PROPOSED, State.AGENDA, State.ADOPTED),
    (State.PROPOSED, State.AGENDA, State.ADOPTED),
    (State.PROPOSED, State.AGENDA),
    (State.PROPOSED, State.AGENDA, State.AMENDED),
    (State.PROPOSED,),
    (State.PROPOSED, State.ADOPTED),
    (State.PROPOSED, State.REFUSED),
    (),
)
"""How far municipalities came, in turn."""
JUST_BEGUN = ((), (State.PROPOSED,), (State.PROPOSED,), (State.PROPOSED, State.AGENDA))
"""How far with what was proposed this season: nowhere decided."""
SEASON = 90


def make_programme(stage: Stage, town: Municipality) -> int:
    """Record what municipalities arranged and decided, and what supervisors passed; answers how much was arranged."""
    actor = System(stage.at)
    towns = list(municipalities_on(stage.today, Reach(region=True)))
    with unit():
        for place, one in enumerate(towns):
            _arrange(stage, actor, place, one, is_town=one == town)
        trained = Employee.objects.filter(designations__isnull=False, is_active=True).distinct().order_by("pk")
        for place, employee in enumerate(trained):
            passed = stage.today - relativedelta(months=PASSED_AGO[place % len(PASSED_AGO)])
            course = Passed(Course.SUPERVISION, passed, passed + HOLDS)
            actions.certify(employee, course, actor=actor, token=stage.token(), at=stage.at)
        _decide(stage, actor, towns)
    make_plans(stage, town)
    make_groups(stage, town)
    return Arranged.objects.count()


def _arrange(stage: Stage, actor: System, place: int, one: Municipality, *, is_town: bool) -> None:
    items = [Item.DPIA] if is_town or place % 3 else []
    if not is_town and place % 4 == 0:
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


def _decide(stage: Stage, actor: System, towns: list[Municipality]) -> None:
    """Put the subjects on the board, and bring each municipality some steps further."""
    for number, (title, organ, ago) in enumerate(SUBJECTS):
        asked = Subject(title=title, organ=organ, token=stage.token())
        subject = actions.add_subject(asked, actor=actor, at=stage.at)
        for place, one in enumerate(towns):
            seen, on = State.NOT_YET, stage.today - timedelta(days=ago - place % 5 * 7)
            ways = JUST_BEGUN if ago < SEASON else WAYS
            for to in ways[(place + number * 3) % len(ways)]:
                step = Step(to, on, f"{one.code}/B{number + 1}{place:02d}", seen)
                actions.move(one, subject, step, actor=actor, token=stage.token(), at=stage.at)
                seen, on = to, on + timedelta(days=28)
