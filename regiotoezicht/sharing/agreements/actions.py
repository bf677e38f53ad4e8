"""Every write of agreements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import District, Municipality, Partner
from regiotoezicht.organisation.rules import refuse_empty_period, refuse_late_or_early_end
from regiotoezicht.sharing.agreements import rules
from regiotoezicht.sharing.agreements.models import Agreement
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind, Purpose


@dataclass(frozen=True)
class Terms:
    """What is agreed."""

    kind: Kind
    article: str
    reference: str
    purposes: Sequence[Purpose]
    categories: Sequence[Category]
    from_date: date
    until_date: date | None = None
    municipalities: Sequence[Municipality] = ()
    district: District | None = None
    partner: Partner | None = None


@action(permission=rules.AGREEMENT_KEEP, records=rules.CONCLUDED)
def conclude(municipality: Municipality, terms: Terms, *, actor: Actor, at: datetime) -> Agreement:
    """Lay down an agreement of a municipality, with whoever else is party to it."""
    parties = {one.pk: one for one in (municipality, *terms.municipalities)}
    others = sum(one is not None for one in (terms.district, terms.partner))
    rules.refuse_without_parties(municipalities=list(parties), others=others)
    refuse_empty_period(terms.from_date, terms.until_date)
    refuse_personal_text(terms.reference, field="reference")
    refuse_personal_text(terms.article, field="article")
    if not terms.purposes or not terms.categories:
        raise Refused("no_terms", "Kies ten minste één doel en één soort gegevens.", field="categories")
    made = Agreement.objects.create(
        kind=terms.kind,
        article=terms.article,
        reference=terms.reference,
        purposes=" ".join(terms.purposes),
        categories=" ".join(terms.categories),
        from_date=terms.from_date,
        until_date=terms.until_date,
        district=terms.district,
        partner=terms.partner,
    )
    made.municipalities.set(parties.values())
    kind, start = terms.kind.value, terms.from_date.isoformat()
    record(rules.CONCLUDED, municipality, actor=actor, at=at, kind=kind, from_date=start, agreement=made.pk)
    return made


@action(permission=rules.AGREEMENT_KEEP, records=rules.ENDED)
def end(municipality: Municipality, agreement: Agreement, *, actor: Actor, until: date, at: datetime) -> None:
    """End an agreement of a municipality from a day on: from then nothing is shared or read under it."""
    if not agreement.municipalities.filter(pk=municipality.pk).exists():
        raise Refused("no_party", "Deze gemeente is geen partij bij deze afspraak.")
    refuse_late_or_early_end(agreement.from_date, agreement.until_date, until)
    held = Agreement.objects.filter(pk=agreement.pk, until_date=agreement.until_date)
    if not held.update(until_date=until):
        raise changed_meanwhile("deze afspraak")
    record(rules.ENDED, municipality, actor=actor, at=at, until=until.isoformat(), agreement=agreement.pk)
