from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "regiotoezicht.desk"
    verbose_name = "Kantoor"

    def ready(self) -> None:
        from regiotoezicht.core import records
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.desk import powers, readiness, rules
        from regiotoezicht.desk.home import blocks
        from regiotoezicht.programme import ports as programme
        from regiotoezicht.sharing.disclosures import rules as disclosures

        rules.declare_rights()
        records.place_dossier_page("desk:dossier")
        powers.open_doors()
        programme.plug_on_call(readiness.with_care)
        add_to_menu(MenuEntry(0, "Vandaag", "desk:home", (), "home", "Werk"))
        add_to_menu(MenuEntry(5, "Zoeken", "desk:search", (rules.SEARCH,), "search", "Werk", key="/"))
        receive = (disclosures.RECEIVE,)
        add_to_menu(MenuEntry(52, "Met ons gedeeld", "desk:portal", receive, "lock", "Werk"))
        add_to_menu(MenuEntry(13, "Termijn berekenen", "desk:term", (), "calendar-event", "Werk"))
        add_panel(Panel(10, "home", blocks.rounds))
        add_panel(Panel(20, "home", blocks.work))
        add_panel(Panel(40, "home", blocks.terms))
        add_panel(Panel(50, "home", blocks.register))
        add_panel(Panel(60, "home", blocks.set_up))
        add_panel(Panel(60, "administration", blocks.still_to_set_up))
        add_panel(Panel(90, "home-aside", blocks.office))
