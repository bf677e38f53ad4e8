"""The floors of the house: imports, foreign keys and links between templates point down only."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.template.loader import get_template

from tests.architecture import house

NAMED = re.compile(r"""\{%-?\s*(?:url|include|extends)\s+["']([^"']+)["']""")
URL = re.compile(r"""\{%-?\s*url\s+["']([^"']+)["']""")
COTTON = re.compile(r"<c-([a-z][\w.-]*)")
LINKING = frozenset({"reverse", "reverse_lazy", "redirect", "MenuEntry", "resolve_url"})
# Ports may name a route above them; each with the reason.
NOT_YET: frozenset[str] = frozenset()
"""Routes that are still being built."""
KNOWN_LINKS = {
    ("core", "desk:home"): "the frame of every page leads home",
    ("core", "account_login"): "the frame of every page leads to signing in and out",
    ("core", "account_logout"): "the frame of every page leads to signing in and out",
    ("core", "account_change_password"): "the frame of every page leads to one's own password",
}


def test_rooms_import_downward_only() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=house.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, (
        "A room imports upward or sideways; move the code down, or use a port in `core`.\n" + found.stdout
    )


def test_every_room_that_exists_is_named_without_brackets() -> None:
    contract = (house.ROOT / "pyproject.toml").read_text()
    wrong = [room for room in house.rooms() if f"({room})" in contract]
    assert not wrong, f"These rooms exist now: take the brackets off in the layers of pyproject.toml: {wrong}"


def test_foreign_keys_point_down() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in house.models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model in house.models()
        if not house.may_know(_room(model), _room(field.related_model))
    ]
    assert not wrong, (
        "A foreign key points up or sideways. Put the key in the upper room, or keep label and id of the record "
        "(as `worklist` and `sharing` do):\n" + "\n".join(wrong)
    )


def test_templates_link_downward() -> None:
    wrong = []
    for path in house.templates():
        room, text = house.room_of(path), path.read_text()
        named = [
            *NAMED.findall(text),
            *(
                f"components/{name.replace('-', '_')}.html"
                for name in COTTON.findall(text)
                if name not in ("vars", "slot")
            ),
        ]
        for name in named:
            other = _room_of_template(name) if name.endswith(".html") else _room_of_route(name)
            if other and not house.may_know(room, other) and (room, name) not in KNOWN_LINKS:
                wrong.append(f"{house.short(path)}: {name} (room {other})")
    assert not wrong, (
        "A template links up or sideways. Let the upper room fill a place (`core.panels`), or use "
        "`core.records.url_of`:\n" + "\n".join(wrong)
    )


def test_code_links_downward() -> None:
    wrong = []
    for path in house.python_files():
        room = house.room_of(path)
        for line, name in _named_in_code(path):
            other = _room_of_route(name)
            if room and other and not house.may_know(room, other) and (room, name) not in KNOWN_LINKS:
                wrong.append(f"{house.short(path)}:{line}: {name}")
    assert not wrong, "Code links up or sideways; use `core.records.url_of` or a panel:\n" + "\n".join(wrong)


def test_every_named_route_exists() -> None:
    known = {route.name for route in house.routes()} | NOT_YET
    wrong = [
        f"{house.short(path)}: {name}"
        for path in house.templates()
        for name in URL.findall(path.read_text())
        if name not in known
    ]
    wrong += [
        f"{house.short(path)}:{line}: {name}"
        for path in house.python_files()
        for line, name in _named_in_code(path)
        if re.fullmatch(r"[a-z]+:[\w-]+", name) and name not in known
    ]
    assert not wrong, "These routes do not exist, so the page would break:\n" + "\n".join(wrong)


def _named_in_code(path: Path) -> Iterator[tuple[int, str]]:
    """The texts that a file gives to whatever makes a link, with their lines."""
    for call in (node for node in ast.walk(house.tree(path)) if isinstance(node, ast.Call)):
        if getattr(call.func, "id", getattr(call.func, "attr", "")) in LINKING:
            for given in [*call.args, *(keyword.value for keyword in call.keywords)]:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield call.lineno, given.value


def _room(model: type) -> str:
    return model.__module__.split(".")[1]


def _room_of_route(name: str) -> str:
    space = name.partition(":")[0] if ":" in name else ""
    return space if space in house.floors() and apps.is_installed(f"regiotoezicht.{space}") else ""


def _room_of_template(name: str) -> str:
    """The room whose file is found under this name; empty for a library's."""
    origin = Path(get_template(name).origin.name)  # type: ignore[attr-defined]  # its type has no origin
    return house.room_of(origin) if origin.is_relative_to(house.PACKAGE) else ""
