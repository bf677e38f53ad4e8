"""Every write is an action that declares its right and its event; every event has a sentence that it can fill."""

import ast
import importlib
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from regiotoezicht.access.rights import HOLDERS
from regiotoezicht.core.actions import ACTIONS, EVENT_TYPES
from regiotoezicht.core.rights import PERMISSIONS
from tests.architecture import house

KEYWORDS = ("actor", "at")
# Public functions in actions that are no actions themselves, because only actions call them.
PARTS: dict[str, str] = {
    "signals.actions.moves": "steps that the actions of this room share",
    "access.actions.change_own_password": "one's own password asks no right; it records its event",
    "access.actions.make_first_administrator": "nobody has a right yet in an empty region; it records its event",
    "care.actions.keys.make_reader_key": "one's own key asks no right; it records its event",
    "care.actions.keys.relock": "as make_reader_key",
    "permits.actions.drafts.forget_drafts": "wipes sent files that are a day old and closed already; nothing confirmed",
    "permits.actions.imports.forget_before": "drops what no rule can use any more; the night work records that it ran",
    "premises.actions.refresh_after_change": "a port that upper rooms fill when the programme starts",
    "worklist.actions": "tasks and terms are part of the action of the room that owns the record",
    "worklist.notices.actions": "one's own calendar and mail ask no right; each records its event",
    "documents.actions.store": "part of the action that keeps the file with its record",
    "documents.actions.store_upload": "as store",
    "documents.actions.store_photo": "as store",
    "documents.actions.store_looked_at": "as store",
    "documents.actions.release": "part of the action in which somebody judges the photo",
    "documents.actions.cover": "as release",
    "documents.actions.destroy": "part of an action of the room that owns the record; it records its event",
    "documents.actions.sweep_orphans": "clears files that no row names after a crash; nothing that was confirmed",
    "emergency.actions.break_glass": "finds its record by number before anybody may read it; asks its right itself",
    "emergency.requests.actions.ask": "finds its record by number before she may read it; asks its right itself",
    "reviews.actions.open_quarter": "of every place at once; asks its right itself",
    "emergency.actions.close_early": "hers who opened it as much as his who reviews it",
    "letters.actions.finish": "makes the PDF, which takes seconds, before the transaction of its action `freeze`",
}
# Events of rooms whose actions are still being built. Empty when the region is whole.
STILL_BUILDING: frozenset[str] = frozenset()


def test_every_action_takes_its_subject_first_and_actor_and_moment_by_keyword() -> None:
    house.import_everything()
    wrong = []
    for name in ACTIONS:
        module, _, function = f"regiotoezicht.{name}".rpartition(".")
        taken = inspect.signature(inspect.unwrap(getattr(importlib.import_module(module), function))).parameters
        first = next(iter(taken.values()))
        by_keyword = all(word in taken and taken[word].kind is inspect.Parameter.KEYWORD_ONLY for word in KEYWORDS)
        if not by_keyword or first.kind is inspect.Parameter.KEYWORD_ONLY:
            wrong.append(name)
    assert not wrong, "An action is `def act(subject, *, actor: Actor, at: datetime, …)`:\n" + "\n".join(sorted(wrong))


def test_every_action_says_what_it_does() -> None:
    house.import_everything()
    wrong = [name for name, declared in ACTIONS.items() if not declared.summary]
    assert not wrong, "Write one line that says what the action does:\n" + "\n".join(sorted(wrong))


def test_every_public_function_in_actions_is_an_action() -> None:
    wrong = []
    for path in _actions():
        module = ".".join(path.relative_to(house.PACKAGE).with_suffix("").parts)
        for node in house.tree(path).body:
            if not isinstance(node, house.Function) or node.name.startswith("_") or _is_action(node):
                continue
            is_part = "part of an action" in (ast.get_docstring(node) or "")
            if not is_part and not {module, f"{module}.{node.name}"} & PARTS.keys():
                wrong.append(f"{house.short(path)}:{node.lineno}: {node.name}")
    assert not wrong, (
        "Every write is declared with `@action(permission=…, records=…)`. A step that actions share starts with an "
        "underscore, says `part of an action` in its docstring, or is named in PARTS with the reason:\n"
        + "\n".join(wrong)
    )


def test_every_permission_has_holders() -> None:
    house.import_everything()
    missing = [code for code, permission in PERMISSIONS.items() if permission not in HOLDERS]
    assert not missing, "Say who holds it, with `allow(…)` in `declare_rights()` of the room:\n" + "\n".join(missing)


def test_every_event_can_fill_its_sentence() -> None:
    house.import_everything()
    recorded = dict(_recorded())
    wrong = []
    for code, event in EVENT_TYPES.items():
        wanted = set(re.findall(r"\{(\w+)\}", event.sentence))
        for place, facts in recorded.get(code, []):
            if "**" not in facts and wanted - facts:
                wrong.append(f"{place}: {code} does not record {sorted(wanted - facts)}")
    assert not wrong, "The sentence of an event uses facts that are not recorded:\n" + "\n".join(wrong)


def test_every_event_is_recorded_somewhere() -> None:
    house.import_everything()
    words = Counter(word for path in house.python_files() for word in re.findall(r"\w+", path.read_text()))
    wrong = [
        f"{room}: {name}" for room, name, _ in _declared_events() if words[name] < 2 and room not in STILL_BUILDING
    ]
    assert not wrong, "An event that nothing records says something that never happens; take it away:\n" + "\n".join(
        wrong
    )


def _actions() -> Iterator[Path]:
    for path in house.python_files():
        inside = path.relative_to(house.PACKAGE).parts
        is_actions = inside[1:] == ("actions.py",) or "actions" in inside[1:-1]
        if is_actions and path.name != "__init__.py" and inside[0] != "core":  # core holds the port itself
            yield path


def _is_action(node: house.Function) -> bool:
    return any(isinstance(each, ast.Call) and getattr(each.func, "id", "") == "action" for each in node.decorator_list)


def _declared_events() -> Iterator[tuple[str, str, str]]:
    """Room, name of the constant, and code of each event."""
    for path in house.python_files():
        for node in house.tree(path).body:
            if (
                (
                    isinstance(node, ast.Assign)
                    and isinstance(node.value, ast.Call)
                    and isinstance(node.targets[0], ast.Name)
                )
                and getattr(node.value.func, "id", "") == "EventType"
                and isinstance(node.value.args[0], ast.Constant)
            ):
                yield house.room_of(path), node.targets[0].id, str(node.value.args[0].value)


def _recorded() -> dict[str, list[tuple[str, set[str]]]]:
    """Per event code: where it is recorded, and with which facts. Only calls that name the event are read."""
    codes = {(room, name): code for room, name, code in _declared_events()}
    found: dict[str, list[tuple[str, set[str]]]] = {}
    for path in house.python_files():
        for call in (node for node in ast.walk(house.tree(path)) if isinstance(node, ast.Call)):
            called = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if called not in ("record", "record_list") or not call.args:
                continue
            name = getattr(call.args[0], "id", getattr(call.args[0], "attr", ""))
            code = codes.get((house.room_of(path), name))
            if code:
                facts = {keyword.arg or "**" for keyword in call.keywords}
                found.setdefault(code, []).append((f"{house.short(path)}:{call.lineno}", facts))
    return found
