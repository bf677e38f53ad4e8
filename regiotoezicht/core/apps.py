from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "regiotoezicht.core"
    verbose_name = "Fundament"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created
        from django.db.models.signals import post_migrate

        from regiotoezicht.core import checks, equal_days, interest_rates, night, planner, sqlite, walls

        equal_days.load()
        interest_rates.load()
        checks.register_all()
        sqlite.register()
        connection_created.connect(walls.at_the_door)
        post_migrate.connect(planner.after_migration, sender=self)
        post_migrate.connect(walls.after_migration, sender=self)
        night.declare(night.NightWork("core.statistics", "Zoekwegen bijgewerkt", planner.refresh_embedded))
