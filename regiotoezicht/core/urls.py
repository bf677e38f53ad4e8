"""Urls of the ground."""

from django.urls import path

from regiotoezicht.core import views

app_name = "core"
urlpatterns = [
    path("onderdelen/", views.components, name="components"),
]
