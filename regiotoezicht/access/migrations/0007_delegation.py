import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0006_region_controller"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_date", models.DateField(verbose_name="vanaf")),
                (
                    "until_date",
                    models.DateField(blank=True, null=True, verbose_name="tot (niet meer geldig op)"),
                ),
                ("made_at", models.DateTimeField(verbose_name="vastgelegd op")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lent",
                        to="access.roleassignment",
                        verbose_name="rol",
                    ),
                ),
                (
                    "stand_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covers",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vervanger",
                    ),
                ),
            ],
            options={
                "verbose_name": "vervanging",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_date__isnull", True),
                            ("until_date__gte", models.F("from_date")),
                            _connector="OR",
                        ),
                        name="delegation_ends_after_start",
                    ),
                    models.CheckConstraint(condition=models.Q(("until_date__isnull", False)), name="delegation_ends"),
                ],
            },
        ),
    ]
