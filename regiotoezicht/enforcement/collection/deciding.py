"""Deciding on collection, reminding and the writ: what must be said, and why not yet. Pure."""

from collections.abc import Collection, Sequence
from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.collection.vocabulary import CollectionView, Stage

SHORTEST_REASON = 10
SHORTEST_REASONS = 40
LONGEST_VIEW_DAYS = 84


def refuse_view_until(view_until: date, *, today: date, is_working_day: bool) -> None:
    """The last day for a view on collection is a working day, far enough away to meet.

    Basis: Awb 4:8; law notes C6 "Zienswijze".
    """
    if not 1 <= (view_until - today).days <= LONGEST_VIEW_DAYS:
        raise Refused(
            "view_until",
            f"De laatste dag voor een zienswijze ligt 1 tot {LONGEST_VIEW_DAYS} dagen na vandaag (artikel 4:8 Awb).",
            field="view_until",
        )
    if not is_working_day:
        raise Refused(
            "view_until_rest",
            f"{view_until:%d-%m-%Y} is een zaterdag, zondag of feestdag. Kies een werkdag.",
            field="view_until",
        )


def refuse_view(
    view: str, *, stages: Collection[str], text: str, given_on: date | None, last_days: Sequence[date], today: date
) -> None:
    """How the moment for a view ended is true for every amount that is decided on.

    Basis: Awb 4:8; 4:12 (a decision that fixes a payment may do without: objection is open to it).
    """
    if view not in CollectionView:
        raise Refused("view", "Kies hoe het met de zienswijze is gegaan.", field="view")
    if view == CollectionView.SKIPPED:
        if Stage.INTENDED in stages:
            raise Refused(
                "view_was_asked",
                "De zienswijze is al gevraagd; artikel 4:12 Awb geldt dan niet meer. Kies wat er kwam.",
                field="view",
            )
        if len(text.strip()) < SHORTEST_REASON:
            raise Refused(
                "no_skip_reason", "Schrijf op waarom u geen zienswijze vraagt (artikel 4:12 Awb).", field="view_text"
            )
        return
    if set(stages) != {Stage.INTENDED}:
        raise Refused(
            "view_not_asked",
            "Van een bedrag zonder verzonden voornemen kan geen zienswijze zijn gevraagd. Kies “niet gevraagd” of "
            "verzend eerst het voornemen (artikel 4:8 Awb).",
            field="view",
        )
    if view == CollectionView.SILENT:
        last = max(last_days)
        if today <= last:
            raise Refused(
                "term_runs",
                f"De termijn voor een zienswijze loopt tot en met {last:%d-%m-%Y} (artikel 4:8 Awb).",
                field="view",
            )
        return
    if given_on is None or given_on > today:
        raise Refused("view_date", "Vul in op welke dag de zienswijze is gegeven.", field="view_on")
    if len(text.strip()) < SHORTEST_REASON:
        raise Refused("no_weighing", "Schrijf op hoe u de zienswijze weegt (artikel 3:46 Awb).", field="view_text")


def refuse_thin_decision(reasons: str, circumstances: str) -> None:
    """Collection is reasoned, and special circumstances are looked at, also when there are none.

    Basis: Awb 3:4, 3:46, 5:37; ABRvS: only special circumstances make the body waive.
    """
    if len(reasons.strip()) < SHORTEST_REASONS:
        raise Refused(
            "reasons",
            f"Motiveer het besluit in ten minste {SHORTEST_REASONS} tekens (artikel 3:46 Awb).",
            field="reasons",
        )
    if len(circumstances.strip()) < SHORTEST_REASON:
        raise Refused(
            "circumstances",
            "Schrijf op of er bijzondere omstandigheden zijn om af te zien van invordering (artikel 3:4 Awb).",
            field="circumstances",
        )


def refuse_decision_day(decided_on: date, *, today: date, not_before: date) -> None:
    """A decision on collection is of today or before, and not of before what it rests on.

    Basis: Awb 3:2, 3:40, 5:33.
    """
    if decided_on > today:
        raise Refused("decided_in_future", "De datum van het besluit ligt in de toekomst.", field="decided_on")
    if decided_on < not_before:
        raise Refused(
            "decided_too_early", f"Het besluit kan niet van voor {not_before:%d-%m-%Y} zijn.", field="decided_on"
        )


def why_no_reminder(*, decision_sent: date | None, pay_until: date, postponed_until: date | None, on: date) -> str:
    """Why somebody may not be reminded on a day; empty when he may.

    Basis: Awb 5:37(1) (decided and made known first), 5:33 (the term to pay), 4:94(3) (not during postponement), 4:112.
    """
    if decision_sent is None:
        return "Het invorderingsbesluit is nog niet verzonden (artikelen 3:40 en 5:37, eerste lid, Awb)."
    if on <= pay_until:
        return f"De termijn om te betalen loopt tot en met {pay_until:%d-%m-%Y} (artikel 5:33 Awb)."
    if postponed_until is not None and on <= postponed_until:
        return f"Er geldt uitstel van betaling tot en met {postponed_until:%d-%m-%Y} (artikel 4:94 Awb)."
    return ""


def why_no_writ(
    *, reminded_until: date | None, postponed_until: date | None, on: date, returned_on: date | None = None
) -> str:
    """Why no writ may be served on a day; empty when it may. `returned_on`: the reminder came back and does not count.

    Basis: Awb 4:117 and 4:112 (after the term of the reminder), 3:41, 4:94(3) (not during postponement).
    """
    if returned_on is not None:
        return (
            f"De aanmaning kwam terug op {returned_on:%d-%m-%Y}. Een dwangbevel kan pas nadat zij opnieuw is verzonden "
            "of toch is bekendgemaakt (artikelen 3:41 en 4:117 Awb)."
        )
    if reminded_until is None:
        return "Een dwangbevel kan pas na een verzonden aanmaning (artikel 4:117 Awb)."
    if on <= reminded_until:
        return f"De termijn van de aanmaning loopt tot en met {reminded_until:%d-%m-%Y} (artikelen 4:112 en 4:117 Awb)."
    if postponed_until is not None and on <= postponed_until:
        return f"Er geldt uitstel van betaling tot en met {postponed_until:%d-%m-%Y} (artikel 4:94 Awb)."
    return ""
