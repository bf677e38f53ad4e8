from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "regiotoezicht.desk"
    verbose_name = "Kantoor"

    def ready(self) -> None:
        from regiotoezicht.core import records
        from regiotoezicht.desk import powers, rules

        rules.declare_rights()
        records.place_dossier_page("desk:dossier")
        powers.open_doors()
