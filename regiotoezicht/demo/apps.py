from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "regiotoezicht.demo"
    verbose_name = "Demonstratieregio"

    def ready(self) -> None:
        from regiotoezicht.core.panels import Panel, add_panel
        from regiotoezicht.demo.views import accounts_to_choose

        if settings.DEMO:
            add_panel(Panel(10, "sign-in", accounts_to_choose))
