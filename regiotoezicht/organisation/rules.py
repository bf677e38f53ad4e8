"""Rules of the organisation: periods, designations and mandates. Pure."""

from datetime import date

from django.db.models import Q, TextChoices

from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission


class Body(TextChoices):
    """The bodies of a municipality that decide (*bestuursorgaan*)."""

    MAYOR = "mayor", "burgemeester"
    COLLEGE = "college", "college van burgemeester en wethouders"


def with_article(body: str) -> str:
    """A body as in a sentence: `de burgemeester`, `het college van burgemeester en wethouders`.

    Basis: common Dutch usage (no article).
    """
    return f"{'de' if body == Body.MAYOR else 'het'} {Body(body).label}"


class Arrangement(TextChoices):
    """As what the coordinating municipality works for another one (*verwerker*, *gezamenlijk verantwoordelijk*)."""

    PROCESSOR = "processor", "verwerker (artikel 28 AVG)"
    JOINT = "joint", "gezamenlijk verantwoordelijk (artikel 26 AVG)"


class PartnerKind(TextChoices):
    """What a partner organisation is (*ketenpartner*); the table of grounds says what each kind may receive."""

    POLICE = "police", "politie"
    AVIM = "avim", "politie, AVIM"
    PROSECUTION = "prosecution", "Openbaar Ministerie"
    CONTACT_OFFICER = "contact_officer", "aandachtsfunctionaris mensenhandel"
    RIEC = "riec", "RIEC"
    SAFETY_HOUSE = "safety_house", "Zorg- en Veiligheidshuis"
    LABOUR_INSPECTORATE = "labour_inspectorate", "Arbeidsinspectie"
    TAX = "tax", "Belastingdienst"
    GGD = "ggd", "GGD"
    SAFE_HOME = "safe_home", "Veilig Thuis"
    FIRE_SERVICE = "fire_service", "brandweer"
    CARE = "care", "zorgorganisatie"
    COMENSHA = "comensha", "CoMensha"
    EMM = "emm", "Expertisecentrum Mensenhandel en Mensensmokkel"


EMPLOYEE_KEEP = Permission("organisation.employee_keep", "Medewerkers vastleggen en wijzigen")
DESIGNATION_KEEP = Permission("organisation.designation_keep", "Aanwijzingen als toezichthouder vastleggen")
DESIGNATION_READ = Permission("organisation.designation_read", "Aanwijzingen en mandaten inzien")
MANDATE_KEEP = Permission("organisation.mandate_keep", "Mandaten vastleggen")
PARTICIPATION_KEEP = Permission("organisation.participation_keep", "Deelname van een gemeente vastleggen")
INHABITANTS_KEEP = Permission("organisation.inhabitants_keep", "Inwonertallen inlezen")
PARTNER_KEEP = Permission("organisation.partner_keep", "Ketenpartners vastleggen")

INHABITANTS_LOADED = EventType(
    "organisation.inhabitants_loaded", "Inwonertallen ingelezen: {new} nieuw, {replaced} vervangen"
)
EMPLOYEE_ADDED = EventType("organisation.employee_added", "Medewerker toegevoegd")
EMPLOYEE_CHANGED = EventType("organisation.employee_changed", "Medewerker gewijzigd")
DESIGNATION_GIVEN = EventType("organisation.designation_given", "Aanwijzing vastgelegd tot {until}")
DESIGNATION_ENDED = EventType("organisation.designation_ended", "Aanwijzing beëindigd per {until}")
MANDATE_GIVEN = EventType("organisation.mandate_given", "Mandaat vastgelegd")
MANDATE_ENDED = EventType("organisation.mandate_ended", "Mandaat beëindigd per {until}")
PARTICIPATION_SET = EventType("organisation.participation_set", "Deelname vastgelegd vanaf {from_date}")
PARTICIPATION_ENDED = EventType("organisation.participation_ended", "Deelname beëindigd per {until}")


PARTNER_ADDED = EventType("organisation.partner_added", "Ketenpartner vastgelegd")
PARTNER_SET = EventType("organisation.partner_set", "Ketenpartner in gebruik: {active}")
EMPLOYEE_SERVICE = EventType("organisation.employee_service", "Medewerker in dienst: {active}")


def in_force(on: date, prefix: str = "") -> Q:
    """A condition on half-open periods `from_date/until_date`: in force on that day.

    Basis: ADR 0003 (periods are half-open; an empty end means until further notice).
    """
    return Q(**{f"{prefix}from_date__lte": on}) & (
        Q(**{f"{prefix}until_date__isnull": True}) | Q(**{f"{prefix}until_date__gt": on})
    )


def is_in_force(from_date: date, until_date: date | None, on: date) -> bool:
    """Whether a half-open period holds on a day.

    Basis: ADR 0003.
    """
    return from_date <= on and (until_date is None or on < until_date)


def overlapping(from_date: date, until_date: date | None) -> Q:
    """A condition on half-open periods: they share at least one day with this one.

    Basis: ADR 0003.
    """
    ends_later = Q(until_date__isnull=True) | Q(until_date__gt=from_date)
    return ends_later if until_date is None else ends_later & Q(from_date__lt=until_date)


def refuse_empty_period(from_date: date, until_date: date | None) -> None:
    """A period holds at least one day.

    Basis: ADR 0003.
    """
    if until_date is not None and until_date <= from_date:
        raise Refused("empty_period", "De einddatum ligt niet na de begindatum.", field="until_date")


def refuse_late_or_early_end(from_date: date, until_date: date | None, end: date) -> None:
    """Ending a period brings its end forward; a longer period takes a new decision.

    Basis: Awb 5:11 and 10:1 (a power reaches as far as its decision); ADR 0003.
    """
    if end < from_date:
        raise Refused("before_start", "De einddatum ligt voor de begindatum.", field="until_date")
    if until_date is not None and end >= until_date:
        raise Refused(
            "ends_sooner",
            f"Dit eindigt al per {until_date:%d-%m-%Y}. Voor een langere periode is een nieuw besluit nodig.",
            field="until_date",
        )


def refuse_overlap(what: str, *, exists: bool) -> None:
    """The same power or agreement is not laid down twice for the same days; `what` is Dutch with its article.

    Basis: Awb 3:2 (care): two rows for one power make it unclear which decision holds.
    """
    if exists:
        raise Refused("overlap", f"Voor deze periode staat {what} er al. Beëindig die eerst, of kies andere datums.")


def refuse_own_power(*, own: bool) -> None:
    """Nobody lays down her own designation or mandate.

    Basis: toegang.md, row "Designations, mandates"; Awb 2:4 (no appearance of interest).
    """
    if own:
        raise Refused(
            "own_power",
            "U kunt uw eigen aanwijzing of mandaat niet vastleggen of beëindigen; vraag dit aan een collega.",
        )


def refuse_mandate_without_consent(*, same_employer: bool, consent: str) -> None:
    """Somebody who does not work for the municipality needs the consent of her own employer as well.

    Basis: Awb 10:4.
    """
    if not same_employer and not consent.strip():
        raise Refused(
            "no_consent",
            "Deze medewerker werkt voor een andere gemeente. Noem de instemming van die werkgever (artikel 10:4 Awb).",
            field="consent",
        )


def refuse_out_of_service(*, is_active: bool) -> None:
    """Only somebody in service is designated or mandated.

    Basis: Awb 5:11 and 10:4.
    """
    if not is_active:
        raise Refused("out_of_service", "Deze medewerker is niet meer in dienst.", field="employee")
