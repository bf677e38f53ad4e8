"""Addresses of letters."""

from django.urls import path

from regiotoezicht.letters import views

app_name = "letters"
urlpatterns = [
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/bewerkt/", views.replace, name="replace"),
    path("<int:pk>/ondertekenen/", views.finish, name="finish"),
    path("<int:pk>/verzenden/", views.send, name="send"),
    path("<int:pk>/intrekken/", views.withdraw, name="withdraw"),
]
