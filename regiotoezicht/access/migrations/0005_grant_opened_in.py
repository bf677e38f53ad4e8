import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_contact_officer"),
        ("organisation", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="opened_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.municipality",
                verbose_name="geopend in gemeente",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("opened_in__isnull", True), ("until_at__isnull", False), _connector="OR"),
                name="grant_that_opens_ends",
            ),
        ),
    ]
