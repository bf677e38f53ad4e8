"""Urls of rounds. They hold numbers only; those of visits and reports are in `visit_urls`."""

from django.urls import path

from regiotoezicht.inspections.views import changing, planning, rounds
from regiotoezicht.inspections.visit_urls import urlpatterns as visits_and_reports

app_name = "inspections"
urlpatterns = [
    path("", rounds.rounds, name="rounds"),
    path("nieuw/", planning.new, name="new_round"),
    path("<int:pk>/", rounds.detail, name="round"),
    path("<int:pk>/verplaatsen/", changing.move, name="move_round"),
    path("<int:pk>/annuleren/", changing.cancel, name="cancel_round"),
    path("<int:pk>/vervangen/", changing.replace, name="replace_member"),
    path("<int:pk>/toezichthouder-erbij/", changing.join, name="add_member"),
    path("<int:pk>/bezoek-erbij/", planning.add_visits, name="add_visits"),
    path("<int:pk>/bezoeken/<int:visit_pk>/laten-vervallen/", changing.drop, name="drop_visit"),
    path("<int:pk>/bezoeken/<int:visit_pk>/eerder/", changing.sooner, name="visit_sooner"),
    path("van-bezoek/<int:pk>/", rounds.of_visit, name="round_of_visit"),
    path("bezoeken/", rounds.visits, name="visits"),
    *visits_and_reports,
]
