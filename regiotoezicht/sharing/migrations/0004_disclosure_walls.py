"""Disclosures behind the wall between municipalities, with a door for who receives them; see `core.walls`."""

from typing import ClassVar

from django.db import migrations

from regiotoezicht.core.walls import Receiving, Walls


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sharing", "0003_agreements_and_disclosures"), ("core", "0003_wall")]
    operations: ClassVar = [Walls(own=("disclosure",)), Receiving("disclosure", "partner", "receiving_municipality")]
