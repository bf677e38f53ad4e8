from django.db import migrations

from regiotoezicht.core.text_search import TextIndex


class Migration(migrations.Migration):
    dependencies = [("enforcement", "0001_initial")]
    operations = [TextIndex("enforcement_case")]
