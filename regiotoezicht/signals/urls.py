"""Urls of signals. They hold numbers only."""

from django.urls import path

from regiotoezicht.signals import views
from regiotoezicht.signals.passing_on.views import passed_on

app_name = "signals"
urlpatterns = [
    path("", views.signals, name="list"),
    path("nieuw/", views.new, name="new"),
    path("aantallen/", views.counts, name="counts"),
    path("doorgegeven/", passed_on, name="passed_on"),
    path("routering/", views.routing_table, name="routing"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/beoordelen/", views.decide, name="decide"),
    path("<int:pk>/politie/", views.tell_police, name="tell_police"),
    path("<int:pk>/samenvoegen/", views.merge, name="merge"),
    path("<int:pk>/afsluiten/", views.close, name="close"),
]
