"""Reads the rules and actions of the house from its own modules."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import FunctionType, ModuleType

import regiotoezicht
from regiotoezicht.core.actions import ACTIONS, Declared
from regiotoezicht.law.rules import RULES

_BASIS = re.compile(r"Basis:\s*(.+?)(?:\n\s*\n|\Z)", re.DOTALL)
_LEFT_OUT = (".migrations", ".management", ".render.__main__", "regiotoezicht.config", "regiotoezicht.__main__")


@dataclass(frozen=True)
class RuleLine:
    """A rule as the listing shows it: where it is, what it says, and what it rests on."""

    rule: str
    basis: str
    summary: str


def rules(word: str = "") -> list[RuleLine]:
    """The rules that name what they rest on, statutory terms included; with a word, those that hold it.

    The word is looked for in the name, the explanation, and the Dutch sentence of the refusal.
    """
    wanted = word.casefold()
    found = {
        f"{module.__name__.removeprefix('regiotoezicht.')}.{function.__qualname__}": function
        for module in _modules()
        for function in _functions(module)
    }
    lines = [_line(name, function) for name, function in sorted(found.items()) if _holds(name, function, wanted)]
    terms = [RuleLine(f"term {rule.code}", rule.basis, rule.name) for rule in RULES.values()]
    return lines + [term for term in terms if wanted in f"{term.rule} {term.basis} {term.summary}".casefold()]


def actions(word: str = "") -> list[Declared]:
    """The actions by name; with a word, those that hold it in their name, permission, event or explanation."""
    for _ in _modules():
        """Importing a module declares its actions."""
    wanted = word.casefold()
    texts = {
        name: f"{name} {each.permission} {each.permission.sentence} {each.records.sentence} {each.summary}".casefold()
        for name, each in ACTIONS.items()
    }
    return [ACTIONS[name] for name in sorted(ACTIONS) if wanted in texts[name]]


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(regiotoezicht.__path__, "regiotoezicht."):
        if not any(part in found.name for part in _LEFT_OUT):
            yield importlib.import_module(found.name)


def _functions(module: ModuleType) -> Iterator[FunctionType]:
    """The functions and methods of a module that name their basis."""
    for value in vars(module).values():
        own = [value] if inspect.isfunction(value) else []
        if inspect.isclass(value) and value.__module__ == module.__name__:
            own += [member for member in vars(value).values() if inspect.isfunction(member)]
        for function in own:
            if function.__module__ == module.__name__ and "Basis:" in (function.__doc__ or ""):
                yield function


def _line(name: str, function: FunctionType) -> RuleLine:
    text = inspect.getdoc(function) or ""
    basis = _BASIS.search(text)
    return RuleLine(name, " ".join(basis[1].split()) if basis else "", text.split("\n")[0])


def _holds(name: str, function: FunctionType, wanted: str) -> bool:
    return not wanted or wanted in name.casefold() or wanted in inspect.getsource(function).casefold()
