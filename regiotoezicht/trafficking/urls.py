"""Urls of signals of trafficking. They hold numbers only."""

from django.urls import path

from regiotoezicht.trafficking import views

app_name = "trafficking"
urlpatterns = [
    path("", views.listed, name="list"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/wachten/", views.hold, name="hold"),
    path("bezoek/<int:pk>/", views.at_visit, name="visit"),
    path("bezoek/<int:pk>/bevestigen/", views.confirm, name="confirm"),
    path("bezoek/<int:pk>/gebeld/<slug:receiver>/", views.tell, name="tell"),
    path("overleg/<int:pk>/", views.consult, name="consult"),
    path("contacten/", views.contacts, name="contacts"),
    path("contacten/<int:pk>/<slug:receiver>/", views.contact, name="contact"),
]
