"""Urls of enforcement cases. They hold numbers only."""

from django.urls import path

from regiotoezicht.enforcement import views

app_name = "enforcement"
urlpatterns = [
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
    path("<int:pk>/uitvoering/", views.execution, name="execution"),
    path("<int:pk>/noodzaak/", views.home_test, name="home_test"),
    path("<int:pk>/direct-optreden/", views.act, name="act"),
    path("<int:pk>/toepassen/", views.execute, name="execute"),
    path("<int:pk>/mede-ondertekenen/", views.countersign, name="countersign"),
    path("<int:pk>/kosten/", views.costs, name="costs"),
    path("<int:pk>/betaling/", views.pay, name="pay"),
    path("<int:pk>/heropenen/", views.reopen, name="reopen"),
    path("<int:pk>/afronden/", views.finish, name="finish"),
    path("<int:pk>/gesprek/", views.talk, name="talk"),
    path("<int:pk>/wachten/", views.hold, name="hold"),
    path("<int:pk>/wachten/opheffen/", views.lift_hold, name="lift_hold"),
    path("<int:pk>/sluitingsdag/", views.closing_day, name="closing_day"),
    path("<int:pk>/sluitingsdag/blad/", views.closing_sheet, name="closing_sheet"),
    path("<int:pk>/sluitingsdag/vaststellen/", views.fix_closing_day, name="fix_closing_day"),
    path("<int:pk>/aanplakbiljet/", views.notice, name="notice"),
]
