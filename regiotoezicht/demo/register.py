"""The fictitious permit registers: businesses, premises, who answers for them, and their permits."""

from datetime import date, timedelta

from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.demo.bulk import Happened, Stage, store, tell
from regiotoezicht.demo.streets import STREETS, business_name, fictitious_kvk, fictitious_postcode
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.register.addresses import Address
from regiotoezicht.permits.register.parsing import permit_key
from regiotoezicht.permits.rules import PERMIT_ENDED, PERMIT_ENTERED, EndReason, PermitStatus
from regiotoezicht.premises.models import Business, Party, Premises
from regiotoezicht.premises.rules import PartyRole

KINDS = (
    (PremisesKind.CLUB, 40),
    (PremisesKind.MASSAGE, 30),
    (PremisesKind.WINDOW, 15),
    (PremisesKind.ESCORT, 10),
    (PremisesKind.HOTEL, 5),
)
BRANCH = 6
"""Every so many businesses the next is a branch of the one before, wherever that is."""
HOURS = ("18:00-04:00", "11:00-23:00", "10:00-22:00", "10:00-03:00", "24 uur")
HOLDERS = ("Voorbeeld Exploitatie B.V.", "Proef Beheer B.V.", "Fictief Holding B.V.", "Testa V.O.F.")
MANAGERS = ("J. de Proef", "M. Fictief", "B. Proefman", "C. Voorbeeld", "D. Verzonnen")


def make_register(stage: Stage) -> list[Permit]:
    """Make businesses, premises and permits: most in force, some expiring, expired or withdrawn."""
    kinds = stage.chance.choices(
        [kind for kind, _ in KINDS], weights=[weight for _, weight in KINDS], k=stage.scale.permits
    )
    places = [stage.somewhere() for _ in kinds]
    businesses = [
        Business(
            municipality=place,
            district_id=place.district_id,
            name=business_name(number),
            kvk=fictitious_kvk(number if number % BRANCH == BRANCH - 1 else number + 1),
        )
        for number, place in enumerate(places)
    ]
    store(businesses)
    premises = [
        _premises(stage, number, business, kind)
        for number, (business, kind) in enumerate(zip(businesses, kinds, strict=True))
    ]
    store(premises)
    store(party for business in businesses for party in _parties(stage, business))
    permits = [
        _permit(stage, number, place, kind) for number, (place, kind) in enumerate(zip(premises, kinds, strict=True))
    ]
    store(permits)
    happened: list[Happened] = []
    for permit in permits:
        granted = stage.moment(permit.granted_date)
        happened.append(Happened(PERMIT_ENTERED, permit, granted, stage.system, {}))
        if permit.ended_date is not None:
            facts = {"date": permit.ended_date.isoformat(), "reason": permit.end_reason}
            happened.append(Happened(PERMIT_ENDED, permit, stage.moment(permit.ended_date), stage.system, facts))
    tell(happened)
    return permits


def _premises(stage: Stage, number: int, business: Business, kind: PremisesKind) -> Premises:
    street = stage.chance.randrange(len(STREETS))
    place: Municipality = business.municipality
    premises = Premises(
        municipality=place,
        district_id=place.district_id,
        business=business,
        kind=kind,
        street=STREETS[street],
        number=1 + number % 180 * 2 + number % 2,
        postcode=fictitious_postcode(place.code, street),
        place=place.name,
    )
    premises.set_search_text()
    return premises


def _parties(stage: Stage, business: Business) -> list[Party]:
    return [
        Party(business=business, role=PartyRole.HOLDER, name=stage.chance.choice(HOLDERS), is_natural=False),
        Party(business=business, role=PartyRole.MANAGER, name=stage.chance.choice(MANAGERS), is_natural=True),
    ]


def _permit(stage: Stage, number: int, premises: Premises, kind: PremisesKind) -> Permit:
    assert premises.business is not None  # noqa: S101 - made with one, just above
    granted = stage.day_before(30, 5 * 365)
    permit = Permit(
        municipality=premises.municipality,
        district_id=premises.district_id,
        dossier=stage.dossier(premises.municipality, granted.year),
        case_number=f"Z/{granted:%y}/{number + 1:06d}",
        name=premises.business.name,
        premises=premises,
        business=premises.business,
        kind=kind,
        rooms=stage.chance.randint(2, 12) if kind != PremisesKind.ESCORT else None,
        opening_hours=stage.chance.choice(HOURS),
        granted_date=granted,
        advert_phone=f"0251-{number % 1000:06d}" if number % 3 == 0 else "",
    )
    permit.key = permit_key(permit.case_number, permit.name, Address(street=premises.street))
    _let_time_pass(stage, number, permit)
    permit.set_search_text()
    return permit


def _let_time_pass(stage: Stage, number: int, permit: Permit) -> None:
    """Nine in ten run on, some to a date close by; a few were withdrawn or stopped."""
    permit.expiry_date = permit.granted_date + timedelta(days=5 * 365)
    if number % 9 == 0:
        permit.expiry_date = stage.today + timedelta(days=stage.chance.randint(5, 120))
    elif number % 11 == 0:
        permit.expiry_date, permit.is_open_ended = None, True
    elif number % 13 == 0:
        ended: date = permit.granted_date + timedelta(days=20)
        permit.status, permit.ended_date = PermitStatus.WITHDRAWN, ended
        permit.end_reason = EndReason.SANCTION if number % 2 else EndReason.REQUEST
