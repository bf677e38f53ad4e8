"""Urls of accounts and roles."""

from django.urls import path

from regiotoezicht.access.views import first

app_name = "access"
urlpatterns = [
    path("eerste-beheerder/", first.first_administrator, name="first-administrator"),
]
