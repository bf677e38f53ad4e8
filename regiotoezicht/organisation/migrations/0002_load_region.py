"""The region as it is when the programme is installed: districts, municipalities, inhabitants, participation.

Data of the project (`municipalities.csv`), loaded by a migration; later years are loaded by the user.
"""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from django.db import migrations

REFERENCE = date(2022, 1, 1)
SOURCE = "CBS StatLine, bevolking op 1 januari 2022"
DISTRICT_CODES = {"Kennemerland": "KEN", "Noord-Holland-Noord": "NHN", "Zaanstreek-Waterland": "ZWA"}
ESTABLISHED = {"GM1980": REFERENCE}
# (predecessor, name, district, successor, date): merged before the region started, still named in old registers.
MERGED = (
    ("GM0398", "Heerhugowaard", "Noord-Holland-Noord", "GM1980", REFERENCE),
    ("GM0416", "Langedijk", "Noord-Holland-Noord", "GM1980", REFERENCE),
    ("GM0370", "Beemster", "Zaanstreek-Waterland", "GM0439", REFERENCE),
)
LONG_AGO = date(1900, 1, 1)


def load(apps: Any, schema_editor: Any) -> None:
    """Write the region with the historical models of a migration. Does nothing for rows that are there."""
    models = {
        name: apps.get_model("organisation", name)
        for name in ("District", "Municipality", "Inhabitants", "Participation", "Succession")
    }
    text = (Path(__file__).parent.parent / "municipalities.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    districts = {
        name: models["District"].objects.get_or_create(code=code, defaults={"name": name})[0]
        for name, code in DISTRICT_CODES.items()
    }
    for row in rows:
        district = districts[row["district"]]
        municipality, _ = models["Municipality"].objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "district": district,
                "valid_from": ESTABLISHED.get(row["code"], LONG_AGO),
            },
        )
        if row["coordinator"] == "yes":
            models["District"].objects.filter(pk=district.pk).update(coordinator=municipality)
        models["Inhabitants"].objects.get_or_create(
            municipality=municipality,
            reference_date=REFERENCE,
            defaults={"count": int(row["inhabitants_2022_01_01"]), "source": SOURCE},
        )
        models["Participation"].objects.get_or_create(
            municipality=municipality,
            district=district,
            defaults={"from_date": REFERENCE, "reference": "Implementatieplan 2022"},
        )
    for code, name, district_name, successor, day in MERGED:
        predecessor, _ = models["Municipality"].objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "district": districts[district_name],
                "valid_from": LONG_AGO,
                "valid_until": day,
            },
        )
        models["Succession"].objects.get_or_create(
            predecessor=predecessor,
            successor=models["Municipality"].objects.get(code=successor),
            defaults={"date": day},
        )


class Migration(migrations.Migration):
    """Loads the region; going back leaves the rows, for records may point to them."""

    dependencies = [("organisation", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
