"""Who works in the care of a municipality: said again in every action, whatever its page asked."""

from regiotoezicht.care import rules
from regiotoezicht.care.models import CareContact, Referral
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor


def refuse_not_reader(
    contact: CareContact, actor: Actor, referral: Referral | None = None, *, even_if_merged: bool = False
) -> None:
    """The role alone opens nothing: who writes was designated herself, where the referral lies; part of an action.

    `even_if_merged` is for what may still be done in a municipality that went into another.
    """
    held = CareContact.objects.opening(actor) if even_if_merged else CareContact.objects.reading(actor)
    hers = held.filter(pk=contact.pk).exists()
    if not hers or (referral is not None and referral.municipality_id != contact.municipality_id):
        raise NotAllowed(rules.CARE_WORK.code)
