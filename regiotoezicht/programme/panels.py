"""The block on the home page: certificates that ended or end within three months."""

from typing import Any

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import rules
from regiotoezicht.programme.models import Certificate


def ending_certificates(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """How many certificates ask for attention, for who keeps them; of whom stands in the register."""
    if not actor.reach(rules.CERTIFICATE_KEEP):
        return None
    until = local_date(actor.at) + rules.REMINDED
    count = Certificate.objects.visible_to(actor).current().filter(until_date__lte=until).count()
    return ("programme/ending.html", {"count": count}) if count else None
