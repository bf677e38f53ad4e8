"""Urls of signals of trafficking. They hold numbers only, and those for who plans tell no reason."""

from django.urls import path

from regiotoezicht.trafficking import views

app_name = "trafficking"
urlpatterns = [
    path("mensenhandel/", views.listed, name="list"),
    path("mensenhandel/<int:pk>/", views.detail, name="detail"),
    path("mensenhandel/<int:pk>/wachten/", views.hold, name="hold"),
    path("mensenhandel/bezoek/<int:pk>/", views.at_visit, name="visit"),
    path("mensenhandel/bezoek/<int:pk>/aanvullen/", views.add, name="add"),
    path("mensenhandel/bezoek/<int:pk>/bevestigen/", views.confirm, name="confirm"),
    path("mensenhandel/bezoek/<int:pk>/gebeld/<slug:receiver>/", views.tell, name="tell"),
    path("mensenhandel/contacten/", views.contacts, name="contacts"),
    path("mensenhandel/contacten/<int:pk>/<slug:receiver>/", views.contact, name="contact"),
    path("overleg/pand/<int:pk>/", views.consult, name="consult"),
    path("overleg/melding/<int:pk>/", views.consult_signal, name="consult_signal"),
]
