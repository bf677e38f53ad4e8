"""What a write costs in statements: few, and as many for eight visits as for one."""

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests.statements import BUDGETS

MOST = 15
TESTS = Path(__file__).parents[1]
# Writes that may cost more, each with the reason. What stands behind the comma of a name is a size.
WIDER: dict[str, tuple[int, str]] = {
    "add visits to a round": (16, "as planning, and it reads the crew and the last place in the order"),
    "compose a report": (24, "reads all that was recorded of the visit from the eight tables in which it stands"),
    "cover a photo": (21, "asks the eight tables that may name a file whether one does, before it destroys a version"),
    "decide on an order": (
        21,
        "judges heard, mandate, ladder and other sanctions before it writes measure and letters on their stationery",
    ),
    "import a register": (
        22,
        "lets other clerks wait, compares the register with the file (permits, businesses, premises), adds traces",
    ),
    "let a reminder stand": (20, "each amount of that letter gets its lapse and its term again, and its next step"),
    "prolong a closure": (
        19,
        "judges ladder, bodies and mandate before it writes, reads what an owner may not read, and makes the letters",
    ),
    "receive a complaint": (
        17,
        "a number, the complaint, whom it is about, three terms, work, and a letter of receipt",
    ),
    "send the form of a round": (
        28,
        "session, account, what was chosen in it, and then who else knows the places, nine",
    ),
    "sign a report last": (19, "locks the report and ends the visit, its signal, the assignments and the round"),
    "undo a payment": (20, "what the payment ended begins again: the amount, its terms, its lapse, the case, its work"),
}


def test_no_write_may_cost_much() -> None:
    over = []
    for name, number in BUDGETS.items():
        most = WIDER.get(_what(name), (MOST, ""))[0]
        if number > most:
            over.append(f"{name}: {number}, at most {most}")
    assert not over, "Write many rows with one statement, and read what belongs together at once:\n" + "\n".join(over)
    assert list(BUDGETS) == sorted(BUDGETS), "Sort tests/statements.json by name"
    assert WIDER.keys() <= {_what(name) for name in BUDGETS}, "Take away the exceptions that nothing needs any more"


def test_a_write_costs_the_same_whatever_its_size() -> None:
    by_write: dict[str, set[int]] = defaultdict(set)
    for name, number in BUDGETS.items():
        by_write[_what(name)].add(number)
    wrong = {what: sorted(numbers) for what, numbers in by_write.items() if len(numbers) > 1}
    assert not wrong, f"These cost more with more rows; write them in bulk: {wrong}"


def test_every_budget_is_measured() -> None:
    measured = [_pattern(call.args[0]) for path in sorted(TESTS.rglob("test_statements.py")) for call in _costs(path)]
    missing = [name for name in BUDGETS if not any(pattern.fullmatch(name) for pattern in measured)]
    assert not missing, f"No test measures these with `costs(…)`; take them out of tests/statements.json: {missing}"


def _what(name: str) -> str:
    return name.partition(", ")[0]


def _costs(path: Path) -> list[ast.Call]:
    """The calls of `costs` in a file."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "costs"
    ]


def _pattern(name: ast.expr) -> re.Pattern[str]:
    """The names that one call may measure: an f-string stands for each of its sizes."""
    parts = name.values if isinstance(name, ast.JoinedStr) else [name]
    return re.compile("".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in parts))
