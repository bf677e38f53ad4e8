"""Addresses of the papers for council and college."""

from django.urls import path

from regiotoezicht.council import views

app_name = "council"
urlpatterns = [
    path("", views.municipalities, name="list"),
    path("<str:code>/", views.papers, name="papers"),
    path("<str:code>/bewerkt/", views.edited, name="edited"),
]
