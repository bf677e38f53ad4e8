"""Urls of files."""

from django.urls import path

from regiotoezicht.documents import views

app_name = "documents"
urlpatterns = [
    path("bestand/<int:pk>/", views.file, name="file"),
]
