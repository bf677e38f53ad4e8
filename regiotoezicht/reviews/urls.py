"""Urls of the review of rights. They hold numbers only."""

from django.urls import path

from regiotoezicht.reviews import views

app_name = "reviews"
urlpatterns = [
    path("", views.listed, name="list"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/besluiten/", views.decide, name="decide"),
    path("<int:pk>/aftekenen/", views.sign, name="sign"),
]
