"""Addresses of cost plans, promises and inhabitants."""

from django.urls import path

from regiotoezicht.contributions.views import (
    billing,
    deciding,
    drafting,
    inhabitants,
    invoicing,
    promising,
    scenarios,
    showing,
)

app_name = "contributions"
urlpatterns = [
    path("", showing.plans, name="list"),
    path("nieuw/", drafting.new, name="new"),
    path("versie/<int:pk>/", showing.version, name="version"),
    path("versie/<int:pk>/gemeente/<str:code>/", showing.contribution, name="contribution"),
    path("versie/<int:pk>/excel/", showing.export, name="export"),
    path("versie/<int:pk>/wat-als/", scenarios.what_if, name="what-if"),
    path("versie/<int:pk>/regel/", drafting.add_line, name="line-new"),
    path("versie/<int:pk>/regel/<int:line>/", drafting.change_line, name="line"),
    path("versie/<int:pk>/regel/<int:line>/weghalen/", drafting.remove_line, name="line-remove"),
    path("versie/<int:pk>/sleutel/", drafting.key, name="key"),
    path("versie/<int:pk>/deelnemers/", drafting.taking_part, name="taking-part"),
    path("versie/<int:pk>/vaststellen/", deciding.adopt, name="adopt"),
    path("versie/<int:pk>/dragen/", deciding.carry, name="carry"),
    path("versie/<int:pk>/volgende/", drafting.follow, name="follow"),
    path("versie/<int:pk>/weggooien/", drafting.drop, name="drop"),
    path("versie/<int:pk>/brieven/", billing.bill, name="letters"),
    path("versie/<int:pk>/brieven/alle/", billing.archive, name="archive"),
    path("versie/<int:pk>/grootboek/<str:ending>/", billing.export_ledger, name="ledger"),
    path("versie/<int:pk>/e-facturen/", invoicing.e_invoices, name="e-invoices"),
    path("betaalverzoek/<int:pk>/", billing.payment_request, name="payment-request"),
    path("betaalverzoek/<int:pk>/betaling/", billing.pay, name="pay"),
    path("betaalverzoek/<int:pk>/betaling/<int:payment>/intrekken/", billing.withdraw_payment, name="payment-withdraw"),
    path("betaalverzoek/<int:pk>/herinneren/", billing.remind, name="remind"),
    path("betaalverzoek/<int:pk>/herinnering/<int:number>/<str:ending>/", billing.reminder, name="reminder"),
    path("betaalverzoek/<int:pk>/e-factuur/", invoicing.e_invoice, name="e-invoice"),
    path("betaalverzoek/<int:pk>/e-factuur/xml/", invoicing.e_invoice_xml, name="e-invoice-xml"),
    path("betaalverzoek/<int:pk>/<str:paper>/<str:ending>/", billing.letter, name="letter"),
    path("versie/<int:pk>/uren/", showing.hours, name="hours"),
    path("factuurgegevens/", invoicing.details, name="invoice-details"),
    path("factuurgegevens/<str:code>/", invoicing.details_of, name="invoice-details-of"),
    path("toezeggingen/", promising.promises, name="promises"),
    path("toezeggingen/nieuw/", promising.new, name="promise-new"),
    path("toezeggingen/<int:pk>/beeindigen/", promising.end, name="promise-end"),
    path("inwoners/", inhabitants.numbers, name="inhabitants"),
    path("inwoners/inlezen/", inhabitants.load, name="inhabitants-load"),
    path("inwoners/overnemen/<uuid:token>/", inhabitants.take_in, name="inhabitants-take-in"),
]
