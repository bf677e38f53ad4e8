"""`seed`: fills the region with fictitious, plausible work."""

from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.access.models import Account
from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import System
from regiotoezicht.demo.staff import make_staff


class Command(BaseCommand):
    """Writes the demo region in bulk, with a valid event chain. Only into a region without accounts."""

    help = "Vult de regio met verzonnen gegevens."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--scale", choices=("region", "country"), default="region")
        parser.add_argument("--years", type=int, default=2)
        parser.add_argument("--seed", type=int, default=1)

    def answer(self, **options: Any) -> dict[str, int]:
        if Account.objects.exists():
            raise Refused("not_empty", "Deze regio heeft al accounts; demogegevens komen alleen in een lege regio.")
        accounts = make_staff(System(clock.now()))
        return {"accounts": len(accounts)}
