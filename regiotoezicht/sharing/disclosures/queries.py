"""Questions about disclosures that pages ask."""

from datetime import date

from regiotoezicht.audit.models import Event
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality, Partner
from regiotoezicht.sharing.disclosures import rules
from regiotoezicht.sharing.disclosures.models import Disclosure, DisclosureQuerySet


def receivers(municipality_id: int, on: date) -> tuple[list[Partner], list[Municipality]]:
    """To whom something might go: partners in use, and the municipalities of today but this one."""
    partners = list(Partner.objects.filter(is_active=True))
    towns = Municipality.objects.filter(valid_until__isnull=True) | Municipality.objects.filter(valid_until__gt=on)
    return partners, list(towns.exclude(pk=municipality_id).order_by("name"))


def receipts(disclosure: Disclosure) -> list[Event]:
    """When the receiver read it and took it along, newest first."""
    kinds = (rules.RECEIVED.code, rules.DOWNLOADED.code)
    label = Disclosure._meta.label_lower
    found = Event.objects.filter(label=label, record_id=disclosure.pk, type__in=kinds).select_related("account")
    return list(found.order_by("-number")[:50])


def received(actor: Actor, on: date) -> DisclosureQuerySet:
    """What was shared with the organisation of the actor, each with whether its agreement still holds."""
    return Disclosure.objects.received_by(actor).with_agreement(on).select_related("municipality")
