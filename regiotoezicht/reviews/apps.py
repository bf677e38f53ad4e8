from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "regiotoezicht.reviews"
    verbose_name = "Toetsing van rechten"

    def ready(self) -> None:
        from regiotoezicht.core import night
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.reviews import rules
        from regiotoezicht.reviews.night import ask_for_reviews
        from regiotoezicht.reviews.panels import to_sign

        rules.declare_rights()
        night.declare(night.NightWork("reviews.open", "Toetsing van rechten gevraagd", ask_for_reviews))
        add_to_menu(MenuEntry(93, "Rechten toetsen", "reviews:list", (rules.REVIEW_READ,), "circle-check", "Beheer"))
        add_panel(Panel(7, "home", to_sign))
