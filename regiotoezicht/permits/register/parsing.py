"""From the cells of one row to one permit, with what is wrong or doubtful about each cell."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from regiotoezicht.core.sheets.sheet import Cell
from regiotoezicht.permits.register import addresses, cells
from regiotoezicht.permits.register.addresses import Address
from regiotoezicht.permits.register.cells import WrongCell
from regiotoezicht.permits.register.dates import End, WrongDate, parse_date, parse_end
from regiotoezicht.permits.register.headings import Field
from regiotoezicht.permits.register.lines import Line

_HAS_ENDED = re.compile(r"ingetrokken|intrekking|vervallen|gestopt|be[eë]indigd|opgeheven|gestaakt", re.IGNORECASE)


@dataclass(frozen=True)
class Places:
    """The municipality whose register it is, and the other municipalities, by name."""

    own: str
    others: Sequence[str]


@dataclass(frozen=True)
class Row:
    """One permit as the register gives it. Equality is that of contents: the row number is not compared.

    ``kind`` is a code of the by-law vocabulary (club, window, escort, massage, home, hotel, other); ``kvk``
    8 digits or "", ``rooms`` 0-999 or None; "" and None mean that the register does not say.
    """

    row: int = field(compare=False)
    key: str
    case_number: str
    name: str
    kind: str
    holder: str
    kvk: str
    managers: tuple[str, ...]
    address: Address
    granted_date: date
    end: End
    rooms: int | None
    opening_hours: str
    advert_phone: str
    remarks: str


def permit_key(case_number: str, name: str, address: Address) -> str:
    """Return what one permit is known by within a municipality: its case number, else name and address.

    Capitals, accents, spaces and signs make no difference; of a case number only capitals and spaces.
    """
    if case_number:
        return "zaak:" + "".join(case_number.casefold().split())
    return "naam:" + "|".join(_sameness(part) for part in (name, address.line, address.place))


def _sameness(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign if sign.isalnum() else " " for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(letters.split()) or text.casefold()


def parse_row(line: Line, places: Places, is_text_blocked: Callable[[str], bool]) -> Row | None:
    """Return the permit in a row, None when it is refused as a whole; ``line`` then holds the faults."""
    name = _name(line)
    address = _address(line, places)
    granted = _granted(line)
    if line.faults or granted is None:
        return None
    case_number = line.take(Field.CASE_NUMBER, lambda cell: cells.parse_words(cell, 60), "")
    return Row(
        row=line.row.number,
        key=permit_key(case_number, name, address),
        case_number=case_number,
        name=name,
        kind=_kind(line),
        holder=line.take(Field.HOLDER, cells.parse_name, ""),
        kvk=_kvk(line),
        managers=line.take(Field.MANAGERS, cells.parse_people, ()),
        address=address,
        granted_date=granted,
        end=_end(line, granted),
        rooms=line.take(Field.ROOMS, cells.parse_rooms, None),
        opening_hours=_opening_hours(line, is_text_blocked),
        advert_phone=line.take(Field.ADVERT_PHONE, cells.parse_phone, ""),
        remarks=_remarks(line, is_text_blocked),
    )


def kind_as_written(line: Line) -> str:
    """Return the words of the register for the kind of business; to judge by, not to keep."""
    return cells.text_of(line.cell(Field.KIND))[:200]


def _name(line: Line) -> str:
    name = line.take(Field.NAME, cells.parse_name, "")
    if not name:
        line.faults.append("de naam is onbruikbaar" if Field.NAME in line.refused else "de naam ontbreekt")
    return name


def _granted(line: Line) -> date | None:
    try:
        granted = parse_date(line.cell(Field.GRANTED))
    except WrongDate as wrong:
        line.faults.append(f"de datum van verlening {'bestaat niet' if wrong.is_impossible else 'is geen datum'}")
        return None
    if granted is None:
        line.faults.append("de datum van verlening ontbreekt")
    return granted


def _end(line: Line, granted: date) -> End:
    try:
        end = parse_end(line.cell(Field.VALID_THROUGH))
    except WrongDate as wrong:
        line.refused[Field.VALID_THROUGH] = (
            "Deze einddatum bestaat niet." if wrong.is_impossible else "Dit is geen einddatum."
        )
        return End()
    if end.last_date and end.last_date < granted:
        line.refused[Field.VALID_THROUGH] = "De einddatum ligt voor de datum van verlening."
        return End()
    return end


def _kind(line: Line) -> str:
    words = line.take(Field.KIND, lambda cell: cells.parse_words(cell, 100), "")
    code, is_known = cells.parse_kind(words)
    if not is_known and Field.KIND not in line.refused and line.columns.of(Field.KIND):
        line.warned[Field.KIND] = "De soort is niet herkend en als ‘anders’ overgenomen; kies zo nodig een soort."
    return code


def _kvk(line: Line) -> str:
    number, is_padded = line.take(Field.KVK, cells.parse_kvk, ("", False))
    if is_padded:
        line.warned[Field.KVK] = "De nul vooraan ontbrak en is aangevuld; controleer het KvK-nummer."
    return number


def _opening_hours(line: Line, is_text_blocked: Callable[[str], bool]) -> str:
    hours, has_only_times = line.take(Field.OPENING_HOURS, cells.parse_hours, ("", True))
    if not has_only_times and is_text_blocked(hours):
        line.refused[Field.OPENING_HOURS] = "Hier staan persoonsgegevens; noteer alleen tijden."
        return ""
    return hours


def _remarks(line: Line, is_text_blocked: Callable[[str], bool]) -> str:
    text = line.take(Field.REMARKS, lambda cell: cells.parse_words(cell, cells.LONGEST_TEXT), "")
    if text and is_text_blocked(text):
        line.refused[Field.REMARKS] = "De opmerking bevat persoonsgegevens; noteer alleen wat over het bedrijf gaat."
        return ""
    if _HAS_ENDED.search(text):
        line.warned[Field.REMARKS] = "De opmerking spreekt van een einde; controleer of de vergunning nog geldt."
    return text


def _address(line: Line, places: Places) -> Address:
    whole, is_postcode_wrong = addresses.split_address(
        line.take(Field.ADDRESS, lambda cell: cells.parse_words(cell, 200), "")
    )
    if is_postcode_wrong:
        line.refused[Field.ADDRESS] = "De postcode in dit adres klopt niet en is niet overgenomen."
    nothing: tuple[int | None, str] = (None, "")
    number, behind = line.take(Field.NUMBER, addresses.split_number, nothing)
    addition = line.take(Field.ADDITION, addresses.parse_addition, "")
    separate = line.take(Field.STREET, lambda cell: cells.parse_words(cell, 100), "")
    postcode, place_behind = line.take(Field.POSTCODE, cells.parse_postcode, ("", ""))
    found = Address(*addresses.split_street(separate)) if separate else whole
    if number is not None:
        if found.number not in {None, number}:
            # Another cell holds the house number, so this one belongs to the name: "Plein 1945".
            found = replace(found, street=found.line)
        found = replace(found, number=number, addition=behind)
    if addition and addition != found.addition:
        found = replace(found, addition=f"{found.addition} {addition}".strip())
    if not re.search(r"[^\W\d_]", found.street):
        line.faults.append("het adres ontbreekt")
    elif found.number is None and Field.NUMBER not in line.refused:
        where = line.first_column(Field.NUMBER, Field.STREET, Field.ADDRESS)
        line.warned[where] = "Het huisnummer ontbreekt."
    place = line.take(Field.PLACE, _parse_place, "") or place_behind or whole.place
    return replace(found, postcode=postcode or whole.postcode, place=_judge_place(line, place, places))


def _parse_place(cell: Cell) -> str:
    text = cells.parse_words(cell, 80)
    if text and (re.search(r"\d", text) or not re.search(r"[^\W\d_]", text)):
        raise WrongCell("Dit is geen plaatsnaam.")
    return text


def _judge_place(line: Line, place: str, places: Places) -> str:
    same = addresses.same_place(place)
    if not place:
        return ""
    if same == addresses.same_place(places.own):
        return addresses.official_place(place, (places.own,))
    if same and any(same == addresses.same_place(other) for other in places.others):
        line.faults.append("de plaats ligt in een andere gemeente")
        return ""
    where = line.first_column(Field.PLACE, Field.POSTCODE, Field.ADDRESS)
    line.warned[where] = "Deze plaats is niet bekend als gemeente; controleer of zij in de eigen gemeente ligt."
    return addresses.official_place(place, ())
