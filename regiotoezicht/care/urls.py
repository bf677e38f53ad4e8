"""Urls of care. A referral has a random key in its address; a code travels in the body of a form only."""

from django.urls import path

from regiotoezicht.care import views

app_name = "care"
urlpatterns = [
    path("", views.listed, name="list"),
    path("telefoon-eerst/", views.phone_first, name="phone-first"),
    path("cijfers/", views.figures, name="figures"),
    path("cijfers/<int:year>/<int:municipality>/optellen/", views.add, name="add"),
    path("cijfers/<int:year>/vrijgeven/", views.release, name="release"),
    path("code/", views.find, name="find"),
    path("nieuw/", views.opened, name="open"),
    path("kaarten/", views.cards, name="cards"),
    path("sleutels/", views.keys, name="keys"),
    path("sleutels/<int:municipality>/maken/", views.make_key, name="make_key"),
    path("sleutels/<int:pk>/delen/", views.share_key, name="share_key"),
    path("contacten/", views.contacts, name="contacts"),
    path("contacten/nieuw/", views.new_contact, name="contact-new"),
    path("contacten/piketnummer/", views.on_call, name="on_call"),
    path("contacten/<int:pk>/beeindigen/", views.end_contact, name="contact-end"),
    path("overdracht/<uuid:uid>/aanvaarden/", views.accept, name="accept"),
    path("overdracht/<uuid:uid>/terug/", views.take_back, name="take_back"),
    path("<uuid:uid>/", views.detail, name="detail"),
    path("<uuid:uid>/contact/", views.first_contact, name="contact"),
    path("<uuid:uid>/aanbod/", views.offer, name="offer"),
    path("<uuid:uid>/antwoord/", views.answer, name="answer"),
    path("<uuid:uid>/hulp/", views.help_given, name="help"),
    path("<uuid:uid>/nazorg/", views.moment, name="moment"),
    path("<uuid:uid>/intrekken/", views.withdraw, name="withdraw"),
    path("<uuid:uid>/toestemming/", views.again, name="again"),
    path("<uuid:uid>/overdragen/", views.transfer, name="transfer"),
    path("<uuid:uid>/afsluiten/", views.close, name="close"),
]
