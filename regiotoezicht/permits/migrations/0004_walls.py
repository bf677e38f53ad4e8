"""The tables of this room behind the wall between municipalities; see `core.walls`."""

from typing import ClassVar

from django.db import migrations

from regiotoezicht.core.walls import Walls


class Migration(migrations.Migration):
    dependencies: ClassVar = [("permits", "0003_screens_of_the_register"), ("core", "0003_wall")]
    operations: ClassVar = [
        Walls(
            own=("permit", "import", "draft"),
            through={"compartment": "permit", "importrow": "imported", "heldrow": "imported"},
        )
    ]
