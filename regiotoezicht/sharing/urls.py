"""Addresses of hand-overs, agreements, disclosures and forwardings."""

from django.urls import path

from regiotoezicht.sharing import views
from regiotoezicht.sharing.agreements import views as agreements
from regiotoezicht.sharing.disclosures import views as disclosures
from regiotoezicht.sharing.forwarding import views as forwarding

app_name = "sharing"
urlpatterns = [
    path("", views.hand_overs, name="list"),
    path("aanbieden/<str:label>/<int:record_id>/", views.offer, name="offer"),
    path("<int:pk>/", views.detail, name="detail"),
    path("afspraken/", agreements.agreements, name="agreements"),
    path("afspraken/nieuw/", agreements.new, name="agreement-new"),
    path("afspraken/<int:pk>/beeindigen/", agreements.end, name="agreement-end"),
    path("verstrekkingen/", disclosures.disclosures, name="disclosures"),
    path("verstrekkingen/nieuw/<str:label>/<int:record_id>/", disclosures.new, name="disclosure-new"),
    path("verstrekkingen/<int:pk>/", disclosures.detail, name="disclosure"),
    path("doorzendingen/", forwarding.forwardings, name="forwardings"),
    path("doorzendingen/nieuw/<str:label>/<int:record_id>/", forwarding.new, name="forwarding-new"),
    path("doorzendingen/<int:pk>/", forwarding.detail, name="forwarding"),
    path("doorzendingen/<int:pk>/terugnemen/", forwarding.recall, name="forwarding-recall"),
]
