"""Whether an objection can be dealt with: in time, excusably late, and without a defect that was not repaired. Pure."""

from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.proceedings.terms import term_of
from regiotoezicht.enforcement.proceedings.vocabulary import Timeliness
from regiotoezicht.law.suspensions import completion

SHORTEST_REASON = 10
SHORTEST_REPAIR_DAYS, LONGEST_REPAIR_DAYS = 7, 42
USUAL_REPAIR_DAYS = 14


def last_day_to_object(sent_date: date) -> date:
    """The last day of the term to object or appeal to a decision that was sent on a day.

    Basis: Awb 3:41, 6:7, 6:8.
    """
    end = term_of("awb-6:7", sent_date).end
    assert not hasattr(end, "hour")  # noqa: S101 - a term in weeks ends on a day
    return end


def timeliness_of(*, received: date, channel: str, posted: date | None, term_end: date) -> Timeliness:
    """Whether an objection came in time: received in the term, or posted in it and received within a week after.

    Basis: Awb 6:7, 6:9(1) and 6:9(2).
    """
    if received <= term_end:
        return Timeliness.IN_TIME
    was_posted = channel == Channel.POST and posted is not None and posted <= term_end
    if was_posted and received <= term_of("awb-6:9", term_end).end:
        return Timeliness.POSTED_IN_TIME
    return Timeliness.LATE


def refuse_receipt(
    *, received: date, posted: date | None, channel: str, decided: date, violated: date, today: date
) -> None:
    """The day of receipt is true: not in the future, and not before there was a decision.

    Basis: Awb 6:4, 6:10(1) (before the term only when the decision had been taken), 6:14.
    """
    if received > today:
        raise Refused("received_in_future", "De datum van ontvangst ligt in de toekomst.", field="received_date")
    if channel == Channel.ORAL:
        raise Refused("in_writing", "Bezwaar wordt schriftelijk gemaakt (artikelen 6:4 en 6:5 Awb).", field="channel")
    if received < violated:
        raise Refused(
            "before_violation", "De datum van ontvangst ligt voor de overtreding in deze zaak.", field="received_date"
        )
    if received < decided:
        raise Refused(
            "before_decision",
            f"Op die dag was het besluit er nog niet (ondertekend op {decided:%d-%m-%Y}); een bezwaar van daarvoor is "
            "niet-ontvankelijk (artikel 6:10 Awb).",
            field="received_date",
        )
    if posted is None:
        return
    if channel != Channel.POST:
        raise Refused(
            "not_posted", "Een datum van de post hoort bij ontvangst per post (artikel 6:9 Awb).", field="posted_date"
        )
    if posted > received:
        raise Refused("posted_later", "De datum van de post ligt na de ontvangst.", field="posted_date")


def refuse_excuse(timeliness: str, reason: str) -> None:
    """Only a late objection can be excused, and with a reason.

    Basis: Awb 6:11.
    """
    if timeliness != Timeliness.LATE:
        raise Refused("not_late", "Alleen een te laat bezwaar kan verschoonbaar zijn (artikel 6:11 Awb).")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(
            "no_excuse",
            "Leg uit waarom de indiener niet in verzuim is geweest (artikel 6:11 Awb).",
            field="excuse",
        )


def refuse_repair(defects: str, *, until: date, today: date) -> None:
    """A request to repair says what is missing and gives a reasonable term, as a day.

    Basis: Awb 6:6 (the objector had the opportunity to repair within the term set for it).
    """
    if len(defects.strip()) < SHORTEST_REASON:
        raise Refused("no_defect", "Noem wat er ontbreekt (artikelen 6:5 en 6:6 Awb).", field="defects")
    if not SHORTEST_REPAIR_DAYS <= (until - today).days <= LONGEST_REPAIR_DAYS:
        raise Refused(
            "repair_until",
            f"Geef {SHORTEST_REPAIR_DAYS} tot {LONGEST_REPAIR_DAYS} dagen om te herstellen (artikel 6:6 Awb).",
            field="repair_until",
        )


def refuse_repaired(repaired: date | None, *, asked: date, until: date, today: date) -> None:
    """A defect was repaired on a day after it was asked; or the term passed unused.

    Basis: Awb 6:6; 7:10(2).
    """
    if repaired is None:
        if today <= until:
            raise Refused(
                "repair_runs",
                f"De hersteltermijn loopt tot en met {until:%d-%m-%Y} (artikel 6:6 Awb).",
                field="repaired",
            )
        return
    if repaired > today:
        raise Refused("repaired_in_future", "De datum van het herstel ligt in de toekomst.", field="repaired_date")
    if repaired < asked:
        raise Refused("repaired_before_asked", "Het herstel ligt voor het verzoek daartoe.", field="repaired_date")


def suspended_days(*, asked: date, repaired: date | None, until: date) -> int:
    """The days that do not count: from the day after the request up to the repair, or the end of the unused term.

    Basis: Awb 7:10(2).
    """
    ended = until if repaired is None else min(repaired, until)
    return completion(asked, ended).days
