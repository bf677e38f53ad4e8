"""A row that another municipality answers, in PostgreSQL: it lies with the first, and the second reads and changes it.

See ADR 0123 and `core.walls`.
"""

from typing import Any

from regiotoezicht.core.walls import MUNICIPALITIES, Walls, is_one_of


class PartyWalls(Walls):
    """A migration operation: put tables behind the wall of their municipality, with a door for the one in `to`.

    She reads a row and answers it; she makes and removes none, and nothing else of the first is there for her.
    """

    def forwards(self, app_label: str, apps: Any) -> list[str]:
        made = super().forwards(app_label, apps)
        for name in self.own:
            table = apps.get_model(app_label, name)._meta.db_table
            hers = is_one_of(f"{table}.to_id", MUNICIPALITIES)
            made += [
                f"CREATE POLICY receiving ON {table} FOR SELECT USING ({hers})",
                f"CREATE POLICY answering ON {table} FOR UPDATE USING ({hers}) WITH CHECK ({hers})",
            ]
        return made

    def backwards(self, app_label: str, apps: Any) -> list[str]:
        tables = [apps.get_model(app_label, name)._meta.db_table for name in self.own]
        undone = [f"DROP POLICY {policy} ON {table}" for table in tables for policy in ("answering", "receiving")]
        return [*undone, *super().backwards(app_label, apps)]

    def describe(self) -> str:
        return "Tables behind the wall, with a door for who answers"
