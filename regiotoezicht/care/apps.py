from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "regiotoezicht.care"
    verbose_name = "Zorg"

    def ready(self) -> None:
        from regiotoezicht.access.actor import who_reads_care
        from regiotoezicht.access.signin import when_password_is_typed
        from regiotoezicht.care import night, rules, signin
        from regiotoezicht.care.models import CareContact, where_read
        from regiotoezicht.care.panels import attention
        from regiotoezicht.core import records
        from regiotoezicht.core.night import NightWork, declare
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu

        rules.declare_rights()
        who_reads_care(where_read)
        when_password_is_typed(opener=signin.on_sign_in, relocker=signin.on_new_password)
        add_to_menu(MenuEntry(32, "Zorg", "care:list", (rules.CARE_WORK,), "lock", "Werk"))
        add_to_menu(MenuEntry(34, "Zorgcijfers", "care:figures", (rules.CARE_WORK,), "chart-bar", "Werk"))
        add_to_menu(MenuEntry(80, "Zorgcontacten", "care:contacts", (rules.CONTACT_READ,), "users", "Beheer"))
        add_to_menu(MenuEntry(85, "Telefoon eerst", "care:phone-first", (), "phone", "Hulp"))
        add_panel(Panel(5, "home", attention))
        declare(NightWork("care.wipe", "Zorgverwijzingen gewist na de bewaartermijn", night.wipe))
        # Only the designation is a kind of record; a referral is none, so that no search, dossier or log can name it.
        records.declare(CareContact, name="zorgcontact", visible=lambda actor: CareContact.objects.visible_to(actor))
