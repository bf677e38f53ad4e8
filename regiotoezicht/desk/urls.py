"""Urls of the office."""

from django.urls import include, path

from regiotoezicht.desk import views
from regiotoezicht.desk.calculator import views as calculator
from regiotoezicht.desk.dossiers import views as dossiers
from regiotoezicht.desk.portal import views as portal
from regiotoezicht.desk.searching import views as searching

app_name = "desk"
urlpatterns = [
    path("", include("regiotoezicht.desk.powers.urls")),
    path("", views.home, name="home"),
    path("portaal/", portal.portal, name="portal"),
    path("portaal/<int:pk>/", portal.read, name="portal-read"),
    path("portaal/<int:pk>/ophalen/", portal.take_along, name="portal-take-along"),
    path("termijn-berekenen/", calculator.term, name="term"),
    path("zoeken/", searching.search, name="search"),
    path("dossiers/<slug:number>/", dossiers.dossier, name="dossier"),
    path("dossiers/<slug:number>/bewaren/", dossiers.save, name="dossier-save"),
]
