"""Addresses of hand-overs."""

from django.urls import path

from regiotoezicht.sharing import views

app_name = "sharing"
urlpatterns = [
    path("", views.hand_overs, name="list"),
    path("aanbieden/<str:label>/<int:record_id>/", views.offer, name="offer"),
    path("<int:pk>/", views.detail, name="detail"),
]
