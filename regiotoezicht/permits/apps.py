from django.apps import AppConfig


class PermitsConfig(AppConfig):
    name = "regiotoezicht.permits"
    verbose_name = "Vergunningen"

    def ready(self) -> None:
        from regiotoezicht.permits import rules, writing
        from regiotoezicht.premises import actions as premises_actions

        rules.declare_rights()
        premises_actions.refresh_after_change(writing.refresh_search_text)
