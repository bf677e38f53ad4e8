"""Taking a register in: send the file, look at what will happen, pick columns, confirm or throw away."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.refusals import CHANGED_MEANWHILE, Refused
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.permits import actions, rules
from regiotoezicht.permits.models import Draft, Import
from regiotoezicht.permits.plan import Register
from regiotoezicht.permits.preview import chosen_columns, preview_of_table, table_of
from regiotoezicht.permits.tabs import of_preview, page_of, tab_of
from regiotoezicht.permits.uploads import ColumnsForm, UploadForm

CHANGED = (
    "Intussen is het register gewijzigd, bijvoorbeeld door een andere import. Er is nog niets overgenomen. Hieronder "
    "staat de nieuwe vergelijking; bekijk die en neem het bestand daarna over."
)


def start(request: ActorRequest) -> HttpResponse:
    """Send a register; below it the earlier imports. The lawyer sees those imports only."""
    actor = request.actor
    reach = actor.reach(rules.PERMIT_IMPORT)
    if not reach and not actor.reach(rules.SEALED_KEEP):
        raise Http404
    form, status = None, 200
    if reach:
        places = municipalities_on(local_date(actor.at), reach)
        if request.method == "POST":
            form = UploadForm(request.POST, request.FILES, places=places)
            sent = _send(request, form) if form.is_valid() else None
            if sent is not None:
                return sent
            status = 422
        else:
            form = UploadForm(places=places)
    imports = Import.objects.visible_to(actor).select_related("municipality", "made_by")
    order = "made_at" if request.GET.get("sorteer") == "made_at" else "-made_at"
    page = page_by_key(imports, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    drafts = list(_drafts(request).select_related("municipality").defer("content")) if reach else []
    context = {"form": form, "page": page, "order": order, "drafts": drafts, "undo_days": rules.UNDO_DAYS}
    return render(request, "permits/start.html", context, status=status)


def _send(request: ActorRequest, form: UploadForm) -> HttpResponse | None:
    """Put the file ready and show it; the same form again leads to the same place."""
    typed, actor = form.cleaned_data, request.actor
    token = typed["token"]

    def write() -> Draft:
        upload = typed["file"]
        return actions.send_register(
            typed["municipality"],
            content=upload.read(),
            file_name=upload.name,
            actor=actor,
            at=actor.at,
            token=token,
        )

    known = _drafts(request).filter(token=token).exists() or _taken_in(request, token) is not None
    if not known:
        try:
            if attempt(form, write) is None:
                return None
        except IntegrityError:  # the same form was sent twice at the same moment
            if not _drafts(request).filter(token=token).exists():
                raise
    return HttpResponseRedirect(reverse("permits:preview", args=[token]))


def _drafts(request: ActorRequest) -> Any:
    """What the actor sent and may still take in."""
    oldest = request.actor.at - timedelta(hours=rules.DRAFT_HOURS)
    return Draft.objects.visible_to(request.actor).filter(made_at__gte=oldest).order_by("-made_at")


def _draft(request: ActorRequest, token: UUID) -> Draft:
    draft: Draft = get_object_or_404(_drafts(request).select_related("municipality__district"), token=token)
    return draft


def _taken_in(request: ActorRequest, token: UUID) -> Import | None:
    return Import.objects.visible_to(request.actor).filter(token=token).first()


def _to_result(imported: Import) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("permits:result", args=[imported.pk]))


def preview(request: ActorRequest, token: UUID) -> HttpResponse:
    """What taking in a register will do: nothing has happened yet."""
    imported = _taken_in(request, token)
    if imported is not None:
        return _to_result(imported)
    return _show(request, _draft(request, token))


def _show(
    request: ActorRequest, draft: Draft, *, picking: ColumnsForm | None = None, said: str = "", status: int = 200
) -> HttpResponse:
    table = table_of(draft.file, "")
    columns = chosen_columns(table, draft.chosen)
    context: dict[str, Any] = {
        "draft": draft,
        "missing": columns.missing,
        "unsure": [column for column in columns.unsure if column.index not in draft.chosen],
        "picking": picking or ColumnsForm(own=table.columns, columns=columns),
        "heading_row": columns.heading_row,
        "sheet": table.sheet.name,
        "other_sheets": table.other_sheets,
        "said": said,
    }
    if not columns.missing:
        found = preview_of_table(Register(draft.municipality), table, draft.chosen)
        tabs = of_preview(found)
        tab = tab_of(tabs, request.GET.get("tab", ""))
        context |= {
            "preview": found,
            "tabs": tabs,
            "tab": tab,
            "page": page_of(tab.rows, request.GET.get("na", ""), request.GET.get("voor", "")),
            "does_nothing": not (found.created or found.updated or found.reading.held),
            "held": len(found.reading.held),
            "refused_rows": sum(remark.whole_row for remark in found.reading.rejected),
            "refused_cells": sum(not remark.whole_row for remark in found.reading.rejected),
        }
    return render(request, "permits/preview.html", context, status=status)


@require_POST
def columns(request: ActorRequest, token: UUID) -> HttpResponse:
    """Say which column holds what, and look again."""
    draft, actor = _draft(request, token), request.actor
    table = table_of(draft.file, "")
    form = ColumnsForm(request.POST, own=table.columns, columns=chosen_columns(table, draft.chosen))
    picked = None
    if form.is_valid():
        picked = attempt(form, lambda: actions.pick_columns(draft, picks=form.picks, actor=actor, at=actor.at))
    if picked is None:
        return _show(request, draft, picking=form, status=422)
    messages.success(request, "De kolommen zijn gekozen. Bekijk hieronder wat er nu zal gebeuren.")
    return HttpResponseRedirect(reverse("permits:preview", args=[token]))


@require_POST
def confirm(request: ActorRequest, token: UUID) -> HttpResponse:
    """Take the register in as it was shown. A second click leads to what the first one did."""
    imported = _taken_in(request, token)
    if imported is not None:
        return _to_result(imported)
    draft, actor = _draft(request, token), request.actor
    try:
        imported = actions.take_in(draft, seen=request.POST.get("seen", ""), actor=actor, at=actor.at)
    except Refused as refusal:
        if refusal.code == CHANGED_MEANWHILE:
            imported = _taken_in(request, token)
            return (
                _to_result(imported) if imported else _show(request, _draft(request, token), said=CHANGED, status=409)
            )
        if refusal.code == "not_allowed":
            raise
        return _show(request, draft, said=refusal.sentence, status=422)
    messages.success(request, "Het register is overgenomen.")
    return _to_result(imported)


@require_POST
def discard(request: ActorRequest, token: UUID) -> HttpResponse:
    """Throw the file away."""
    draft, actor = _draft(request, token), request.actor
    actions.discard_draft(draft, actor=actor, at=actor.at)
    messages.success(request, "Het bestand is weggegooid. Er is niets overgenomen.")
    return HttpResponseRedirect(reverse("permits:start"))
