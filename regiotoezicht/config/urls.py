"""The root of the urls: every room brings its own."""

from allauth.account import views as allauth
from django.urls import include, path

urlpatterns = [
    path("", include("regiotoezicht.desk.urls")),
    path("", include("regiotoezicht.core.urls")),
    path("privacy/", include("regiotoezicht.privacy.urls")),
    path("werkvoorraad/", include("regiotoezicht.worklist.urls")),
    path("panden/", include("regiotoezicht.premises.urls")),
    path("vergunningen/", include("regiotoezicht.permits.urls")),
    path("meldingen/", include("regiotoezicht.signals.urls")),
    path("", include("regiotoezicht.inspections.urls")),
    path("zorg/", include("regiotoezicht.care.urls")),
    path("overdracht/", include("regiotoezicht.sharing.urls")),
    path("noodtoegang/", include("regiotoezicht.emergency.urls")),
    path("rechten/", include("regiotoezicht.reviews.urls")),
    path("zaken/", include("regiotoezicht.enforcement.urls")),
    path("", include("regiotoezicht.trafficking.urls")),
    path("klachten/", include("regiotoezicht.complaints.urls")),
    path("", include("regiotoezicht.access.urls")),
    path("lokale-regels/", include("regiotoezicht.bylaws.urls")),
    path("brieven/", include("regiotoezicht.letters.urls")),
    path("bijdragen/", include("regiotoezicht.contributions.urls")),
    path("programma/", include("regiotoezicht.programme.urls")),
    path("raad/", include("regiotoezicht.council.urls")),
    path("cijfers/", include("regiotoezicht.reporting.urls")),
    path("stukken/", include("regiotoezicht.documents.urls")),
    # Only these pages of the sign-in library exist here: nobody signs up or resets a password by mail.
    path("account/login/", allauth.login, name="account_login"),
    path("account/logout/", allauth.logout, name="account_logout"),
    path("account/inactive/", allauth.account_inactive, name="account_inactive"),
    path("account/password/change/", allauth.password_change, name="account_change_password"),
    path("demo/", include("regiotoezicht.demo.urls")),
]

handler404 = "regiotoezicht.core.views.not_found"
handler500 = "regiotoezicht.core.views.broken"
