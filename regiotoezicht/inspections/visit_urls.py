"""Urls of visits and reports, under /rondes/. They hold numbers only."""

from django.urls import path

from regiotoezicht.inspections.views import visits

urlpatterns = [
    path("bezoeken/<int:pk>/", visits.visit, name="visit"),
]
