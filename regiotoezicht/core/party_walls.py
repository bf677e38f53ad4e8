"""A row with two municipalities in PostgreSQL: it stands on both sides of the wall. See ADR 0123 and `core.walls`."""

from collections.abc import Iterator
from typing import Any

from regiotoezicht.core.walls import MUNICIPALITIES, Walls, inside_of, is_one_of


class PartyWalls(Walls):
    """A migration operation: put tables behind the wall of both municipalities of a row, its own and that in `to`.

    Either side may read and write the row; neither reaches by it what lies on the other side.
    """

    def _conditions(self, app_label: str, apps: Any) -> Iterator[tuple[str, str, str]]:
        for name in self.own:
            model = apps.get_model(app_label, name)
            table = model._meta.db_table
            yield name, table, f"{inside_of(model)} OR {is_one_of(f'{table}.to_id', MUNICIPALITIES)}"

    def describe(self) -> str:
        return "Tables behind the walls of two municipalities"
