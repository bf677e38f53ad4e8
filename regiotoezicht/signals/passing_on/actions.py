"""Recording that a signal was passed on."""

from datetime import datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.signals import rules
from regiotoezicht.signals.passing_on import queries
from regiotoezicht.signals.passing_on.models import PassedOn
from regiotoezicht.signals.vocabulary import Source


@action(permission=rules.SIGNAL_PASS_ON, records=rules.PASSED_ON)
def pass_on(
    district: District,
    *,
    actor: Actor,
    at: datetime,
    municipality: Municipality,
    token: UUID,
    source: Source,
    received_at: datetime,
    mayor_told_at: datetime,
    police_told_at: datetime,
) -> PassedOn:
    """Record that a signal about a municipality that does not take part was told to its mayor and the police.

    `token` is the mark of the form: the database refuses a second record with the same one (IntegrityError).
    """
    absent = queries.not_taking_part(actor.reach(rules.SIGNAL_PASS_ON), local_date(at))
    rules.refuse_participant(takes_part=not absent.filter(pk=municipality.pk, district=district).exists())
    rules.refuse_untold(received_at=received_at, told=(mayor_told_at, police_told_at), at=at)
    made = PassedOn.objects.create(
        municipality=municipality,
        district=district,
        token=token,
        source=source,
        received_at=received_at,
        mayor_told_at=mayor_told_at,
        police_told_at=police_told_at,
        by_id=actor.account_id,
    )
    record(rules.PASSED_ON, made, actor=actor, at=at, source=source.value)
    return made
