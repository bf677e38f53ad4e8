"""Fictitious readiness: Beverwijk lacks one thing, the others stand in various states."""

from datetime import date, timedelta

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
from regiotoezicht.programme.actions.triangles import Seating, SharedStep, begin_triangle, move_together
from regiotoezicht.programme.models import Arranged, Subject, Triangle
from regiotoezicht.programme.triangle_queries import Seated, seats_mark
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
TRIANGLES = {
    "Driehoek IJmond": ("Beverwijk", "Heemskerk", "Uitgeest", "Velsen"),
    "Driehoek Haarlem": ("Haarlem",),
    "Driehoek Kennemerkust": ("Bloemendaal", "Heemstede", "Zandvoort"),
    "Driehoek Haarlemmermeer": ("Haarlemmermeer",),
    "Driehoek Alkmaar": ("Alkmaar", "Bergen (NH.)", "Castricum", "Dijk en Waard", "Heiloo"),
    "Driehoek Den Helder en Texel": ("Den Helder", "Texel"),
    "Driehoek Schagen en Hollands Kroon": ("Hollands Kroon", "Schagen"),
    "Driehoek West-Friesland": (
        "Drechterland",
        "Enkhuizen",
        "Hoorn",
        "Koggenland",
        "Medemblik",
        "Opmeer",
        "Stede Broec",
    ),
    "Driehoek Zaanstreek": ("Oostzaan", "Wormerland", "Zaanstad"),
    "Driehoek Waterland": ("Edam-Volendam", "Landsmeer", "Purmerend", "Waterland"),
}
"""Fictitious triangles that follow the districts, and who sits in them."""
LAGGING = {"Driehoek IJmond": "Uitgeest", "Driehoek Waterland": "Landsmeer"}
"""Where the last step of a triangle was not recorded for one of its municipalities yet."""
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
        triangles = _seat(stage, actor, towns)
        _decide(stage, actor, towns, triangles)
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


def _seat(stage: Stage, actor: System, towns: list[Municipality]) -> list[Seated]:
    """Give the region its ten triangles."""
    known, found = {one.name: one for one in towns}, []
    for name, places in TRIANGLES.items():
        seats = [known[place] for place in places if place in known]
        seating = Seating(seats, stage.today - relativedelta(years=3), seats_mark())
        made = begin_triangle(Triangle(name=name, token=stage.token()), seating, actor=actor, at=stage.at)
        found.append(Seated(made, seats))
    return found


def _decide(stage: Stage, actor: System, towns: list[Municipality], triangles: list[Seated]) -> None:
    """Put the subjects on the board, and bring each municipality or each triangle some steps further."""
    for number, (title, organ, ago) in enumerate(SUBJECTS):
        asked = Subject(title=title, organ=organ, token=stage.token())
        subject = actions.add_subject(asked, actor=actor, at=stage.at)
        ways = JUST_BEGUN if ago < SEASON else WAYS
        if organ is Organ.TRIANGLE:
            _decide_together(stage, actor, subject, triangles, stage.today - timedelta(days=ago))
            continue
        for place, one in enumerate(towns):
            seen, on = State.NOT_YET, stage.today - timedelta(days=ago - place % 5 * 7)
            for to in ways[(place + number * 3) % len(ways)]:
                step = Step(to, on, f"{one.code}/B{number + 1}{place:02d}", seen)
                actions.move(one, subject, step, actor=actor, token=stage.token(), at=stage.at)
                seen, on = to, on + timedelta(days=28)


def _decide_together(stage: Stage, actor: System, subject: Subject, triangles: list[Seated], first: date) -> None:
    """Bring a subject further in each triangle as a whole; in some one municipality is a step behind."""
    for place, one in enumerate(triangles):
        seen, on, way = State.NOT_YET, first + timedelta(days=place % 5 * 7), WAYS[place % len(WAYS)]
        for number, to in enumerate(way, start=1):
            paper = f"DRH/{place + 1:02d}/{number}"
            lagging = LAGGING.get(one.triangle.name) if number == len(way) else None
            if lagging is None:
                stands = {member.pk: seen for member in one.members}
                step = SharedStep(to, on, paper, stands)
                move_together(one.triangle, subject, step, actor=actor, token=stage.token(), at=stage.at)
            for member in one.members if lagging else ():
                if member.name != lagging:
                    alone = Step(to, on, paper, seen)
                    actions.move(member, subject, alone, actor=actor, token=stage.token(), at=stage.at)
            seen, on = to, on + timedelta(days=28)
