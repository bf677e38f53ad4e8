"""Addresses of the figures and of the borders of the map."""

from django.urls import path

from regiotoezicht.reporting import views
from regiotoezicht.reporting.borders import views as borders

app_name = "reporting"
urlpatterns = [
    path("", views.region, name="region"),
    path("bestand/<str:kind>/", views.save, name="save"),
    path("grafiek/<str:figure>/", views.picture, name="picture"),
    path("kaart/<str:figure>/", views.figure_map, name="map"),
    path("kaart/<str:figure>/afbeelding/", views.map_picture, name="map-picture"),
    path("gemeente/<str:code>/", views.municipality, name="municipality"),
    path("gemeente/<str:code>/grafiek/", views.municipality_picture, name="municipality-picture"),
    path("gemeente/<str:code>/bestand/<str:kind>/", views.save_municipality, name="municipality-save"),
    path("grenzen/", borders.page, name="borders"),
    path("grenzen/<int:pk>/", borders.preview, name="borders-preview"),
    path("grenzen/<int:pk>/afbeelding/", borders.picture, name="borders-picture"),
    path("grenzen/<int:pk>/gebruiken/", borders.take_in, name="borders-take-in"),
    path("grenzen/<int:pk>/verwijderen/", borders.remove, name="borders-remove"),
]
