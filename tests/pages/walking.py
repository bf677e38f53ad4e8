"""Walks through the demo region as its people do: from the home page along every link that a page offers."""

import json
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from regiotoezicht.access.models import Account
from regiotoezicht.demo.people import EVERYBODY, Person

CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SELECT SET_CONFIG", "PRAGMA")
MOST_OF_A_KIND, MOST_OF_A_ROUTE = 2, 6
"""Pages that each person opens of one route with the same parameters, and of one route in all."""
BUDGETS: dict[str, int] = json.loads((Path(__file__).parent / "budgets.json").read_text())
"""How many statements each page may cost."""
NO_PAGE = re.compile(r"^/static/|^/account/logout|/brieven/alle/pdf/$")
"""Not opened; of the last the walk opens the same letters as Word files, which takes seconds less."""


@dataclass(frozen=True)
class Seen:
    """One page as somebody got it."""

    person: Person
    route: str
    path: str
    linked_from: str
    status: int
    kind: str
    text: str
    statements: tuple[str, ...]

    @property
    def is_page(self) -> bool:
        """Whether it is a page of HTML, rather than a file or the way to one."""
        return self.kind.startswith("text/html") and self.status != 302

    def __str__(self) -> str:
        return f"{self.path} ({self.route}, as {self.person.role.value}, from {self.linked_from or 'the start'})"


@dataclass(frozen=True)
class Tried:
    """How the page of a record was answered to somebody who should not find it."""

    person: Person
    route: str
    path: str
    status: int

    def __str__(self) -> str:
        return f"{self.path} ({self.route}, as {self.person.role.value})"


@dataclass
class Walk:
    """Everything that was seen."""

    seen: list[Seen] = field(default_factory=list)

    @property
    def pages(self) -> Iterator[Seen]:
        """The pages of HTML."""
        return (page for page in self.seen if page.is_page)

    def paths(self) -> dict[str, str]:
        """Each path that opened, with its route."""
        return {page.path: page.route for page in self.seen if page.status == 200}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def links_of(page: Seen) -> list[str]:
    """The addresses that a page links to, within this site."""
    reader = _Links()
    reader.feed(page.text)
    own = (f"{page.path.partition('?')[0]}{link}" if link.startswith("?") else link for link in reader.found)
    return [link.partition("#")[0] for link in own if link.startswith("/") and not NO_PAGE.search(link)]


def one_of_each_role(district: Iterable[str]) -> list[Person]:
    """The first person of each role among the employees of these municipalities (CBS codes)."""
    wanted = set(district)
    first: dict[object, Person] = {}
    for person in sorted(EVERYBODY, key=lambda each: each.employer != "GM0375"):
        if person.employer in wanted:
            first.setdefault(person.role, person)
    return list(first.values())


def browser_of(person: Person) -> Client:
    """A browser in which somebody is signed in; her session is warm."""
    client = Client(raise_request_exception=False)
    account = Account.objects.get(email=person.email)
    client.force_login(account, backend=settings.SIGN_IN_BACKEND)
    client.get("/")
    return client


def look(client: Client, person: Person, path: str, linked_from: str = "") -> Seen:
    """Open one page, and count what it asked of the database.

    A page that asks more than its budget is opened twice: names of municipalities are remembered after the first time.
    """
    route = route_of(path)
    answer, asked = _asked(client, path)
    if len(asked) > BUDGETS.get(route, 0):
        answer, asked = _asked(client, path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    text = body.decode() if kind.startswith("text/") else ""
    return Seen(person, route, path, linked_from, answer.status_code, kind, text, asked)


def _asked(client: Client, path: str) -> tuple[Any, tuple[str, ...]]:
    """The answer to a path, and the statements that it cost."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    return answer, tuple(q["sql"] for q in captured.captured_queries if not q["sql"].upper().startswith(CONTROL))


def route_of(path: str) -> str:
    """The name of the route of a path; empty when there is none."""
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return ""


def walk_as(person: Person) -> Iterator[Seen]:
    """Walk as one person, along links of links, at most a few pages of a kind."""
    client = browser_of(person)
    waiting, known, opened = deque([("/", "")]), {"/"}, Counter[str]()
    while waiting:
        path, linked_from = waiting.popleft()
        words = ",".join(sorted(re.findall(r"[?&](\w+)=", path)))
        route = route_of(path)
        kind = f"{route}?{words}"
        if opened[kind] >= MOST_OF_A_KIND or opened[route] >= MOST_OF_A_ROUTE:
            continue
        opened.update((route, kind))
        page = look(client, person, path, linked_from)
        yield page
        for link in links_of(page) if page.is_page and page.status == 200 else ():
            if link not in known:
                known.add(link)
                waiting.append((link, page.path))
