"""Urls of the office."""

from django.urls import path

from regiotoezicht.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
]
