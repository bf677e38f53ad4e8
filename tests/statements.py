"""How many statements a write may cost: statements.json beside this file, at most 15 for each.

`costs` measures what an action asks of the database, the roles of the actor included and transaction control not; or
what a form that is sent asks, with the session and the account. The number is exact, so that every change of it shows
in the diff. It is what the embedded database asks; PostgreSQL asks one less for a unit with a single event.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from tests.conftest import NOW

CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SELECT SET_CONFIG", "PRAGMA")
HEAD_AND_EVENT = "WITH head AS (UPDATE"
BUDGETS: dict[str, int] = json.loads(Path(__file__).with_suffix(".json").read_text())


def fresh(actor: AccountActor) -> AccountActor:
    """The same actor in a new request: she still has to ask for her roles."""
    return AccountActor(actor.account, NOW)


@contextmanager
def costs(name: str) -> Iterator[None]:
    """Hold what happens inside to the number of statements in statements.json."""
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [query["sql"] for query in captured.captured_queries]
    counted = [statement for statement in asked if not statement.upper().startswith(CONTROL)]
    both = sum(statement.startswith(HEAD_AND_EVENT) for statement in counted)
    assert len(counted) + both == BUDGETS.get(name), (
        f"«{name}» cost {len(counted) + both} statements, and tests/statements.json says {BUDGETS.get(name)}. Write "
        "many rows with one statement; a lower number goes into the file too:\n"
        + "\n".join(f"  {statement[:200]}" for statement in counted)
    )
