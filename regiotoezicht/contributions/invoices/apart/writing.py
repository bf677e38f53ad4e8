"""From the business terms of EN 16931 to UBL, with the writer of factur-x."""

from typing import Any

from lxml import etree

NLCIUS = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"
PEPPOL = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"


def written(fields: dict[str, Any]) -> bytes:
    """An invoice as UBL. The writer knows EN 16931 alone and says the version of UBL, which Peppol does not ask for; so
    the name of NLCIUS is put in afterwards, and the version left out.
    """
    from facturx import generate_ubl_xml  # slow to load

    made = generate_ubl_xml(fields, level="en16931", check_xsd=False, check_schematron=False)
    root = parsed(made)
    version = root.find(f"{{{CBC}}}UBLVersionID")
    if version is not None:
        root.remove(version)
    return named(root, NLCIUS)


def named(root: Any, customization: str) -> bytes:
    """An invoice that says by which specification it was made."""
    root.find(f"{{{CBC}}}CustomizationID").text = customization
    return bytes(etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8"))


def parsed(xml: bytes) -> Any:
    """The root of a document; nothing outside of it is fetched."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))
