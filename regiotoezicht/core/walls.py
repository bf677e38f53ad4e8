"""The walls between municipalities a second time, in PostgreSQL itself (row-level security).

Each request says on its connection which municipalities and districts its actor comes in at all; a row outside is then
not in the table, whatever a query forgets. Which of the rows inside somebody may read is judged by `visible_to`, as
everywhere. The embedded database has no such wall. See docs/adr/0009-walls-in-the-database.md.
"""

# ruff: noqa: S608 - the names in these statements are those of our models

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations.base import Operation

EVERYWHERE = "*"
MUNICIPALITIES, DISTRICTS = "regiotoezicht.municipalities", "regiotoezicht.districts"
PARTNERS = "regiotoezicht.partners"
CARE = "regiotoezicht.care"
"""A setting apart: where somebody was designated to read care. The ordinary one would let a whole municipality in."""
_SETTINGS = (MUNICIPALITIES, DISTRICTS, PARTNERS, CARE)
EVERYWHERE_OPTIONS = f"-c {MUNICIPALITIES}={EVERYWHERE} -c {DISTRICTS}={EVERYWHERE}"
"""The same for a program of PostgreSQL, in its environment as PGOPTIONS."""
_SET = (
    f"SELECT set_config('{MUNICIPALITIES}', %s, false), set_config('{DISTRICTS}', %s, false), "
    f"set_config('{PARTNERS}', %s, false), set_config('{CARE}', %s, false)"
)
_FUNCTIONS = (
    f"""
CREATE OR REPLACE FUNCTION wall_is_open() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(current_setting('{MUNICIPALITIES}', true), '') = '{EVERYWHERE}'
$$""",
    f"""
CREATE OR REPLACE FUNCTION wall_places(setting text) RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(
        string_to_array(nullif(nullif(current_setting(setting, true), ''), '{EVERYWHERE}'), ',')::bigint[], '{{}}'
    )
$$""",
)
_doors = {"open": True}


class Standing(Protocol):
    """Where somebody comes in at all: ids of municipalities and of districts, of the partner organisation for which
    she receives, and of the municipalities whose care she reads, asked when the others have been said.
    """

    @property
    def municipalities(self) -> frozenset[int]: ...
    @property
    def districts(self) -> frozenset[int]: ...
    @property
    def partners(self) -> frozenset[int]: ...
    @property
    def care(self) -> frozenset[int]: ...


@dataclass(frozen=True)
class _Place:
    """Somewhere to stand."""

    municipalities: frozenset[int]
    districts: frozenset[int]
    partners: frozenset[int]
    care: frozenset[int]


def close() -> None:
    """From now on this process sees nothing without saying who asks: for the process that answers requests.

    Whoever runs a command of ours on the machine itself comes everywhere.
    """
    _doors["open"] = False


def refuse_passing() -> None:
    """Stop a production that answers requests as a role that no wall holds.

    Raises SystemExit with what to do, in Dutch.
    """
    if connection.vendor != "postgresql" or not settings.PRODUCTION:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        passes = cursor.fetchone()[0]
    if passes:
        raise SystemExit(
            "De databaserol van DATABASE_URL gaat door elke muur heen. Neem een rol zonder SUPERUSER en BYPASSRLS; zie "
            "docs/reference/databases.md."
        )


def stand(inside: Standing | None) -> None:
    """Say on this connection where the rows of the next statements may lie; with None nowhere."""
    if connection.vendor != "postgresql":
        return
    if inside is None:
        _say(connection, "", "")
        return
    said = _listed(inside.municipalities), _listed(inside.districts), _listed(inside.partners)
    _say(connection, *said)
    if inside.care:
        _say(connection, *said, _listed(inside.care))


def _listed(places: frozenset[int]) -> str:
    return ",".join(map(str, sorted(places)))


@contextmanager
def standing(inside: Standing | None) -> Iterator[None]:
    """Let what happens inside see where somebody comes in; with None nothing."""
    try:
        stand(inside)
        yield
    finally:
        leave()


@contextmanager
def reaching(inside: Standing, municipalities: frozenset[int]) -> Iterator[None]:
    """Let what happens inside see these municipalities beside where somebody comes in; then stand where she stood.

    For the few actions that look for a record by its number before anybody may read it, and for the figures, which
    count everywhere and are protected before anybody sees them. Rows are still judged by the rules of whoever asks.
    """
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    asked = "SELECT " + ", ".join(f"current_setting('{name}', true)" for name in _SETTINGS)
    before = [held or "" for held in connection.connection.execute(asked).fetchone()]
    try:
        stand(_Place(inside.municipalities | municipalities, inside.districts, inside.partners, inside.care))
        yield
    finally:
        _say(connection, *before)


def leave() -> None:
    """Back to what a command sees. Who answers requests says at the start of each where it stands, so it need not."""
    if connection.vendor == "postgresql" and connection.connection is not None and _doors["open"]:
        _say(connection, EVERYWHERE, EVERYWHERE)


def let_in(role: str) -> None:
    """Give the role of the application its rights on the tables, as their owner; what is on the log stays as it is.

    Raises ProgrammingError when there is no such role.
    """
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        cursor.execute(f"REVOKE UPDATE, DELETE ON audit_event FROM {name}")


def after_migration(**_: Any) -> None:
    """Receives `post_migrate`: the owner lets the role of the application in."""
    if connection.vendor == "postgresql" and settings.DATABASE_ROLE:
        let_in(settings.DATABASE_ROLE)


def at_the_door(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receives `connection_created`: a command comes everywhere."""
    if connection.vendor == "postgresql" and _doors["open"]:
        _say(connection, EVERYWHERE, EVERYWHERE)


def _say(on: BaseDatabaseWrapper, municipalities: str, districts: str, partners: str = "", care: str = "") -> None:
    """Past Django's cursor, which would count it among the statements of a page."""
    on.ensure_connection()
    on.connection.execute(_SET, (municipalities, districts, partners, care))


class _OnPostgreSQL(Operation, ABC):
    reversible = True
    reduces_to_sql = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing in the models changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self._run(schema_editor, self.forwards(app_label, to_state.apps))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        self._run(schema_editor, self.backwards(app_label, to_state.apps))

    @abstractmethod
    def forwards(self, app_label: str, apps: Any) -> list[str]:
        """The statements that make it."""

    @abstractmethod
    def backwards(self, app_label: str, apps: Any) -> list[str]:
        """The statements that undo it."""

    @staticmethod
    def _run(schema_editor: Any, statements: list[str]) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, None)


class WallFunctions(_OnPostgreSQL):
    """A migration operation: make the functions that every wall asks who stands where."""

    def forwards(self, app_label: str, apps: Any) -> list[str]:
        return list(_FUNCTIONS)

    def backwards(self, app_label: str, apps: Any) -> list[str]:
        return ["DROP FUNCTION wall_is_open()", "DROP FUNCTION wall_places(text)"]

    def describe(self) -> str:
        return "The functions that the walls ask"


class Walls(_OnPostgreSQL):
    """A migration operation: put tables of a room behind the wall.

    `own` names the models with a municipality, a district or both; `through` names the field by which a row belongs to
    a record that is behind the wall itself; `labelled` names the models of the records that a row names by label and
    number; `log` names those whose rows anybody adds and nobody changes.
    """

    def __init__(
        self,
        own: Sequence[str] = (),
        through: Mapping[str, str] | None = None,
        labelled: Mapping[str, Sequence[str]] | None = None,
        log: Sequence[str] = (),
    ) -> None:
        self.own, self.log = tuple(own), tuple(log)
        self.through = dict(through or {})
        self.labelled = {name: tuple(labels) for name, labels in (labelled or {}).items()}

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.own, self.through, self.labelled, self.log], {}

    @property
    def names(self) -> tuple[str, ...]:
        """The models whose tables it puts behind the wall."""
        return (*self.own, *self.log, *self.through, *self.labelled)

    def forwards(self, app_label: str, apps: Any) -> list[str]:
        made: list[str] = []
        for name, table, inside in self._conditions(app_label, apps):
            made += [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"]
            if name in self.log:
                made += [
                    f"CREATE POLICY wall ON {table} FOR SELECT USING ({inside} OR {_of_its_district(table)})",
                    f"CREATE POLICY adding ON {table} FOR INSERT WITH CHECK (true)",
                ]
            else:
                made.append(f"CREATE POLICY wall ON {table} USING ({inside})")
        return made

    def _conditions(self, app_label: str, apps: Any) -> Iterator[tuple[str, str, str]]:
        """The name and the table of each model with the condition on its rows."""

        def model_of(name: str) -> Any:
            return apps.get_model(app_label, name)

        for name in (*self.own, *self.log):
            yield name, model_of(name)._meta.db_table, inside_of(model_of(name))
        for name, field in self.through.items():
            yield name, model_of(name)._meta.db_table, _inside_through(model_of(name), field)
        for name, labels in self.labelled.items():
            owners = [apps.get_model(label) for label in labels]
            yield name, model_of(name)._meta.db_table, _inside_one_of(model_of(name), owners)

    def backwards(self, app_label: str, apps: Any) -> list[str]:
        undone: list[str] = []
        for _, table, _ in self._conditions(app_label, apps):
            undone += [
                f"DROP POLICY IF EXISTS adding ON {table}",
                f"DROP POLICY wall ON {table}",
                f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
                f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            ]
        return undone

    def describe(self) -> str:
        return "Tables behind the wall between municipalities"


class Receiving(_OnPostgreSQL):
    """A migration operation: let who receives a row that lies elsewhere read it, and no more than read.

    `partner` names the field of the partner organisation, `municipality` that of the municipality that receives.
    """

    def __init__(self, model: str, partner: str, municipality: str) -> None:
        self.model, self.partner, self.municipality = model, partner, municipality

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.model, self.partner, self.municipality], {}

    def forwards(self, app_label: str, apps: Any) -> list[str]:
        meta = apps.get_model(app_label, self.model)._meta
        table = meta.db_table
        parts = (
            is_one_of(f"{table}.{meta.get_field(self.partner).column}", PARTNERS),
            is_one_of(f"{table}.{meta.get_field(self.municipality).column}", MUNICIPALITIES),
        )
        return [f"CREATE POLICY receiving ON {table} FOR SELECT USING ({' OR '.join(parts)})"]

    def backwards(self, app_label: str, apps: Any) -> list[str]:
        return [f"DROP POLICY receiving ON {apps.get_model(app_label, self.model)._meta.db_table}"]

    def describe(self) -> str:
        return "Rows that who receives them may read"


def inside_of(model: type[models.Model]) -> str:
    """The condition on a row of its own. What is asked of the setting stands in selects of its own: once per statement,
    for asked per row it took a fifth of the time of a list.
    """
    table = model._meta.db_table
    fields = {field.name: field.column for field in model._meta.concrete_fields}
    parts = ["(SELECT wall_is_open())"]
    if "municipality" in fields:
        parts.append(is_one_of(f"{table}.{fields['municipality']}", MUNICIPALITIES))
    if "district" in fields:
        parts.append(is_one_of(f"{table}.{fields['district']}", DISTRICTS))
    return " OR ".join(parts)


def is_one_of(column: str, setting: str) -> str:
    """The condition that a column is one of the places of a setting."""
    return f"{column} = ANY ((SELECT wall_places('{setting}'))::bigint[])"


def _of_its_district(table: str) -> str:
    """The condition on an event of a district as a whole: whoever comes in a municipality that takes part sees it."""
    mine = is_one_of("taking_part.municipality_id", MUNICIPALITIES)
    taking_part = (
        "SELECT 1 FROM organisation_participation taking_part "
        f"WHERE taking_part.district_id = {table}.district_id AND {mine}"
    )
    return f"({table}.municipality_id IS NULL AND EXISTS ({taking_part}))"


def _inside_through(model: type[models.Model], name: str) -> str:
    """The condition on a row of a record: that record is inside, by its own wall.

    Of a record with many, such as a round with its visits, one is enough, or its own district.
    """
    table = model._meta.db_table
    field: Any = model._meta.get_field(name)
    other = field.related_model._meta
    if field.one_to_many:
        column = f"part.{field.field.column}"
        return f"{inside_of(model)} OR EXISTS (SELECT 1 FROM {other.db_table} part WHERE {column} = {table}.id)"
    column = f"{table}.{field.column}"
    return f"EXISTS (SELECT 1 FROM {other.db_table} owner WHERE owner.{other.pk.column} = {column})"


def _inside_one_of(model: type[models.Model], owners: Sequence[type[models.Model]]) -> str:
    """The condition on a row that names its record by label and number: that record is inside, by its own wall."""
    table = model._meta.db_table
    parts = []
    for owner in owners:
        inside = f"EXISTS (SELECT 1 FROM {owner._meta.db_table} owner WHERE owner.id = {table}.record_id)"
        parts.append(f"({table}.label = '{owner._meta.label_lower}' AND {inside})")
    return " OR ".join(parts)
