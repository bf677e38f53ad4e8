"""What the supervisors saw: companions, powers, answers, counts, findings and cautions."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from regiotoezicht.bylaws.models import Article
from regiotoezicht.bylaws.queries import articles_on
from regiotoezicht.core.actions import action
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import guards, rules
from regiotoezicht.inspections.actions.parts import added, begin, saved
from regiotoezicht.inspections.entry import refuse_companion
from regiotoezicht.inspections.models import (
    Answer,
    Caution,
    Companion,
    Count,
    Entry,
    Finding,
    PowerUsed,
    Visit,
)
from regiotoezicht.inspections.notes import day_of, items_of
from regiotoezicht.inspections.vocabulary import (
    AnswerCode,
    CautionWording,
    CompanionRole,
    CountKind,
    Part,
    Power,
    SpokenRole,
)


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def save_powers(
    visit: Visit,
    *,
    powers: Mapping[Power, str],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    token: UUID | None = None,
) -> None:
    """Record which powers were used and why each was needed; a power that is left out was not used."""
    begin(visit, Part.POWERS)
    for power, why in powers.items():
        field = f"why_{power.name.lower()}"
        guards.refuse_empty(why, field=field, sentence="Waarom was deze bevoegdheid nodig (artikel 5:13 Awb)?")
        refuse_personal_text(why, field=field)
    saved(visit, Part.POWERS, actor=actor, at=at, seen=seen, token=token)
    PowerUsed.objects.filter(visit=visit).delete()
    PowerUsed.objects.bulk_create(
        [PowerUsed(visit=visit, power=power, why=why.strip()) for power, why in powers.items()]
    )


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def save_answers(
    visit: Visit,
    *,
    answers: Mapping[str, tuple[AnswerCode, str]],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    token: UUID | None = None,
) -> None:
    """Record the answers to the checklist, by code of the item; an item that is left out has no answer (yet)."""
    begin(visit, Part.CHECKLIST)
    known = {item.code for item in items_of(visit)}
    guards.refuse_strange_item(known=set(answers) <= known)
    for code, (_, note) in answers.items():
        refuse_personal_text(note, field=f"note_{code}")
    saved(visit, Part.CHECKLIST, actor=actor, at=at, seen=seen, token=token)
    Answer.objects.filter(visit=visit).delete()
    Answer.objects.bulk_create(
        [Answer(visit=visit, item=code, answer=answer, note=note.strip()) for code, (answer, note) in answers.items()]
    )


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def save_counts(
    visit: Visit,
    *,
    counts: Mapping[CountKind, int],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    token: UUID | None = None,
) -> None:
    """Record how many were counted; a kind that is left out was not counted."""
    begin(visit, Part.COUNTS)
    for kind, number in counts.items():
        guards.refuse_count(number, field=kind.value)
    guards.refuse_inconsistent_counts({kind.value: number for kind, number in counts.items()})
    saved(visit, Part.COUNTS, actor=actor, at=at, seen=seen, token=token)
    Count.objects.filter(visit=visit).delete()
    Count.objects.bulk_create([Count(visit=visit, kind=kind, number=number) for kind, number in counts.items()])


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def add_companion(
    visit: Visit,
    *,
    token: UUID,
    role: CompanionRole,
    organisation: str,
    ground: str,
    actor: Actor,
    at: datetime,
    number: int = 1,
    named_in_authorisation: bool = False,
) -> Companion:
    """Record who came along, by role and organisation, on which ground of her own. Never a name."""
    begin(visit, Part.COMPANIONS)
    guards.refuse_count(number, field="number")
    refuse_personal_text(organisation, field="organisation")
    refuse_personal_text(ground, field="ground")
    entered_on = Entry.objects.filter(visit=visit).values_list("ground", flat=True).first() or ""
    refuse_companion(
        home=visit.is_home, ground=entered_on, own_ground=ground, named_in_authorisation=named_in_authorisation
    )
    added(visit, Part.COMPANIONS, actor=actor, at=at)
    return Companion.objects.create(
        visit=visit,
        token=token,
        role=role,
        organisation=organisation.strip(),
        ground=ground.strip(),
        number=number,
        named_in_authorisation=named_in_authorisation,
    )


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def remove_companion(visit: Visit, *, companion: int, actor: Actor, at: datetime) -> None:
    """Take a companion out of the draft."""
    begin(visit, Part.COMPANIONS)
    if not Companion.objects.filter(visit=visit, pk=companion).delete()[0]:
        raise changed_meanwhile("deze meeloper")
    added(visit, Part.COMPANIONS, actor=actor, at=at)


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def add_finding(
    visit: Visit, *, token: UUID, article: Article, text: str, actor: Actor, at: datetime, item: str = ""
) -> Finding:
    """Record a finding: facts that were seen, tied to an article that held there on the day of the visit."""
    begin(visit, Part.FINDINGS)
    _refuse_poor_finding(visit, article, text, item)
    added(visit, Part.FINDINGS, actor=actor, at=at)
    return Finding.objects.create(visit=visit, token=token, article=article, text=text.strip(), item=item)


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def change_finding(
    visit: Visit,
    *,
    finding: Finding,
    article: Article,
    text: str,
    actor: Actor,
    at: datetime,
    item: str = "",
) -> None:
    """Change a finding of the draft. Refused when somebody changed it since it was read."""
    begin(visit, Part.FINDINGS)
    _refuse_poor_finding(visit, article, text, item)
    added(visit, Part.FINDINGS, actor=actor, at=at)
    same = Finding.objects.filter(
        visit=visit, pk=finding.pk, article=finding.article_id, item=finding.item, text=finding.text
    )
    if not same.update(article=article, text=text.strip(), item=item):
        raise changed_meanwhile("deze bevinding")


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def remove_finding(visit: Visit, *, finding: int, actor: Actor, at: datetime) -> None:
    """Take a finding out of the draft."""
    begin(visit, Part.FINDINGS)
    if not Finding.objects.filter(visit=visit, pk=finding).delete()[0]:
        raise changed_meanwhile("deze bevinding")
    added(visit, Part.FINDINGS, actor=actor, at=at)


def _refuse_poor_finding(visit: Visit, article: Article, text: str, item: str) -> None:
    held = articles_on(visit.municipality, day_of(visit))
    guards.refuse_strange_article(known=article.pk in {one.pk for one in held})
    items = {one.code for one in items_of(visit)}
    guards.refuse_strange_item(known=not item or item in items)
    guards.refuse_empty(text, field="text", sentence="Beschrijf wat u heeft gezien.")
    refuse_personal_text(text, field="text")


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def add_caution(
    visit: Visit,
    *,
    token: UUID,
    given_at: datetime,
    wording: CautionWording,
    language: str,
    to_role: SpokenRole,
    actor: Actor,
    at: datetime,
) -> Caution:
    """Record that somebody was told that she need not answer (Awb 5:10a): when, in which words, to whom by role."""
    begin(visit, Part.POWERS)
    guards.refuse_before_arrival(given_at, visit.arrived_at, field="given_at")
    guards.refuse_in_future(given_at, at, field="given_at")
    refuse_personal_text(language, field="language")
    added(visit, Part.POWERS, actor=actor, at=at)
    return Caution.objects.create(
        visit=visit, token=token, at=given_at, wording=wording, language=language.strip(), to_role=to_role
    )


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def remove_caution(visit: Visit, *, caution: int, actor: Actor, at: datetime) -> None:
    """Take a caution out of the draft."""
    begin(visit, Part.POWERS)
    if not Caution.objects.filter(visit=visit, pk=caution).delete()[0]:
        raise changed_meanwhile("deze cautie")
    added(visit, Part.POWERS, actor=actor, at=at)
