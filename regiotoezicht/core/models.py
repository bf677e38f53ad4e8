"""The few tables of the ground."""

from django.db import models

from regiotoezicht.core.classification import Classified


class Series(models.Model):
    """A series of numbers and the last one given out."""

    name = models.CharField(max_length=32, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)

    privacy = Classified(plain="name last", retention="zolang de reeks loopt")

    def __str__(self) -> str:
        return self.name


class NightRun(models.Model):
    """One time that the night work was done (*nachtwerk*): per piece how many things it did, or why it failed."""

    at = models.DateTimeField("wanneer", db_index=True)
    done = models.JSONField("gedaan", default=dict)
    failed = models.JSONField("mislukt", default=dict)

    privacy = Classified(plain="id at done failed", retention="vijf jaar, met het logboek")

    def __str__(self) -> str:
        return f"nachtwerk {self.at:%d-%m-%Y}"
