"""The root of the urls: every room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("regiotoezicht.desk.urls")),
    path("", include("regiotoezicht.core.urls")),
    path("werkvoorraad/", include("regiotoezicht.worklist.urls")),
    path("meldingen/", include("regiotoezicht.signals.urls")),
    path("toegang/", include("regiotoezicht.access.urls")),
    path("stukken/", include("regiotoezicht.documents.urls")),
    path("account/", include("allauth.account.urls")),
    path("demo/", include("regiotoezicht.demo.urls")),
]

handler404 = "regiotoezicht.core.views.not_found"
handler500 = "regiotoezicht.core.views.broken"
