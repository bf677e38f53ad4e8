"""The tables of this room behind a wall of their own; see `core.care_walls`."""

from typing import ClassVar

from django.db import migrations

from regiotoezicht.core.care_walls import CareWalls


class Migration(migrations.Migration):
    dependencies: ClassVar = [("care", "0001_initial"), ("core", "0003_wall")]
    operations: ClassVar = [
        CareWalls(
            own=("carekey", "keywrap", "referral"),
            through={"step": "referral"},
            parties=("transfer",),
            readers=("carecontact", "readerkey", "figurestotal", "figuresshare"),
        )
    ]
