"""One Dutch sentence per kind: what was seen and what to write instead. Never the text that was found."""

from .kinds import Kind

_SENTENCES = {
    Kind.BSN: "Hier staat een burgerservicenummer. Dat mag hier niet worden vastgelegd; laat het weg.",
    Kind.PHONE: "Hier staat een telefoonnummer. Noteer een telefoonnummer alleen in het veld van het "
    "bedrijf; schrijf hier de handeling, niet de persoon.",
    Kind.EMAIL: "Hier staat een e-mailadres. Noteer een e-mailadres alleen in het veld van het bedrijf; "
    "schrijf hier wat er is gedaan.",
    Kind.LINK: "Hier staat een internetadres. Leg geen verwijzing naar een advertentie of profiel vast; "
    "schrijf het soort platform en wat u hebt gecontroleerd.",
    Kind.HANDLE: "Hier staat een accountnaam. Leg geen account van een persoon vast; "
    "schrijf het soort platform en wat u hebt gecontroleerd.",
    Kind.IBAN: "Hier staat een bankrekeningnummer. Laat het weg; "
    "een rekening hoort alleen in het veld dat daarvoor is.",
    Kind.DOCUMENT_NUMBER: "Hier staat een nummer van een identiteitsbewijs. "
    "Schrijf alleen dat het bewijs is getoond, niet het nummer.",
    Kind.LICENCE_PLATE: "Hier staat een kenteken. Laat het weg; schrijf wat u zag zonder het voertuig aan te wijzen.",
    Kind.BIRTH_DATE: "Hier staat een geboortedatum. Schrijf alleen of aan de leeftijdsgrens is voldaan.",
    Kind.NAME: "Hier staat een naam van een persoon. Kies de exploitant of beheerder in het eigen veld; "
    "noem anderen alleen in hun rol, zoals dienstverlener of bezoeker.",
    Kind.NATIONALITY: "Hier staat een nationaliteit of herkomst van een persoon. Laat die weg; "
    "schrijf alleen een aantal waar het formulier daarom vraagt.",
    Kind.HEALTH: "Hier staat iets over de gezondheid van een persoon. Laat dat weg; "
    "regel hulp via de zorgcoördinator en leg hier alleen de handeling vast.",
    Kind.APPEARANCE: "Hier staat een beschrijving van het uiterlijk van een persoon. Laat die weg; "
    "schrijf de bevinding over het bedrijf.",
    Kind.HOME_ADDRESS: "Hier staat een woonadres van een persoon. Laat het weg; "
    "een adres hoort alleen in het adresveld van de zaak.",
}


def sentence(kind: Kind) -> str:
    """Dutch sentence for the writer of a text in which `kind` was found.

    Basis: AVG art. 5(1)(c); the found text is never repeated, so the sentence can be shown and logged.
    """
    return _SENTENCES[kind]


_WORDS = {
    Kind.BSN: "burgerservicenummer",
    Kind.PHONE: "telefoonnummer",
    Kind.EMAIL: "e-mailadres",
    Kind.LINK: "internetadres",
    Kind.HANDLE: "accountnaam",
    Kind.IBAN: "rekeningnummer",
    Kind.DOCUMENT_NUMBER: "nummer van een identiteitsbewijs",
    Kind.LICENCE_PLATE: "kenteken",
    Kind.BIRTH_DATE: "geboortedatum",
    Kind.NAME: "naam",
    Kind.NATIONALITY: "nationaliteit",
    Kind.HEALTH: "gezondheid",
    Kind.APPEARANCE: "uiterlijk",
    Kind.HOME_ADDRESS: "woonadres",
}


def word(kind: Kind) -> str:
    """The kind in a word or two, for a list."""
    return _WORDS[kind]
