"""A cost plan as other programs hand it over: JSON, read strictly (docs/reference/commands.md, `split-contributions`).

Whatever is not exactly as described is refused by name: a plan that is half understood would send wrong letters.
"""

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NoReturn

from regiotoezicht.contributions.shares import Key, Party, Plan
from regiotoezicht.core.refusals import Refused

UNREADABLE, UNKNOWN, MISSING, WRONG, TWICE, MIX = (
    "unreadable_plan",
    "unknown_field",
    "missing_field",
    "wrong_value",
    "duplicate_code",
    "wrong_mix",
)
_FIELDS = {"year", "total_cents", "key", "mix", "parties", "remainder", "redistribute"}
_PARTY_FIELDS = {"code", "inhabitants", "weight", "cap_cents", "participates"}
_PARTS = (Key.INHABITANTS, Key.EQUAL, Key.WEIGHTS)
_DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)
_LONGEST_DECIMAL = 61
_YEARS = range(1900, 2201)
LARGEST = 10**18
_TOO_LARGE = "Dit getal is te groot: ten hoogste een triljoen, een 1 met achttien nullen"
LONGEST_CODE = 20
_SHOWN = 40


def read_plan(content: bytes) -> Plan:
    """The plan in a JSON document. Raises Refused with a sentence that names the field."""
    try:
        document = json.loads(
            content.decode("utf-8-sig"), parse_float=_no_whole, parse_constant=_no_number, object_pairs_hook=_unique
        )
    except (ValueError, RecursionError) as error:
        raise Refused(UNREADABLE, "Dit bestand is geen geldig JSON-document.") from error
    if not isinstance(document, dict):
        raise Refused(UNREADABLE, "Een kostenplan is een JSON-object met de velden total_cents, key en parties.")
    _only(document, _FIELDS, "Het kostenplan")
    _needs(document, ("total_cents", "key", "parties"), "het kostenplan")
    key = _key(document["key"])
    mix = _mix(document, key)
    asked = set(mix) if key is Key.MIXED else {key}
    if document.get("remainder", "largest-remainder") != "largest-remainder":
        _wrong("remainder", "Alleen largest-remainder bestaat")
    year = document.get("year")
    if year is not None and (not _is_whole(year) or year not in _YEARS):
        _wrong("year", f"Geef een jaartal van {_YEARS[0]} tot en met {_YEARS[-1]}")
    return Plan(
        total_cents=_number(document["total_cents"], "total_cents"),
        key=key,
        parties=_parties(document["parties"], {part for part in asked if mix.get(part, 1)}),
        mix=mix,
        redistribute=_yes_or_no(document.get("redistribute", False), "redistribute"),
        year=year,
    )


def _no_whole(_: str) -> object:
    """A number with a point or an exponent: no field takes one, however large or small it is."""
    return object()


def _no_number(_: str) -> NoReturn:
    raise ValueError("no number of JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; a name that stands in it twice has two meanings and is refused."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused(UNREADABLE, "In dit kostenplan staat een veld twee keer.")
    return found


def _only(given: Mapping[str, Any], known: set[str], what: str) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        raise Refused(UNKNOWN, f"{what} heeft een onbekend veld: {_shown(unknown[0])}.")


def _needs(given: Mapping[str, Any], names: tuple[str, ...], what: str) -> None:
    for name in names:
        if given.get(name) is None:
            raise Refused(MISSING, f"In {what} ontbreekt het veld {name}.", field=name)


def _wrong(field: str, sentence: str, *, code: str = WRONG) -> NoReturn:
    raise Refused(code, f"Het veld {field} klopt niet. {sentence}.", field=field)


def _shown(text: str) -> str:
    readable = "".join(sign if sign.isprintable() else "�" for sign in text)
    return readable if len(readable) <= _SHOWN else f"{readable[:_SHOWN]}…"


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: Any, field: str) -> int:
    if not _is_whole(value) or value < 0:
        _wrong(field, "Geef een geheel getal van nul of meer")
    if value > LARGEST:
        _wrong(field, _TOO_LARGE)
    return int(value)


def _yes_or_no(value: Any, field: str) -> bool:
    if not isinstance(value, bool):
        _wrong(field, "Geef true of false")
    return bool(value)


def _decimal(value: Any, field: str) -> Fraction:
    """A weight or a part: a whole number, or decimals as text so that no digit is lost on the way."""
    if _is_whole(value) and value > LARGEST:
        _wrong(field, _TOO_LARGE)
    if _is_whole(value) and value >= 0:
        return Fraction(value)
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        _wrong(field, "Geef een getal van nul of meer, met decimalen als tekst: “0.8”")
    if len(value) > _LONGEST_DECIMAL:
        _wrong(field, f"Geef ten hoogste {_LONGEST_DECIMAL} tekens")
    return Fraction(value)


def _key(value: Any) -> Key:
    if not isinstance(value, str) or value not in list(Key):
        raise Refused(
            "unknown_key",
            f"Deze verdeelsleutel bestaat niet. Kies uit {', '.join(key.value for key in Key)}.",
            field="key",
        )
    return Key(value)


def _mix(document: Mapping[str, Any], key: Key) -> dict[Key, Fraction]:
    given = document.get("mix")
    if key is not Key.MIXED:
        if given is not None:
            _wrong("mix", "Een mengsel hoort alleen bij de sleutel mixed", code=MIX)
        return {}
    if not isinstance(given, dict) or not given:
        _wrong("mix", "De sleutel mixed vraagt welk deel volgens welke sleutel gaat", code=MIX)
    unknown = sorted(set(given) - {part.value for part in _PARTS})
    if unknown:
        _wrong("mix", f"Mengen kan met {', '.join(_PARTS)}, niet met {_shown(unknown[0])}", code=MIX)
    mix = {Key(name): _decimal(part, f"mix.{name}") for name, part in given.items()}
    if sum(mix.values()) != 1:
        _wrong("mix", "De delen van het mengsel zijn samen niet 1", code=MIX)
    return mix


def _parties(given: Any, asked: set[Key]) -> list[Party]:
    if not isinstance(given, list) or not all(isinstance(party, dict) for party in given):
        _wrong("parties", "Geef een lijst van partijen")
    parties = [_party(party, number, asked) for number, party in enumerate(given, start=1)]
    seen: set[str] = set()
    for party in parties:
        if party.code in seen:
            raise Refused(TWICE, f"Partij {party.code} staat twee keer in het kostenplan.", field="parties")
        seen.add(party.code)
    return parties


def _party(given: Mapping[str, Any], number: int, asked: set[Key]) -> Party:
    _only(given, _PARTY_FIELDS, f"Partij {number}")
    code = given.get("code")
    if not isinstance(code, str) or not code or len(code) > LONGEST_CODE:
        _wrong(f"code van partij {number}", "Geef de CBS-code, zoals GM0375")
    if code != code.strip() or not code.isprintable():  # two codes that look the same would be two parties
        _wrong(f"code van partij {number}", "Geef de CBS-code zonder spaties eromheen en zonder onzichtbare tekens")
    participates = _yes_or_no(given.get("participates", True), f"participates van {code}")
    if participates:
        needed = {Key.INHABITANTS: "inhabitants", Key.WEIGHTS: "weight"}
        _needs(given, tuple(name for key, name in needed.items() if key in asked), f"partij {code}")
    cap, inhabitants, weight = given.get("cap_cents"), given.get("inhabitants"), given.get("weight")
    return Party(
        code=code,
        inhabitants=0 if inhabitants is None else _number(inhabitants, f"inhabitants van {code}"),
        weight=Fraction(0) if weight is None else _decimal(weight, f"weight van {code}"),
        cap_cents=None if cap is None else _number(cap, f"cap_cents van {code}"),
        participates=participates,
    )
