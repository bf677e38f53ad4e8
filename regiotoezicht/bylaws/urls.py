"""Urls of the local rules."""

from django.urls import path

from regiotoezicht.bylaws.views import drafting, listing, showing

app_name = "bylaws"
urlpatterns = [
    path("", listing.rule_sets, name="list"),
    path("nieuw/", drafting.new, name="new"),
    path("<int:pk>/", showing.detail, name="detail"),
    path("<int:pk>/algemeen/", drafting.general, name="general"),
    path("<int:pk>/artikelen/nieuw/", drafting.article, name="article-new"),
    path("<int:pk>/artikelen/<int:article>/", drafting.article, name="article"),
    path("<int:pk>/artikelen/<int:article>/weg/", drafting.remove_article, name="article-remove"),
    path("<int:pk>/ladder/<slug:violation>/<int:turn>/", drafting.step, name="step"),
    path("<int:pk>/ladder/<slug:violation>/<int:turn>/weg/", drafting.remove_step, name="step-remove"),
    path("<int:pk>/vaststellen/", showing.adopt, name="adopt"),
    path("<int:pk>/beeindigen/", showing.end, name="end"),
]
