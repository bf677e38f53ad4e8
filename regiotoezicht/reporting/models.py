"""Borders of municipalities for the map. Figures have no table: they are counted when they are asked for."""

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reporting.rules import BORDERS_KEEP


class BorderSetQuerySet(models.QuerySet["BorderSet"]):
    """Sets of borders by who keeps them, and by whether they are drawn."""

    def visible_to(self, actor: Actor) -> "BorderSetQuerySet":
        """All of them, for whoever keeps them: they belong to the region as a whole."""
        return self if actor.reach(BORDERS_KEEP).region else self.none()

    def drafts(self) -> "BorderSetQuerySet":
        """Those that were read and are not drawn yet."""
        return self.filter(used_at__isnull=True)

    def in_use(self) -> "BorderSetQuerySet":
        """The ones that are drawn, the latest first."""
        return self.filter(used_at__isnull=False).order_by("-used_at", "-pk")


class BorderSet(models.Model):
    """Borders of one file (*grenzenbestand*): read and looked at, then drawn until others replace them.

    `token` is the mark of the form.
    """

    source = models.CharField("bron", max_length=120)
    read_at = models.DateTimeField("ingelezen op")
    read_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    used_at = models.DateTimeField("in gebruik sinds", null=True, blank=True)
    passed_over = models.PositiveIntegerField("overgeslagen: water en andere gebieden", default=0)
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    objects = BorderSetQuerySet.as_manager()

    privacy = Classified(
        plain="id source read_at used_at passed_over token", personal="read_by", retention="tot andere grenzen volgen"
    )

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(used_at__gte=F("read_at")), name="borders_read_before_use"
            ),
        )

    def __str__(self) -> str:
        return self.source


class BorderQuerySet(models.QuerySet["Border"]):
    """Borders by who may see them: they are open data, so everybody who sees a map."""

    def in_use(self) -> "BorderQuerySet":
        """Those of the set that is drawn."""
        return self.filter(set=BorderSet.objects.in_use().values("pk")[:1])


class Border(models.Model):
    """The border of one municipality (*gemeentegrens*), simplified: a MultiPolygon on a flat map."""

    set = models.ForeignKey(BorderSet, models.CASCADE, related_name="borders", verbose_name="bestand")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    geometry = models.JSONField("grens")

    objects = BorderQuerySet.as_manager()

    privacy = Classified(plain="id set municipality geometry", retention="tot andere grenzen volgen")

    class Meta:
        ordering = ("municipality__name",)
        constraints = (models.UniqueConstraint(fields=("set", "municipality"), name="border_once_in_a_set"),)

    def __str__(self) -> str:
        return f"grens van {self.municipality}"
