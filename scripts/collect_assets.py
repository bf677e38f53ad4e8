"""Collects what the screens use from the front-end packages, with a manifest; called by `scripts/assets`.

Of the Utrecht components only those in COMPONENTS, of the theme only the properties that some rule reaches, of the
icons only those in icons.txt (as one sprite). Other people's built files are made here and never committed.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGES = CHECKOUT / "node_modules"
VENDOR = CHECKOUT / "regiotoezicht/core/static/vendor"
OWN = CHECKOUT / "regiotoezicht/core/static/core"

LIBRARY = "@utrecht/component-library-css"
THEME = "@nl-design-system-unstable/voorbeeld-design-tokens"
FONT = "@fontsource-variable/source-sans-3"
HTMX = "htmx.org"
TABLER = "@tabler/icons"

COMPONENTS = (
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "paragraph",
    "link",
    "button",
    "alert",
    "status-badge",
    "table",
    "form-label",
    "form-field-description",
    "form-field-error-message",
    "textbox",
    "textarea",
    "select",
    "unordered-list",
    "ordered-list",
)
ICONS = (Path(__file__).parent / "icons.txt").read_text().split()
REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
# Modes of a component that no screen uses; of the button they are nine tenths of the rules.
UNUSED = re.compile(
    r"utrecht-button--(?!primary-action|secondary-action|danger|hint|html)|html-input\[|__link|-table--alternate|"
    r"--sticky|row-(?:hover|focus)|--selected|figcaption|-ms-high-contrast|utrecht-button--hint|:has\(\.utrecht-button"
)


def collect() -> None:
    """Write the vendor folder anew."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    components = "\n".join(_component(name) for name in COMPONENTS)
    own = "\n".join(path.read_text() for path in sorted(OWN.glob("*.css")))
    theme = _theme(REFERENCE.findall(components + own))
    licence = "/* NL Design System: Utrecht components and the neutral example theme, EUPL-1.2 */"
    _write(
        "design-system.css",
        f"{licence}\n@layer theme, components, own;\n@layer theme{{{theme}}}\n@layer components{{{components}}}\n",
    )
    for subset in ("latin", "latin-ext"):
        shutil.copy(PACKAGES / FONT / f"files/source-sans-3-{subset}-wght-normal.woff2", VENDOR)
    shutil.copy(PACKAGES / HTMX / "dist/htmx.min.js", VENDOR)
    _write("icons.svg", _sprite())
    _manifest()


def _write(name: str, text: str) -> None:
    (VENDOR / name).write_text(text, encoding="utf-8")


def _squeeze(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()


def _component(name: str) -> str:
    """The rules of one component, without the modes that no screen uses."""
    css = _squeeze((PACKAGES / f"@utrecht/{name}-css/dist/index.css").read_text())
    kept = []
    for selectors, body in _rules(css):
        if selectors.startswith("@"):
            if not UNUSED.search(selectors):
                kept.append(f"{selectors}{{{body}}}")
            continue
        used = [part for part in _split(selectors) if not UNUSED.search(part)]
        if used:
            kept.append(f"{','.join(used)}{{{body}}}")
    return "\n".join(kept)


def _rules(css: str) -> list[tuple[str, str]]:
    rules, depth, start, head = [], 0, 0, ""
    for place, sign in enumerate(css):
        if sign == "{":
            depth += 1
            if depth == 1:
                head, start = css[start:place].strip(), place + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                rules.append((head, css[start:place]))
                start = place + 1
    return rules


def _split(selectors: str) -> list[str]:
    parts, depth, current = [], 0, ""
    for sign in selectors:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += sign
    return [*parts, current]


def _theme(wanted: list[str]) -> str:
    """The properties of the theme that some rule reaches, directly or through another property."""
    css = _squeeze((PACKAGES / THEME / "dist/theme.css").read_text())
    known = dict(re.findall(r"(--[\w-]+):\s*([^;{}]+)", css))
    reached: dict[str, str] = {}
    while wanted:
        name = wanted.pop()
        if name in known and name not in reached:
            reached[name] = known[name].strip()
            wanted += REFERENCE.findall(known[name])
    return ":root{" + ";".join(f"{name}:{value}" for name, value in sorted(reached.items())) + "}"


def _sprite() -> str:
    symbols = []
    for name in ICONS:
        svg = (PACKAGES / TABLER / f"icons/outline/{name}.svg").read_text()
        shapes = re.sub(r'<path stroke="none"[^>]*/>', "", svg.split(">", 1)[1].rsplit("</svg>", 1)[0])
        shapes = re.sub(r">\s+<", "><", shapes).strip()
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "\n".join(symbols) + "</svg>\n"


def _manifest() -> None:
    packages = []
    for name in (LIBRARY, *(f"@utrecht/{part}-css" for part in COMPONENTS), THEME, FONT, HTMX, TABLER):
        facts = json.loads((PACKAGES / name / "package.json").read_text())
        packages.append({"name": name, "version": facts["version"], "licence": facts["license"]})
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(VENDOR.iterdir())}
    _write("manifest.json", json.dumps({"packages": packages, "sha256": files}, indent=1) + "\n")


if __name__ == "__main__":
    collect()
