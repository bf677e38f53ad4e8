from django.apps import AppConfig


class BylawsConfig(AppConfig):
    name = "regiotoezicht.bylaws"
    verbose_name = "Lokale regels"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.bylaws import rules
        from regiotoezicht.bylaws.models import RuleSet
        from regiotoezicht.bylaws.switch import rules as switch
        from regiotoezicht.core import records
        from regiotoezicht.core.panels import MenuEntry, add_to_menu

        rules.declare_rights()
        switch.declare_rights()
        add_to_menu(MenuEntry(70, "Lokale regels", "bylaws:list", (rules.RULES_READ,), "books", "Organisatie"))
        watching = (switch.SWITCH_PREPARE, switch.SWITCH_ADVISE)
        add_to_menu(MenuEntry(71, "Schakelaar Wgts", "bylaws:switches", watching, "lock", "Organisatie"))
        records.declare(
            RuleSet,
            name="lokale regels",
            visible=RuleSet.objects.visible_to,
            url=lambda pk: reverse("bylaws:detail", args=[pk]),
            state="status",
        )
