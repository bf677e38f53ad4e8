"""Why photos are on in a dwelling, behind the wall of its visit; see `core.walls`."""

from typing import ClassVar

from django.db import migrations

from regiotoezicht.core.walls import Walls


class Migration(migrations.Migration):
    dependencies: ClassVar = [("inspections", "0004_photos_held"), ("core", "0003_wall")]
    operations: ClassVar = [Walls(through={"photosathome": "visit"})]
