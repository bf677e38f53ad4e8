"""Composing the content of a report of findings from what was recorded of a visit.

The content says functions and card numbers of the supervisors, roles of others, codes and counts: no names, and of a
dwelling no address but a commitment to it (ADR 0031). Its keys are Dutch, because a lawyer reads the file with them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from regiotoezicht.inspections.content import FORM, Content, commitment_to
from regiotoezicht.inspections.guards import phase_of
from regiotoezicht.inspections.models import (
    Count,
    Entry,
    Finding,
    Photo,
    PhotosAtHome,
    RoundMember,
    Visit,
    VisitDwelling,
)
from regiotoezicht.inspections.notes import Notes, checklist_of, day_of, items_of
from regiotoezicht.inspections.vocabulary import BreakOff, CountKind, Ground, VisitStatus
from regiotoezicht.organisation.models import Designation
from regiotoezicht.organisation.rules import in_force

ENDED_EARLY = "De controle is voortijdig beëindigd."
COURSES = {
    VisitStatus.UNDER_WAY: "De controle is uitgevoerd.",
    VisitStatus.HELP_ASKED: ENDED_EARLY,
    VisitStatus.REFUSED_ENTRY: "De toegang is geweigerd.",
    VisitStatus.BROKEN_OFF: ENDED_EARLY,
}


def compose_content(notes: Notes, crew: Sequence[RoundMember], *, number: str) -> Content:
    """The content of the report of a visit by a crew, as plain values. The same notes always give the same content."""
    visit = notes.visit
    return {
        "vorm": FORM,
        "nummer": number,
        "dossier": visit.dossier,
        "gemeente": {"code": visit.municipality.code, "naam": visit.municipality.name},
        "district": visit.district.name,
        "ronde": {"kenmerk": visit.round.reference, "datum": visit.round.date.isoformat()},
        "toezichthouders": _supervisors(visit, crew),
        "aanleiding": visit.get_cause_display(),
        "soort": visit.get_kind_display(),
        "plaats": _place(visit),
        "vergunning": visit.permit.case_number if visit.permit else None,
        "tijden": {"aankomst": _moment(visit.arrived_at), "vertrek": _moment(visit.left_at)},
        "verloop": _course(visit),
        "woont_hier_iemand": visit.get_lives_here_display() or None,
        "binnentreden": _entry(notes.entry) if notes.entry else None,
        "meelopers": [
            {
                "rol": one.get_role_display(),
                "organisatie": one.organisation,
                "aantal": one.number,
                "grond": one.ground,
                "in_machtiging": one.named_in_authorisation,
            }
            for one in notes.companions
        ],
        "bevoegdheden": [{"bevoegdheid": one.get_power_display(), "waarom": one.why} for one in notes.powers],
        "cauties": [
            {
                "tijdstip": _moment(one.at),
                "woorden": one.get_wording_display(),
                "taal": one.language,
                "aan": one.get_to_role_display(),
            }
            for one in notes.cautions
        ],
        "controlelijst": {"versie": checklist_of(visit).code, "punten": _answers(notes)},
        "aantallen": [{"wat": one.get_kind_display(), "aantal": one.number} for one in _counts(notes)],
        "bevindingen": [_finding(visit, place, one) for place, one in enumerate(notes.findings, 1)],
        "fotos": [_photo(place, one) for place, one in enumerate(notes.photos, 1)],
        **({"fotos_in_woning": _photos_at_home(notes.photos_at_home)} if notes.photos_at_home else {}),
    }


def _moment(moment: datetime | None) -> str | None:
    """A moment to the minute on the clock of the Netherlands, with its offset."""
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment else None


def _supervisors(visit: Visit, crew: Sequence[RoundMember]) -> list[dict[str, Any]]:
    held = designations_of(visit, crew)
    return [
        {
            "functie": one.employee.function,
            "legitimatiebewijs": one.employee.card_number or None,
            "aanwijzing": _designation(held.get(one.employee_id)),
        }
        for one in crew
    ]


def designations_of(visit: Visit, crew: Sequence[RoundMember]) -> dict[int, Designation]:
    """The designation of each of the crew in the municipality on the day of the control, by employee (Awb 5:11)."""
    found = Designation.objects.filter(
        in_force(day_of(visit)), municipality=visit.municipality_id, employee__in=[one.employee_id for one in crew]
    ).order_by("from_date", "pk")
    return {one.employee_id: one for one in found}


def _designation(held: Designation | None) -> dict[str, str | None] | None:
    if held is None:
        return None
    return {
        "kenmerk": held.reference,
        "door": held.get_body_display(),
        "toezicht_op": held.scope,
        "beperkingen": held.restrictions or None,
    }


def _place(visit: Visit) -> dict[str, Any]:
    """Business premises by address; of a dwelling the commitment to its sealed address."""
    if visit.is_dwelling:
        sealed = VisitDwelling.objects.filter(visit=visit).first()
        return {"soort": "woning", "verzegeld_adres": commitment_to(sealed.address, sealed.salt) if sealed else None}
    if visit.premises is None:
        return {"soort": "geen vast adres"}
    business = visit.premises.business
    return {
        "soort": "bedrijfspand",
        "adres": visit.premises.address,
        "bedrijf": business.name if business else None,
        "kvk": business.kvk or None if business else None,
    }


def _course(visit: Visit) -> dict[str, Any]:
    """How the control went. That it ended early is all that is said of one that stopped for help."""
    phase = phase_of(visit.status, visit.outcome)
    course: dict[str, Any] = {"omschrijving": COURSES[phase]}
    if phase is VisitStatus.REFUSED_ENTRY:
        course |= {"geweigerd_door": visit.get_refused_by_display(), "gewezen_op_5_20": visit.duty_told}
    if phase is VisitStatus.BROKEN_OFF and visit.break_off_reason != BreakOff.OTHER:
        course["reden"] = visit.get_break_off_reason_display()
    return course


def _entry(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {
        "grond": entry.get_ground_display(),
        "tijdstip": _moment(entry.entered_at),
        "legitimatie_getoond": entry.identity_shown,
        "doel_meegedeeld": entry.purpose_stated,
    }
    if entry.ground == Ground.CONSENT:
        told["toestemming"] = {
            "van": entry.get_consent_role_display(),
            "tijdstip": _moment(entry.consent_at),
            "taal": entry.consent_language,
            "tolk": entry.interpreter,
            "ondubbelzinnig": entry.consent_evident,
            "ingetrokken": _moment(entry.withdrawn_at),
        }
    if entry.ground == Ground.AUTHORISED:
        told["machtiging"] = {
            "bevoegdheid": entry.power_article,
            "van": entry.get_issuer_display(),
            "afgegeven": entry.issued_date.isoformat() if entry.issued_date else None,
            "kenmerk": entry.reference,
            "doel": entry.reason,
            "noemt_dit_adres": entry.address_checked,
            "dringend": entry.urgent,
        }
    return told


def _answers(notes: Notes) -> list[dict[str, Any]]:
    given = {one.item: one for one in notes.answers}
    return [
        {
            "punt": item.name,
            "vraag": item.question,
            "antwoord": given[item.code].get_answer_display() if item.code in given else None,
            "opmerking": (given[item.code].note or None) if item.code in given else None,
        }
        for item in items_of(notes.visit)
    ]


def _counts(notes: Notes) -> list[Count]:
    order = list(CountKind.values)
    return sorted(notes.counts, key=lambda one: order.index(one.kind))


def _photo(place: int, one: Photo) -> dict[str, Any]:
    return {
        "nummer": place,
        "wat": one.get_subject_display(),
        "toegevoegd": _moment(one.added_at),
        "hash_gemaakt": one.file.taken_sha256,
        "hash_bewaard": one.file.kept_sha256,
        "beoordeling": one.get_state_display(),
    }


def _photos_at_home(turned_on: PhotosAtHome) -> dict[str, Any]:
    return {
        "reden": turned_on.get_reason_display(),
        "toelichting": turned_on.why,
        "aangezet": _moment(turned_on.turned_on_at),
    }


def _finding(visit: Visit, place: int, one: Finding) -> dict[str, Any]:
    item = checklist_of(visit).item(one.item) if one.item else None
    rules = one.article.rule_set
    return {
        "nummer": place,
        "punt": item.name if item else None,
        "artikel": {
            "nummer": one.article.number,
            "opschrift": one.article.title,
            "tekst": one.article.text,
            "regels": rules.title,
            "besluit": rules.reference,
            "geldig_vanaf": rules.from_date.isoformat(),
        },
        "gezien": one.text,
    }
