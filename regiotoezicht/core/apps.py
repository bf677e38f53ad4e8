from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "regiotoezicht.core"
    verbose_name = "Fundament"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from regiotoezicht.core import checks, equal_days, interest_rates, night, planner, sqlite

        equal_days.load()
        interest_rates.load()
        checks.register_all()
        sqlite.register()
        post_migrate.connect(planner.after_migration, sender=self)
        night.declare(night.NightWork("core.statistics", "Zoekwegen bijgewerkt", planner.refresh_embedded))
