from django.apps import AppConfig


class PermitsConfig(AppConfig):
    name = "regiotoezicht.permits"
    verbose_name = "Vergunningen"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import night, records, searchables
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.permits import rules, writing
        from regiotoezicht.permits.actions.drafts import forget_drafts
        from regiotoezicht.permits.actions.imports import forget_before
        from regiotoezicht.permits.models import Import, Permit
        from regiotoezicht.permits.panels import permits_at_premises
        from regiotoezicht.premises import actions as premises_actions
        from regiotoezicht.worklist import kinds

        rules.declare_rights()
        _declare_openable()
        premises_actions.refresh_after_change(writing.refresh_search_text)
        kinds.declare(rules.TASK_CHOOSE, "Kiezen wat er mag met vergunningen van wie alleen werkt", "permits:held")
        add_to_menu(MenuEntry(30, "Vergunningen", "permits:list", (rules.PERMIT_READ,), "file-certificate", "Register"))
        add_to_menu(MenuEntry(32, "Register inlezen", "permits:start", (rules.PERMIT_IMPORT,), "upload", "Register"))
        add_panel(Panel(20, "premises", permits_at_premises))
        night.declare(night.NightWork("permits.drafts", "Registers gewist die niemand overnam", forget_drafts))
        night.declare(night.NightWork("permits.undo", "Oude stand van vroegere imports gewist", forget_before))
        records.declare(
            Permit,
            name="vergunning",
            visible=lambda actor: Permit.objects.visible_to(actor),
            url=lambda pk: reverse("permits:detail", args=[pk]),
            state="status",
        )
        records.declare(
            Import,
            name="import van het vergunningenregister",
            visible=lambda actor: Import.objects.visible_to(actor),
            url=lambda pk: reverse("permits:result", args=[pk]),
            state="status",
        )
        searchables.declare(
            searchables.Searchable(
                20,
                "vergunningen",
                "Vergunningen",
                lambda actor: Permit.objects.open().visible_to(actor).select_related("premises"),
                lambda permit: searchables.Hit(
                    permit.name, reverse("permits:detail", args=[permit.pk]), permit.own_premises.address
                ),
            )
        )


def _declare_openable() -> None:
    from regiotoezicht.access.roles import Role
    from regiotoezicht.emergency import openable
    from regiotoezicht.permits.models import Permit

    openable.declare(
        openable.Openable(
            Permit._meta.label_lower,
            "een vergunning",
            rows=Permit.objects.open,
            readable=Permit.objects.visible_to,
            owner=lambda _: Role.LAWYER,
        )
    )
