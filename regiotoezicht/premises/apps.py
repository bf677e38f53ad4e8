from django.apps import AppConfig


class PremisesConfig(AppConfig):
    name = "regiotoezicht.premises"
    verbose_name = "Bedrijfspanden"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import night, records, searchables
        from regiotoezicht.core.panels import MenuEntry, add_to_menu
        from regiotoezicht.premises import rules, traces
        from regiotoezicht.premises.models import Business, Premises

        rules.declare_rights()
        night.declare(night.NightWork("premises.traces", "Sporen voor het afstemmen bijgewerkt", traces.renew_at_night))
        readers = (rules.PREMISES_READ,)
        add_to_menu(MenuEntry(31, "Bedrijfspanden", "premises:list", readers, "building", "Register"))
        records.declare(
            Premises,
            name="bedrijfspand",
            visible=lambda actor: Premises.objects.visible_to(actor),
            url=lambda pk: reverse("premises:detail", args=[pk]),
        )
        records.declare(Business, name="bedrijf", visible=lambda actor: Business.objects.visible_to(actor))
        searchables.declare(
            searchables.Searchable(
                10,
                "panden",
                "Bedrijfspanden",
                lambda actor: Premises.objects.visible_to(actor).select_related("business"),
                lambda premises: searchables.Hit(
                    premises.address,
                    reverse("premises:detail", args=[premises.pk]),
                    premises.business.name if premises.business else "",
                ),
            )
        )
