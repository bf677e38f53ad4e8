"""Templates: nothing inline, nothing from elsewhere, every form with its token."""

import re

from tests.architecture import house

INLINE = (
    (re.compile(r"\sstyle\s*="), "a style attribute"),
    (re.compile(r"<style\b"), "a style element"),
    (re.compile(r"\son[a-z]+\s*="), "an event attribute"),
    (re.compile(r"<script\b(?![^>]*\bsrc=)"), "an inline script"),
    (re.compile(r"\bhx-(?:on|vals)[:=]"), "script in an htmx attribute"),
    (re.compile(r"javascript:", re.I), "a javascript: address"),
)
ELSEWHERE = re.compile(r"""(?:src|href|action|srcset)\s*=\s*["'](?:https?:)?//""", re.I)
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.S)
POSTING = re.compile(r"""<form\b[^>]*\bmethod\s*=\s*["']post["']""", re.I)
# Each with the reason.
MAY_TRUST = {"regiotoezicht/core/templates/core/field_notes.html": "help texts are written in code, some with a list"}
UNSAFE = re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off")


def test_nothing_is_inline() -> None:
    wrong = [
        f"{house.short(path)}: {what}"
        for path in house.templates()
        for pattern, what in INLINE
        if pattern.search(path.read_text())
    ]
    assert not wrong, (
        "The Content-Security-Policy refuses inline script and style: write a class in core/static, or a file of "
        "script:\n" + "\n".join(wrong)
    )


def test_nothing_comes_from_elsewhere() -> None:
    wrong = [house.short(path) for path in house.templates() if ELSEWHERE.search(path.read_text())]
    assert not wrong, "A page asks nothing of another site; use {% static %} or {% url %}:\n" + "\n".join(wrong)


def test_every_posting_form_has_its_token() -> None:
    wrong = [
        house.short(path)
        for path in house.templates()
        for form in FORM.findall(path.read_text())
        if POSTING.search(form) and "csrf" not in form
    ]
    assert not wrong, "Write {% csrf_token %} inside the form:\n" + "\n".join(wrong)


def test_the_browser_judges_no_form() -> None:
    wrong = [
        house.short(path)
        for path in house.templates()
        for form in FORM.findall(path.read_text())
        if POSTING.search(form) and 'class="rt-form' in form and "novalidate" not in form
    ]
    assert not wrong, (
        "Write `novalidate`: what is wrong is said by the server, in Dutch, beside the field and with a summary:\n"
        + "\n".join(wrong)
    )


def test_everything_is_escaped() -> None:
    wrong = [
        house.short(path)
        for path in house.templates()
        if UNSAFE.search(path.read_text()) and house.short(path) not in MAY_TRUST
    ]
    assert not wrong, "Let the template escape; build safe markup with format_html in a tag:\n" + "\n".join(wrong)


def test_no_attribute_of_a_component_holds_an_entity() -> None:
    wrong = [
        house.short(path)
        for path in house.templates()
        for tag in re.findall(r"<c-[^>]*>", path.read_text())
        if re.search(r"""=\s*["'][^"']*&#?\w+;""", tag)
    ]
    assert not wrong, "A component escapes its attributes, so an entity shows as it is written:\n" + "\n".join(wrong)


def test_every_block_of_a_stylesheet_is_closed() -> None:
    """A browser does not complain of one that is open: what follows then holds on small screens only, or nowhere."""
    comment = re.compile(r"/\*.*?\*/", re.S)
    sheets = [path for path in house.PACKAGE.glob("*/static/*/*.css") if "vendor" not in path.parts]
    texts = {house.short(path): comment.sub("", path.read_text()) for path in sheets}
    assert texts
    wrong = [name for name, text in texts.items() if text.count("{") != text.count("}")]
    assert not wrong, f"Close every block of these stylesheets: {wrong}"
