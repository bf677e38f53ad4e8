"""Urls of complaints. They hold numbers only; a code travels in the body of a form."""

from django.urls import path

from regiotoezicht.complaints import views

app_name = "complaints"
urlpatterns = [
    path("", views.listed, name="list"),
    path("nieuw/", views.receive, name="receive"),
    path("code/", views.find, name="find"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/nieuwe-code/", views.renew_code, name="renew_code"),
    path("<int:pk>/commissie/", views.committee, name="committee"),
    path("<int:pk>/verdagen/", views.extend, name="extend"),
    path("<int:pk>/niet-in-behandeling/", views.refuse, name="refuse"),
    path("<int:pk>/in-behandeling/", views.take_up, name="take_up"),
    path("<int:pk>/afschrift/", views.copies, name="copies"),
    path("<int:pk>/stuk/", views.paper, name="paper"),
    path("<int:pk>/horen/", views.hear, name="hear"),
    path("<int:pk>/niet-horen/", views.waive, name="waive"),
    path("<int:pk>/bevindingen/", views.conclude, name="conclude"),
    path("<int:pk>/meegedeeld/", views.tell, name="tell"),
    path("<int:pk>/opgelost/", views.settle, name="settle"),
    path("<int:pk>/intrekken/", views.withdraw, name="withdraw"),
]
