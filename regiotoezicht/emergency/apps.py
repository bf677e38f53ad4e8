from django.apps import AppConfig


class EmergencyConfig(AppConfig):
    name = "regiotoezicht.emergency"
    verbose_name = "Noodtoegang"

    def ready(self) -> None:
        from regiotoezicht.core import words
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.emergency import rules
        from regiotoezicht.emergency.openable import KINDS
        from regiotoezicht.emergency.panels import opened_to_her, to_review
        from regiotoezicht.emergency.requests import rules as requests
        from regiotoezicht.worklist import kinds

        rules.declare_rights()
        words.declare("category", lambda code: dict(rules.Category.choices).get(code, ""))
        words.declare("kind", lambda label: KINDS[label].name if label in KINDS else "")
        kinds.declare(rules.TASK_REVIEW, "Noodtoegang toetsen", "emergency:detail")
        openers, readers = (rules.EMERGENCY_OPEN,), (rules.EMERGENCY_READ,)
        add_to_menu(MenuEntry(58, "Noodtoegang openen", "emergency:open", openers, "shield-lock", "Werk"))
        add_to_menu(MenuEntry(73, "Noodtoegang", "emergency:list", readers, "shield-lock", "Privacy"))
        add_panel(Panel(5, "home", to_review))
        add_panel(Panel(6, "home", opened_to_her))
        requests.declare_rights()
        kinds.declare(requests.TASK_DECIDE, "Verzoek om inzage beslissen", "emergency:request")
        seeing = (requests.REQUEST_MAKE, requests.REQUEST_DECIDE, requests.REQUEST_READ)
        add_to_menu(MenuEntry(59, "Verzoeken om inzage", "emergency:requests", seeing, "key", "Werk"))
