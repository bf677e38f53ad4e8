"""Passing on that consent was withdrawn further back than where a referral came from.

The first municipality of two transfers in a row does not know the third, and nothing in the clear leads there. Only the
reader of the third can follow the way back, with her key: so she is told as soon as that opens. See ADR 0111.
"""

from regiotoezicht.care.actions import tell_recalls
from regiotoezicht.care.models import CareContact, Referral, Transfer
from regiotoezicht.care.vault import Vault, recalls_of
from regiotoezicht.core.rights import Actor


def tell(actor: Actor, vault: Vault) -> None:
    """Put what was withdrawn further back on her home page, in every municipality whose care she reads today."""
    if not Transfer.objects.to_the_readers(actor).accepted().filter(told_date__isnull=True).exists():
        return
    for contact in CareContact.objects.reading(actor):
        if vault.data_key(contact.municipality_id) is None:
            continue
        found = _untold(vault, contact.municipality_id)
        if found:
            tell_recalls(contact, transfers=found, actor=actor, at=actor.at)


def _untold(vault: Vault, municipality_id: int) -> list[int]:
    """The transfers by which referrals came here that were withdrawn before the last one that handed them over."""
    read = (vault.read(one) for one in Referral.objects.filter(municipality=municipality_id))
    far = [one for one in read if len(one.origins) > 1]
    recalled = {str(one.uid) for one in recalls_of(far)}
    near = [one.origins[-1][1] for one in far if recalled & {uid for _, uid in one.origins[:-1]}]
    came = Transfer.objects.filter(uid__in=near, to=municipality_id, told_date__isnull=True)
    return list(came.values_list("pk", flat=True)) if near else []
