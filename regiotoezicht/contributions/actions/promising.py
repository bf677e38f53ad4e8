"""Promises: laying down and ending them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from regiotoezicht.contributions import rules
from regiotoezicht.contributions.models import Promise
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality


@dataclass(frozen=True)
class Terms:
    """What is promised; money in cents, index in hundredths of a per cent a year."""

    cents: int
    from_year: int
    until_year: int | None
    source: str
    promised_date: date
    includes_vat: bool = False
    index: int = 0
    holds_without_others: bool = True


@action(permission=rules.PLAN_KEEP, records=rules.PROMISED)
def make_promise(municipality: Municipality, terms: Terms, *, actor: Actor, token: UUID, at: datetime) -> Promise:
    """Lay down what was promised to a municipality. One for a year; `token` is the mark of the form."""
    rules.refuse_promise(terms.from_year, terms.until_year, terms.promised_date, local_date(at))
    refuse_personal_text(terms.source, field="source")
    # Holds the municipality until the unit ends; on the embedded database units come one by one anyway.
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    last = Q() if terms.until_year is None else Q(from_year__lte=terms.until_year)
    lasts = Q(until_year__isnull=True) | Q(until_year__gte=terms.from_year)
    if Promise.objects.filter(last, lasts, municipality=municipality, withdrawn_at__isnull=True).exists():
        raise Refused(
            "promised_already",
            "Voor een van deze jaren is er al een toezegging aan deze gemeente; beëindig die eerst.",
            field="from_year",
        )
    made = Promise.objects.create(
        municipality=municipality,
        cents=terms.cents,
        from_year=terms.from_year,
        until_year=terms.until_year,
        includes_vat=terms.includes_vat,
        index=terms.index,
        holds_without_others=terms.holds_without_others,
        source=terms.source,
        promised_date=terms.promised_date,
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    record(rules.PROMISED, made, actor=actor, at=at, cents=terms.cents, year=terms.from_year)
    return made


@action(permission=rules.PLAN_KEEP, records=rules.PROMISE_ENDED)
def end_promise(held: Promise, *, actor: Actor, last_year: int | None, at: datetime) -> Promise:
    """End a promise after a year; without one it was a mistake and never held. Adopted versions stay as they are."""
    if last_year is not None and last_year < held.from_year:
        raise Refused("empty_period", "Het laatste jaar ligt voor het eerste jaar.", field="last_year")
    if last_year is not None and held.until_year is not None and last_year >= held.until_year:
        raise Refused("ends_sooner", "De toezegging eindigt al eerder of in dat jaar.", field="last_year")
    changes: dict[str, object] = {"withdrawn_at": at} if last_year is None else {"until_year": last_year}
    same = Promise.objects.filter(pk=held.pk, until_year=held.until_year, withdrawn_at__isnull=True)
    if not same.update(**changes):
        raise changed_meanwhile("deze toezegging")
    year = held.from_year if last_year is None else last_year + 1
    record(rules.PROMISE_ENDED, held, actor=actor, at=at, year=year)
    held.refresh_from_db()
    return held
