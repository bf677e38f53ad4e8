"""Guards of doing a visit and of its report. Pure; states, rights and the guards of planning are in `rules`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from regiotoezicht.core.refusals import Refused
from regiotoezicht.guard.faces import Box
from regiotoezicht.inspections.rules import LARGEST_COUNT, SMALLEST_ROUND
from regiotoezicht.inspections.vocabulary import Ground, PhotoReason, VisitStatus

MOST_BOXES = 20


def phase_of(status: str, outcome: str) -> VisitStatus:
    """How the control stands or ended, also while its report is being made ready.

    Basis: ADR 0030 (a change of a report that was ready returns to how the control had ended).
    """
    if status == VisitStatus.REPORT_READY:
        return VisitStatus(outcome) if outcome else VisitStatus.UNDER_WAY
    return VisitStatus(status)


def refuse_before_arrival(moment: datetime, arrived_at: datetime | None, *, field: str) -> None:
    """Nothing of a control happened before the arrival.

    Basis: Awb 5:48(2)(c) (the report states the time); Awbi 10.
    """
    if arrived_at is not None and moment < arrived_at.replace(second=0, microsecond=0):
        raise Refused("before_arrival", "Dit tijdstip ligt voor de aankomst.", field=field)


def refuse_in_future(moment: datetime, now: datetime, *, field: str) -> None:
    """A report tells what was, not what will be.

    Basis: Awb 5:48(2)(c) (the report states the time).
    """
    if moment > now + timedelta(minutes=1):
        raise Refused("in_future", "Dit tijdstip ligt in de toekomst.", field=field)


def refuse_nobody_home_after_entry(*, entered: bool) -> None:
    """Whoever was entered with or was refused by somebody was there.

    Basis: Awb 5:48(2)(c); Awbi 10 (the report states what happened).
    """
    if entered:
        raise Refused("entered", "Er is al vastgelegd dat u binnen was. Rond het bezoek af of breek het af.")


def refuse_giving_up(status: VisitStatus) -> None:
    """Only where nobody was home there is something to go back for.

    Basis: ADR 0030 (states are a table).
    """
    if status is not VisitStatus.NOBODY_HOME:
        raise Refused("somebody_home", "Bij dit bezoek is niet vastgelegd dat niemand aanwezig was.")


def refuse_duty_at_home(*, home: bool, duty_told: bool) -> None:
    """A resident may refuse consent, so nobody tells her that she has to cooperate with being entered.

    Basis: Awb 5:15(1) and 5:20(1); Awbi 1.
    """
    if home and duty_told:
        raise Refused(
            "duty_at_home",
            "Een bewoner mag toestemming weigeren. De plicht tot medewerking (5:20 Awb) geldt hier niet.",
            field="duty_told",
        )


def refuse_withdrawal(*, ground: str) -> None:
    """Only consent that was given can be withdrawn.

    Basis: Awbi 1; consent to enter may be withdrawn at any time.
    """
    if ground != Ground.CONSENT:
        raise Refused("no_consent", "Er is niet binnengetreden met toestemming; breek de controle af met een reden.")


def refuse_strange_article(*, known: bool) -> None:
    """A finding rests on an article that held in that municipality on the day of the visit.

    Basis: Awb 5:4(2) (a violation was described before); 5:48(2)(b).
    """
    if not known:
        raise Refused(
            "article_not_valid",
            "Dit artikel gold op de dag van het bezoek niet in deze gemeente. Kies een artikel uit de lijst.",
            field="article",
        )


def refuse_strange_item(*, known: bool) -> None:
    """A finding or answer belongs to an item of the checklist that was used.

    Basis: Awb 5:13 (only what the task needs); 3:2.
    """
    if not known:
        raise Refused("unknown_item", "Dit controlepunt staat niet op de lijst van dit bezoek.", field="item")


def refuse_empty(text: str, *, field: str, sentence: str) -> None:
    """A word that the report rests on is not left out.

    Basis: Awb 5:13 (a power is used for a reason); 5:48(2).
    """
    if not text.strip():
        raise Refused("missing", sentence, field=field)


def refuse_stranger(*, member: bool) -> None:
    """Only who did the control says that its report is right.

    Basis: Awb 5:48(1) (the supervisor herself makes the report).
    """
    if not member:
        raise Refused("no_member", "U hoort niet bij de toezichthouders van deze ronde.")


def refuse_unready(sentences: Collection[str]) -> None:
    """A report is made when nothing is missing.

    Basis: Awb 5:48(2) and 3:2 (a report is complete).
    """
    if sentences:
        raise Refused("not_complete", " ".join(("Er ontbreekt nog iets.", *sentences)))


def refuse_other_content(*, seen: str, now: str) -> None:
    """Who signs, signs what she read.

    Basis: ADR 0031 (the hash under every signature); Awb 5:48.
    """
    if seen != now:
        raise Refused(
            "other_content", "Het rapport is gewijzigd sinds u het las. Lees het opnieuw en onderteken daarna."
        )


def refuse_second_signature(*, signed: bool) -> None:
    """One supervisor signs once.

    Basis: ADR 0031; CCV-werkwijze (two sign).
    """
    if signed:
        raise Refused("signed_before", "U heeft dit rapport al ondertekend.")


def refuse_unless_draft(*, is_signed: bool) -> None:
    """A signed report is locked.

    Basis: law notes C1 (draft is locked at signing, corrections by supplement).
    """
    if is_signed:
        raise Refused("report_locked", "Dit rapport is ondertekend en vergrendeld. Een verbetering is een aanvulling.")


def refuse_unless_signed(*, is_signed: bool) -> None:
    """Only a report that was signed is printed, supplemented or handed over.

    Basis: law notes C1 (draft is locked at signing, corrections by supplement).
    """
    if not is_signed:
        raise Refused("report_open", "Dit rapport is nog niet door iedereen ondertekend.")


def refuse_photo_in_home(*, turned_on: bool) -> None:
    """In a dwelling photos are off, until somebody who does the control turns them on with a reason.

    Basis: law notes A8 (photos: in dwellings off by default); Awb 5:13; AVG 5(1)(c).
    """
    if not turned_on:
        raise Refused(
            "photo_in_home",
            "In een woning staan foto's uit (artikel 5:13 Awb en de AVG). Beschrijf wat u ziet.",
            field="photo",
        )


def refuse_photos_on(reason: PhotoReason, *, home: bool, ground: str) -> None:
    """Photos are turned on in a dwelling that was entered, and on an authorisation only when there is one.

    `ground` is that of the entry, empty before it. Basis: law notes A8; Awb 5:13; Algemene wet op het binnentreden 1.
    """
    if not home:
        raise Refused("no_home", "Dit is geen woning; foto's staan hier aan.")
    if not ground:
        raise Refused("not_entered", "Leg eerst vast op welke grond u binnentrad.")
    if reason is PhotoReason.AUTHORISED and ground != Ground.AUTHORISED:
        raise Refused(
            "no_authorisation", "U trad niet binnen met een machtiging; kies een andere reden.", field="reason"
        )


def refuse_poor_boxes(boxes: Sequence[Box]) -> None:
    """At least one box, and each lies inside the photo.

    Basis: house rule (bad input is refused in one sentence); AVG 5(1)(c).
    """
    if not boxes:
        raise Refused("no_boxes", "Teken ten minste één vak over wat onherkenbaar moet worden.", field="boxes")
    if len(boxes) > MOST_BOXES:
        raise Refused("many_boxes", f"Gebruik ten hoogste {MOST_BOXES} vakken.", field="boxes")
    for box in boxes:
        if min(box.left, box.top) < 0 or min(box.width, box.height) < 1:
            raise Refused("box_empty", "Een vak is leeg of ligt buiten de foto.", field="boxes")
        if box.left + box.width > 100 or box.top + box.height > 100:
            raise Refused("box_outside", "Een vak ligt voor een deel buiten de foto.", field="boxes")


def refuse_unless_held(*, held: bool) -> None:
    """Only a photo that is held back is let go.

    Basis: law notes A8 (no photo leads to a person).
    """
    if not held:
        raise Refused("not_held", "Deze foto wordt niet opgehouden.", field="boxes")


def refuse_count(number: int, *, field: str) -> None:
    """A count is a small whole number.

    Basis: law notes A1.8 (a count or a category, never a person).
    """
    if not 0 <= number <= LARGEST_COUNT:
        raise Refused("count_range", f"Vul een heel getal in van 0 tot en met {LARGEST_COUNT}.", field=field)


def refuse_inconsistent_counts(counts: Mapping[str, int]) -> None:
    """A part is never larger than the whole: of the persons seen.

    Basis: Awb 3:2 (careful preparation).
    """
    persons = counts.get("persons")
    if persons is None:
        return
    for kind in ("identity_seen", "under_limit", "no_title", "own_flat"):
        if counts.get(kind, 0) > persons:
            raise Refused("count_larger", "Dit aantal is groter dan het aantal personen gezien.", field=kind)


def is_last_signature(signed: Collection[int], members: Collection[int]) -> bool:
    """Whether every member has signed: all who controlled answer for the report.

    Basis: law notes C1 (5:48, report of findings); ADR 0030; CCV-werkwijze (two).
    """
    return set(members) <= set(signed) and len(members) >= SMALLEST_ROUND
