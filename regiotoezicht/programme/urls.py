"""Addresses of readiness, training and decisions."""

from django.urls import path

from regiotoezicht.programme import decision_views, views

app_name = "programme"
urlpatterns = [
    path("", views.board, name="list"),
    path("opleidingen/", views.certificates, name="certificates"),
    path("opleidingen/nieuw/", views.certify, name="certificate-new"),
    path("opleidingen/<int:pk>/intrekken/", views.withdraw_certificate, name="certificate-withdraw"),
    path("onderdeel/<int:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("besluiten/", decision_views.board, name="decisions"),
    path("besluiten/nieuw/", decision_views.add_subject, name="subject-new"),
    path("besluiten/<int:pk>/sluiten/", decision_views.close_subject, name="subject-close"),
    path("besluiten/<int:pk>/<str:code>/", decision_views.decision, name="decision"),
    path("besluiten/stap/<int:pk>/<int:step>/intrekken/", decision_views.undo, name="undo"),
    path("gemeente/<str:code>/", views.municipality, name="municipality"),
    path("gemeente/<str:code>/<str:item>/", views.arrange, name="arrange"),
]
