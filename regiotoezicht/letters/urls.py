"""Addresses of letters."""

from django.urls import path

from regiotoezicht.letters import views
from regiotoezicht.letters.posting import views as posting
from regiotoezicht.letters.templating import views as templating

app_name = "letters"
urlpatterns = [
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/bewerkt/", views.replace, name="replace"),
    path("<int:pk>/nakijken/", views.check, name="check"),
    path("<int:pk>/ondertekenen/", views.finish, name="finish"),
    path("<int:pk>/verzenden/", views.send, name="send"),
    path("<int:pk>/intrekken/", views.withdraw, name="withdraw"),
    path("<int:pk>/verzendingen/", posting.sendings, name="sendings"),
    path("<int:pk>/verzendingen/bewijs/", posting.prove, name="prove"),
    path("<int:pk>/verzendingen/retour/", posting.returned, name="returned"),
    path("<int:pk>/verzendingen/opnieuw/", posting.again, name="again"),
    path("<int:pk>/verzendingen/bereikbaar/", posting.state, name="state"),
    path("<int:pk>/verzendingen/bereikbaar/intrekken/", posting.take_back, name="take-back"),
    path("wachtend/", posting.waiting, name="waiting"),
    path("storingen/", posting.outages, name="outages"),
    path("storingen/nieuw/", posting.outage_new, name="outage-new"),
    path("storingen/<int:pk>/voorbij/", posting.outage_end, name="outage-end"),
    path("sjablonen/", templating.overview, name="templates"),
    path("sjablonen/soort/<slug:kind>/", templating.of_kind, name="template-kind"),
    path("sjablonen/soort/<slug:kind>/standaard/", templating.standard, name="template-standard"),
    path("sjablonen/soort/<slug:kind>/nieuw/", templating.new, name="template-new"),
    path("sjablonen/<int:pk>/", templating.detail, name="template"),
    path("sjablonen/<int:pk>/proef/", templating.try_out, name="template-try"),
    path("sjablonen/<int:pk>/vaststellen/", templating.adopt, name="template-adopt"),
    path("sjablonen/<int:pk>/beeindigen/", templating.end, name="template-end"),
    path("sjablonen/<int:pk>/wegleggen/", templating.discard, name="template-discard"),
    path("briefgegevens/", templating.letterheads, name="letterheads"),
    path("briefgegevens/nieuw/", templating.letterhead_new, name="letterhead-new"),
]
