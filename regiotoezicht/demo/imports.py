"""The fictitious registers that Beverwijk took in: one long ago, one by mistake and undone, and the right one after it,
with a row that waits for the lawyer. Made by the very actions that the permit officer uses.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.streets import STREETS, business_name, fictitious_kvk, fictitious_postcode
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import send_register, take_in, undo_import
from regiotoezicht.permits.models import Import, Permit
from regiotoezicht.permits.plan import Register
from regiotoezicht.permits.preview import preview_of
from regiotoezicht.premises.rules import PartyRole

HEADINGS = (
    "Zaaknummer", "Naam inrichting", "Soort", "Exploitant", "KvK", "Beheerder", "Straat", "Huisnummer", "Postcode",
    "Plaats", "Verleend op", "Geldig t/m", "Aantal kamers", "Openingstijden",
)  # fmt: skip
KNOWN = 8
LATER_HOURS = "12:00-24:00"
LONG_AGO, LATELY = 60, 12
ALONE = "P. Schijnman"
"""The holder of the row that is held back: she works alone, so nothing of her may end up anywhere."""
Cells = tuple[object, ...]


def make_imports(stage: Stage, town: Municipality, officer: Account) -> int:
    """Take registers in, in the order in which it happened; answers how many imports there are."""
    known = [_known(permit) for permit in _in_force(town)]
    new = [_new(stage, town, number) for number in range(5)]
    at = stage.moment(stage.today - timedelta(days=LONG_AGO), 9)
    changed = [(*row[:-1], LATER_HOURS) if number % 4 == 0 else row for number, row in enumerate(known)]
    _take_in(stage, town, officer, at, [*changed, *new[:3]])
    at = stage.moment(stage.today - timedelta(days=LATELY), 10)
    mistaken = [(*row[:10], _a_year_later(row[10]), *row[11:]) for row in new[3:]]
    wrong = _take_in(stage, town, officer, at, [*changed, *new[:3], *mistaken])
    at += timedelta(minutes=20)
    undo_import(wrong, actor=AccountActor(officer, at), at=at)
    at += timedelta(minutes=25)
    _take_in(stage, town, officer, at, [*changed, *new, _alone(stage, town)])
    return Import.objects.filter(municipality=town).count()


def _in_force(town: Municipality) -> Iterable[Permit]:
    permits = Permit.objects.open().filter(municipality=town, status="in_force", expiry_date__isnull=False)
    return permits.select_related("premises", "business").prefetch_related("business__parties").order_by("pk")[:KNOWN]


def _take_in(stage: Stage, town: Municipality, officer: Account, at: datetime, rows: Iterable[Cells]) -> Import:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([HEADINGS, *rows])
    actor = AccountActor(officer, at)
    content = text.getvalue().encode("utf-8-sig")
    draft = send_register(town, content=content, file_name="", actor=actor, at=at, token=stage.token())
    seen = preview_of(Register(town), draft.file, "", draft.chosen).mark
    at += timedelta(minutes=4)
    return take_in(draft, seen=seen, actor=AccountActor(officer, at), at=at)


def _known(permit: Permit) -> Cells:
    """A row that says what the register says already."""
    business, premises = permit.own_business, permit.own_premises
    parties = {role: [p.name for p in business.parties.all() if p.role == role] for role in PartyRole}
    return (
        permit.case_number,
        permit.name,
        permit.get_kind_display(),
        "".join(parties[PartyRole.HOLDER][:1]),
        business.kvk,
        ", ".join(parties[PartyRole.MANAGER]),
        premises.street,
        premises.number,
        premises.postcode,
        premises.place,
        _day(permit.granted_date),
        _day(permit.expiry_date) if permit.expiry_date else "onbekend",
        permit.rooms if permit.rooms is not None else "",
        permit.opening_hours,
    )


def _new(stage: Stage, town: Municipality, number: int) -> Cells:
    """A row about a business that the register does not know yet."""
    place = stage.scale.permits + number
    street, granted = place % len(STREETS), stage.today - timedelta(days=100 + 9 * number)
    return (
        f"Z/{granted:%y}/N{number + 1:05d}",
        business_name(place),
        PremisesKind.MASSAGE.label,
        "Testa V.O.F.",
        fictitious_kvk(place + 1),
        "M. Fictief",
        STREETS[street],
        400 + number,
        fictitious_postcode(town.code, street),
        town.name,
        _day(granted),
        _day(granted + timedelta(days=5 * 365)),
        3 + number,
        "11:00-23:00",
    )


def _alone(stage: Stage, town: Municipality) -> Cells:
    granted = stage.today - timedelta(days=80)
    return (
        f"Z/{granted:%y}/N00099",
        ALONE,
        PremisesKind.MASSAGE.label,
        ALONE,
        "",
        "",
        STREETS[8],
        499,
        fictitious_postcode(town.code, 8),
        town.name,
        _day(granted),
        _day(granted + timedelta(days=5 * 365)),
        1,
        "op afspraak",
    )


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _a_year_later(written: object) -> str:
    day = datetime.strptime(str(written), "%d-%m-%Y")  # noqa: DTZ007 - a day of the register has no zone
    return _day(day.date() + timedelta(days=365))
