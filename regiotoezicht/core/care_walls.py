"""The wall of care in PostgreSQL: inside a municipality, for whom `core.walls` opens nothing. See ADR 0110."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection

from regiotoezicht.core.walls import CARE, Walls, inside_of, is_one_of


@contextmanager
def care_of(*municipalities: int) -> Iterator[None]:
    """Let an action reach rows of care of these municipalities, whoever acts: to take a key away, or to learn
    that consent was withdrawn further back; never to read what is sealed.
    """
    if connection.vendor != "postgresql":
        yield
        return
    before = _say(",".join(map(str, sorted(municipalities))))
    try:
        yield
    except BaseException:
        # A unit that failed is undone, and with it what was said inside; until then the database takes no statement.
        if not connection.needs_rollback and connection.connection.info.transaction_status.name != "INERROR":
            _say(before)
        raise
    _say(before)


def _say(places: str) -> str:
    """Past Django's cursor, as in `core.walls`. Answers what was said before."""
    connection.ensure_connection()
    asked = "SELECT current_setting(%s, true)"
    before = connection.connection.execute(asked, (CARE,)).fetchone()[0] or ""
    connection.connection.execute("SELECT set_config(%s, %s, false)", (CARE, places))
    return str(before)


class CareWalls(Walls):
    """A migration operation: put tables behind the wall of care, where the ordinary standing opens nothing.

    `own` names models with a municipality; `parties` those with a second one in `to`; `readers` those that every reader
    of care needs; `through` as in `Walls`.
    """

    def __init__(
        self,
        own: Sequence[str] = (),
        through: Mapping[str, str] | None = None,
        parties: Sequence[str] = (),
        readers: Sequence[str] = (),
    ) -> None:
        super().__init__(own, through)
        self.parties, self.readers = tuple(parties), tuple(readers)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.own, self.through, self.parties, self.readers], {}

    @property
    def names(self) -> tuple[str, ...]:
        return (*super().names, *self.parties, *self.readers)

    def _conditions(self, app_label: str, apps: Any) -> Iterator[tuple[str, str, str]]:
        for name in (*self.own, *self.parties):
            table = apps.get_model(app_label, name)._meta.db_table
            columns = ("municipality_id", "to_id") if name in self.parties else ("municipality_id",)
            inside = " OR ".join(is_one_of(f"{table}.{column}", CARE) for column in columns)
            yield name, table, f"(SELECT wall_is_open()) OR {inside}"
        for name in self.readers:
            model = apps.get_model(app_label, name)
            # A model with a municipality is read there by others too: who are the care contacts is no secret.
            fields = {field.name for field in model._meta.concrete_fields}
            inside = inside_of(model) if "municipality" in fields else "(SELECT wall_is_open())"
            yield name, model._meta.db_table, f"{inside} OR (SELECT cardinality(wall_places('{CARE}')) > 0)"
        yield from Walls(through=self.through)._conditions(app_label, apps)

    def describe(self) -> str:
        return "Tables behind the wall of care"
