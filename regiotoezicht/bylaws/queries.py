"""Questions about the local rules that pages and other rooms ask."""

from datetime import date

from django.db.models import CharField, QuerySet, Value

from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import PARTS, Article, Competence, LadderStep, Part, RuleSet
from regiotoezicht.bylaws.rules import REPETITIONS, Status
from regiotoezicht.bylaws.vocabulary import ViolationKind
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import in_force


def rules_on(municipality: Municipality, on: date) -> RuleSet | None:
    """The adopted rules of a municipality that held on a day, or None. Never a draft or a proposal."""
    return RuleSet.objects.in_force(on).filter(municipality=municipality).first()


def articles_on(municipality: Municipality, on: date) -> list[Article]:
    """The articles that held in a municipality on a day, in the order of the set; empty when no set held."""
    held = RuleSet.objects.in_force(on).filter(municipality=municipality)
    return list(Article.objects.filter(rule_set__in=held).order_by("pk"))


def bodies_on(municipality: Municipality, measure: str, on: date) -> list[tuple[str, str]]:
    """Which bodies decide on a measure by the rules of a day, each with its basis; none when no rules held.

    Without a line of its own the measure belongs to the body that decides on the rest. One statement.
    """
    held = RuleSet.objects.in_force(on).filter(municipality=municipality).order_by()
    named = Competence.objects.filter(rule_set__in=held, measure=measure).order_by()
    usual = held.annotate(first=Value(0), basis=Value("", output_field=CharField()))
    rows = usual.values_list("first", "body_by_default", "basis").union(named.values_list("pk", "body", "basis"))
    found = [(body, basis) for _, body, basis in sorted(rows)]
    return found[1:] or found


def parts_of(rule_set: RuleSet) -> list[tuple[type[Part], list[Part]]]:
    """The lines of a set besides its articles and ladder, by kind. One statement a kind."""
    return [(part, list(part._default_manager.filter(rule_set=rule_set))) for part in PARTS.values()]


def part_of(rule_set: RuleSet, model: type[Part], pk: int) -> Part | None:
    """A line of a set, or None when the set has no such line. The caller has checked the set."""
    return model._default_manager.filter(rule_set=rule_set, pk=pk).first()


def said_by(rule_set: RuleSet) -> dict[tuple[str, str], str]:
    """What a set says, in words by part and line, to lay it beside another."""
    said = {
        ("Algemeen", "Bevoegd, tenzij anders bepaald"): rule_set.get_body_by_default_display(),
        ("Algemeen", "Minimumleeftijd"): f"{rule_set.minimum_age} jaar",
        ("Algemeen", "Thuiswerk"): "toegestaan" if rule_set.home_work_allowed else "niet toegestaan",
        ("Algemeen", "Beslistermijn vergunning"): f"{rule_set.decision_weeks} + {rule_set.extension_weeks} weken",
    }
    for article in rule_set.articles.all():
        answers = f" [{article.get_violation_display()}]" if article.violation else ""
        said["Artikelen", f"Artikel {article.number}"] = f"{article.title}: {article.text}{answers}"
    for step in rule_set.steps.all():
        name = f"{step.get_violation_display()}, {step.get_repetition_display()}"
        days = f"{step.term_days} dagen" if step.term_days is not None else ""
        window = f"herhaling binnen {step.window_months} maanden"
        words = (step.get_measure_display(), days, step.amounts, window, step.note)
        said["Handhavingsladder", name] = "; ".join(word for word in words if word)
    for part, lines in parts_of(rule_set):
        for line in lines:
            name, _, rest = str(line).partition(": ")
            more = getattr(line, "basis", "") or getattr(line, "description", "")
            key = f"{name}, {rest}" if isinstance(line, Competence) else name
            said[part.heading, key] = f"{rest}; {more}" if more else rest
    return said


def sets_in_phase(rows: "QuerySet[RuleSet]", phase: str, on: date) -> "QuerySet[RuleSet]":
    """The sets that are a draft, come, hold or are over on a day; all of them for another word."""
    if phase == "concept":
        return rows.filter(status=Status.DRAFT)
    made = rows.exclude(status=Status.DRAFT).filter(known_until__isnull=True)
    if phase == "gecorrigeerd":
        return rows.filter(known_until__isnull=False)
    if phase == "komt":
        return made.filter(from_date__gt=on)
    if phase == "geldt":
        return made.filter(in_force(on))
    if phase == "vervallen":
        return made.filter(from_date__lte=on, until_date__lte=on)
    return rows


def sets_beside(actor: Actor, pk: int) -> list[RuleSet]:
    """The set with this id and all others of its municipality that the actor may read; empty when she may not."""
    municipality = RuleSet.objects.filter(pk=pk).order_by().values("municipality")
    return list(RuleSet.objects.visible_to(actor).filter(municipality__in=municipality).select_related("municipality"))


def history_of(rule_set: RuleSet) -> list[Event]:
    """What happened to a set and who did it, the last first; of the many changes of a draft the last twenty."""
    found = Event.objects.filter(label=rule_set._meta.label_lower, record_id=rule_set.pk).select_related("account")
    return list(found.order_by("-number")[:20])


def ladder_of(rule_set: RuleSet) -> list[tuple[ViolationKind, list[LadderStep | None]]]:
    """The ladder as a table: for every violation the steps of the first, second and third time."""
    held = {(step.violation, step.repetition): step for step in rule_set.steps.all()}
    return [(violation, [held.get((violation, turn)) for turn in REPETITIONS]) for violation in ViolationKind]
