"""Urls of visits and reports. They hold numbers and names of sections only."""

from django.urls import path

from regiotoezicht.inspections.views import additions, photos, reports, visits

VISIT = "bezoeken/<int:pk>/"
urlpatterns = [
    path(VISIT, visits.visit, name="visit"),
    path(f"{VISIT}aangekomen/", visits.arrive, name="arrive"),
    path(f"{VISIT}niemand-aanwezig/", visits.nobody_home, name="nobody_home"),
    path(f"{VISIT}heropenen/", visits.reopen, name="reopen"),
    path(f"{VISIT}niet-terug/", visits.give_up, name="give_up"),
    path(f"{VISIT}toegang-geweigerd/", visits.refuse_entry, name="refuse_entry"),
    path(f"{VISIT}afbreken/", visits.break_off, name="break_off"),
    path(f"{VISIT}toestemming-ingetrokken/", visits.withdraw_consent, name="withdraw_consent"),
    path(f"{VISIT}hulp-gevraagd/", visits.help_asked, name="help_asked"),
    path(f"{VISIT}klaar/", visits.say_ready, name="say_ready"),
    path(f"{VISIT}cautie/", additions.add_caution, name="add_caution"),
    path(f"{VISIT}bevinding/<int:finding_pk>/", additions.change_finding, name="change_finding"),
    path(f"{VISIT}fotos-in-woning/", photos.photos_at_home, name="photos_at_home"),
    path(f"{VISIT}foto/<int:photo_pk>/", photos.judge, name="judge_photo"),
    path(f"{VISIT}foto/<int:photo_pk>/beeld/", photos.held, name="held_photo"),
    path(f"{VISIT}verwijderen/<slug:kind>/<int:row>/", additions.remove, name="remove"),
    path(f"{VISIT}<slug:name>/", visits.section, name="section"),
    path("rapporten/", reports.reports, name="reports"),
    path("rapporten/<int:pk>/", reports.report, name="report"),
    path("rapporten/<int:pk>/ondertekenen/", reports.sign, name="sign"),
    path("rapporten/<int:pk>/pdf/", reports.pdf, name="report_pdf"),
    path("rapporten/<int:pk>/foto/<int:number>/", reports.photo, name="report_photo"),
    path("rapporten/<int:pk>/aanvullen/", reports.supplement, name="supplement"),
]
