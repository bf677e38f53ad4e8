"""Addresses of readiness, training and decisions."""

from django.urls import path

from regiotoezicht.programme.views import decisions, readiness

app_name = "programme"
urlpatterns = [
    path("", readiness.board, name="list"),
    path("opleidingen/", readiness.certificates, name="certificates"),
    path("opleidingen/nieuw/", readiness.certify, name="certificate-new"),
    path("opleidingen/<int:pk>/intrekken/", readiness.withdraw_certificate, name="certificate-withdraw"),
    path("onderdeel/<int:pk>/intrekken/", readiness.withdraw, name="withdraw"),
    path("besluiten/", decisions.board, name="decisions"),
    path("besluiten/nieuw/", decisions.add_subject, name="subject-new"),
    path("besluiten/<int:pk>/sluiten/", decisions.close_subject, name="subject-close"),
    path("besluiten/<int:pk>/<str:code>/", decisions.decision, name="decision"),
    path("besluiten/stap/<int:pk>/<int:step>/intrekken/", decisions.undo, name="undo"),
    path("gemeente/<str:code>/", readiness.municipality, name="municipality"),
    path("gemeente/<str:code>/<str:item>/", readiness.arrange, name="arrange"),
]
