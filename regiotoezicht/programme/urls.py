"""Addresses of readiness and training."""

from django.urls import path

from regiotoezicht.programme import views

app_name = "programme"
urlpatterns = [
    path("", views.board, name="list"),
    path("opleidingen/", views.certificates, name="certificates"),
    path("opleidingen/nieuw/", views.certify, name="certificate-new"),
    path("opleidingen/<int:pk>/intrekken/", views.withdraw_certificate, name="certificate-withdraw"),
    path("onderdeel/<int:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("gemeente/<str:code>/", views.municipality, name="municipality"),
    path("gemeente/<str:code>/<str:item>/", views.arrange, name="arrange"),
]
