"""The documentation: links lead somewhere, decisions are listed, the glossary knows every model."""

import re
from pathlib import Path

from regiotoezicht.core.panels import menu_for
from regiotoezicht.core.rights import System
from tests.architecture import house
from tests.conftest import NOW

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*)$", re.M)
LAW_NOTES = house.ROOT / "docs/explanation/recht.md"
GLOSSARY = house.ROOT / "docs/glossary.md"


def _pages() -> list[Path]:
    return sorted([*house.ROOT.glob("*.md"), *(house.ROOT / "docs").rglob("*.md")])


def _anchors(path: Path) -> set[str]:
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in HEADING.findall(path.read_text())
    }


def test_links_in_the_documentation_lead_somewhere() -> None:
    wrong = []
    for page in _pages():
        for found in LINK.findall(page.read_text()):
            target, _, anchor = (found[0] or found[1]).partition("#")
            if target.startswith(("http:", "https:", "mailto:")):
                continue
            path = (page.parent / target).resolve() if target else page
            if not path.exists() or (anchor and path.suffix == ".md" and anchor not in _anchors(path)):
                wrong.append(f"{house.short(page)}: {found[0] or found[1]}")
    assert not wrong, "These links lead nowhere; mend them or write the page:\n" + "\n".join(wrong)


def test_every_decision_stands_in_the_list_of_decisions() -> None:
    listed = (house.ROOT / "docs/adr/README.md").read_text()
    missing = [path.name for path in (house.ROOT / "docs/adr").glob("0*.md") if path.name not in listed]
    assert not missing, f"Add a line to docs/adr/README.md for: {sorted(missing)}"


def test_every_file_that_the_code_refers_to_exists() -> None:
    mentioned = {
        (found, house.short(path))
        for path in house.python_files()
        for found in re.findall(r"\bdocs/[\w./-]+\.md", path.read_text())
    }
    wrong = [f"{where}: {found}" for found, where in sorted(mentioned) if not (house.ROOT / found).exists()]
    numbers = {path.name[:4] for path in (house.ROOT / "docs/adr").glob("0*.md")}
    wrong += [
        f"{house.short(path)}: ADR {number}"
        for path in house.python_files()
        for number in set(re.findall(r"\bADR (\d{4})\b", path.read_text()))
        if number not in numbers
    ]
    assert not wrong, "The code refers to a page that does not exist:\n" + "\n".join(wrong)


def test_every_page_and_paragraph_that_a_rule_rests_on_exists() -> None:
    pages = {path.name for path in _pages()}
    paragraphs = {heading.split()[0] for heading in HEADING.findall(LAW_NOTES.read_text())}
    wrong = []
    for path in house.python_files():
        text = path.read_text()
        wrong += [f"{house.short(path)}: {name}" for name in re.findall(r"[\w-]+\.md\b", text) if name not in pages]
        cited = re.findall(r"law notes,?\s+([A-E]\d+)", text)
        wrong += [f"{house.short(path)}: law notes {name}" for name in cited if name not in paragraphs]
    assert not wrong, (
        "Rest a rule on an article, an ADR, `toegang.md` or a paragraph of docs/explanation/recht.md (`law notes A8`); "
        "these are not there:\n" + "\n".join(wrong)
    )


def test_the_glossary_covers_every_model() -> None:
    named = set(re.findall(r"`([a-z]+\.[A-Z]\w+)`", GLOSSARY.read_text()))
    models = {f"{model.__module__.split('.')[1]}.{model.__name__}" for model in house.models()}
    missing, gone = sorted(models - named), sorted(named - models)
    assert not missing, (
        "Add a row to docs/glossary.md: Dutch word, `room.Model`, article, meaning. Missing:\n" + "\n".join(missing)
    )
    assert not gone, "docs/glossary.md names models that do not exist (any more):\n" + "\n".join(gone)


def test_every_room_says_what_it_knows() -> None:
    wrong = []
    for room in house.rooms():
        text = (house.PACKAGE / room / "__init__.py").read_text()
        if len(text.split()) < 12:
            wrong.append(room)
    assert not wrong, (
        f"Say in the docstring of the room what it knows, the Dutch term, the legal basis and who may touch it: {wrong}"
    )


def test_the_manual_names_every_line_of_the_menu() -> None:
    manual = (house.ROOT / "docs/how-to/handleiding.md").read_text()
    missing = [entry.label for entry in menu_for(System(at=NOW)) if entry.label not in manual]
    assert not missing, f"Say in docs/how-to/handleiding.md what one does at: {missing}"
