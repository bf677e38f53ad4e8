"""How the switch stands."""

from datetime import date

from regiotoezicht.bylaws.switch.models import SwitchGround, SwitchPeriod
from regiotoezicht.bylaws.switch.rules import missing
from regiotoezicht.organisation.models import Municipality


def is_open(municipality: Municipality, on: date) -> bool:
    """Whether the switch is open in a municipality on a day: it was turned, and all it rests on holds that day."""
    turned = SwitchPeriod.objects.filter(municipality=municipality, closed_at__isnull=True).exists()
    return turned and not missing(grounds_of(municipality), on)


def grounds_of(municipality: Municipality) -> dict[str, date]:
    """What is on record, with the day from which it holds."""
    return dict(SwitchGround.objects.filter(municipality=municipality).values_list("ground", "date"))
