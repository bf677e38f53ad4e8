"""Urls of accounts and roles."""

from django.urls import path

from regiotoezicht.access.delegations import views as delegations
from regiotoezicht.access.views import first, keeping, listing, partners, showing

app_name = "access"
urlpatterns = [
    path("eerste-beheerder/", first.first_administrator, name="first-administrator"),
    path("toegang/", listing.accounts, name="accounts"),
    path("toegang/zonder-account/", listing.without_account, name="without-account"),
    path("toegang/zonder-account/<int:pk>/", keeping.for_employee, name="for-employee"),
    path("toegang/nieuw/", keeping.new, name="new"),
    path("toegang/mijn/", showing.own, name="own"),
    path("toegang/ketenpartners/", partners.partners, name="partners"),
    path("toegang/ketenpartners/<int:pk>/gebruik/", partners.set_partner_use, name="partner-use"),
    path("toegang/ketenpartners/<int:pk>/account/", partners.partner_account, name="partner-account"),
    path("toegang/vervangingen/", delegations.covers, name="covers"),
    path("toegang/vervangingen/<int:pk>/beeindigen/", delegations.end_cover, name="end-cover"),
    path("toegang/<int:pk>/", showing.account, name="account"),
    path("toegang/<int:pk>/wijzigen/", keeping.change, name="change"),
    path("toegang/<int:pk>/wachtwoord/", keeping.reset_password, name="reset-password"),
    path("toegang/<int:pk>/stand/", keeping.set_active, name="set-active"),
    path("toegang/<int:pk>/dienst/", keeping.set_service, name="set-service"),
    path("toegang/<int:pk>/rollen/nieuw/", showing.give_role, name="give-role"),
    path("toegang/<int:pk>/rollen/<int:role>/beeindigen/", showing.end_role, name="end-role"),
    path("toegang/<int:pk>/rollen/<int:role>/vervangen/", delegations.cover, name="cover"),
]
