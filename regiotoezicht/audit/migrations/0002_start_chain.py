"""The log starts with an empty head."""

from typing import Any

from django.db import migrations

START = "0" * 64


def start(apps: Any, schema_editor: Any) -> None:
    """Write the one row of the head."""
    head = apps.get_model("audit", "ChainHead")
    head.objects.get_or_create(pk=1, defaults={"events": 0, "previous": START, "digest": START})


class Migration(migrations.Migration):
    """Starts the chain."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(start, migrations.RunPython.noop)]
