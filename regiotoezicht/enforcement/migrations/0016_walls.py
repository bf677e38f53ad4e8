"""The tables of this room behind the wall between municipalities; see `core.walls`."""

from typing import ClassVar

from django.db import migrations

from regiotoezicht.core.walls import Walls


class Migration(migrations.Migration):
    dependencies: ClassVar = [("enforcement", "0015_prolonged_together"), ("core", "0003_wall")]
    operations: ClassVar = [
        Walls(
            own=("case", "objection", "courtproceeding", "thirdpartyrequest"),
            through={
                "violation": "case",
                "addressee": "case",
                "view": "addressee",
                "hometest": "case",
                "closingday": "case",
                "prolongation": "case",
                "coprolongation": "prolongation",
                "measure": "case",
                "recheck": "case",
                "collectiondecision": "case",
                "forfeiture": "case",
                "payment": "forfeiture",
                "waiver": "forfeiture",
                "lapseinterruption": "forfeiture",
                "postponement": "forfeiture",
                "paymentdecision": "forfeiture",
                "instalment": "decision",
                "orderrequest": "case",
                "involvement": "objection",
                "hearer": "objection",
                "committeemember": "objection",
                "takenalong": "objection",
                "remedy": "measure",
                "codecision": "measure",
                "execution": "case",
                "costdecision": "case",
                "costpayment": "costs",
                "paymentundone": "payment",
                "costpaymentundone": "payment",
            },
            labelled={"fileitem": ("enforcement.objection", "enforcement.courtproceeding")},
        )
    ]
