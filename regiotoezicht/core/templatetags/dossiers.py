"""Links to dossiers from any room: `{% load dossiers %}<a href="{{ record.dossier|dossier_url }}">`."""

from django import template

from regiotoezicht.core import records

register = template.Library()
register.filter("dossier_url", records.dossier_url)
