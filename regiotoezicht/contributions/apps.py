from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "regiotoezicht.contributions"
    verbose_name = "Bijdragen"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.contributions import billing_rules, rules
        from regiotoezicht.contributions.invoices import rules as invoice_rules
        from regiotoezicht.contributions.models import PaymentRequest, Promise, Version
        from regiotoezicht.core import panels, records

        rules.declare_rights()
        billing_rules.declare_rights()
        invoice_rules.declare_rights()
        readers = (rules.PLAN_READ, rules.SHARE_READ)
        panels.add_to_menu(panels.MenuEntry(70, "Bijdragen", "contributions:list", readers, "scale", "Geld en plan"))
        records.declare(
            Version,
            name="kostenplan",
            visible=Version.objects.visible_to,
            url=lambda pk: reverse("contributions:version", args=[pk]),
        )
        records.declare(
            PaymentRequest,
            name="betaalverzoek",
            visible=PaymentRequest.objects.visible_to,
            url=lambda pk: reverse("contributions:payment-request", args=[pk]),
        )
        records.declare(
            Promise,
            name="toezegging",
            visible=Promise.objects.visible_to,
            url=lambda pk: reverse("contributions:promises"),
        )
