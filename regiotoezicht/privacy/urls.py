"""Urls of the privacy officer's pages."""

from django.urls import path

from regiotoezicht.privacy import views

app_name = "privacy"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("inzage/", views.readings, name="readings"),
    path("gebeurtenissen/", views.events, name="events"),
]
