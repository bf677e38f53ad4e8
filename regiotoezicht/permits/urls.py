"""The pages of the permit register."""

from django.urls import path

from regiotoezicht.permits.views import importing, keeping, listing, results, sealed, showing

app_name = "permits"
urlpatterns = [
    path("", listing.permits, name="list"),
    path("nieuw/", keeping.new, name="new"),
    path("<int:pk>/", showing.detail, name="detail"),
    path("<int:pk>/wijzigen/", keeping.change, name="change"),
    path("<int:pk>/beeindigen/", keeping.end, name="end"),
    path("gesloten/nieuw/", sealed.new, name="new_sealed"),
    path("inlezen/", importing.start, name="start"),
    path("inlezen/<uuid:token>/", importing.preview, name="preview"),
    path("inlezen/<uuid:token>/kolommen/", importing.columns, name="columns"),
    path("inlezen/<uuid:token>/overnemen/", importing.confirm, name="confirm"),
    path("inlezen/<uuid:token>/weggooien/", importing.discard, name="discard"),
    path("inlezen/<int:pk>/", results.result, name="result"),
    path("inlezen/<int:pk>/ongedaan/", results.undo, name="undo"),
    path("inlezen/<int:pk>/keuze/", sealed.held, name="held"),
]
