from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "regiotoezicht.contributions"
    verbose_name = "Bijdragen"
