"""Per kind a table of what is found (with the exact place) and what is let through."""

import pytest

from regiotoezicht.guard import Context, Kind, check, sentence

FOUND: dict[Kind, list[tuple[str, str]]] = {
    Kind.BSN: [
        ("BSN exploitant 111222333", "111222333"),
        ("bsn: 12345672", "12345672"),
        ("formulier 111.222.333 ingevuld", "111.222.333"),
        ("BSN111222333", "111222333"),
    ],
    Kind.PHONE: [
        ("bel 06-12345678.", "06-12345678"),
        ("(0251) 000 101 op het raam", "(0251) 000 101"),
        ("op +31 (0)6 12 34 56 78 bereikbaar", "+31 (0)6 12 34 56 78"),
        ("0031 6 12345678", "0031 6 12345678"),
        ("0 6 1 2 3 4 5 6 7 8", "0 6 1 2 3 4 5 6 7 8"),
        ("06-00000088", "06-00000088"),
    ],
    Kind.EMAIL: [
        ("mail naam@voorbeeld.nl.", "naam@voorbeeld.nl"),
        ("naam (at) voorbeeld punt nl", "naam (at) voorbeeld punt nl"),
        ("naam [at] voorbeeld [dot] com", "naam [at] voorbeeld [dot] com"),
    ],
    Kind.LINK: [
        ("zie https://voorbeeld.nl/x?y=1, kamer 2", "https://voorbeeld.nl/x?y=1"),
        ("www.voorbeeld.nl", "www.voorbeeld.nl"),
        ("t.me/proef", "t.me/proef"),
    ],
    Kind.HANDLE: [
        ("snap: proefje", "proefje"),
        ("via @proef_je", "@proef_je"),
        ("telegram naam: proefje", "proefje"),
    ],
    Kind.IBAN: [
        ("op NL91 ABNA 0417 1643 00 gestort", "NL91 ABNA 0417 1643 00"),
        ("nl91abna0417164300", "nl91abna0417164300"),
    ],
    Kind.DOCUMENT_NUMBER: [("paspoort: SPECI2014", "SPECI2014"), ("rijbewijs nr. 5123456789", "5123456789")],
    Kind.LICENCE_PLATE: [
        ("kenteken GT-123-B", "GT-123-B"),
        ("rode BMW gt123b", "gt123b"),
        ("99-XX-99", "99-XX-99"),
    ],
    Kind.BIRTH_DATE: [("geb. 12-3-1990", "12-3-1990"), ("geboren op 12 maart 1990", "12 maart 1990")],
    Kind.NAME: [
        ("werkt nu Mirela, wil stoppen", "Mirela"),
        ("mevrouw van der Proef belde", "van der Proef"),
        ("Exploitant A. Testpersoon", "A. Testpersoon"),
        ("heet Testa", "Testa"),
        ("met Fatima gesproken", "Fatima"),
    ],
    Kind.NATIONALITY: [("een Roemeense vrouw", "Roemeense vrouw"), ("vrouwen uit Bulgarije", "Bulgarije")],
    Kind.HEALTH: [("zij is zwanger", "zwanger"), ("slikt dagelijks medicijnen", "medicijnen")],
    Kind.APPEARANCE: [("lang blond haar", "lang blond haar"), ("een tatoeage", "tatoeage")],
    Kind.HOME_ADDRESS: [
        ("woont op Fictiestraat 12", "Fictiestraat 12"),
        ("woonadres: 1949 ZZ 12", "1949 ZZ 12"),
    ],
}
PASSES: dict[Kind, list[str]] = {
    Kind.BSN: [
        "KvK 00000101",
        "12345672",
        "111222334",
        "RSIN 111222333",
        "€ 111.222.333,00",
        "0375010000012345",
    ],
    Kind.PHONE: [
        "18:00-04:00",
        "112 gebeld",
        "0900-8844",
        "06-12-2026 10:30",
        "Z/22/000101 12-11-2026",
        "kamers 01 02 03 04 05",
    ],
    Kind.EMAIL: ["50% @ 18:00 uur", "hij at een punt taart"],
    Kind.LINK: [
        "Testa B.V.",
        "t.a.v. d.d. m.b.t.",
        "wetten.overheid.nl",
        "gesloten.De zaak",
        "gesloten.de zaak",
    ],
    Kind.HANDLE: ["op Telegram gezien", "Instagram en Facebook", "3 @ 10 euro"],
    Kind.IBAN: ["artikel 5:32a Awb", "DE12 kamers"],
    Kind.DOCUMENT_NUMBER: ["paspoort geldig tot 12-5-2028", "5 paspoorten gezien", "KEN-2026-00042"],
    Kind.LICENCE_PLATE: ["1949 ZZ", "1-mei-26", "12-JAN-2", "kamer 12"],
    Kind.BIRTH_DATE: ["verleend 12-3-1990", "bouwjaar 1990", "15-3-2026"],
    Kind.NAME: [
        "toezichthouder Jansen",
        "toezichthouders Jansen en De Vries",
        "Jan van Galenstraat 3",
        "12 Jan 2026",
        "exploitant Testa V.O.F.",
        "salon Maria",
        "het bedrijf heet Testa",
        "Ben langs geweest",
        "Wil stoppen met de zaak",
        "B. en W.",
        "P.C. Hooftstraat 3",
    ],
    Kind.NATIONALITY: ["Thaise massage", "Nederlandse wet", "uitleg in het Roemeens", "bedrijf in Duitsland"],
    Kind.HEALTH: ["soa-preventie", "informatie over hiv", "ziekteverzuim", "mindervalidentoilet"],
    Kind.APPEARANCE: ["uiterlijk 1 mei", "tattooshop", "gang 1,80 m lang", "blond bier"],
    Kind.HOME_ADDRESS: [
        "Fictiestraat 12, 1949 ZZ Beverwijk",
        "er woont niemand op Fictiestraat 12",
        "woont er al 3 jaar",
    ],
}


@pytest.mark.parametrize(("kind", "text", "part"), [(kind, *row) for kind, rows in FOUND.items() for row in rows])
def test_what_must_be_found_is_found_at_its_place(kind: Kind, text: str, part: str) -> None:
    assert (kind, part) in [(finding.kind, text[finding.start : finding.end]) for finding in check(text)]


@pytest.mark.parametrize("text", [text for texts in PASSES.values() for text in texts])
def test_facts_of_the_business_pass(text: str) -> None:
    assert check(text) == ()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_examples_and_a_sentence_without_the_found_text(kind: Kind) -> None:
    assert FOUND[kind] and PASSES[kind]
    assert sentence(kind).startswith("Hier staat ") and sentence(kind).endswith(".")
    assert not any(part.lower() in sentence(kind).lower() for _, part in FOUND[kind])


def test_a_permit_holder_may_be_named_in_the_fields_of_the_permit() -> None:
    assert check("A. Testpersoon, 0251-000101, Fictiestraat 12", Context.PERMIT_HOLDER) == ()
    assert [finding.kind for finding in check("A. Testpersoon, BSN 111222333", Context.PERMIT_HOLDER)] == [Kind.BSN]


def test_typed_text_of_a_letter_is_checked_like_remarks() -> None:
    assert [finding.kind for finding in check("bel 06-12345678", Context.LETTER)] == [Kind.PHONE]
