"""The pages of the business premises."""

from django.urls import path

from regiotoezicht.premises import views

app_name = "premises"
urlpatterns = [
    path("", views.premises_list, name="list"),
    path("nieuw/", views.new, name="new"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/wijzigen/", views.change, name="change"),
]
