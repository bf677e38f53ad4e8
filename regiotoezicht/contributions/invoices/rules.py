"""Who keeps invoice details, by what a municipality is known, and what an invoice cannot do without. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as elfproef
from stdnum.nl import btw
from stdnum.nl import postcode as dutch_postcode

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.contributions.vocabulary import Vat
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

DETAILS_KEEP = Permission("contributions.invoice_details_keep", "Factuurgegevens van een gemeente vastleggen")
DETAILS_SET = EventType("contributions.invoice_details_set", "Factuurgegevens vastgelegd")

OIN_SCHEME, KVK_SCHEME = "0190", "0106"
_KVK = re.compile(r"[0-9]{8}")
_RSIN, _TRADE_REGISTER, _SUBUNIT = "00000001", "00000003", "00000004"


@dataclass(frozen=True)
class Said:
    """By what a municipality is known, as it was typed; what is not known is empty."""

    oin: str = ""
    kvk: str = ""
    vat_number: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    buyer_reference: str = ""


def declare_rights() -> None:
    """Fill in who keeps invoice details.

    Basis: toegang.md, row "Cost plan, shares" (controller of the region; own controller for her own municipality).
    """
    allow(DETAILS_KEEP, dict.fromkeys((Role.REGION_CONTROLLER, Role.CONTROLLER), Way.OFFICE))


def oin_of(typed: str) -> str:
    """An OIN as it is kept: twenty digits. Those of a municipality are made of its RSIN or its KvK number, or are a
    number of a part of it. Raises Refused with what is wrong.

    Basis: OIN-stelsel of Logius [K] (prefix, number, filler); the RSIN passes the elfproef.
    """
    oin = _without_spaces(typed)
    if not oin:
        return ""
    if len(oin) != 20 or not oin.isascii() or not oin.isdigit():
        raise Refused("oin", "Een OIN heeft twintig cijfers.", field="oin")
    prefix, number, filler = oin[:8], oin[8:17], oin[17:]
    if prefix not in (_RSIN, _TRADE_REGISTER, _SUBUNIT):
        raise Refused(
            "oin_prefix",
            "Een OIN van een gemeente begint met 00000001, 00000003 of 00000004. Kijk het na in het OIN-register.",
            field="oin",
        )
    if prefix == _RSIN and (filler != "000" or not elfproef.is_valid(number)):
        raise Refused("oin_check", "Dit OIN klopt niet: het RSIN erin voldoet niet aan de elfproef.", field="oin")
    if prefix == _TRADE_REGISTER and oin[16:] != "0000":
        raise Refused("oin_check", "Dit OIN klopt niet: na het KvK-nummer erin horen vier nullen.", field="oin")
    return oin


def kvk_of(typed: str) -> str:
    """A number of the trade register as it is kept: eight digits. Raises Refused for another.

    Basis: Handelsregisterbesluit 2008 [K] (a number of eight digits).
    """
    kvk = _without_spaces(typed)
    if kvk and not _KVK.fullmatch(kvk):
        raise Refused("kvk", "Een KvK-nummer heeft acht cijfers.", field="kvk")
    return kvk


def vat_number_of(typed: str) -> str:
    """A Dutch VAT number as it is kept: NL123456789B01. Raises Refused when its check fails.

    Basis: Wet OB 1968 2a(1)(g) [K].
    """
    if not typed.strip():
        return ""
    try:
        return f"NL{btw.validate(typed)}"
    except ValidationError as error:
        raise Refused(
            "vat_number",
            "Dit btw-nummer klopt niet. Het ziet eruit als NL123456789B01; kijk het teken voor teken na.",
            field="vat_number",
        ) from error


def postcode_of(typed: str) -> str:
    """A postcode as it is kept: `2000 AA`. Raises Refused for another.

    Basis: common Dutch usage.
    """
    if not typed.strip():
        return ""
    try:
        return str(dutch_postcode.validate(typed))
    except ValidationError as error:
        raise Refused("postcode", "Vul een postcode in als 1234 AB.", field="postcode") from error


def _without_spaces(typed: str) -> str:
    return re.sub(r"[\s.-]", "", typed)


CATEGORY: Mapping[Vat, str] = {Vat.TAXED: "S", Vat.COMPENSABLE: "S", Vat.EXEMPT: "E", Vat.OUTSIDE: "O"}
"""The VAT category of EN 16931. What the compensation fund gives back is taxed all the same."""


def refuse_mixed(treatments: Sequence[Vat]) -> None:
    """What lies outside VAT cannot stand on one invoice with what is taxed or exempt.

    Basis: EN 16931, BR-O-11 to BR-O-14.
    """
    categories = {CATEGORY[one] for one in treatments}
    if "O" in categories and len(categories) > 1:
        raise Refused(
            "vat_mixed",
            "Regels buiten de btw en andere regels kunnen niet samen in één kostenplan: een e-factuur mag ze niet "
            "samen bevatten. Maak twee plannen of kies overal hetzelfde.",
            field="vat",
        )


def missing_of(said: Said, *, sells: bool, with_vat_number: bool, order_number: str = "") -> list[str]:
    """What an invoice needs to know of a municipality and does not, as in a sentence.

    Basis: NLCIUS BR-NL-1 to BR-NL-4 and BR-NL-10; EN 16931 BR-S-02 and BR-E-02.
    """
    missing = []
    if not (said.oin or said.kvk):
        missing.append("het OIN of het KvK-nummer")
    if sells and with_vat_number and not said.vat_number:
        missing.append("het btw-nummer")
    if not (said.street and said.postcode and said.city):
        missing.append("het adres met postcode en plaats")
    if not sells and not (order_number or said.buyer_reference):
        missing.append("een inkoopnummer of een referentie van de koper")
    return missing


def refuse_missing(missing: Sequence[tuple[str, Sequence[str]]], *, has_account: bool) -> None:
    """An invoice is not made without what it must say. Raises Refused with what is missing, of whom, and where that is
    filled in.

    Basis: ADR 0153.
    """
    parts = [f"van gemeente {name} ontbreekt {_listed(what)}" for name, what in missing if what]
    where = ["Vul dit aan bij Factuurgegevens"] if parts else []
    if not has_account:
        parts.append("er is geen rekeningnummer voor deze datum")
        where.append(f"{'l' if where else 'L'}eg het rekeningnummer vast bij Briefgegevens")
    if parts:
        raise Refused(
            "invoice_incomplete",
            f"De e-factuur kan niet worden gemaakt: {'; '.join(parts)}. {' en '.join(where)}.",
        )


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} en {last}" if first else last
