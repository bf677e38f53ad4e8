"""Urls of the worklist."""

from django.urls import path

from regiotoezicht.worklist import deadline_views, views
from regiotoezicht.worklist.notices import views as notices

app_name = "worklist"
urlpatterns = [
    path("", views.worklist, name="worklist"),
    path("termijnen/", deadline_views.terms, name="terms"),
    path("agenda/<str:token>.ics", notices.feed, name="feed"),
    path("agenda-en-mail/", notices.notices, name="notices"),
]
