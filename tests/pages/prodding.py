"""Sends every form and every list what nobody should send: nothing, nonsense, too much, and wrong kinds."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.architecture.record_table import RECORDS
from tests.pages.walking import Seen, browser_of, route_of

ENOUGH = 1
"""How often one form, and one page, is tried; by whoever comes first to it."""
NONSENSE = {
    "nothing": "",
    "nonsense": "<b>'\";--é\U0001f600 {{ 7 }}",
    "a huge number": "99999999999999999999999",
    "a negative number": "-1",
    "a day that is not there": "2026-02-31",
    "a moment far away": "9999-12-31T23:59",
    "too much": "x" * 9_000,
    "a zero byte": "a\x00b",
}
QUERIES = (
    "sorteer=onbekend&na=%27&voor=%22",
    "na=9999-12-31T23%3A59%3A59%2B00%3A00%7C1&gemeente=abc&stand=onbekend&soort=x",
    "na=2026-01-01%7Cx&voor=2026-01-01%7C99999999999999999999",
    "na=a%00b&zoek=a%00b&q=a%00b&gemeente=99999999999999999999&vanaf=2026-02-31&tot=x",
    "uitvoer=xlsx&sorteer=-onbekend&stand=onbekend",
    "uitvoer=onbekend&pand=99999999999999999999&pagina=-1",
)
OF_A_RECORD = QUERIES[3:4] + QUERIES[5:]
"""The page of one record has no list to sort and turn over: these hold what it could read."""


@dataclass
class Form:
    """A form as a page shows it: where it goes, its fields, and what hidden fields hold."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Answered:
    """What the site said to something that nobody should send."""

    route: str
    what: str
    status: int


class _Forms(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path, self.found, self.open = path, list[Form](), list[Form]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = [Form(given.get("action") or self.path)] if given.get("method", "").lower() == "post" else []
            self.found += self.open
        elif self.open and tag in ("input", "select", "textarea", "button") and given.get("name"):
            name, kind = given["name"], given.get("type", "")
            if kind == "file":
                self.open[0].files.append(name)
            elif kind == "hidden":
                self.open[0].hidden[name] = given.get("value", "")
            elif tag != "button":
                self.open[0].fields[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = []


def forms_of(page: Seen) -> list[Form]:
    """The posting forms of a page."""
    reader = _Forms(page.path.partition("?")[0])
    reader.feed(page.text)
    return [form for form in reader.found if form.action.startswith("/") and not form.action.startswith("/account/")]


def prod(pages: list[Seen]) -> Iterator[Answered]:
    """Send each form of these pages everything wrong, and each page wrong questions; nothing of it stays."""
    clients: dict[str, Client] = {}
    done: Counter[str] = Counter()
    for page in pages:
        client = clients.get(page.person.email) or clients.setdefault(page.person.email, browser_of(page.person))
        done[page.route] += 1
        if done[page.route] <= ENOUGH:
            yield from _ask(client, page)
        for form in forms_of(page):
            sent = f"{page.route} > {route_of(form.action)} {sorted(form.fields)}"
            done[sent] += 1
            if done[sent] <= ENOUGH:
                yield from _send(client, form)


def _ask(client: Client, page: Seen) -> Iterator[Answered]:
    path = page.path.partition("?")[0]
    for query in OF_A_RECORD if page.route in RECORDS else QUERIES:
        with transaction.atomic():
            status = client.get(f"{path}?{query}").status_code
            transaction.set_rollback(True)
        yield Answered(page.route, f"get ?{query}", status)


def _send(client: Client, form: Form) -> Iterator[Answered]:
    for what, value in NONSENSE.items():
        for hidden in ({}, form.hidden) if what == "nothing" else (form.hidden,):
            data: dict[str, object] = {**dict.fromkeys(form.fields, value), **hidden}
            data |= {name: SimpleUploadedFile("x.pdf", value.encode()) for name in form.files if what != "nothing"}
            with transaction.atomic():
                status = client.post(form.action, data).status_code
                transaction.set_rollback(True)
            yield Answered(route_of(form.action), f"post {what}", status)
    spoiled = dict.fromkeys(form.hidden, "onzin")
    with transaction.atomic():
        status = client.post(form.action, form.fields | spoiled).status_code
        transaction.set_rollback(True)
    yield Answered(route_of(form.action), "post with spoiled hidden fields", status)
