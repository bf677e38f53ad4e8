"""How many statements a page may cost: budgets.json beside this file, at most 6 for a list and 8 for one record.

A room adds its routes there; the number is what the page costs in the demo region with all its rows, so more rows
cost no more. Without transaction control; with the session, the account and its roles.
"""

import json
from collections import defaultdict

import pytest

from tests.architecture.record_table import RECORDS
from tests.pages.conftest import Region
from tests.pages.walking import BUDGETS

pytestmark = pytest.mark.django_db

MOST_OF_LIST, MOST_OF_RECORD = 6, 8
FIGURES = "counts ten figures over all municipalities, in seven statements"
# Pages that are no list and no record, each with the reason why they may cost more.
WIDER: dict[str, tuple[int, str]] = {
    "access:own": (7, "her roles, for whom she covers, and what she asked to get by mail and calendar"),
    "bylaws:compare-with": (16, "reads both sets whole, each from its seven tables"),
    "bylaws:sheet": (10, "writes a whole set, from its seven tables, into a workbook"),
    "care:keys": (8, "the key of each municipality, its readers, and how far their own keys are"),
    "complaints:detail": (9, "terms, letters, papers, and the copy to each whom it is about"),
    "contributions:adopt": (
        10,
        "shares anew: costs, participants, mergers, promises, other plans, numbers of inhabitants",
    ),
    "contributions:archive": (14, "writes all letters: amounts, costs, letterheads, templates, promises, mergers"),
    "contributions:contribution": (
        14,
        "shares anew, and shows each number, promise, hour and request behind one amount",
    ),
    "contributions:e-invoices": (12, "draws up all invoices of a version, with their municipalities"),
    "contributions:e-invoice": (10, "draws up an invoice: amounts, costs, what was asked before, letterhead, details"),
    "contributions:e-invoice-xml": (
        10,
        "draws up an invoice: amounts, costs, what was asked before, letterhead, details",
    ),
    "contributions:letter": (11, "writes a letter: amounts, costs, letterheads, its template, promises, mergers"),
    "contributions:version": (
        11,
        "costs, participants, mergers, promises, other plans, numbers of inhabitants, versions",
    ),
    "council:papers": (
        28,
        "what each room knows of readiness, decisions and the triangle, plan, groups, money, promises and letterhead",
    ),
    "desk:dossier-save": (13, "asks each room for the documents that the actor may open"),
    "desk:home": (10, "the parts of a role's work, each in one statement, duties to tell, and what waits for a review"),
    "enforcement:amount": (9, "what happened to it, its terms, its interest, and what was agreed on paying later"),
    "enforcement:court_file": (12, "asks each source for the items of a process file"),
    "enforcement:court_item": (12, "finds its item among those of the process file"),
    "enforcement:decide_payment": (9, "mandates of the day, and where to object on that day"),
    "enforcement:objection_file": (16, "asks each source for the items of a process file"),
    "enforcement:objection_item": (16, "finds its item among those of the process file"),
    "enforcement:request_decide": (9, "mandates of the day, and where to object on that day"),
    "enforcement:waive": (9, "mandates of the day, and where to object on that day"),
    "enforcement:withdraw_postponement": (9, "mandates of the day, and where to object on that day"),
    "inspections:hours": (
        10,
        "a form to choose from, rounds with municipalities and sums, cases, and what was booked",
    ),
    "inspections:new_round": (
        11,
        "a form to choose from supervisors, designations, signals and municipalities, for a permit",
    ),
    "inspections:reports": (7, "the reading of the list, and the designations that a supervisor's menu asks"),
    "premises:detail": (9, "for who plans also whether a visit there asks for consultation"),
    "programme:decisions": (8, "subjects, municipalities, how each decision stands, and who takes part"),
    "programme:list": (17, "asks each room what it knows of readiness, and planning for each of three districts"),
    "programme:municipality": (14, "asks each room what it knows of readiness, what planning refuses, and the history"),
    "programme:plan": (12, "goals, indicators, measurements, workstreams, products, actions, and what waits for what"),
    "programme:timeline": (12, "the same as the plan, drawn in time"),
    "privacy:overview": (8, "the state of the log, who looked lately, and what the guard stopped"),
    "permits:list": (8, "the export names holders and is on the log; the list itself asks at most 6"),
    "premises:list": (7, "the export is on the log; the list itself asks at most 6"),
    "reporting:map": (14, FIGURES),
    "reporting:map-picture": (13, FIGURES),
    "reporting:municipality": (12, FIGURES),
    "reporting:municipality-picture": (12, FIGURES),
    "reporting:municipality-save": (12, FIGURES),
    "reporting:picture": (12, FIGURES),
    "reporting:region": (12, FIGURES),
    "reporting:save": (12, FIGURES),
    "reviews:detail": (12, "each kind of right from its own table, and whose each right is that was decided on"),
    "reviews:list": (12, "every kind of right from its own table, and what was decided of each in all quarters"),
    "sharing:agreement-new": (8, "a form to choose from municipalities, districts and partners"),
    "signals:detail": (10, "for who plans also whether a visit asks for consultation; where it was forwarded"),
    "signals:counts": (7, "two counts, by status and by year"),
}


def _measured(region: Region) -> dict[str, tuple[int, str]]:
    """What each route costs at most, and where."""
    most: dict[str, tuple[int, str]] = defaultdict(lambda: (0, ""))
    for page in region.walk.seen:
        if page.status == 200 and page.route:
            most[page.route] = max(most[page.route], (len(page.statements), str(page)))
    return dict(most)


def test_no_page_costs_more_than_its_budget(region: Region) -> None:
    measured = _measured(region)
    missing = {route: cost for route, (cost, _) in sorted(measured.items()) if route not in BUDGETS}
    assert not missing, f"Add these routes to tests/pages/budgets.json: {json.dumps(missing, indent=2)}"
    over = [
        f"{route}: {cost} statements, budget {BUDGETS[route]}; {where}"
        for route, (cost, where) in sorted(measured.items())
        if cost > BUDGETS[route]
    ]
    assert not over, (
        "These pages ask more of the database than their budget. Fetch with select_related or prefetch_related, count "
        "in the query; raise the budget only when the page does more:\n" + "\n".join(over)
    )


def test_budgets_stay_small() -> None:
    over = []
    for route, budget in BUDGETS.items():
        most = WIDER[route][0] if route in WIDER else MOST_OF_RECORD if route in RECORDS else MOST_OF_LIST
        if budget > most:
            over.append(f"{route}: {budget}, at most {most}")
    assert not over, "Too many statements for its kind of page:\n" + "\n".join(over)
    assert list(BUDGETS) == sorted(BUDGETS), "Sort budgets.json by route"


def test_no_page_asks_the_same_twice_per_row(region: Region) -> None:
    wrong = []
    for page in region.walk.seen:
        shapes: dict[str, int] = defaultdict(int)
        for statement in page.statements:
            shapes[statement.partition(" WHERE ")[0]] += 1
        most = max(shapes.items(), key=lambda item: item[1], default=("", 0))
        if most[1] > 3:
            wrong.append(f"{page}: {most[1]} times {most[0][:120]}")
    assert not wrong, "A page asks the same for each row; ask once for all rows:\n" + "\n".join(wrong)
