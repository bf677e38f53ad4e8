"""The tables of this room behind the wall between municipalities; see `core.walls`."""

from typing import ClassVar

from django.db import migrations

from regiotoezicht.core.walls import Walls


class Migration(migrations.Migration):
    dependencies: ClassVar = [("emergency", "0001_initial"), ("core", "0003_wall")]
    operations: ClassVar = [Walls(own=("emergency",))]
