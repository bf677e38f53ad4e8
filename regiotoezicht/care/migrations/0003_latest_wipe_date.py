"""Every referral gets a latest day on which it is wiped, and a withdrawal further back a place on the home page."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import migrations, models
from django.utils import timezone


def give_latest_day(apps: Any, schema_editor: Any) -> None:
    """Two years from now, for what has no day yet: nobody can see here when it was last written."""
    running = apps.get_model("care", "Referral").objects.filter(wipe_date__isnull=True)
    running.update(wipe_date=timezone.localdate() + timedelta(days=731))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("care", "0002_walls")]
    operations: ClassVar = [
        migrations.RunPython(give_latest_day, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="referral",
            name="wipe_date",
            field=models.DateField(verbose_name="te wissen op"),
        ),
        migrations.AddField(
            model_name="transfer",
            name="told_date",
            field=models.DateField(null=True, verbose_name="toestemming eerder ingetrokken, gezien op"),
        ),
    ]
