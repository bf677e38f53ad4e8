"""Urls of enforcement cases. They hold numbers only."""

from django.urls import include, path

from regiotoezicht.enforcement import views

app_name = "enforcement"
urlpatterns = [
    path("", include("regiotoezicht.enforcement.proceedings.urls")),
    path("", views.cases, name="list"),
    path("bedragen/", views.amounts, name="amounts"),
    path("uit-overdracht/<int:hand_over_pk>/", views.open_from, name="open"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/stukken/", views.papers, name="papers"),
    path("<int:pk>/verloop/", views.history, name="history"),
    path("<int:pk>/overtredingen/", views.violations, name="violations"),
    path("<int:pk>/wegen/", views.weigh, name="weigh"),
    path("<int:pk>/geadresseerde/", views.add_addressee, name="add_addressee"),
    path("<int:pk>/geadresseerde/<int:addressee_pk>/", views.addressee, name="addressee"),
    path("<int:pk>/geadresseerde/<int:addressee_pk>/vervallen/", views.remove_addressee, name="remove_addressee"),
    path("<int:pk>/geadresseerde/<int:addressee_pk>/zienswijze/", views.settle_view, name="settle_view"),
    path("<int:pk>/geadresseerde/<int:addressee_pk>/weging/", views.weigh_view, name="weigh_view"),
    path("<int:pk>/brieven-opstellen/", views.prepare, name="prepare"),
    path("<int:pk>/besluit/", views.decide, name="decide"),
    path("<int:pk>/hercontrole/", views.recheck, name="recheck"),
    path("<int:pk>/hercontrole-vragen/", views.ask_recheck, name="ask_recheck"),
    path("<int:pk>/sluiten/", views.close, name="close"),
    path("<int:pk>/verbeurte/", views.forfeit, name="forfeit"),
    path("<int:pk>/invordering/", views.amounts_page, name="collection"),
    path("<int:pk>/invordering/voornemen/", views.intend_collection, name="intend_collection"),
    path("<int:pk>/invordering/besluit/", views.decide_collection, name="decide_collection"),
    path("<int:pk>/invordering/aanmaning/", views.prepare_reminder, name="prepare_reminder"),
    path("<int:pk>/invordering/<int:number>/", views.amount_page, name="amount"),
    path("<int:pk>/invordering/<int:number>/betaling/", views.pay, name="pay"),
    path("<int:pk>/invordering/<int:number>/afzien/", views.waive, name="waive"),
    path("<int:pk>/invordering/<int:number>/stuiting/", views.interrupt, name="interrupt"),
    path("<int:pk>/invordering/<int:number>/uitstel/", views.postpone, name="postpone"),
    path("<int:pk>/invordering/<int:number>/dwangbevel/", views.serve_writ, name="serve_writ"),
    path("<int:pk>/invordering/<int:number>/verjaring/", views.record_lapse, name="record_lapse"),
    path("<int:pk>/invordering/<int:number>/brief/", views.rewrite_decision, name="rewrite_decision"),
    path("<int:pk>/verzoek/", views.receive_request, name="receive_request"),
    path("<int:pk>/verzoek/<int:request_pk>/", views.decide_request, name="decide_request"),
]
