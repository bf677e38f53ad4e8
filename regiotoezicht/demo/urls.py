"""Urls of the demo region."""

from django.urls import path

from regiotoezicht.demo import views

app_name = "demo"
urlpatterns = [path("aanmelden/", views.sign_in, name="sign-in")]
