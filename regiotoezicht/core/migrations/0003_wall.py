"""The tables of this room behind the wall between municipalities; see `core.walls`."""

from typing import ClassVar

from django.db import migrations

from regiotoezicht.core.walls import WallFunctions


class Migration(migrations.Migration):
    dependencies: ClassVar = [("core", "0002_night_run")]
    operations: ClassVar = [WallFunctions()]
