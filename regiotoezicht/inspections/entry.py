"""Rules of entering: business premises, a dwelling with consent, a dwelling with an authorisation. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time

from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections.vocabulary import Ground
from regiotoezicht.law.calculation import compute

NIGHT_ENDS = time(6, 0)


@dataclass(frozen=True)
class EntryFacts:
    """What was recorded about entering, as far as the rules need it. Moments are local."""

    ground: str
    entered_at: datetime
    home: bool
    identity_shown: bool
    purpose_stated: bool
    consent_role: str = ""
    consent_at: datetime | None = None
    consent_language: str = ""
    consent_evident: bool = False
    power_article: str = ""
    issuer: str = ""
    issued_date: date | None = None
    reference: str = ""
    reason: str = ""
    address_checked: bool = False
    urgent: bool = False


def refuse_entry(facts: EntryFacts) -> None:
    """Refuse an entry that no ground carries.

    Basis: Awb 5:12, 5:15; Algemene wet op het binnentreden 1 to 7.
    """
    if not facts.identity_shown and facts.ground != Ground.BUSINESS:
        raise Refused(
            "identity_not_shown",
            "Toon in een woning eerst uw legitimatiebewijs (artikel 1 Awbi) en leg dat vast.",
            field="identity_shown",
        )
    if not facts.purpose_stated:
        raise Refused(
            "purpose_not_stated",
            "Zeg eerst waarvoor u komt (artikel 1 Awbi en artikel 5:13 Awb) en leg dat vast.",
            field="purpose_stated",
        )
    if facts.ground == Ground.BUSINESS:
        _refuse_home_as_business(home=facts.home)
    elif facts.ground == Ground.CONSENT:
        _refuse_thin_consent(facts)
    elif facts.ground == Ground.AUTHORISED:
        _refuse_poor_authorisation(facts)
    else:
        raise Refused("no_ground", "Kies de grond waarop u binnentreedt.", field="ground")


def _refuse_home_as_business(*, home: bool) -> None:
    if home:
        raise Refused(
            "home_as_business",
            "Hier woont iemand: artikel 5:15 Awb geeft geen toegang tot een woning. Vraag toestemming, of gebruik een "
            "bevoegdheid met een machtiging.",
            field="ground",
        )


def _refuse_thin_consent(facts: EntryFacts) -> None:
    if not facts.consent_role:
        raise Refused("consent_by_whom", "Wie gaf toestemming? Kies een rol.", field="consent_role")
    if facts.consent_at is None:
        raise Refused("consent_when", "Hoe laat is de toestemming gegeven?", field="consent_at")
    if facts.consent_at > facts.entered_at:
        raise Refused(
            "consent_after_entry",
            "De toestemming is gegeven na het binnentreden; dan was er geen toestemming (artikel 1 Awbi).",
            field="consent_at",
        )
    if not facts.consent_language:
        raise Refused("consent_language", "In welke taal is om toestemming gevraagd?", field="consent_language")
    if not facts.consent_evident:
        raise Refused(
            "consent_not_evident",
            "De toestemming moet ondubbelzinnig blijken (artikel 1 Awbi). Is dat niet zo, ga dan niet naar binnen.",
            field="consent_evident",
        )


def _refuse_poor_authorisation(facts: EntryFacts) -> None:
    for value, code, field, sentence in (
        (facts.power_article, "no_power", "power_article", "Welk artikel geeft de bevoegdheid om binnen te treden?"),
        (facts.issuer, "no_issuer", "issuer", "Wie gaf de machtiging af?"),
        (facts.reference, "no_reference", "reference", "Vul het kenmerk van de machtiging in."),
        (facts.reason, "no_reason", "reason", "Welk doel noemt de machtiging?"),
    ):
        if not value:
            raise Refused(code, sentence, field=field)
    if not facts.address_checked:
        raise Refused(
            "address_not_checked",
            "Controleer of de machtiging dit adres noemt (artikel 6 Awbi).",
            field="address_checked",
        )
    if facts.issued_date is None:
        raise Refused("no_issue_date", "Wanneer is de machtiging afgegeven?", field="issued_date")
    _refuse_outside_validity(facts.issued_date, facts.entered_at.date())
    if facts.entered_at.time() < NIGHT_ENDS and not facts.urgent:
        raise Refused(
            "at_night",
            "Tussen middernacht en 06.00 uur mag u alleen binnentreden als dit dringend noodzakelijk is en de "
            "machtiging dit bepaalt (artikel 7 Awbi).",
            field="urgent",
        )


def valid_through(issued: date) -> date:
    """The last day on which an authorisation holds: the third day after its issue, Sunday or holiday or not.

    Basis: Awbi 6(2).
    """
    end = compute("awbi-6", issued).end
    return end.date() if isinstance(end, datetime) else end


def _refuse_outside_validity(issued: date, entered: date) -> None:
    if issued > entered:
        raise Refused(
            "issued_after_entry",
            "De machtiging is afgegeven na het binnentreden; dan was er geen machtiging (artikel 2 Awbi).",
            field="issued_date",
        )
    last = valid_through(issued)
    if entered > last:
        raise Refused(
            "authorisation_expired",
            f"De machtiging gold tot en met {last:%d-%m-%Y} (artikel 6, tweede lid, Awbi: de derde dag na de afgifte).",
            field="issued_date",
        )


def refuse_companion(*, home: bool, ground: str, own_ground: str, named_in_authorisation: bool) -> None:
    """Every companion has a ground of her own; into a dwelling on an authorisation only who it allows.

    Basis: Awb 5:15(3); Awbi 8(2); CCV (every partner enters on its own power).
    """
    if not own_ground.strip():
        raise Refused(
            "companion_ground",
            "Iedere meeloper heeft een eigen grond nodig (artikel 5:15, derde lid, Awb). Vul die in.",
            field="ground",
        )
    if home and ground == Ground.AUTHORISED and not named_in_authorisation:
        raise Refused(
            "companion_not_named",
            "De machtiging moet toestaan dat deze persoon meegaat in de woning (artikel 8, tweede lid, Awbi).",
            field="named_in_authorisation",
        )
