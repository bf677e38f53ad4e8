"""Photos in a dwelling: off, until somebody who does the control turns them on with a reason."""

from datetime import datetime

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import guards, rules
from regiotoezicht.inspections.actions.parts import added, begin
from regiotoezicht.inspections.models import Entry, PhotosAtHome, Visit
from regiotoezicht.inspections.vocabulary import Part, PhotoReason

WHAT = "deze keuze"


@action(permission=rules.VISIT_WORK, records=rules.HOME_PHOTOS_ON)
def turn_on(visit: Visit, *, reason: PhotoReason, why: str, actor: Actor, at: datetime) -> PhotosAtHome:
    """Let photos be taken in the dwelling of this visit, and in no other. The report says that, and why."""
    begin(visit, Part.PHOTOS)
    ground = Entry.objects.filter(visit=visit).values_list("ground", flat=True).first() or ""
    guards.refuse_photos_on(reason, home=visit.is_home, ground=ground)
    guards.refuse_empty(why, field="why", sentence="Waarom is een foto nodig, en is beschrijven niet genoeg?")
    refuse_personal_text(why, field="why")
    if PhotosAtHome.objects.filter(visit=visit).exists():
        raise changed_meanwhile(WHAT)
    turned_on = PhotosAtHome.objects.create(
        visit=visit, reason=reason, why=why.strip(), turned_on_at=at, turned_on_by_id=actor.account_id
    )
    added(visit, Part.PHOTOS, actor=actor, at=at)
    record(rules.HOME_PHOTOS_ON, visit, actor=actor, at=at, reason=reason.value)
    return turned_on


@action(permission=rules.VISIT_WORK, records=rules.HOME_PHOTOS_OFF)
def turn_off(visit: Visit, *, actor: Actor, at: datetime) -> None:
    """Turn photos off again; those that were taken then have to be taken out before the report is made."""
    begin(visit, Part.PHOTOS)
    if not PhotosAtHome.objects.filter(visit=visit).delete()[0]:
        raise changed_meanwhile(WHAT)
    added(visit, Part.PHOTOS, actor=actor, at=at)
    record(rules.HOME_PHOTOS_OFF, visit, actor=actor, at=at)
