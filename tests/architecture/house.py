"""Reads the house for the guards: its floors, rooms, files, functions, models and routes."""

import ast
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

import regiotoezicht

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "regiotoezicht"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def floors() -> dict[str, int]:
    """Each room and the height of its floor, from the `layers` contract in pyproject.toml."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["type"] == "layers")["layers"]
    return {room: len(layers) - height for height, line in enumerate(layers) for room in re.findall(r"[a-z_]+", line)}


def rooms() -> list[str]:
    """The rooms that exist."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py") if path.parent.name in floors())


def room_of(path: Path) -> str:
    """The room that a file is in; empty for what stands at the front door."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def may_know(room: str, other: str) -> bool:
    """Whether one room may know another: itself, or one on a lower floor."""
    return room == other or floors()[other] < floors()[room]


@cache
def python_files() -> tuple[Path, ...]:
    """The Python files of the package, without migrations."""
    return tuple(sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts))


@cache
def templates() -> tuple[Path, ...]:
    """The templates of all rooms."""
    return tuple(sorted(path for path in PACKAGE.rglob("*.html") if "templates" in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """A file, parsed."""
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[Function]:
    """All functions of a file, methods and inner ones too."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def short(path: Path) -> str:
    """The path as a person writes it."""
    return str(path.relative_to(ROOT))


@cache
def models() -> tuple[type[Model], ...]:
    """The models of the house."""
    return tuple(model for model in apps.get_models() if model.__module__.startswith("regiotoezicht."))


@cache
def import_everything() -> None:
    """Import each module, so that all actions, permissions and events are declared."""
    for found in pkgutil.walk_packages(regiotoezicht.__path__, "regiotoezicht."):
        leave_out = ".migrations" in found.name or found.name.endswith("__main__") or "-" in found.name
        if not leave_out and not found.name.startswith("regiotoezicht.config."):
            importlib.import_module(found.name)


@dataclass(frozen=True)
class Route:
    """A route: its name, how its arguments are called and converted, and whether all the world may see it."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    is_open: bool


@cache
def routes() -> tuple[Route, ...]:
    """Every named route."""
    return tuple(sorted(_routes(get_resolver(), "", ()), key=lambda route: route.name))


def _routes(resolver: URLResolver, spaces: str, above: tuple[tuple[str, str], ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        own = tuple((name, type(each).__name__) for name, each in getattr(entry.pattern, "converters", {}).items())
        if isinstance(entry, URLResolver):
            inner = f"{spaces}{entry.namespace}:" if entry.namespace else spaces
            yield from _routes(entry, inner, above + own)
        elif isinstance(entry, URLPattern):
            name = f"{spaces}{entry.name or entry.pattern}"
            yield Route(name, above + own, bool(getattr(entry.callback, "open_to_all", False)))
