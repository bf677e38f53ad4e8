"""Urls of emergencies. They hold numbers only."""

from django.urls import path

from regiotoezicht.emergency import views

app_name = "emergency"
urlpatterns = [
    path("", views.listed, name="list"),
    path("openen/", views.break_glass, name="open"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/beeindigen/", views.close, name="close"),
]
