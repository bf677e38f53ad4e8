"""The words of this room: statuses, grounds, powers, roles and what may be counted."""

from django.db.models import TextChoices


class RoundStatus(TextChoices):
    """Where a round (*ronde*) stands."""

    PLANNED = "planned", "gepland"
    UNDER_WAY = "under_way", "onderweg"
    DONE = "done", "afgerond"
    CANCELLED = "cancelled", "geannuleerd"


class VisitStatus(TextChoices):
    """Where a visit (*bezoek*) stands."""

    PLANNED = "planned", "gepland"
    UNDER_WAY = "under_way", "bezig"
    HELP_ASKED = "help_asked", "gestopt: hulp gevraagd"
    NOBODY_HOME = "nobody_home", "niemand aanwezig"
    REFUSED_ENTRY = "refused_entry", "toegang geweigerd"
    BROKEN_OFF = "broken_off", "afgebroken"
    REPORT_READY = "report_ready", "rapport klaar om te ondertekenen"
    SIGNED = "signed", "ondertekend"
    CANCELLED = "cancelled", "vervallen"


class ReportStatus(TextChoices):
    """Where a report of findings (*rapport van bevindingen*) stands."""

    DRAFT = "draft", "concept"
    SIGNED = "signed", "ondertekend"


class Cause(TextChoices):
    """Why a place is visited (*aanleiding*)."""

    SIGNAL = "signal", "melding"
    PERMIT = "permit", "vergund bedrijf"
    OWN_CHOICE = "own_choice", "eigen keuze van het team"


class CancelReason(TextChoices):
    """Why a round does not go on; codes only, for a reason may be about somebody's health."""

    TOO_FEW = "too_few", "te weinig toezichthouders"
    SAFETY = "safety", "niet veilig"
    PARTNER = "partner", "op verzoek van politie of OM"
    NO_NEED = "no_need", "niet meer nodig"
    OTHER = "other", "anders"


class ReplaceReason(TextChoices):
    """Why a supervisor leaves a round."""

    ABSENT = "absent", "verhinderd"
    DESIGNATION = "designation", "aanwijzing niet geldig"
    INVOLVED = "involved", "te nauw betrokken"
    CANCELLED = "cancelled", "ronde geannuleerd"


class Ground(TextChoices):
    """On which ground supervisors enter (*binnentreden*)."""

    BUSINESS = "business", "bedrijfsruimte (artikel 5:15 Awb)"
    CONSENT = "consent", "woning, met toestemming van de bewoner"
    AUTHORISED = "authorised", "woning, met bevoegdheid en machtiging (Awbi)"


class SpokenRole(TextChoices):
    """Who somebody was, in role terms only."""

    RESIDENT = "resident", "bewoner"
    OPERATOR = "operator", "exploitant"
    MANAGER = "manager", "beheerder"
    STAFF = "staff", "medewerker van het bedrijf"
    PROVIDER = "provider", "dienstverlener"
    OWNER = "owner", "eigenaar of verhuurder"
    OTHER = "other", "iemand anders"


class Issuer(TextChoices):
    """Who gives an authorisation to enter a dwelling (Awbi 3)."""

    MAYOR = "mayor", "burgemeester"
    PROSECUTOR = "prosecutor", "officier of advocaat-generaal"


class LivesHere(TextChoices):
    """The answer to: is anyone living here?"""

    YES = "yes", "ja, hier woont iemand"
    NO = "no", "nee, hier woont niemand"


class Power(TextChoices):
    """The powers of a supervisor (*bevoegdheden*)."""

    INFORMATION = "5:16", "inlichtingen vorderen (5:16)"
    IDENTITY = "5:16a", "inzage in een identiteitsbewijs, alleen bekeken (5:16a)"
    RECORDS = "5:17", "zakelijke gegevens inzien of kopiëren (5:17)"
    GOODS = "5:18", "zaken onderzoeken of opnemen (5:18)"
    VEHICLES = "5:19", "vervoermiddelen onderzoeken (5:19)"


class CompanionRole(TextChoices):
    """Who comes along (*meeloper*)."""

    POLICE = "police", "politie"
    BUILDING = "building", "bouw- en woningtoezicht"
    FIRE = "fire", "brandweer"
    HEALTH = "health", "GGD"
    LABOUR = "labour", "Nederlandse Arbeidsinspectie"
    CARE = "care", "zorg of hulpverlening"
    INTERPRETER = "interpreter", "tolk"
    LOCKSMITH = "locksmith", "slotenmaker"
    OTHER = "other", "anders"


class AnswerCode(TextChoices):
    """The answer to one item of a checklist."""

    OK = "ok", "in orde"
    BREACH = "breach", "overtreding"
    NOT_SEEN = "not_seen", "niet gezien"
    NOT_APPLICABLE = "na", "niet van toepassing"


class CountKind(TextChoices):
    """What may be counted. A count is all that is kept of persons."""

    PERSONS = "persons", "personen gezien"
    IDENTITY_SEEN = "identity_seen", "identiteitsbewijs bekeken van"
    UNDER_LIMIT = "under_limit", "onder de leeftijdsgrens"
    NO_TITLE = "no_title", "zonder titel om te werken of te verblijven"
    OWN_FLAT = "own_flat", "in de eigen woning"
    WORK_ROOMS = "work_rooms", "werkruimten in gebruik"
    CARDS_GIVEN = "cards_given", "informatiekaarten gegeven"


class Part(TextChoices):
    """The sections of a visit, in the order in which they are walked through."""

    ARRIVAL = "arrival", "Aankomst"
    ENTRY = "entry", "Binnentreden"
    COMPANIONS = "companions", "Meelopers"
    POWERS = "powers", "Bevoegdheden"
    CHECKLIST = "checklist", "Controlepunten"
    COUNTS = "counts", "Aantallen"
    FINDINGS = "findings", "Bevindingen"
    PHOTOS = "photos", "Foto’s"
    CLOSING = "closing", "Afronden"


class PhotoSubject(TextChoices):
    """What a photo shows: a room or a thing of the business, never a person."""

    PERMIT = "permit", "vergunning aan de muur"
    PRICES = "prices", "prijslijst"
    ROOM = "room", "ruimte zonder personen"
    EXIT = "exit", "nooduitgang of branddeur"
    HYGIENE = "hygiene", "hygiëne"
    FRONT = "front", "voorgevel of reclame van het bedrijf"
    RECORDS = "records", "bedrijfsadministratie zonder persoonsgegevens"


class PhotoReason(TextChoices):
    """Why photos are turned on in a dwelling, where they are off."""

    DANGER = "danger", "gevaar dat in woorden niet is vast te leggen"
    AUTHORISED = "authorised", "de machtiging noemt het maken van foto’s"
    ASKED = "asked", "de bewoner vraagt zelf om een foto"


class PhotoState(TextChoices):
    """What was judged of a photo: whether a person can be recognised in it."""

    BEFORE = "before", "van voor de gezichtscontrole"
    FREE = "free", "geen gezicht gevonden"
    HELD = "held", "opgehouden: mogelijk een persoon"
    COVERED = "covered", "onherkenbaar gemaakt"
    CLEARED = "cleared", "bekeken: geen persoon herkenbaar"


class BreakOff(TextChoices):
    """Why a control was broken off."""

    CONSENT = "consent", "toestemming ingetrokken"
    SAFETY = "safety", "niet veilig"
    POLICE = "police", "overgedragen aan de politie"
    OTHER = "other", "anders"


class CautionWording(TextChoices):
    """In which words the caution was given (Awb 5:10a)."""

    STANDARD = "standard", "«U bent niet verplicht tot antwoorden»"
    TRANSLATED = "translated", "hetzelfde, in vertaling van een tolk"
    OWN_WORDS = "own_words", "in eenvoudige woorden, met dezelfde betekenis"
