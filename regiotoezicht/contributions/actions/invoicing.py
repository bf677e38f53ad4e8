"""Laying down by what a municipality is known on an e-invoice."""

from datetime import datetime

from regiotoezicht.contributions.invoices import rules
from regiotoezicht.contributions.models import InvoiceDetails
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality


@action(permission=rules.DETAILS_KEEP, records=rules.DETAILS_SET)
def set_invoice_details(municipality: Municipality, said: rules.Said, *, actor: Actor, at: datetime) -> InvoiceDetails:
    """Lay down the invoice details of a municipality; whatever is empty is not known."""
    for field in ("street", "city", "buyer_reference"):
        refuse_personal_text(getattr(said, field), field=field)
    kept = {
        "oin": rules.oin_of(said.oin),
        "kvk": rules.kvk_of(said.kvk),
        "vat_number": rules.vat_number_of(said.vat_number),
        "street": said.street.strip(),
        "postcode": rules.postcode_of(said.postcode),
        "city": said.city.strip(),
        "buyer_reference": said.buyer_reference.strip(),
    }
    made, _ = InvoiceDetails.objects.update_or_create(municipality=municipality, defaults=kept)
    record(rules.DETAILS_SET, municipality, actor=actor, at=at)
    return made
