"""Urls of rounds, and the list of visits. They hold numbers only; those of visits and reports are in `visit_urls`."""

from django.urls import path

from regiotoezicht.inspections.hours import views as hours
from regiotoezicht.inspections.online import views as online
from regiotoezicht.inspections.views import changing, planning, rounds
from regiotoezicht.inspections.visit_urls import urlpatterns as visits_and_reports

app_name = "inspections"
urlpatterns = [
    path("rondes/", rounds.rounds, name="rounds"),
    path("rondes/nieuw/", planning.new, name="new_round"),
    path("rondes/<int:pk>/", rounds.detail, name="round"),
    path("rondes/<int:pk>/verplaatsen/", changing.move, name="move_round"),
    path("rondes/<int:pk>/annuleren/", changing.cancel, name="cancel_round"),
    path("rondes/<int:pk>/afstemmen/", changing.match, name="match_round"),
    path("rondes/<int:pk>/vervangen/", changing.replace, name="replace_member"),
    path("rondes/<int:pk>/toezichthouder-erbij/", changing.join, name="add_member"),
    path("rondes/<int:pk>/bezoek-erbij/", planning.add_visits, name="add_visits"),
    path("rondes/<int:pk>/bezoeken/<int:visit_pk>/laten-vervallen/", changing.drop, name="drop_visit"),
    path("rondes/<int:pk>/bezoeken/<int:visit_pk>/eerder/", changing.sooner, name="visit_sooner"),
    path("rondes/van-bezoek/<int:pk>/", rounds.of_visit, name="round_of_visit"),
    path("uren/", hours.own, name="hours"),
    path("uren/ronde/<int:pk>/", hours.of_round, name="hours_of_round"),
    path("uren/zaak/<str:dossier>/", hours.of_case, name="hours_of_case"),
    path("uren/<int:pk>/intrekken/", hours.withdraw, name="hours_withdraw"),
    path("uren/per-gemeente/", hours.sums, name="hours_sums"),
    path("uren/per-gemeente/<str:code>/", hours.between, name="hours_between"),
    path("online-controles/", online.checks, name="online_checks"),
    path("online-controles/nieuw/", online.new, name="new_online_check"),
    path("online-controles/<int:pk>/", online.check, name="online_check"),
    path("bezoeken/", rounds.visits, name="visits"),
    *visits_and_reports,
]
