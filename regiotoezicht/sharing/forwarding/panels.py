"""What a record shows of its forwarding: where it went, or where it came from."""

from typing import Any

from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Record
from regiotoezicht.sharing.forwarding.models import Forwarding


def went_or_came(actor: Actor, subject: Record) -> tuple[str, dict[str, Any]] | None:
    """The forwardings of a record that the actor sees; nothing for a record that never moved."""
    found = Forwarding.objects.visible_to(actor).about(subject._meta.label_lower, subject.pk)
    rows = list(found.select_related("municipality", "to"))
    return ("sharing/forwarding/panel.html", {"forwardings": rows, "record_id": subject.pk}) if rows else None
