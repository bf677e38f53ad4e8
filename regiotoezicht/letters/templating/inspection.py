"""What a Word template may hold: the fields of its kind, conditions, repetitions, and nothing that acts or fetches.

The text is parsed and judged node by node before anything of it runs: what is not on the list is refused by name.
"""

import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents import recognition
from regiotoezicht.documents.limits import FILE_LIMIT, MEGABYTE
from regiotoezicht.letters import composing, signing
from regiotoezicht.letters.kinds import BUILT_IN, FieldKind, LetterKind
from regiotoezicht.letters.templating.examples import example_fields

TEXT_LIMIT = 3 * MEGABYTE
"""Bytes of XML in one part: a letter of many pages has a tenth of it."""
FILTERS = frozenset({"upper", "lower", "capitalize", "trim"})
_TEXT = ("Template", "Output", "TemplateData", "Name", "Const", "If", "For", "CondExpr", "Filter", "Getitem", "Slice")
_LOGIC = ("And", "Or", "Not", "Compare", "Operand", "Test")
ALLOWED = frozenset((*_TEXT, *_LOGIC))
_DUTCH = {
    "Getattr": "een punt achter een veld",
    "Call": "een aanroep met haakjes",
    "Include": "include",
    "Import": "import",
    "FromImport": "import",
    "Extends": "extends",
    "Macro": "macro",
    "Assign": "set",
    "AssignBlock": "set",
}
_FETCHING = re.compile(r"\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE|MACROBUTTON)\b")
_LINK = re.compile(rb"<Relationship\s[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def inspect(kind: LetterKind, content: bytes, *, name: str = "") -> None:
    """Refuse a file that cannot be the template of this kind of letter, naming what is wrong.

    Basis: BIO 2 (malware, input checks); Awb 10:10 (the place of the signature), 3:45 (the remedy clause).
    """
    _refuse_file(content, name)
    used = _used_fields(kind, content)
    required = {asked.name for asked in kind.all_fields if asked.required}
    if "remedy_body" in required:
        required.add("objection_term")
    if kind.asks_payment:
        required |= {"account", "account_name"}
    gone = sorted(required - used)
    if gone:
        raise Refused(
            "field_missing", f"In dit sjabloon ontbreekt het verplichte veld {{{{ {gone[0]} }}}}.", field="file"
        )
    for filled_in in (True, False):
        # Once with all fields and once with the required alone: a mark may stand under a condition.
        try:
            signing.refuse_unusable(tried_out(kind, content, complete=filled_in), is_signed=kind.is_addressed)
        except Refused as refusal:
            if refusal.code == "template_unusable":
                raise Refused(
                    "template_unfilled",
                    "Dit sjabloon gaat mis als een veld leeg is; zet dat deel onder een voorwaarde (if).",
                    field="file",
                ) from refusal
            raise


def tried_out(
    kind: LetterKind, content: bytes | None, *, complete: bool = True, likely: bool = False, **frame: Any
) -> bytes:
    """The Word file of a fictitious letter from a template; from the standard one without `content`.

    `likely` leaves out what excludes something else, as in a letter that goes out.

    Raises Refused when the template cannot be filled in.
    """
    given = {"municipality": "Voorbeeldstad", "reference": "XXX-2026-00000"} | frame
    return composing.fill(kind, example_fields(kind, complete=complete, likely=likely), template=content, **given)


def _refuse_file(content: bytes, name: str) -> None:
    """Refuse what is no plain Word file: too large, another type, with macros, embedded files, or links."""
    if len(content) > FILE_LIMIT:
        size, limit = len(content) // MEGABYTE, FILE_LIMIT // MEGABYTE
        raise Refused("file_size", f"Dit sjabloon is te groot ({size} MB). De grens is {limit} MB.", field="file")
    recognition.refuse_size(len(content))
    if recognition.recognise(content) is not recognition.DOCX:
        raise Refused("template_no_word", "Kies een sjabloon uit Word (.docx).", field="file")
    if name.lower().endswith((".docm", ".dotm")):
        raise Refused(
            "template_macro", "Een Word-bestand met macro's (.docm) kan niet; bewaar het als .docx.", field="file"
        )
    with recognition.opened_docx(content) as archive:
        _refuse_embedded(archive.namelist())
        _refuse_links(archive)
    recognition.refuse_bad_docx(content)
    with recognition.opened_docx(content) as archive:
        for part in archive.infolist():
            if part.filename.lower().endswith((".xml", ".rels")):
                _refuse_part(part, archive.read(part) if part.file_size <= TEXT_LIMIT else None)


def _refuse_embedded(names: list[str]) -> None:
    for name in names:
        low = name.lower()
        if "vbaproject" in low or "vbadata" in low:
            raise Refused("template_macro", f"Dit sjabloon bevat een macro ({_short(name)}).", field="file")
        if "/activex/" in low or "/embeddings/" in low or "/afchunk" in low:
            raise Refused(
                "template_embedded", f"Dit sjabloon bevat een ingesloten bestand ({_short(name)}).", field="file"
            )


def _refuse_links(archive: zipfile.ZipFile) -> None:
    """Refuse a relationship to outside that is more than a link to click on, naming its kind."""
    for part in archive.infolist():
        if not part.filename.lower().endswith(".rels") or part.file_size > MEGABYTE:
            continue
        for link in _LINK.findall(archive.read(part)):
            words = link.decode("utf-8", "replace").replace("'", '"')
            if 'targetmode="external"' not in words.lower() or "/hyperlink" in words:
                continue
            found = re.search(r'Type="[^"]*?(\w+)"', words)
            what = {"image": "een afbeelding", "oleObject": "een OLE-object", "attachedTemplate": "een ander sjabloon"}
            named = what.get(found.group(1) if found else "", "iets")
            raise Refused("template_outside", f"Dit sjabloon haalt {named} op van buiten en kan niet.", field="file")


def _refuse_part(part: zipfile.ZipInfo, content: bytes | None) -> None:
    """Refuse a part that is too large, holds a document type, or a field of Word that fetches or acts."""
    if content is None:
        raise Refused("docx_bomb", f"Het deel {_short(part.filename)} van dit sjabloon is te groot.", field="file")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused(
            "template_entity", f"Het deel {_short(part.filename)} bevat een DOCTYPE en kan niet.", field="file"
        )
    if b"macroEnabled" in content and part.filename.lower() == "[content_types].xml":
        raise Refused("template_macro", "Dit is een Word-bestand met macro's; bewaar het als .docx.", field="file")
    text = content.decode("utf-8", "replace")
    told = "".join(re.findall(r"<w:instrText[^>]*>([^<]*)<", text)) + " ".join(re.findall(r'w:instr="([^"]*)"', text))
    found = _FETCHING.search(told)
    if found:
        raise Refused(
            "template_field_code", f"De Word-veldcode {found.group()} kan niet in een sjabloon.", field="file"
        )
    if "<w:altChunk" in text or "<w:object" in text or "<w:subDoc" in text:
        raise Refused("template_embedded", "Dit sjabloon bevat een ingesloten object of document.", field="file")


def _used_fields(kind: LetterKind, content: bytes) -> set[str]:
    """The fields that a template uses. Raises Refused for a broken tag, a field unknown to the kind, or code."""
    from jinja2 import TemplateSyntaxError

    environment = composing.environment()
    known = {asked.name for asked in kind.all_fields} | BUILT_IN | {"subject"}
    used: set[str] = set()
    for text in _parts(content):
        try:
            tree = environment.parse(text)
        except TemplateSyntaxError as error:
            raise Refused(
                "template_tag", f"Een code in dit sjabloon is stuk{_where(text, error.lineno)}.", field="file"
            ) from error
        used |= _refuse_nodes(tree, text, known)
    return used


def _refuse_nodes(tree: Any, text: str, known: set[str]) -> set[str]:
    from jinja2 import nodes

    turns = {node.target.name for node in tree.find_all(nodes.For) if isinstance(node.target, nodes.Name)}
    used: set[str] = set()
    for node in tree.find_all(nodes.Node):
        what = type(node).__name__
        place = _where(text, node.lineno or 0)
        if what not in ALLOWED or (what == "Filter" and node.name not in FILTERS):
            named = f"«{node.name}»" if what == "Filter" else _DUTCH.get(what, what.lower())
            raise Refused(
                "template_code",
                f"Dit kan niet in een sjabloon: {named}{place}; wel velden, voorwaarden (if) en herhalingen (for).",
                field="file",
            )
        if what == "For" and (_is_nested(node) or not isinstance(node.iter, nodes.Name)):
            raise Refused("template_code", f"Een herhaling in een herhaling kan niet{place}.", field="file")
        if isinstance(node, nodes.Getitem) and not _is_plain_index(node.arg):
            raise Refused("template_code", f"Tussen blokhaken kan alleen een getal staan{place}.", field="file")
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in turns:
            _refuse_unknown(node.name, known, place)
            used.add(node.name)
    return used


def _is_nested(loop: Any) -> bool:
    from jinja2 import nodes

    return any(inner is not loop for inner in loop.find_all(nodes.For)) or loop.recursive


def _is_plain_index(index: Any) -> bool:
    from jinja2 import nodes

    if isinstance(index, nodes.Slice):
        return all(part is None or _is_plain_index(part) for part in (index.start, index.stop, index.step))
    return isinstance(index, nodes.Const) and isinstance(index.value, int)


def _refuse_unknown(name: str, known: set[str], place: str) -> None:
    if name in known:
        return
    near = difflib.get_close_matches(name, sorted(known), 1, 0.5)
    meant = f"; bedoelt u {near[0]}?" if near else "; kijk in de lijst van velden."
    raise Refused("template_field", f"Het veld {_short(name)} bestaat niet in deze brief{place}{meant}", field="file")


def _parts(content: bytes) -> Iterator[str]:
    """The texts of a template that are filled in: body, headers, footers, notes, and the properties of the file."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docxtpl import DocxTemplate

    try:
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
        yield _by_paragraph(template.patch_xml(template.get_xml()))
        for relation in template.docx.part.rels.values():
            if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES):
                yield _by_paragraph(template.patch_xml(relation.target_part.blob.decode("utf-8", "replace")))
        about = template.docx.core_properties
        yield from (about.author, about.comments, about.identifier, about.language, about.subject, about.title)
    except Refused:
        raise
    except Exception as error:  # the library names no errors of its own: broken parts raise from anywhere in it
        raise Refused(
            "docx_broken", "Dit Word-bestand is beschadigd en kan niet worden geopend.", field="file"
        ) from error


def _by_paragraph(xml: str) -> str:
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)


def _where(text: str, line: int) -> str:
    """Where a line stands, in the words that somebody sees in Word."""
    lines = text.split("\n")
    said = " ".join(_TAG.sub("", lines[line - 1]).split()) if 0 < line <= len(lines) else ""
    return f" bij “{said[:60]}”" if said else ""


def _short(name: str) -> str:
    return name[-60:]


def meaning_of(kind: FieldKind) -> str:
    """What a kind of field holds, for the list of fields."""
    return {
        FieldKind.LINE: "tekst",
        FieldKind.LINES: "regels onder elkaar",
        FieldKind.TEXT: "alinea's",
        FieldKind.LIST: "regels in een herhaling",
        FieldKind.DAY: "datum",
        FieldKind.MONEY: "bedrag",
        FieldKind.YES_NO: "ja of nee",
    }[kind]
