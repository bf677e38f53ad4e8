"""The rules of NLCIUS, the Dutch use of EN 16931, in our own words: their own file comes with no package.

Rules 14 to 18 and 22, 23 do not exist or ask nothing of UBL. Basis: NLCIUS 1.0.3 (Forum Standaardisatie) [K].
"""

from collections.abc import Callable
from typing import Any

from lxml import etree

_CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
_CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
_SPACES = {"cbc": _CBC, "cac": _CAC}
_SUPPLIER, _CUSTOMER = "cac:AccountingSupplierParty/cac:Party", "cac:AccountingCustomerParty/cac:Party"
_ADDRESS = ("cbc:StreetName", "cbc:CityName", "cbc:PostalZone")
_MEANS = ("30", "48", "49", "57", "58", "59")
_TYPES = ("380", "381", "384", "389")


class Invoice:
    """An invoice as the rules ask after it."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self.kind = etree.QName(root).localname
        self.type_code = self.text(f"cbc:{self.kind}TypeCode")

    def all(self, path: str) -> list[str]:
        """The texts at a path."""
        found = self._root.xpath(path, namespaces=_SPACES)
        return [one if isinstance(one, str) else " ".join((one.text or "").split()) for one in found]

    def text(self, path: str) -> str:
        """The text at a path; empty when there is none."""
        return next(iter(self.all(path)), "")

    def has(self, *paths: str) -> bool:
        """Whether there is text at each of these."""
        return all(self.text(path) for path in paths)

    def is_dutch(self, party: str) -> bool:
        """Whether a party is in the Netherlands."""
        return self.text(f"{party}/cac:PostalAddress/cac:Country/cbc:IdentificationCode").upper() == "NL"

    def is_known(self, party: str) -> bool:
        """Whether a party has a number of the trade register or an OIN."""
        path = f"{party}/cac:PartyLegalEntity/cbc:CompanyID"
        return (
            self.has(path) and set(self.all(f"{path}/@schemeID")) <= {"0106", "0190"} and self.has(f"{path}/@schemeID")
        )

    def has_address(self, party: str) -> bool:
        """Whether a party has street, town and postcode."""
        return self.has(*(f"{party}/cac:PostalAddress/{part}" for part in _ADDRESS))


Rule = tuple[str, str, Callable[[Invoice], bool]]
_FATAL: tuple[Rule, ...] = (
    ("BR-NL-1", "De leverancier heeft geen KvK-nummer of OIN.", lambda one: one.is_known(_SUPPLIER)),
    (
        "BR-NL-2",
        "Er staat geen inkoopnummer en geen referentie van de koper in.",
        lambda one: one.has("cbc:BuyerReference") or one.has("cac:OrderReference/cbc:ID"),
    ),
    ("BR-NL-3", "Het adres van de leverancier is niet volledig.", lambda one: one.has_address(_SUPPLIER)),
    (
        "BR-NL-4",
        "Het adres van de koper is niet volledig.",
        lambda one: not one.is_dutch(_CUSTOMER) or one.has_address(_CUSTOMER),
    ),
    ("BR-NL-7", "Deze soort factuur bestaat niet in NLCIUS.", lambda one: one.type_code in _TYPES),
    (
        "BR-NL-8",
        "Soort en opmaak horen niet bij elkaar.",
        lambda one: (one.type_code == "381") == (one.kind == "CreditNote"),
    ),
    (
        "BR-NL-9",
        "Een correctiefactuur noemt de factuur die zij verbetert.",
        lambda one: one.type_code != "384" or one.has("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
    ),
    (
        "BR-NL-10",
        "De koper heeft geen KvK-nummer of OIN.",
        lambda one: not one.is_dutch(_CUSTOMER) or one.is_known(_CUSTOMER),
    ),
    (
        "BR-NL-11",
        "Er staat niet in hoe wordt betaald.",
        lambda one: (
            one.kind != "Invoice"
            or one.text("cac:LegalMonetaryTotal/cbc:PayableAmount").startswith("-")
            or one.text("cac:LegalMonetaryTotal/cbc:PayableAmount") in ("0", "0.00")
            or one.has("cac:PaymentMeans/cbc:PaymentMeansCode")
        ),
    ),
    (
        "BR-NL-12",
        "Deze betaalwijze bestaat niet in NLCIUS.",
        lambda one: all(code in _MEANS for code in one.all("cac:PaymentMeans/cbc:PaymentMeansCode")),
    ),
    (
        "BR-NL-13",
        "Een regel verwijst naar een bestelling die de factuur niet noemt.",
        lambda one: not one.all("//cac:OrderLineReference/cbc:LineID") or one.has("cac:OrderReference/cbc:ID"),
    ),
)
_ADVISED_AGAINST = (
    ("BR-NL-19", "cbc:TaxCurrencyCode"),
    ("BR-NL-20", "cbc:TaxPointDate"),
    ("BR-NL-21", "cac:InvoicePeriod/cbc:DescriptionCode"),
    ("BR-NL-24", "cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate"),
    ("BR-NL-25", f"{_SUPPLIER}/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!='VAT']/cbc:CompanyID"),
    ("BR-NL-26", f"{_SUPPLIER}/cac:PartyLegalEntity/cbc:CompanyLegalForm"),
    ("BR-NL-27", "//cac:AddressLine/cbc:Line"),
    ("BR-NL-28", "//cbc:CountrySubentity"),
    ("BR-NL-29", "cac:PaymentMeans/cbc:PaymentMeansCode/@name"),
    ("BR-NL-30", "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name"),
    ("BR-NL-31", "cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID"),
    ("BR-NL-32", "//cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"),
    ("BR-NL-33", "cac:TaxTotal/cbc:TaxAmount[@currencyID!=/*/cbc:DocumentCurrencyCode]"),
    ("BR-NL-35", "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReasonCode"),
)


def found(root: Any) -> list[dict[str, str]]:
    """What the rules find against an invoice of a Dutch supplier; they ask nothing of another."""
    invoice = Invoice(root)
    if not invoice.is_dutch(_SUPPLIER):
        return []
    wrong = [(code, "fatal", said) for code, said, holds in _FATAL if not holds(invoice)]
    wrong += [
        (code, "warning", f"NLCIUS raadt dit gegeven af: {path.rpartition(':')[2]}.")
        for code, path in _ADVISED_AGAINST
        if invoice.all(path)
    ]
    return [{"rule": code, "weight": weight, "said": said} for code, weight, said in wrong]
