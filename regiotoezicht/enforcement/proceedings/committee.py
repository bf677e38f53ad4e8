"""The committee that advises on objections: who sits in it, its advice, and departing from it. Pure."""

from collections.abc import Sequence
from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.proceedings.handling import SHORTEST_REASON
from regiotoezicht.enforcement.proceedings.vocabulary import ObjectionOutcome

FEWEST_BESIDES = 2


def refuse_committee(chair: str, members: Sequence[str], *, chair_is_outside: bool) -> None:
    """A committee has a chair from outside and at least two members besides; nobody sits in it twice.

    Basis: Awb 7:13(1)(a) and (b).
    """
    if not chair.strip():
        raise Refused("no_chair", "Vul in wie de commissie voorzit (artikel 7:13 Awb).", field="chair")
    if not chair_is_outside:
        raise Refused(
            "chair_inside",
            "De voorzitter maakt geen deel uit van het bestuursorgaan en werkt er niet voor; anders is dit geen "
            "adviescommissie en gelden zes weken (artikel 7:13, eerste lid, Awb).",
            field="chair_is_outside",
        )
    if len(members) < FEWEST_BESIDES:
        raise Refused(
            "few_members", "Naast de voorzitter zijn er ten minste twee leden (artikel 7:13 Awb).", field="members"
        )
    everybody = [one.strip().casefold() for one in (chair, *members)]
    if len(set(everybody)) < len(everybody):
        raise Refused("twice", "Iemand staat er twee keer in.", field="members")


def refuse_advice(
    outcome: str, advice: str, *, committee: bool, day: date, heard: date, before: bool, today: date
) -> None:
    """The advice of a committee comes once, in writing, after the hearing.

    Basis: Awb 7:13(3), (6).
    """
    if not committee:
        raise Refused("no_committee", "Over dit bezwaar adviseert geen commissie (artikel 7:13 Awb).")
    if before:
        raise Refused("advised_before", "Het advies is al vastgelegd.")
    if not heard <= day <= today:
        raise Refused("advice_day", "Het advies ligt voor het horen of in de toekomst.", field="day")
    if outcome not in ObjectionOutcome:
        raise Refused("no_outcome", "Kies wat de commissie adviseert.", field="outcome")
    if len(advice.strip()) < SHORTEST_REASON:
        raise Refused("no_advice", "Vat het advies kort samen (artikel 7:13, zesde lid, Awb).", field="advice")


def refuse_without_advice(outcome: str, advised: str, deviation: str, *, committee: bool) -> None:
    """With a committee one decides after its advice, and says why when the decision departs from it.

    Basis: Awb 7:13(6) and (7).
    """
    if not committee:
        return
    if not advised:
        raise Refused("no_advice_yet", "Leg eerst het advies van de commissie vast (artikel 7:13, zesde lid, Awb).")
    if outcome != advised and len(deviation.strip()) < SHORTEST_REASON:
        raise Refused(
            "no_deviation",
            "De beslissing wijkt af van het advies; schrijf op waarom, en stuur het advies mee (artikel 7:13, zevende "
            "lid, Awb).",
            field="deviation",
        )
