"""Every rule names where it comes from, and rules and law stay pure."""

import ast

from tests.architecture import house

IMPURE = frozenset({"django.db.models.query", "django.http", "django.shortcuts", "django.utils.timezone"})


def test_every_rule_names_its_basis() -> None:
    wrong = []
    for path in house.python_files():
        if path.name != "rules.py" and house.room_of(path) != "law":
            continue
        for node in house.tree(path).body:
            if not isinstance(node, house.Function) or node.name.startswith("_"):
                continue
            if "Basis:" not in (ast.get_docstring(node) or ""):
                wrong.append(f"{house.short(path)}:{node.lineno}: {node.name}")
    assert not wrong, (
        "Say in the docstring what the rule rests on, as `Basis: <article, policy, or ADR>`; cite only what the "
        "sources give:\n" + "\n".join(wrong)
    )


def test_rules_ask_no_database_and_see_no_request() -> None:
    wrong = []
    for path in house.python_files():
        if path.name != "rules.py" and house.room_of(path) not in ("law", "guard"):
            continue
        for node in ast.walk(house.tree(path)):
            asked = isinstance(node, ast.Attribute) and node.attr == "objects"
            imported = isinstance(node, ast.ImportFrom) and node.module in IMPURE
            if asked or imported:
                wrong.append(f"{house.short(path)}: {ast.unparse(node)}")
    assert not wrong, "Rules are pure: hand them what they need as arguments:\n" + "\n".join(wrong)
