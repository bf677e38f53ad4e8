"""What may go to whom: the dated table of grounds, and the lawful way where there is none. Pure.

One row is one ground. A receiver without a row gets nothing from here, and `WAYS` says what does exist.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.rules import PartnerKind as To
from regiotoezicht.organisation.rules import is_in_force
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind, Purpose

MUNICIPALITY = "municipality"
"""The kind of receiver that another municipality is."""

_ALL_BUT_CODES = frozenset(Category) - {Category.CODES}


@dataclass(frozen=True)
class Ground:
    """One row of the table. `reference` asks for what the receiver or the participant decided; `by_district` says
    whether the district may decide on it, as far as it is joint controller; `second` asks for a second person.
    `moves` says that the record itself goes, with the responsibility for it: that is forwarding, no disclosure.
    """

    code: str
    label: str
    receivers: frozenset[str]
    purpose: Purpose
    categories: frozenset[Category]
    by_district: bool
    second: bool
    from_date: date
    until_date: date | None = None
    agreement: Kind | None = None
    reference: str = ""
    moves: bool = False

    @property
    def name(self) -> str:
        """The ground as a list names it."""
        return f"{self.label}: {self.purpose.label}"


# Basis: law notes A2, D3 and A8. Articles marked [K] there await a lawyer, so the rows are dated and named here once.
GROUNDS: tuple[Ground, ...] = (
    Ground(
        code="report_crime",
        label="Artikel 162 Wetboek van Strafvordering",
        receivers=frozenset({To.POLICE, To.AVIM, To.PROSECUTION}),
        purpose=Purpose.REPORT_CRIME,
        categories=frozenset({Category.CODES, Category.TIME, Category.PLACE, Category.FINDINGS, Category.COUNTS}),
        by_district=True,
        second=False,
        from_date=date(2022, 1, 1),
    ),
    Ground(
        code="police_covenant",
        label="Artikel 151a Gemeentewet en het convenant",
        receivers=frozenset({To.POLICE, To.AVIM}),
        purpose=Purpose.PUBLIC_ORDER,
        categories=_ALL_BUT_CODES,
        by_district=True,
        second=True,
        from_date=date(2022, 1, 1),
        agreement=Kind.COVENANT,
    ),
    Ground(
        code="contact_officer",
        label="Taak van de aandachtsfunctionaris mensenhandel",
        receivers=frozenset({To.CONTACT_OFFICER}),
        purpose=Purpose.TRAFFICKING,
        categories=frozenset({Category.CODES, Category.TIME, Category.PLACE}),
        by_district=True,
        second=False,
        from_date=date(2022, 1, 1),
    ),
    Ground(
        code="participant_decision",
        label="Wgs, eigen besluit van de gemeente als deelnemer",
        receivers=frozenset({To.RIEC, To.SAFETY_HOUSE}),
        purpose=Purpose.COMPLEX_CASE,
        categories=_ALL_BUT_CODES,
        by_district=False,
        second=True,
        from_date=date(2025, 3, 1),
        reference="het artikel van de Wgs en het kenmerk van het besluit van de deelnemer",
    ),
    Ground(
        code="own_task",
        label="Eigen wettelijke taak van de ontvanger, op haar verzoek",
        receivers=frozenset({To.LABOUR_INSPECTORATE, To.TAX, To.GGD, To.FIRE_SERVICE}),
        purpose=Purpose.OWN_TASK,
        categories=frozenset({Category.TIME, Category.PLACE, Category.FINDINGS, Category.COUNTS}),
        by_district=True,
        second=True,
        from_date=date(2022, 1, 1),
        reference="het artikel waarop de ontvanger zich beroept en het kenmerk van haar verzoek",
    ),
    Ground(
        code="safe_home",
        label="Meldcode en artikel 5.2.6 Wmo 2015",
        receivers=frozenset({To.SAFE_HOME}),
        purpose=Purpose.PROTECTION,
        categories=frozenset({Category.CODES, Category.TIME}),
        by_district=True,
        second=False,
        from_date=date(2022, 1, 1),
    ),
    Ground(
        code="other_municipality",
        label="Artikel 151a Gemeentewet, taak van de andere gemeente",
        receivers=frozenset({MUNICIPALITY}),
        purpose=Purpose.OWN_TASK,
        categories=_ALL_BUT_CODES,
        by_district=True,
        second=True,
        from_date=date(2022, 1, 1),
    ),
    Ground(
        code="competent_municipality",
        label="Artikel 2:3 Awb, doorzenden aan wie bevoegd is",
        receivers=frozenset({MUNICIPALITY}),
        purpose=Purpose.OWN_TASK,
        categories=frozenset({Category.CODES, Category.TIME, Category.PLACE, Category.FINDINGS}),
        by_district=True,
        second=True,
        from_date=date(2022, 1, 1),
        moves=True,
    ),
)
DISCLOSING = tuple(ground for ground in GROUNDS if not ground.moves)
BY_CODE = {ground.code: ground for ground in GROUNDS}

WAYS: dict[str, str] = {
    To.POLICE: "Bij acuut gevaar: bel 112. Anders: verstrek met artikel 162 Sv (aangifte), of onder het convenant.",
    To.AVIM: "Bel AVIM dezelfde dag; personen alleen mondeling. Codes, tijd en bevindingen: met artikel 162 Sv.",
    To.PROSECUTION: "Doe aangifte met artikel 162 Sv; verder vraagt het OM zelf stukken op via de politie.",
    To.CONTACT_OFFICER: "Verstrek codes, tijd en het adres van een bedrijfspand voor de aanpak van mensenhandel.",
    To.RIEC: "Via de deelnemer aan het RIEC: de jurist van de gemeente verstrekt na een eigen besluit onder de Wgs.",
    To.SAFETY_HOUSE: "Via de deelnemer: de jurist van de gemeente verstrekt na een eigen besluit onder de Wgs.",
    To.LABOUR_INSPECTORATE: "Vraag de Arbeidsinspectie om een verzoek met haar eigen artikel, over deze ene zaak.",
    To.TAX: "Vraag de Belastingdienst om een verzoek met haar eigen artikel, over deze ene zaak.",
    To.GGD: "Vraag de GGD om een verzoek met haar eigen artikel, over deze ene zaak.",
    To.FIRE_SERVICE: "Vraag de brandweer om een verzoek met haar eigen artikel, over deze ene zaak.",
    To.SAFE_HOME: "Bel Veilig Thuis en volg de meldcode; verstrek daarna codes en tijd.",
    To.CARE: "Geef de hulpkaart mee of bel de zorgcoördinator: contact alleen met toestemming, en nooit met een naam.",
    To.COMENSHA: "Vraag de politie: die meldt bij CoMensha (artikel 4:2 Besluit politiegegevens).",
    To.EMM: "Vraag de politie, het RIEC of de Arbeidsinspectie: die geven signalen door aan het EMM.",
    MUNICIPALITY: "Verstrek voor de eigen taak van de andere gemeente (artikel 151a Gemeentewet), met tweede persoon.",
}


def kind_of(partner_kind: str | None) -> str:
    """The kind of a receiver in the table: that of a partner organisation, or else another municipality.

    Basis: law notes D3.
    """
    return partner_kind or MUNICIPALITY


def grounds_for(kind: str, on: date) -> list[Ground]:
    """The rows for a disclosure to a kind of receiver on a day.

    Basis: law notes D3.
    """
    return [row for row in _in_force(kind, on) if not row.moves]


def _in_force(kind: str, on: date) -> list[Ground]:
    return [row for row in GROUNDS if kind in row.receivers and is_in_force(row.from_date, row.until_date, on)]


def refuse_no_forwarding(on: date, categories: Collection[Category]) -> Ground:
    """A record goes to another municipality on a row that lets the responsibility go along; answers that row.

    Basis: Awb 2:3(1); AVG 5(1)(b) (the purpose stays the same: supervision where the matter is); ADR 0123.
    """
    ground = next((row for row in _in_force(MUNICIPALITY, on) if row.moves), None)
    if ground is None:
        raise Refused("no_way", f"Doorzenden kan vandaag niet. {WAYS[MUNICIPALITY]}", field="to")
    refuse_district(ground, MUNICIPALITY)
    refuse_other_fields(ground, MUNICIPALITY, categories)
    return ground


def refuse_no_ground(kind: str, ground: Ground | None, on: date) -> Ground:
    """A ground is for some receivers only, and between its dates; answers it when it fits.

    Basis: AVG 6(1) and (3) (a ground in law); law notes A2 and D3.
    """
    possible = grounds_for(kind, on)
    if not possible:
        raise Refused("no_way", f"Hierheen gaat vanuit dit programma niets. {WAYS[kind]}", field="receiver")
    if ground is None or ground not in possible:
        raise Refused("wrong_ground", f"Deze grondslag geldt niet voor deze ontvanger. {WAYS[kind]}", field="ground")
    return ground


def refuse_wrong_purpose(ground: Ground, purpose: str) -> None:
    """Data goes for the purpose of its ground and no other.

    Basis: AVG 5(1)(b).
    """
    if purpose != ground.purpose:
        raise Refused(
            "wrong_purpose",
            f"Dit doel hoort niet bij deze grondslag. Die is er voor: {ground.purpose.label}.",
            field="purpose",
        )


def refuse_other_fields(ground: Ground, kind: str, categories: Collection[Category]) -> None:
    """Only kinds of data that the row names go, and at least one.

    Basis: AVG 5(1)(c); law notes D3, column "What we send".
    """
    if not categories:
        raise Refused("no_fields", "Kies ten minste één gegeven.", field="fields")
    outside = sorted(set(categories) - ground.categories)
    if outside:
        words = ", ".join(Category(code).label for code in outside)
        raise Refused("wrong_field", f"Op deze grondslag gaat niet mee: {words}. {WAYS[kind]}", field="fields")


def refuse_district(ground: Ground, kind: str) -> None:
    """Some decisions are those of the municipality alone.

    Basis: Wgs (in force 1-3-2025): data enters by a participant's own decision; law notes A2.
    """
    if not ground.by_district:
        raise Refused("not_by_district", f"Hierover besluit het district niet. {WAYS[kind]}", field="ground")


def refuse_without_reference(ground: Ground, reference: str) -> None:
    """Where the ground is somebody else's request or decision, that is named.

    Basis: law notes A2 (Wgs: log with article) and D3 (each on own basis, no bulk).
    """
    if ground.reference and len(reference.strip()) < 5:
        raise Refused("no_reference", f"Noem bij “Kenmerk” {ground.reference}.", field="reference")


def refuse_outside_agreement(
    ground: Ground, *, agreed: Collection[str] | None, purposes: Collection[str], categories: Collection[Category]
) -> None:
    """What rests on an agreement goes no further than it: it holds today, for this purpose and these kinds of data.

    Basis: AVG 5(1)(b) and (c), 26; law notes A3. `agreed` are the categories of the agreement in force, None without.
    """
    if ground.agreement is None:
        return
    if agreed is None:
        raise Refused(
            "no_agreement",
            f"Hiervoor geldt vandaag geen {ground.agreement.label} met deze ontvanger. Vraag de privacy officer om de "
            "afspraak te vernieuwen; bij een strafbaar feit kan wel aangifte.",
            field="ground",
        )
    if ground.purpose not in purposes:
        raise Refused(
            "purpose_not_agreed", f"Het {ground.agreement.label} noemt dit doel niet. Vraag de privacy officer."
        )
    outside = sorted(set(categories) - set(agreed))
    if outside:
        words = ", ".join(Category(code).label for code in outside)
        raise Refused(
            "field_not_agreed", f"Buiten het {ground.agreement.label} valt: {words}. Laat dat weg.", field="fields"
        )
