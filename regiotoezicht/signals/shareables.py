"""Which fields of a signal may be disclosed: codes, place and time; never its text, and never the address of a home."""

from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.sharing.agreements.vocabulary import Category
from regiotoezicht.sharing.disclosures.shareables import Shareable, ShareableField
from regiotoezicht.signals import rules
from regiotoezicht.signals.models import Signal


def find(actor: Actor, record_id: int) -> Signal:
    """A signal of which the actor may read the content. Raises NotAllowed for another one."""
    found = Signal.objects.workable_by(actor).filter(pk=record_id).select_related("premises", "municipality").first()
    if found is None:
        raise NotAllowed(rules.SIGNAL_STATUS.code)
    return found


def _codes(signal: Signal) -> str:
    return ", ".join(signal.category_labels)


def _moment(signal: Signal) -> str:
    day = f"{signal.occurred_date:%d-%m-%Y}" if signal.occurred_date else ""
    return f"{day} {signal.occurred_time:%H.%M} uur" if day and signal.occurred_time else day


def _place(signal: Signal) -> str:
    return signal.premises.address if signal.premises is not None and not signal.is_dwelling else ""


def signal_as_shareable() -> Shareable:
    """The signal as disclosures know it."""
    return Shareable(
        label=Signal._meta.label_lower,
        name="melding",
        find=find,
        fields=(
            ShareableField("codes", "Onderwerpen", Category.CODES, _codes),
            ShareableField("moment", "Gezien", Category.TIME, _moment),
            ShareableField("place", "Plaats", Category.PLACE, _place),
        ),
    )
