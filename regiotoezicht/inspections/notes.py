"""Everything that was recorded of one visit, read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from regiotoezicht.core.clock import local_date
from regiotoezicht.inspections.checklists import Checklist, Item, version_named, version_on
from regiotoezicht.inspections.entry import EntryFacts
from regiotoezicht.inspections.guards import phase_of
from regiotoezicht.inspections.missing import Missing, Recorded, missing_of
from regiotoezicht.inspections.models import (
    Answer,
    Caution,
    Companion,
    Count,
    Entry,
    Finding,
    Photo,
    PhotosAtHome,
    PowerUsed,
    Visit,
)
from regiotoezicht.inspections.vocabulary import PhotoState


@dataclass(frozen=True)
class Notes:
    """What was recorded of a visit."""

    visit: Visit
    entry: Entry | None
    companions: Sequence[Companion]
    powers: Sequence[PowerUsed]
    cautions: Sequence[Caution]
    answers: Sequence[Answer]
    counts: Sequence[Count]
    findings: Sequence[Finding]
    photos: Sequence[Photo]
    held_photos: int = 0
    photos_at_home: PhotosAtHome | None = None


def notes_of(visit: Visit) -> Notes:
    """Read what was recorded of a visit. The caller has checked who reads it."""
    photos = list(visit.photos.filter(removed_at__isnull=True).select_related("file"))
    return Notes(
        visit=visit,
        entry=Entry.objects.filter(visit=visit).first(),
        companions=list(visit.companions.all()),
        powers=list(visit.powers.all()),
        cautions=list(visit.cautions.all()),
        answers=list(visit.answers.all()),
        counts=list(visit.counts.all()),
        findings=list(visit.findings.select_related("article__rule_set")),
        photos=[one for one in photos if one.state != PhotoState.HELD],
        held_photos=sum(one.state == PhotoState.HELD for one in photos),
        photos_at_home=PhotosAtHome.objects.filter(visit=visit).first() if visit.is_home else None,
    )


def day_of(visit: Visit) -> date:
    """The day of the control: of the arrival; before that, of the round."""
    return local_date(visit.arrived_at) if visit.arrived_at else visit.round.date


def checklist_of(visit: Visit) -> Checklist:
    """The version of the checklist that the visit uses."""
    return version_named(visit.checklist_version) if visit.checklist_version else version_on(day_of(visit))


def items_of(visit: Visit) -> tuple[Item, ...]:
    """The items of the checklist for this kind of place, in the order in which they are asked."""
    return checklist_of(visit).for_kind(visit.kind)


def entry_facts(visit: Visit, entry: Entry) -> EntryFacts:
    """A recorded entry as the rules read it, with moments on the clock of the Netherlands."""
    return EntryFacts(
        ground=entry.ground,
        entered_at=timezone.localtime(entry.entered_at),
        home=visit.is_home,
        identity_shown=entry.identity_shown,
        purpose_stated=entry.purpose_stated,
        consent_role=entry.consent_role,
        consent_at=timezone.localtime(entry.consent_at) if entry.consent_at else None,
        consent_language=entry.consent_language,
        consent_evident=entry.consent_evident,
        power_article=entry.power_article,
        issuer=entry.issuer,
        issued_date=entry.issued_date,
        reference=entry.reference,
        reason=entry.reason,
        address_checked=entry.address_checked,
        urgent=entry.urgent,
    )


def missing_in(notes: Notes) -> list[Missing]:
    """What a visit still lacks before its report can be made."""
    visit = notes.visit
    return missing_of(
        Recorded(
            phase=phase_of(visit.status, visit.outcome),
            home=visit.is_home,
            lives_here=visit.lives_here,
            has_left=visit.left_at is not None,
            entry=entry_facts(visit, notes.entry) if notes.entry else None,
            companions=[(one.ground, one.named_in_authorisation) for one in notes.companions],
            items=[(item.code, item.name) for item in items_of(visit)],
            answers={one.item: one.answer for one in notes.answers},
            findings=frozenset(one.item for one in notes.findings),
            photos=len(notes.photos) + notes.held_photos,
            held_photos=notes.held_photos,
            photos_on=notes.photos_at_home is not None,
        )
    )
