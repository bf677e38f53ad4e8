"""Urls of emergencies. They hold numbers only."""

from django.urls import path

from regiotoezicht.emergency import views
from regiotoezicht.emergency.requests import views as requests

app_name = "emergency"
urlpatterns = [
    path("", views.listed, name="list"),
    path("openen/", views.break_glass, name="open"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/beeindigen/", views.close, name="close"),
    path("verzoeken/", requests.listed, name="requests"),
    path("verzoeken/nieuw/", requests.ask, name="ask"),
    path("verzoeken/<int:pk>/", requests.detail, name="request"),
    path("verzoeken/<int:pk>/intrekken/", requests.take_back, name="take-back"),
]
