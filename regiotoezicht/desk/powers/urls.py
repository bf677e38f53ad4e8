"""Urls of designations, mandates and participation, within those of the office."""

from django.urls import path

from regiotoezicht.desk.powers import participation, views

urlpatterns = [
    path("aanwijzingen/", views.designations, name="designations"),
    path("aanwijzingen/nieuw/", views.new_designation, name="designation-new"),
    path("aanwijzingen/<int:pk>/beeindigen/", views.end_designation, name="designation-end"),
    path("mandaten/", views.mandates, name="mandates"),
    path("mandaten/nieuw/", views.new_mandate, name="mandate-new"),
    path("mandaten/<int:pk>/beeindigen/", views.end_mandate, name="mandate-end"),
    path("deelname/", participation.participations, name="participations"),
    path("deelname/nieuw/", participation.new_participation, name="participation-new"),
    path("deelname/<int:pk>/beeindigen/", participation.end_participation, name="participation-end"),
]
