"""Powers on one desk: designations as supervisor, mandates, and the participation of municipalities.

Dutch: aanwijzing (Awb 5:11), mandaat (Awb 10:1), deelname. The official whom a municipality names keeps its
designations and mandates, every employee of the district reads them; the functional administrator keeps participation.
"""


def open_doors() -> None:
    """Put these pages in the menu and their block on the home page; called when the programme starts."""
    from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
    from regiotoezicht.desk.powers import blocks
    from regiotoezicht.organisation import rules

    readers, keepers = (rules.DESIGNATION_READ,), (rules.PARTICIPATION_KEEP,)
    add_to_menu(MenuEntry(80, "Aanwijzingen", "desk:designations", readers, "id-badge", "Organisatie"))
    add_to_menu(MenuEntry(81, "Mandaten", "desk:mandates", readers, "signature", "Organisatie"))
    add_to_menu(MenuEntry(92, "Deelname van gemeenten", "desk:participations", keepers, "building-community", "Beheer"))
    add_panel(Panel(30, "home", blocks.to_decide))
