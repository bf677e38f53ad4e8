from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "regiotoezicht.sharing"
    verbose_name = "Overdracht"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import panels, records
        from regiotoezicht.sharing import rules
        from regiotoezicht.sharing.models import HandOver
        from regiotoezicht.worklist import kinds

        rules.declare_rights()
        kinds.declare(rules.TASK_DECIDE, "Besluit over een overgedragen rapport", "sharing:detail")
        kinds.declare(rules.TASK_RETURNED, "Bekijk waarom een overdracht is teruggegeven", "sharing:detail")
        readers = (rules.HAND_OVER_READ, rules.HAND_OVER_STATUS)
        panels.add_to_menu(panels.MenuEntry(50, "Overdracht", "sharing:list", readers, "send", "Werk"))
        records.declare(
            HandOver,
            name="overdracht",
            visible=HandOver.objects.visible_to,
            url=lambda pk: reverse("sharing:detail", args=[pk]),
            state="status",
            readable=HandOver.objects.readable_by,
        )
