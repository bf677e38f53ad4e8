"""Handling an objection: extending, hearing, deciding, and what goes with it. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.proceedings.vocabulary import (
    ConsentGround,
    Effect,
    HearingWaiver,
    InadmissibleGround,
    ObjectionOutcome,
    Timeliness,
)

SHORTEST_REASON = 10
SHORTEST_MOTIVATION = 30
INVITE_DAYS = 14


def refuse_extension(*, is_extended: bool, term_end: date, today: date) -> None:
    """The decision is put off by six weeks once, before its term is over.

    Basis: Awb 7:10(3).
    """
    if is_extended:
        raise Refused("extended_before", "De beslissing is al een keer verdaagd (artikel 7:10, derde lid, Awb).")
    if today > term_end:
        raise Refused(
            "term_over",
            f"De beslistermijn liep af op {term_end:%d-%m-%Y}; daarna kan niet meer worden verdaagd (artikel 7:10, "
            "derde "
            "lid, Awb).",
        )


def refuse_postponement(ground: str, reason: str, *, until: date, term_end: date) -> None:
    """Further postponement needs one of three grounds, with the reason, and ends after the term.

    Basis: Awb 7:10(4).
    """
    if ground not in ConsentGround:
        raise Refused("no_ground", "Kies de grond van artikel 7:10, vierde lid, Awb.", field="ground")
    if until <= term_end:
        raise Refused(
            "until_before_term",
            f"Uitstel eindigt na de beslistermijn, dus na {term_end:%d-%m-%Y} (artikel 7:10, vierde lid, Awb).",
            field="until",
        )
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("no_reason", "Schrijf op van wie en wanneer de instemming is (artikel 7:10 Awb).", field="reason")


def refuse_hearing_day(held: date, *, received: date, today: date) -> None:
    """A hearing is planned ahead, so that the file can be open a week before and papers come in ten days before.

    Basis: Awb 7:2, 7:4(1) and 7:4(2).
    """
    if (held - today).days < INVITE_DAYS:
        raise Refused(
            "hearing_soon",
            f"Plan de hoorzitting ten minste {INVITE_DAYS} dagen vooruit: stukken kunnen komen tot tien dagen ervoor, "
            "en "
            "het dossier ligt een week ervoor ter inzage (artikel 7:4 Awb).",
            field="hearing_at",
        )
    if held < received:
        raise Refused("hearing_before", "De hoorzitting ligt voor de ontvangst van het bezwaar.", field="hearing_at")


def refuse_hearers(leader: int | None, members: Collection[int], *, involved: Collection[int]) -> None:
    """Who leads the hearing was not involved in the decision, and nor was the majority of those who hear.

    Basis: Awb 7:5(1).
    """
    if leader is None:
        raise Refused("no_leader", "Kies wie de hoorzitting leidt (artikel 7:5 Awb).", field="leader")
    if leader in involved:
        raise Refused(
            "leader_involved",
            "Wie de hoorzitting leidt, was betrokken bij het besluit. Kies iemand die daarbij niet was betrokken "
            "(artikel 7:5 Awb).",
            field="leader",
        )
    everybody = {leader, *members}
    if 2 * len(everybody & set(involved)) >= len(everybody):
        raise Refused(
            "majority_involved",
            "De meerderheid van wie hoort, mag niet bij het besluit zijn betrokken (artikel 7:5 Awb).",
            field="members",
        )


def refuse_heard(report: str, *, held: date, today: date) -> None:
    """A report is made of the hearing, after it was held.

    Basis: Awb 7:7.
    """
    if held > today:
        raise Refused("not_held", f"De hoorzitting is pas op {held:%d-%m-%Y}.", field="report")
    if len(report.strip()) < SHORTEST_MOTIVATION:
        raise Refused("no_report", "Maak een verslag van het horen (artikel 7:7 Awb).", field="report")


def refuse_waiver(ground: str, reason: str) -> None:
    """Nobody is left unheard without one of five grounds, and the reason.

    Basis: Awb 7:3.
    """
    if ground not in HearingWaiver:
        raise Refused("no_ground", "Kies de grond van artikel 7:3 Awb.", field="ground")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("no_reason", "Leg uit waarom deze grond geldt (artikelen 7:3 en 7:12 Awb).", field="reason")


@dataclass(frozen=True)
class Verdict:
    """What is about to be decided on an objection, with the facts that bind it. Amounts in cents."""

    outcome: str
    effect: str
    ground: str
    reasons: str
    timeliness: str
    is_unrepaired: bool
    waiver: str
    unanswered: int
    costs_requested: bool
    costs_cents: int | None


WAIVED_OUTCOMES: dict[HearingWaiver, frozenset[ObjectionOutcome]] = {
    HearingWaiver.INADMISSIBLE: frozenset({ObjectionOutcome.INADMISSIBLE}),
    HearingWaiver.UNFOUNDED: frozenset({ObjectionOutcome.UNFOUNDED}),
    HearingWaiver.GRANTED: frozenset({ObjectionOutcome.FOUNDED}),
}
"""What can still be decided when nobody was heard on one of these grounds (Awb 7:3)."""


def refuse_verdict(verdict: Verdict) -> None:
    """The decision on an objection is complete, and fits what happened before it.

    Basis: Awb 6:6, 6:7, 6:11, 7:3, 7:11, 7:12; 5:31c and 5:39; 7:15.
    """
    if verdict.unanswered:
        raise Refused(
            "later_decisions",
            "Leg eerst vast of de indiener ook de latere besluiten in deze zaak betwist; het bezwaar gaat dan mede "
            "daarover (artikelen 5:31c en 5:39 Awb).",
        )
    if verdict.waiver and verdict.outcome not in WAIVED_OUTCOMES.get(HearingWaiver(verdict.waiver), ObjectionOutcome):
        raise Refused(
            "waiver_says_else",
            f"Er is niet gehoord op de grond “{HearingWaiver(verdict.waiver).label}”; deze uitkomst past daar niet "
            "bij.",
            field="outcome",
        )
    _refuse_admissibility(verdict)
    _refuse_effect(verdict)
    if len(verdict.reasons.strip()) < SHORTEST_MOTIVATION:
        raise Refused("no_reasons", "Motiveer de beslissing (artikel 7:12 Awb).", field="reasons")
    _refuse_costs(verdict)


def _refuse_admissibility(verdict: Verdict) -> None:
    is_inadmissible = verdict.outcome == ObjectionOutcome.INADMISSIBLE
    if verdict.timeliness == Timeliness.LATE and not is_inadmissible:
        raise Refused(
            "too_late",
            "Dit bezwaar is te laat en niet verschoonbaar; het is niet-ontvankelijk (artikelen 6:7 en 6:11 Awb).",
            field="outcome",
        )
    if not is_inadmissible:
        if verdict.ground:
            raise Refused(
                "ground_without", "Een grond voor niet-ontvankelijk past niet bij deze uitkomst.", field="ground"
            )
        return
    if verdict.ground not in InadmissibleGround:
        raise Refused("no_ground", "Kies waarom het bezwaar niet-ontvankelijk is.", field="ground")
    if verdict.ground == InadmissibleGround.LATE and verdict.timeliness != Timeliness.LATE:
        raise Refused(
            "not_late", "Dit bezwaar is op tijd of verschoonbaar (artikelen 6:9 en 6:11 Awb).", field="ground"
        )
    if verdict.ground == InadmissibleGround.NOT_REPAIRED and not verdict.is_unrepaired:
        raise Refused(
            "not_asked",
            "Alleen als herstel is gevraagd en de termijn ongebruikt voorbij is, kan dit de grond zijn (artikel 6:6 "
            "Awb).",
            field="ground",
        )


def _refuse_effect(verdict: Verdict) -> None:
    if verdict.effect not in Effect:
        raise Refused("no_effect", "Kies wat er met het besluit gebeurt (artikel 7:11 Awb).", field="effect")
    kept = verdict.effect == Effect.KEPT
    if verdict.outcome in (ObjectionOutcome.UNFOUNDED, ObjectionOutcome.INADMISSIBLE) and not kept:
        raise Refused("effect", "Bij deze uitkomst blijft het besluit in stand (artikel 7:11 Awb).", field="effect")


def _refuse_costs(verdict: Verdict) -> None:
    """Basis: Awb 7:15(2): on request before the decision, and only when the decision is revoked as unlawful."""
    cents = verdict.costs_cents or 0
    if cents and not verdict.costs_requested:
        raise Refused(
            "costs_unasked", "Kosten worden alleen op verzoek vergoed (artikel 7:15, tweede lid, Awb).", field="costs"
        )
    if cents and verdict.effect == Effect.KEPT:
        raise Refused(
            "costs_kept",
            "Kosten worden alleen vergoed als het besluit wordt herroepen (artikel 7:15, tweede lid, Awb).",
            field="costs",
        )
    if verdict.costs_requested and verdict.costs_cents is None:
        raise Refused(
            "costs_open",
            "Er is om vergoeding van kosten gevraagd: beslis daarop, ook als het niets is (7:15 Awb).",
            field="costs",
        )


def refuse_same_decider(*, decided_by_mandate: int | None, decides: int | None) -> None:
    """Who took the decision by mandate does not decide on the objection; the body itself may.

    Basis: Awb 10:3(3).
    """
    if decides is not None and decides == decided_by_mandate:
        raise Refused(
            "same_decider",
            "Deze medewerker nam het bestreden besluit in mandaat en mag niet op het bezwaar daartegen beslissen "
            "(artikel 10:3, derde lid, Awb). Kies iemand anders, of laat het bestuursorgaan zelf beslissen.",
            field="mandate",
        )


def refuse_decision_day(decided_on: date, *, heard: date | None, received: date, today: date) -> None:
    """A decision is of today or before, and not before the hearing.

    Basis: Awb 7:2 (heard before the decision).
    """
    if decided_on > today:
        raise Refused("decided_in_future", "De datum van de beslissing ligt in de toekomst.", field="decided_on")
    if decided_on < max(received, heard or received):
        raise Refused(
            "decided_before_heard",
            "De beslissing ligt voor het horen of de ontvangst (artikel 7:2 Awb).",
            field="decided_on",
        )


def refuse_withdrawal(withdrawn: date, *, received: date, today: date) -> None:
    """An objection is withdrawn in writing, or orally at the hearing, on a day after its receipt.

    Basis: Awb 6:21.
    """
    if withdrawn > today:
        raise Refused("withdrawn_in_future", "De datum van intrekking ligt in de toekomst.", field="withdrawn_date")
    if withdrawn < received:
        raise Refused("withdrawn_before", "De intrekking ligt voor de ontvangst.", field="withdrawn_date")


def refuse_delay(reason: str, *, until: date, comply_until: date | None, today: date) -> None:
    """A delay of the term to comply is a choice with a reason, beyond the day that the order names and not after it.

    Basis: Awb 6:16 (an objection does not suspend), 5:32a(2).
    """
    if comply_until is None:
        raise Refused("no_term", "Dit besluit kent geen begunstigingstermijn (artikel 5:32a Awb).", field="until")
    if today > comply_until:
        raise Refused(
            "term_over",
            f"De begunstigingstermijn liep af op {comply_until:%d-%m-%Y}; een verstreken termijn wordt niet verlengd "
            "(artikel 5:32a Awb).",
            field="until",
        )
    if until <= comply_until:
        raise Refused("until", f"Kies een dag na {comply_until:%d-%m-%Y}.", field="until")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(
            "no_reason", "Leg uit waarom u de begunstigingstermijn opschort (artikel 3:46 Awb).", field="reason"
        )


def papers_until(held: date) -> tuple[date, date]:
    """Until when papers may come in before a hearing, and from when the file is open.

    Basis: Awb 7:4(1) and 7:4(2).
    """
    return held - timedelta(days=10), held - timedelta(weeks=1)


def missing_of(sequence: Sequence[int], answered: Collection[int]) -> list[int]:
    """The later decisions about which nothing was laid down yet, by id.

    Basis: Awb 5:31c, 5:39.
    """
    return [one for one in sequence if one not in answered]
