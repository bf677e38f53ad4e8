from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "regiotoezicht.organisation"
    verbose_name = "Organisatie"
