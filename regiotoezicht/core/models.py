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
