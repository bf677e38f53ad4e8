from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "regiotoezicht.desk"
    verbose_name = "Kantoor"
