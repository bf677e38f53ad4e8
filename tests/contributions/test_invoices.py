"""E-invoices: that they ask what the letter asks, pass the published rules, and say what is lacking."""

import csv
import io
import zipfile
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs
from regiotoezicht.contributions.actions import billing as asking
from regiotoezicht.contributions.actions.invoicing import set_invoice_details
from regiotoezicht.contributions.invoices import checking, rules
from regiotoezicht.contributions.invoices.amounts import Laid, amounts_of
from regiotoezicht.contributions.invoices.apart import nlcius
from regiotoezicht.contributions.invoices.document import Drawing
from regiotoezicht.contributions.invoices.rules import Said
from regiotoezicht.contributions.models import Billing, InvoiceDetails, PaymentRequest, Version
from regiotoezicht.contributions.vocabulary import CostKind, Stage, Vat
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.letters.models import Letterhead
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW
from tests.contributions.conftest import DECIDED, a_plan, seen_of
from tests.contributions.test_billing import LETTERS, asked_of
from tests.contributions.test_pages import SignedIn, go, text
from tests.letters.own.conftest import OFFICE

NS = {
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
}
RSIN, OTHER_RSIN = "999990007", "999990019"
SELLER = Said(f"00000001{RSIN}000", "00000001", f"NL{RSIN}B01", "Postbus 0", "1392 ZZ", "Haarlem")
BUYER = Said(
    f"00000001{OTHER_RSIN}000", street="Postbus 0", postcode="1375 ZZ", city="Beverwijk", buyer_reference="K 1"
)


def tell(xml: bytes, path: str) -> list[str]:
    found = etree.fromstring(xml).xpath(path, namespaces=NS)
    return [one if isinstance(one, str) else one.text for one in found]


@pytest.fixture
def known(rens: AccountActor, cor: AccountActor, haarlem: Municipality, beverwijk: Municipality) -> None:
    """What the two municipalities are known by, and the account of who collects."""
    Letterhead.objects.create(municipality=haarlem, from_date=date(2022, 1, 1), **OFFICE)
    set_invoice_details(haarlem, SELLER, actor=rens, at=NOW)
    set_invoice_details(beverwijk, BUYER, actor=cor, at=NOW)


def asked(
    rens: AccountActor, *lines: Costs, follows: Version | None = None, stage: Stage = Stage.DEFINITIVE
) -> Billing:
    """The billing of a version with these lines, of a new plan or following one."""
    if follows is None:
        made = actions.make_plan(
            a_plan(2026), actor=rens, stage=Stage.INDICATIVE, reference_date=date(2022, 1, 1), at=NOW
        )
    else:
        made = actions.follow(follows, actor=rens, stage=stage, at=NOW)
        for line in made.lines.all():
            actions.remove_line(made, line, actor=rens, at=NOW)
    for costs in lines:
        actions.add_line(made, costs, actor=rens, token=uuid4(), at=NOW)
    made = actions.adopt(made, DECIDED, actor=rens, seen=seen_of(made), at=NOW)
    return asking.bill(made, LETTERS, actor=rens, at=NOW)


def invoice(request: PaymentRequest) -> checking.Made:
    return checking.make([Drawing(request.billing).fields(request)])[0]


TAXED = Costs(CostKind.STAFF, "Coördinatie", 10_000_001, vat=Vat.TAXED)
PASSED_ON = Costs(CostKind.ICT, "Telefoons", 2_000_003, vat=Vat.COMPENSABLE, taakveld="0.4")
EXEMPT = Costs(CostKind.TRAINING, "Opleiding", 3_333_333, vat=Vat.EXEMPT)


def test_an_invoice_and_its_credit_note_pass_every_check(
    rens: AccountActor, known: None, beverwijk: Municipality
) -> None:
    first = asked(rens, TAXED, PASSED_ON, EXEMPT)
    request = asked_of(first)
    made = invoice(request)
    assert [(check.code, check.found) for check in made.checks] == [
        (code, ()) for code in ("xsd", "en16931", "peppol", "nlcius")
    ]
    assert tell(made.xml, "/*/cbc:CustomizationID") == ["urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"]
    assert tell(made.xml, "//cbc:InvoiceTypeCode") == ["380"]
    assert tell(made.xml, "//cbc:PayableAmount") == [f"{request.cents / 100:.2f}"]
    assert tell(made.xml, "//cac:InvoiceLine/cbc:AccountingCost") == ["0.4", "1.2", "1.2"]
    assert tell(made.xml, "//cac:InvoiceLine//cac:ClassifiedTaxCategory/cbc:ID") == ["S", "E", "S"]
    assert tell(made.xml, "//cac:TaxSubtotal//cbc:TaxExemptionReason") == ["Vrijgesteld van btw"]
    assert tell(made.xml, "//cbc:EndpointID/@schemeID") == ["0190", "0190"]
    assert tell(made.xml, "//cbc:BuyerReference") == ["K 1"]
    second = asked_of(asked(rens, TAXED, follows=first.version))
    back = invoice(second)
    assert second.cents < 0
    assert back.is_passed, back.checks
    assert tell(back.xml, "//cbc:CreditNoteTypeCode") == ["381"]
    assert tell(back.xml, "//cac:BillingReference//cbc:ID") == [request.number]
    assert tell(back.xml, "//cbc:PayableAmount") == [f"{-second.cents / 100:.2f}"]


def test_hours_that_count_as_payment_were_paid_already(
    rens: AccountActor, known: None, beverwijk: Municipality
) -> None:
    supplied = Costs(
        CostKind.STAFF,
        "Toezichthouders",
        supplied_by=beverwijk,
        minutes=60_000,
        tariff_cents=8_000,
        counts_as_payment=True,
        vat=Vat.OUTSIDE,
        vat_reason="Taak als overheid",
    )
    request = asked_of(asked(rens, supplied))
    assert request.cents < 0  # it supplied more than its share, and there is no invoice yet that could be corrected
    made = invoice(request)
    assert made.is_passed, made.checks
    assert tell(made.xml, "//cbc:InvoiceTypeCode") == ["380"]
    assert tell(made.xml, "//cbc:PrepaidAmount") == ["80000.00"]
    assert tell(made.xml, "//cbc:PayableAmount") == [f"{request.cents / 100:.2f}"]
    assert tell(made.xml, "//cac:TaxCategory/cbc:ID") == ["O"]
    assert tell(made.xml, "//cbc:TaxExemptionReason") == ["Taak als overheid"]
    assert tell(made.xml, "//cac:PartyTaxScheme") == []


def test_what_is_outside_vat_stands_on_no_invoice_with_the_rest(rens: AccountActor) -> None:
    with pytest.raises(Refused, match="kunnen niet samen in één kostenplan"):
        asked(rens, Costs(CostKind.STAFF, "Toezicht", 100, vat=Vat.OUTSIDE, vat_reason="Taak als overheid"), TAXED)


@given(
    st.lists(
        st.tuples(st.sampled_from(["0.4", "1.2"]), st.sampled_from([Vat.TAXED, Vat.EXEMPT]), st.integers(1, 10**9)),
        min_size=1,
    ),
    *[st.integers(0, 10**9)] * 6,
)
def test_an_invoice_asks_what_the_request_asks(
    lines: list[tuple[str, Vat, int]], cents: int, vat: int, kind: int, cents_2: int, vat_2: int, kind_2: int
) -> None:
    weights: dict[tuple[str, Vat], int] = {}
    for field, treatment, weight in lines:
        weights[field, treatment] = weights.get((field, treatment), 0) + weight
    now, before = Laid(cents, vat, kind, weights), Laid(cents_2, vat_2, kind_2, weights)
    difference = (cents + vat - kind) - (cents_2 + vat_2 - kind_2)
    made = amounts_of(now, before, invoiced_before=True)
    assert made.is_credit == (difference < 0)
    assert made.payable_cents == abs(difference)
    assert amounts_of(now, Laid(), invoiced_before=False).payable_cents == cents + vat - kind


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (Said(oin="123"), "twintig cijfers"),
        (Said(oin="00000001999990008000"), "elfproef"),
        (Said(oin="00000007999990007000"), "begint met"),
        (Said(oin="00000003123456781111"), "vier nullen"),
        (Said(kvk="1234567"), "acht cijfers"),
        (Said(vat_number="NL123456789B01"), "btw-nummer klopt niet"),
        (Said(postcode="12 AB"), "1234 AB"),
        (Said(street="Bel 06-12345678"), "telefoonnummer"),
    ],
)
def test_wrong_numbers_are_refused(rens: AccountActor, beverwijk: Municipality, typed: Said, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        set_invoice_details(beverwijk, typed, actor=rens, at=NOW)
    assert not InvoiceDetails.objects.exists()


def test_numbers_are_kept_without_spaces() -> None:
    assert rules.oin_of(f"0000 0001 {RSIN} 000") == SELLER.oin
    assert rules.oin_of("00000003123456780000") == "00000003123456780000"
    assert rules.vat_number_of(f"nl {RSIN} b01") == SELLER.vat_number
    assert rules.kvk_of(" 0000 0001 ") == "00000001"


def test_what_is_missing_is_said_with_whose_it_is(rens: AccountActor, cor: AccountActor, signed_in: SignedIn) -> None:
    billing = asked(rens, TAXED)
    shown = text(signed_in(rens).get(go("e-invoice", asked_of(billing).pk)))
    assert (
        "De e-factuur kan niet worden gemaakt: van gemeente Haarlem ontbreekt het OIN of het KvK-nummer, het "
        "btw-nummer en het adres met postcode en plaats; van gemeente Beverwijk ontbreekt het OIN of het "
        "KvK-nummer, het adres met postcode en plaats en een inkoopnummer of een referentie van de koper; er is geen "
        "rekeningnummer voor deze datum. Vul dit aan bij Factuurgegevens en leg het rekeningnummer vast bij "
        "Briefgegevens."
    ) in shown
    answer = signed_in(rens).get(go("e-invoices", billing.version_id), follow=True)
    assert "Dat geldt voor 32 van de 32 e-facturen" in text(answer)


def test_a_controller_keeps_the_details_of_her_own_municipality(
    rens: AccountActor, cor: AccountActor, omar: AccountActor, signed_in: SignedIn, haarlem: Municipality
) -> None:
    browser = signed_in(cor)
    typed = {"oin": BUYER.oin, "street": "Postbus 0", "postcode": "1375zz", "city": "Beverwijk"}
    assert "Beverwijk" in text(browser.get(go("invoice-details")))
    assert browser.post(go("invoice-details-of", "GM0375"), typed | {"oin": "1"}).status_code == 422
    assert browser.post(go("invoice-details-of", "GM0375"), typed).status_code == 302
    assert InvoiceDetails.objects.get().postcode == "1375 ZZ"
    assert browser.post(go("invoice-details-of", "GM0392"), typed).status_code == 404
    with pytest.raises(NotAllowed):
        set_invoice_details(haarlem, BUYER, actor=cor, at=NOW)
    assert signed_in(omar).get(go("invoice-details")).status_code == 404
    assert signed_in(rens).get(go("invoice-details-of", "GM0392")).status_code == 200


def test_all_invoices_in_one_archive_with_what_was_checked(
    rens: AccountActor, known: None, signed_in: SignedIn, beverwijk: Municipality
) -> None:
    for town in Municipality.objects.exclude(code__in=("GM0392", "GM0375")):
        InvoiceDetails.objects.create(municipality=town, **vars(BUYER))
    InvoiceDetails.objects.filter(municipality__code="GM0392").update(buyer_reference="K 2")
    billing = asked(rens, TAXED)
    browser = signed_in(rens)
    with zipfile.ZipFile(io.BytesIO(browser.get(go("e-invoices", billing.version_id)).content)) as archive:
        assert sum(name.endswith(".xml") for name in archive.namelist()) == 32
        told = list(csv.reader(io.StringIO(archive.read("controle.csv").decode("utf-8-sig")), delimiter=";"))
    assert len(told) == 1 + 32 * 4 + 4
    InvoiceDetails.objects.filter(municipality__code="GM0377").delete()
    fewer = browser.get(go("e-invoices", billing.version_id))
    assert "-31-van-32.zip" in fewer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(fewer.content)) as archive:
        assert "niet gemaakt" in archive.read("controle.csv").decode("utf-8-sig")
    assert {row[4] for row in told[1:129]} == {"doorstaan"}
    request = asked_of(billing)
    shown = text(browser.get(go("e-invoice", request.pk)))
    assert "Wat hier niet kon worden gecontroleerd" in shown
    assert shown.count("doorstaan") == 4
    one: Any = browser.get(go("e-invoice-xml", request.pk))
    assert one["Content-Disposition"].endswith(f'{request.number}-e-factuur-Beverwijk.xml"')
    assert tell(one.content, "/*/cbc:ID") == [request.number]


def test_the_rules_of_nlcius_find_what_is_wrong(rens: AccountActor, known: None) -> None:
    root = etree.fromstring(invoice(asked_of(asked(rens, TAXED))).xml)
    assert nlcius.found(root) == []

    def without(path: str) -> set[str]:
        copy = etree.fromstring(etree.tostring(root))
        for one in copy.xpath(path, namespaces=NS):
            one.getparent().remove(one)
        return {str(one["rule"]) for one in nlcius.found(copy)}

    supplier, customer = "//cac:AccountingSupplierParty", "//cac:AccountingCustomerParty"
    assert without(f"{supplier}//cac:PartyLegalEntity/cbc:CompanyID") == {"BR-NL-1"}
    assert without("//cbc:BuyerReference") == {"BR-NL-2"}
    assert without(f"{supplier}//cbc:PostalZone") == {"BR-NL-3"}
    assert without(f"{customer}//cbc:StreetName") == {"BR-NL-4"}
    assert without("//cbc:InvoiceTypeCode") == {"BR-NL-7"}
    assert without(f"{customer}//cac:PartyLegalEntity/cbc:CompanyID") == {"BR-NL-10"}
    assert without("//cac:PaymentMeans") == {"BR-NL-11"}
