"""The Dutch words with which municipalities head the columns of a permit register."""

import difflib
import re
import unicodedata
from enum import StrEnum


class Field(StrEnum):
    """What a column of a register may hold; the order is that of the remarks on a row."""

    CASE_NUMBER = "case_number"
    NAME = "name"
    KIND = "kind"
    HOLDER = "holder"
    KVK = "kvk"
    MANAGERS = "managers"
    ADDRESS = "address"
    STREET = "street"
    NUMBER = "number"
    ADDITION = "addition"
    POSTCODE = "postcode"
    PLACE = "place"
    GRANTED = "granted"
    VALID_THROUGH = "valid_through"
    ROOMS = "rooms"
    OPENING_HOURS = "opening_hours"
    ADVERT_PHONE = "advert_phone"
    REMARKS = "remarks"


LABELS: dict[Field, str] = {
    Field.CASE_NUMBER: "Zaaknummer",
    Field.NAME: "Naam van het bedrijf",
    Field.KIND: "Soort bedrijf",
    Field.HOLDER: "Exploitant (vergunninghouder)",
    Field.KVK: "KvK-nummer",
    Field.MANAGERS: "Beheerders",
    Field.ADDRESS: "Adres in één kolom",
    Field.STREET: "Straat",
    Field.NUMBER: "Huisnummer",
    Field.ADDITION: "Toevoeging",
    Field.POSTCODE: "Postcode",
    Field.PLACE: "Plaats",
    Field.GRANTED: "Datum van verlening",
    Field.VALID_THROUGH: "Geldig tot en met",
    Field.ROOMS: "Aantal kamers of ramen",
    Field.OPENING_HOURS: "Openingstijden",
    Field.ADVERT_PHONE: "Telefoonnummer in de advertentie",
    Field.REMARKS: "Opmerkingen",
}

# Written without capitals, accents, spaces and signs: "Geldig t/m" is "geldigtm".
_SURE: dict[Field, str] = {
    Field.CASE_NUMBER: "zaaknummer zaaknr zaak zaakid zaakkenmerk dossiernummer dossiernr dossier "
    "vergunningnummer "
    "vergunningsnummer vergunningnr vergunningsnr kenmerk registratienummer referentie referentienummer zknr",
    Field.NAME: "naaminrichting naambedrijf bedrijfsnaam naamonderneming handelsnaam naamvandeinrichting "
    "naamvanhetbedrijf naamseksinrichting naamseksbedrijf naamvestiging naamzaak inrichtingsnaam",
    Field.KIND: "soort soortinrichting soortbedrijf typeinrichting typebedrijf type categorie bedrijfssoort "
    "soortseksinrichting soortseksbedrijf aardinrichting aardvanhetbedrijf soortvergunning bedrijfstype",
    Field.HOLDER: "exploitant exploitanten naamexploitant vergunninghouder naamvergunninghouder houder "
    "ondernemer "
    "naamondernemer vergunninghouders houdervergunning exploitants",
    Field.KVK: "kvk kvknummer kvknr kvkno handelsregisternummer nummerkvk nrkvk inschrijvingkvk "
    "kvkinschrijving "
    "kamervankoophandel nummerkamervankoophandel",
    Field.MANAGERS: "beheerder beheerders beheerderss naambeheerder namenbeheerders leidinggevende "
    "leidinggevenden "
    "bedrijfsleider bedrijfsleiders leidinggevendes",
    Field.ADDRESS: "adres vestigingsadres adresinrichting bedrijfsadres locatieadres adresbedrijf "
    "volledigadres "
    "adresvandeinrichting adresgegevens locatie bezoekadres",
    Field.STREET: "straat straatnaam straatnm openbareruimte weg straatenhuisnummer straathuisnummer "
    "straatnr straatennr straatnaamenhuisnummer",
    Field.NUMBER: "nr nummer huisnr huisnummer hnr hsnr huisno",
    Field.ADDITION: "toev toevoeging huisnummertoevoeging huisnrtoevoeging huisnummertoev "
    "toevoeginghuisnummer "
    "huisletter bijvoeging huisnrtoev hnrtoev toevhuisnr",
    Field.POSTCODE: "postcode pc postc postkode postcodeinrichting postcodeplaats postcodeenplaats "
    "postcodewoonplaats postcodeenwoonplaats",
    Field.PLACE: "plaats plaatsnaam woonplaats vestigingsplaats stad kern dorp plaatsinrichting woonkern",
    Field.GRANTED: "verleend verleendop verleenddd datumverleend datumverlening verleningsdatum vergundop "
    "datumvanverlening vergunningverleend vergunningverleendop datumvergunningverleend verlening afgegeven "
    "afgegevenop datumafgifte afgiftedatum datumvergunning vergunningsdatum vergunningdatum vergunddd "
    "verleenddatum",
    Field.VALID_THROUGH: "geldigtm geldigtot geldigtotenmet einddatum einddatumvergunning vervaldatum "
    "verloopdatum "
    "geldigheid datumeinde verlooptop looptijdtot geldigheidsduur afloopdatum vergunningtot vergunningtm "
    "expiratiedatum geldigtotdatum datumgeldigtot vervaltop looptijdtm eindigtop",
    Field.ROOMS: "kamers aantalkamers kamer werkkamers aantalwerkkamers ramen aantalramen werkruimten "
    "aantalwerkruimten "
    "aantalwerkplekken werkplekken aantalkamersramen kamersramen aantalvergunderamen aantalvergundekamers "
    "werkruimtes aantalwerkruimtes ktal kamersaantal",
    Field.OPENING_HOURS: "openingstijden openingstijd openingsuren sluitingstijden opentijden geopend "
    "openingsensluitingstijden tijden openingenssluitingstijden",
    Field.ADVERT_PHONE: "telefoonadvertentie telefoonnummeradvertentie advertentietelefoon advertentienummer "
    "telefoonnummerinadvertentie teladvertentie advertentietelefoonnummer telnradvertentie "
    "telefoonadvertenties "
    "telefoonnummeradvertenties telefooninadvertentie",
    Field.REMARKS: "opmerking opmerkingen bijzonderheden bijzonderheid notitie notities toelichting "
    "aantekening "
    "aantekeningen overig opm opmerkingenbijzonderheden opmerkings",
}
ALIASES: dict[str, Field] = {alias: field for field, words in _SURE.items() for alias in words.split()}

# Read from top to bottom; the first part found in the heading decides, and always leaves it unsure.
_PARTS: tuple[tuple[str, Field], ...] = (
    (r"kvk|handelsregister|koophandel", Field.KVK),
    (r"beheer|leidinggeven|bedrijfsleid", Field.MANAGERS),
    (r"exploit|ondernemer|houder", Field.HOLDER),
    (r"postcode|postkode", Field.POSTCODE),
    (r"werkplek|werkkamer|werkruimte|kamers|ramen", Field.ROOMS),
    (r"straat", Field.STREET),
    (r"toevoeg|huisletter", Field.ADDITION),
    (r"huisn", Field.NUMBER),
    (r"plaats|^gemeente$", Field.PLACE),
    (r"adres|locatie", Field.ADDRESS),
    (r"geldig|eind|verval|verloop|looptijd|expirat|aflo", Field.VALID_THROUGH),
    (r"verleen|verlening|afgifte|afgegeven|vergund|ingang|besluit|^datum$|begindatum", Field.GRANTED),
    (r"opening|sluiting", Field.OPENING_HOURS),
    (r"advert|telefoon|^tel(nr)?$", Field.ADVERT_PHONE),
    (r"opmerk|bijzonder|toelicht|notitie|aantekening", Field.REMARKS),
    (r"soort|type|categorie|branche|^aard", Field.KIND),
    (r"zaak|dossier|kenmerk|vergunningn|referentie", Field.CASE_NUMBER),
    (r"naam|inrichting|bedrijf|onderneming", Field.NAME),
)
_NEVER = re.compile(
    r"mail|woonadres|geboorte|geboren|bsn|burgerservice|sofi|nationaliteit|paspoort|legitimatie|document|werknem"
    r"|dienstverlen|sekswerk|prostitu[eé]e|contactpers|voornaam|achternaam|website|internet|url|priveadres|mobiel"
    r"|aanvra|ontvang|intrek|ingetrok|bibob|iban|rekening|leges|kosten|eigenaar|verhuur|pandeigen|controle|foto"
)
_OF_A_PERSON = re.compile(r"exploit|beheer|houder|ondernemer|leidinggeven|prive")
_CONTACT = re.compile(r"adres|telefoon|^tel|tel$|postcode|plaats|straat|huisn")


def compact(heading: str) -> str:
    """Return a heading as letters and digits only, lower case, without accents; brackets are opened."""
    decomposed = unicodedata.normalize("NFKD", heading)
    return re.sub(r"[^a-z0-9]", "", decomposed.casefold())


def recognise(heading: str, *, guess: bool = True) -> tuple[Field | None, bool]:
    """Return the field that a heading names and whether that is sure.

    ``guess`` also allows for slips of the pen.

    Columns about persons (birth, nationality, own address or telephone) are recognised as nothing, so never
    read.
    """
    word = compact(heading) if len(heading) <= 60 else ""
    if not word:
        return None, False
    if word in ALIASES:
        return ALIASES[word], True
    if _NEVER.search(word) or (_OF_A_PERSON.search(word) and _CONTACT.search(word)):
        return None, False
    for part, field in _PARTS:
        if re.search(part, word):
            return field, False
    if guess and len(word) >= 5:
        near = difflib.get_close_matches(word, ALIASES, n=1, cutoff=0.84)
        if near:
            return ALIASES[near[0]], False
    return None, False
