"""Who reads care: designating and ending, and the number on which care can be reached."""

from datetime import date, datetime

from django.db.models import F

from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.care import rules
from regiotoezicht.care.models import CareContact, CareKey, KeyWrap, OnCallNumber
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.care_walls import care_of
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import overlapping, refuse_empty_period, refuse_late_or_early_end


@action(permission=rules.CONTACT_KEEP, records=rules.CONTACT_DESIGNATED)
def designate(
    municipality: Municipality,
    *,
    account: Account,
    kind: str,
    reference: str,
    agreement: str,
    from_date: date,
    until_date: date | None,
    actor: Actor,
    at: datetime,
) -> CareContact:
    """Designate a care contact or a deputy. She reads nothing before a reader wraps the key for her."""
    refuse_empty_period(from_date, until_date)
    rules.refuse_deputy_without_end(kind, from_date, until_date)
    # Locks the row of the municipality on both databases, so that of two at once the second sees the first.
    Municipality.objects.filter(pk=municipality.pk).update(name=F("name"))
    period = overlapping(from_date, until_date)
    held = list(CareContact.objects.filter(period, municipality=municipality).values_list("kind", "account_id"))
    has_role = RoleAssignment.objects.filter(
        period, account=account, role=Role.CARE_COORDINATOR, municipality=municipality
    ).exists()
    rules.refuse_contact(
        kind,
        held=[one for one, _ in held],
        has_role=has_role,
        own=account.pk == actor.account_id,
        same=any(one == account.pk for _, one in held),
    )
    if account.employee is not None and account.employee.employer_id != municipality.pk and not agreement.strip():
        raise Refused(
            "no_agreement",
            "Deze persoon werkt niet bij de gemeente. Noem het kenmerk van de overeenkomst met haar organisatie.",
            field="agreement",
        )
    contact = CareContact.objects.create(
        municipality=municipality,
        account=account,
        kind=kind,
        reference=reference.strip(),
        agreement=agreement.strip(),
        from_date=from_date,
        until_date=until_date,
    )
    record(rules.CONTACT_DESIGNATED, contact, actor=actor, at=at, kind=kind)
    return contact


@action(permission=rules.CONTACT_KEEP, records=rules.CONTACT_ENDED)
def end(contact: CareContact, *, until: date, actor: Actor, at: datetime) -> None:
    """End a designation. Her wrap is taken away at once, and the key is replaced when the next reader opens it."""
    refuse_late_or_early_end(contact.from_date, contact.until_date, until)
    if not CareContact.objects.filter(pk=contact.pk, until_date=contact.until_date).update(until_date=until):
        raise changed_meanwhile("deze aanwijzing")
    if until <= local_date(at):
        with care_of(contact.municipality_id):
            # The key first: whoever wraps it at this moment is waited for, and what she wrapped goes too.
            CareKey.objects.filter(municipality=contact.municipality_id).update(is_stale=True)
            KeyWrap.objects.filter(municipality=contact.municipality_id, account=contact.account_id).delete()
    record(rules.CONTACT_ENDED, contact, actor=actor, at=at, until=until.isoformat())


@action(permission=rules.CONTACT_KEEP, records=rules.ON_CALL_SET)
def set_on_call(municipality: Municipality, *, phone: str, actor: Actor, at: datetime) -> OnCallNumber:
    """Lay down the number on which care of a municipality can be reached; empty when there is none."""
    number, _ = OnCallNumber.objects.update_or_create(municipality=municipality, defaults={"phone": phone.strip()})
    record(rules.ON_CALL_SET, number, actor=actor, at=at)
    return number
