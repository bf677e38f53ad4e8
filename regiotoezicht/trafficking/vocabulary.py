"""The codes of what was noticed, what was the matter, and who is told."""

from django.db.models import TextChoices


class Code(TextChoices):
    """A group of signals with examples as guidance (law notes D2). One signal proves nothing."""

    FREEDOM = "F", "Vrijheid: kan niet weg of werktijden kiezen, wordt in de gaten gehouden of gebracht en gehaald"
    MONEY = "M", "Geld: staat het meeste af, schuld bij een helper, hoge huur, iemand anders int"
    CONTACT = "C", "Contact: spreekt niet vrij, iemand antwoordt ervoor, ingestudeerd verhaal, kent het adres niet"
    WORK = "W", "Werk: zeer lange dagen, werkt ziek of zwanger door, kan niet weigeren, vaak verplaatst"
    PLACE = "P", "Plaats: slaapt op het werk, velen in één kamer, geen eigen spullen, slot aan de buitenkant"
    BODY = "B", "Lichaam en gedrag: letsel, angst, uitputting, verdoofd door middelen"
    YOUTH = "Y", "Jong: lijkt jong, twijfel over papieren, ander gedrag dan eerder, iemand die ronselt"
    DOCUMENTS = "D", "Papieren: vals of geleend, geen titel, visum via een ander"
    OPERATOR = "O", "Exploitant of helper: zelfde chauffeur, verhuurder of boeker, dreigt, neemt de telefoon op"


class Circumstance(TextChoices):
    """What decides how fast somebody must be told."""

    DANGER = "danger", "Er is nu gevaar"
    MINOR = "minor", "Minderjarig, of dat is niet uit te sluiten"
    COERCION = "coercion", "Duidelijke dwang"
    HELP = "help", "Er wordt hulp gewenst"


class Receiver(TextChoices):
    """Who is told, and whom a municipality keeps a number of."""

    POLICE = "police", "politie (AVIM, mensenhandel)"
    CONTACT_OFFICER = "officer", "aandachtsfunctionaris mensenhandel"
    CARE = "care", "zorgcoördinator"
    SAFE_HOME = "safe_home", "Veilig Thuis"


AT_ONCE = frozenset({Circumstance.DANGER, Circumstance.MINOR, Circumstance.COERCION})

TO_SAY = {
    Receiver.POLICE: "Vertel wat u zag en waar. Wie het betreft zegt u alleen aan de telefoon. Vraag een nummer, en of "
    "u met een volgend bezoek moet wachten.",
    Receiver.CONTACT_OFFICER: "Noem het dossiernummer en wat u aankruiste. Namen heeft de aandachtsfunctionaris niet "
    "nodig.",
    Receiver.CARE: "Alleen als de persoon dat zelf wil. Laat die bij voorkeur zelf spreken. Hulp hangt niet af van een "
    "aangifte.",
    Receiver.SAFE_HOME: "Vertel wat u zag. Ondervraag een minderjarige niet; blijf erbij tot er iemand is.",
}
"""What to say to whom on the phone, and what not (law notes D3 and E)."""
