"""Urls of the worklist."""

from django.urls import path

from regiotoezicht.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", views.worklist, name="worklist"),
    path("termijnen/", views.terms, name="terms"),
]
