import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiotoezicht.core.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0003_mandate_consent"),
        ("permits", "0002_text_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="heldrow",
            name="reason",
            field=models.TextField(blank=True, verbose_name="reden van de keuze"),
        ),
        migrations.AddField(
            model_name="import",
            name="dossier",
            field=models.CharField(db_index=True, default="", max_length=20, verbose_name="dossiernummer"),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.UUIDField(editable=False, unique=True, verbose_name="kenmerk van de import")),
                ("made_at", models.DateTimeField(verbose_name="gestuurd op")),
                ("content", regiotoezicht.core.sealed.SealedTextField(verbose_name="bestand")),
                ("picks", models.JSONField(default=dict, verbose_name="gekozen kolommen")),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gestuurd door",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisation.municipality",
                        verbose_name="gemeente",
                    ),
                ),
            ],
            options={"verbose_name": "klaargezet register"},
        ),
    ]
