"""What an import did, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.permits import actions, rules
from regiotoezicht.permits.models import Import
from regiotoezicht.permits.rules import ImportStatus, Outcome
from regiotoezicht.permits.tabs import Tab, page_of, tab_of


def result(request: ActorRequest, pk: int) -> HttpResponse:
    """What an import did, and until when it can be undone."""
    return _show(request, pk)


def _show(request: ActorRequest, pk: int, *, refused: str = "", status: int = 200) -> HttpResponse:
    actor = request.actor
    imports = Import.objects.visible_to(actor).select_related("municipality", "made_by", "undone_by")
    imported = get_object_or_404(imports.prefetch_related("held_rows"), pk=pk)
    held = list(imported.held_rows.all())
    tabs = _tabs(imported)
    tab = tab_of(tabs, request.GET.get("tab", ""))
    context: dict[str, Any] = {
        "imported": imported,
        "tabs": tabs,
        "tab": tab,
        "page": page_of(tab.rows, request.GET.get("na", ""), request.GET.get("voor", "")),
        "held": len(held),
        "waiting": sum(not row.choice for row in held),
        "may_choose": actor.may(rules.SEALED_KEEP, imported),
        "may_undo": imported.status == ImportStatus.CONFIRMED and actor.may(rules.PERMIT_IMPORT, imported),
        "days_left": rules.UNDO_DAYS - (local_date(actor.at) - local_date(imported.made_at)).days,
        "refused": refused,
        "undo_days": rules.UNDO_DAYS,
    }
    return render(request, "permits/result.html", context, status=status)


def _tabs(imported: Import) -> list[Tab]:
    """The permits of an import and what was said of its rows; of a sealed or removed permit nothing is left here."""
    rows = imported.rows.filter(permit__isnull=False, permit__is_sealed=False).order_by("row")
    shown = list(rows.values("row", "outcome", "permit_id", "permit__name", "permit__dossier"))
    held = {row.row for row in imported.held_rows.all()}
    rejected = [{"remark": said, "is_held": said["row"] in held} for said in imported.remarks.get("rejected", [])]
    warnings = [{"remark": said} for said in imported.remarks.get("warnings", [])]
    return [
        Tab("nieuw", "Nieuw", "written", [row for row in shown if row["outcome"] == Outcome.CREATED]),
        Tab("gewijzigd", "Gewijzigd", "written", [row for row in shown if row["outcome"] == Outcome.UPDATED]),
        Tab("niet", "Niet overgenomen", "rejected", rejected),
        Tab("letop", "Let op", "warnings", warnings),
    ]


@require_POST
def undo(request: ActorRequest, pk: int) -> HttpResponse:
    """Take an import back, or say why that cannot be done any more."""
    actor = request.actor
    imported = get_object_or_404(Import.objects.visible_to(actor).select_related("municipality__district"), pk=pk)
    if not actor.may(rules.PERMIT_IMPORT, imported):
        raise Http404
    if imported.status == ImportStatus.UNDONE:
        return HttpResponseRedirect(reverse("permits:result", args=[pk]))
    try:
        actions.undo_import(imported, actor=actor, at=actor.at)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _show(request, pk, refused=refusal.sentence, status=422)
    messages.success(request, "De import is ongedaan gemaakt. Het register is weer zoals het ervoor was.")
    return HttpResponseRedirect(reverse("permits:result", args=[pk]))
