"""The migrations are complete, named, one after another, and know no code of the rooms."""

import ast
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.architecture import house

MAY_KNOW = {
    "regiotoezicht.core.sealed",
    "regiotoezicht.core.text_search",
    "regiotoezicht.core.guarded",
    "regiotoezicht.core.walls",
    "regiotoezicht.core.care_walls",
    "regiotoezicht.core.party_walls",
}


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    said = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=said, stderr=said)
    except SystemExit:
        pytest.fail("Run `manage.py makemigrations <room> --name what_it_does`.\n" + said.getvalue())


def test_migrations_are_one_line_and_named() -> None:
    loader = MigrationLoader(None)
    wrong = [f"{room} has several ends: {loader.graph.leaf_nodes(room)}" for room in loader.detect_conflicts()]
    wrong += [
        f"{room}.{name} has no name of its own"
        for room, name in loader.disk_migrations
        if room in house.rooms() and "_auto_" in name
    ]
    assert not wrong, (
        "Migrations follow each other in one line, each with a name that says what it does:\n" + "\n".join(wrong)
    )


def test_migrations_import_no_code_of_the_rooms() -> None:
    wrong = []
    for path in sorted(house.PACKAGE.rglob("migrations/*.py")):
        for node in ast.walk(house.tree(path)):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [module]
            wrong += [
                f"{house.short(path)}:{node.lineno}: {name}"  # type: ignore[attr-defined]  # imports have a line
                for name in names
                if name.startswith("regiotoezicht") and name not in MAY_KNOW
            ]
    assert not wrong, "A migration must keep working when the code has changed; copy what it needs:\n" + "\n".join(
        wrong
    )
