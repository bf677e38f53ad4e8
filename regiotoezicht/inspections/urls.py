"""Urls of rounds. They hold numbers only; those of visits and reports are in `visit_urls`."""

from django.urls import path

from regiotoezicht.inspections.views import rounds
from regiotoezicht.inspections.visit_urls import urlpatterns as visits_and_reports

app_name = "inspections"
urlpatterns = [
    path("", rounds.rounds, name="rounds"),
    path("<int:pk>/", rounds.detail, name="round"),
    path("van-bezoek/<int:pk>/", rounds.of_visit, name="round_of_visit"),
    path("bezoeken/", rounds.visits, name="visits"),
    *visits_and_reports,
]
