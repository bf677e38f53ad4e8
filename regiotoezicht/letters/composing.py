"""Filling a Word template with the fields of one letter.

Word and template libraries are heavy, so they are loaded when a letter is made and not before.
"""

import datetime
import io
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.dateformat import format as written

from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.money import euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.guard import Context
from regiotoezicht.law.rules import RULES
from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind
from regiotoezicht.letters.rules import refuse_without_account
from regiotoezicht.organisation.models import Record

if TYPE_CHECKING:
    from regiotoezicht.letters.models import Letterhead

LONGEST = {FieldKind.LINE: 300, FieldKind.LINES: 600, FieldKind.TEXT: 12_000, FieldKind.LIST: 600}
"""Signs in a field; of a list in each line of it."""
_SPACES = re.compile("[ \t]+")
_NO_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def compose(
    owner: Record,
    kind: LetterKind,
    fields: Mapping[str, Any],
    *,
    template: bytes | None = None,
    letterhead: "Letterhead | None" = None,
) -> bytes:
    """The Word file of a letter, from the own template of a municipality or else the standard one.

    Raises Refused when a field is missing, too long or holds personal data. Raises ValueError for a field that the kind
    does not have, or of another type: the caller made a mistake.
    """
    kind.refuse(fields)
    if kind.asks_payment:
        refuse_without_account(letterhead.iban if letterhead else "")
    return fill(
        kind,
        fields,
        municipality=owner.municipality.name,
        reference=owner.dossier,
        template=template,
        letterhead=letterhead,
    )


def fill(
    kind: LetterKind,
    fields: Mapping[str, Any],
    *,
    municipality: str,
    reference: str,
    template: bytes | None = None,
    letterhead: "Letterhead | None" = None,
) -> bytes:
    """The Word file of a letter of a kind, with these fields; see `compose`."""
    return saved(document_of(kind, fields, municipality, reference, template, letterhead))


def document_of(
    kind: LetterKind,
    fields: Mapping[str, Any],
    municipality: str,
    reference: str,
    template: bytes | None = None,
    letterhead: "Letterhead | None" = None,
) -> Any:
    """The same as a document in memory, for whoever goes on with it: opening it anew takes a third of the time."""
    unknown = set(fields) - {asked.name for asked in kind.all_fields}
    if unknown:
        raise ValueError(f"the letter {kind.code} has no field {', '.join(sorted(unknown))}")
    said = dict(fields)
    if letterhead is not None:
        for name, known in (("contact", letterhead.contact), ("court", letterhead.court)):
            if any(asked.name == name for asked in kind.all_fields) and not said.get(name):
                said[name] = known
    words: dict[str, Any] = {asked.name: _in_words(asked, said.get(asked.name)) for asked in kind.all_fields}
    words["subject"] = words.get("subject") or kind.subject
    words |= {
        "municipality": municipality,
        "reference": reference,
        "objection_term": RULES["awb-6:7"].length.words,
        "payment_term": RULES["awb-5:33"].length.words,
        "office": letterhead.office if letterhead else "",
        "office_address": letterhead.address if letterhead else "",
        "office_phone": letterhead.phone if letterhead else "",
        "office_email": letterhead.email if letterhead else "",
        "return_address": letterhead.return_address if letterhead else "",
        "account": letterhead.account if letterhead else "",
        "account_name": letterhead.account_name if letterhead else "",
    }
    return _filled(str(kind.template) if template is None else io.BytesIO(template), words)


def _in_words(asked: LetterField, value: Any) -> Any:
    """What a field says in the letter; its default when nothing was given."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value in ("", []):
        if asked.required:
            raise Refused("letter_field", f"Vul “{asked.label}” in.", field=asked.name)
        value = asked.default
    if asked.kind is FieldKind.YES_NO:
        return bool(value)
    if value is None or value == "":
        return ""
    if asked.kind is FieldKind.DAY:
        return written(_of_type(asked, value, datetime.date), "j F Y")
    if asked.kind is FieldKind.MONEY:
        return euros(_of_type(asked, value, int))
    if asked.kind is FieldKind.LIST:
        return [_text(asked, _of_type(asked, line, str)) for line in _of_type(asked, value, list)]
    return _text(asked, _of_type(asked, value, str))


def _of_type(asked: LetterField, value: Any, wanted: type) -> Any:
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise ValueError(f"the field {asked.name} of a letter takes {wanted.__name__}, not {type(value).__name__}")
    return value


def _text(asked: LetterField, text: str) -> str:
    """Text that Word can hold: in paragraphs, in lines, or on one line."""
    if asked.kind is FieldKind.TEXT:
        refuse_personal_text(text, field=asked.name, context=Context.LETTER)
    if len(text) > LONGEST[asked.kind]:
        raise Refused(
            "letter_field_long",
            f"“{asked.label}” is te lang: ten hoogste {LONGEST[asked.kind]} tekens.",
            field=asked.name,
        )
    # At a no-break space nothing is split: an amount in a line stays whole.
    lines = [_SPACES.sub(" ", line).strip(" ") for line in _NO_XML.sub(" ", text.replace("\r\n", "\n")).split("\n")]
    if asked.kind in (FieldKind.LINE, FieldKind.LIST):
        return " ".join(line for line in lines if line)
    # The template library reads \a as the start of a new paragraph.
    return ("\a" if asked.kind is FieldKind.TEXT else "\n").join(line for line in lines if line)


def saved(document: Any) -> bytes:
    """A document in memory as a Word file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _filled(template: "str | io.BytesIO", words: Mapping[str, Any]) -> Any:
    from docx.oxml import parse_xml
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError
    from lxml import etree

    document = DocxTemplate(template)
    try:
        document.render(dict(words), _remembering(), autoescape=True)
    except TemplateError as error:  # a template of before its kind changed its fields
        raise Refused(
            "template_unusable",
            "Het sjabloon van deze brief past niet meer bij de velden. Voeg een nieuwe versie toe of beëindig het.",
        ) from error
    made = document.docx
    # The template library leaves a bare tree; with the classes of the Word library it can be read and signed.
    made.element.replace(made.element.body, parse_xml(etree.tostring(made.element.body)))
    return made


def environment() -> Any:
    """A template can only print its fields: no code, and no field that does not exist."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    return made


@cache
def _remembering() -> Any:
    """The same environment for all letters; it remembers what it compiled, which took a quarter of the time of each."""
    made = environment()
    made.from_string = lru_cache(maxsize=128)(made.from_string)
    return made


def placeholders_of(template: Path) -> set[str]:
    """The names of the fields that a template prints or asks after."""
    from docxtpl import DocxTemplate

    found: set[str] = DocxTemplate(str(template)).get_undeclared_template_variables(environment())
    return found
