"""Recording how the supervisors entered."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from regiotoezicht.core.actions import action
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import guards, rules
from regiotoezicht.inspections.actions.parts import begin, saved
from regiotoezicht.inspections.entry import EntryFacts, refuse_entry
from regiotoezicht.inspections.models import Entry, Visit
from regiotoezicht.inspections.vocabulary import Ground, Part

_OF_CONSENT = ("consent_role", "consent_at", "consent_language", "consent_evident")
_OF_AUTHORISATION = ("power_article", "issuer", "issued_date", "reference", "reason", "address_checked", "urgent")


@action(permission=rules.VISIT_WORK, records=rules.VISIT_SAVED)
def record_entry(
    visit: Visit,
    *,
    facts: EntryFacts,
    actor: Actor,
    at: datetime,
    interpreter: bool = False,
    seen: int | None = None,
    token: UUID | None = None,
) -> Entry:
    """Record the ground of entering and what belongs to it; what belongs to another ground is not kept.

    Raises Refused for an entry that no ground carries. Whether the place is a dwelling follows from the visit.
    """
    begin(visit, Part.ENTRY)
    facts = _local(replace(facts, home=visit.is_home))
    refuse_entry(facts)
    guards.refuse_before_arrival(facts.entered_at, visit.arrived_at, field="entered_at")
    guards.refuse_in_future(facts.entered_at, at, field="entered_at")
    for name in ("consent_language", "power_article", "reference", "reason"):
        refuse_personal_text(getattr(facts, name), field=name)
    saved(visit, Part.ENTRY, actor=actor, at=at, seen=seen, token=token)
    consent, authorised = facts.ground == Ground.CONSENT, facts.ground == Ground.AUTHORISED
    # What belongs to another ground goes back to how it was before anything was recorded.
    blank = Entry()
    told = {name: getattr(facts if consent else blank, name) for name in _OF_CONSENT}
    told |= {name: getattr(facts if authorised else blank, name) for name in _OF_AUTHORISATION}
    entry, _ = Entry.objects.update_or_create(
        visit=visit,
        defaults=told
        | {
            "ground": facts.ground,
            "entered_at": facts.entered_at,
            "identity_shown": facts.identity_shown,
            "purpose_stated": facts.purpose_stated,
            "interpreter": interpreter and consent,
        },
    )
    return entry


def _local(facts: EntryFacts) -> EntryFacts:
    consent_at = timezone.localtime(facts.consent_at) if facts.consent_at else None
    return replace(facts, entered_at=timezone.localtime(facts.entered_at), consent_at=consent_at)
