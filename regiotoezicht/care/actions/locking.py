"""One writer at a time in the care of a municipality."""

from django.db.models import F

from regiotoezicht.care.models import CareKey
from regiotoezicht.care.vault import Vault


def wait_for_turn(municipality_id: int, vault: Vault | None = None) -> None:
    """Wait for whoever writes in the care of a municipality, and unwrap its key anew; part of an action, and its
    first statement.

    Its key may have been replaced meanwhile. What is sealed with the old one nobody would ever open again.
    """
    # An update that changes nothing locks the row on both databases.
    CareKey.objects.filter(municipality=municipality_id).update(is_stale=F("is_stale"))
    if vault is not None:
        vault.forget(municipality_id)
