"""Urls of the local rules."""

from django.urls import path

from regiotoezicht.bylaws.switch import views as switching
from regiotoezicht.bylaws.views import comparing, correcting, drafting, listing, parts, sheets, showing

app_name = "bylaws"
urlpatterns = [
    path("", listing.rule_sets, name="list"),
    path("nieuw/", drafting.new, name="new"),
    path("schakelaar/", switching.switches, name="switches"),
    path("schakelaar/<int:pk>/", switching.switch, name="switch"),
    path("schakelaar/<int:pk>/stand/", switching.turn, name="turn-switch"),
    path("inlezen/", sheets.upload, name="upload"),
    path("<int:pk>/", showing.detail, name="detail"),
    path("<int:pk>/algemeen/", drafting.general, name="general"),
    path("<int:pk>/artikelen/nieuw/", drafting.article, name="article-new"),
    path("<int:pk>/artikelen/<int:article>/", drafting.article, name="article"),
    path("<int:pk>/artikelen/<int:article>/weg/", drafting.remove_article, name="article-remove"),
    path("<int:pk>/ladder/<slug:violation>/<int:turn>/", drafting.step, name="step"),
    path("<int:pk>/ladder/<slug:violation>/<int:turn>/weg/", drafting.remove_step, name="step-remove"),
    path("<int:pk>/voorschriften/", parts.parts, name="parts"),
    path("<int:pk>/voorschriften/<slug:kind>/nieuw/", parts.part, name="part-new"),
    path("<int:pk>/voorschriften/<slug:kind>/<int:line>/", parts.part, name="part"),
    path("<int:pk>/voorschriften/<slug:kind>/<int:line>/weg/", parts.remove, name="part-remove"),
    path("<int:pk>/vergelijken/", comparing.choose, name="compare"),
    path("<int:pk>/vergelijken/<int:other>/", comparing.compare, name="compare-with"),
    path("<int:pk>/excel/", sheets.download_set, name="sheet"),
    path("<int:pk>/corrigeren/", correcting.correct, name="correct"),
    path("<int:pk>/weggooien/", correcting.discard, name="discard"),
    path("<int:pk>/vaststellen/", showing.adopt, name="adopt"),
    path("<int:pk>/beeindigen/", showing.end, name="end"),
]
