"""The tables of this room behind the wall between municipalities; see `core.walls`."""

from typing import ClassVar

from django.db import migrations

from regiotoezicht.core.walls import Walls


class Migration(migrations.Migration):
    dependencies: ClassVar = [("inspections", "0002_round_version"), ("core", "0003_wall")]
    operations: ClassVar = [
        Walls(
            own=("visit", "report"),
            through={
                "round": "visits",
                "roundmember": "round",
                "visitdwelling": "visit",
                "visitpart": "visit",
                "readiness": "visit",
                "signature": "report",
                "supplement": "report",
                "entry": "visit",
                "powerused": "visit",
                "companion": "visit",
                "answer": "visit",
                "count": "visit",
                "finding": "visit",
                "photo": "visit",
                "caution": "visit",
            },
        )
    ]
