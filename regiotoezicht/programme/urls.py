"""Addresses of readiness, training, decisions and plans."""

from django.urls import path

from regiotoezicht.programme.views import care_and_money, decisions, plan_actions, plan_parts, plans, readiness

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
    path("plannen/", plans.plans, name="plans"),
    path("plannen/nieuw/", plans.new, name="plan-new"),
    path("plannen/voorbeeld/<str:kind>/", plans.starter, name="plan-starter"),
    path("plannen/<int:pk>/", plans.plan, name="plan"),
    path("plannen/<int:pk>/wijzigen/", plans.change, name="plan-change"),
    path("plannen/<int:pk>/afsluiten/", plans.close, name="plan-close"),
    path("plannen/<int:pk>/zorg-en-geld/", care_and_money.care_and_money, name="care-and-money"),
    path("plannen/<int:pk>/contract/nieuw/", care_and_money.contract_new, name="contract-new"),
    path(
        "plannen/<int:pk>/contract/<int:contract>/intrekken/",
        care_and_money.contract_withdraw,
        name="contract-withdraw",
    ),
    path("plannen/<int:pk>/begroting/nieuw/", care_and_money.costs_new, name="costs-new"),
    path("plannen/<int:pk>/begroting/<int:line>/", care_and_money.costs_change, name="costs"),
    path("plannen/<int:pk>/begroting/<int:line>/weghalen/", care_and_money.costs_remove, name="costs-remove"),
    path("plannen/<int:pk>/actie/nieuw/", plan_actions.new, name="action-new"),
    path("plannen/<int:pk>/indicator/nieuw/", plan_parts.indicator_new, name="indicator-new"),
    path("plannen/<int:pk>/indicator/<int:indicator>/", plan_parts.indicator, name="indicator"),
    path("plannen/<int:pk>/indicator/<int:indicator>/wijzigen/", plan_parts.indicator_change, name="indicator-change"),
    path("plannen/<int:pk>/indicator/<int:indicator>/weghalen/", plan_parts.indicator_remove, name="indicator-remove"),
    path(
        "plannen/<int:pk>/indicator/<int:indicator>/meting/<int:measurement>/intrekken/",
        plan_parts.measurement_withdraw,
        name="measurement-withdraw",
    ),
    path("plannen/<int:pk>/<str:part>/nieuw/", plan_parts.part_new, name="part-new"),
    path("plannen/<int:pk>/<str:part>/<int:part_pk>/", plan_parts.part_change, name="part"),
    path("plannen/<int:pk>/<str:part>/<int:part_pk>/weghalen/", plan_parts.part_remove, name="part-remove"),
    path("acties/<int:pk>/", plan_actions.action, name="action"),
    path("acties/<int:pk>/wijzigen/", plan_actions.change, name="action-change"),
    path("acties/<int:pk>/wacht-op/", plan_actions.needs, name="action-needs"),
    path("acties/<int:pk>/wacht-op/<int:needed>/weghalen/", plan_actions.needs_remove, name="action-needs-remove"),
]
