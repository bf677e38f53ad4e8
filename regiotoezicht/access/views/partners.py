"""Partner organisations and the accounts of their people, kept by the functional administrator."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access import actions, rules
from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import PartnerAccountForm, PartnerForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.access.passwords import temporary_password
from regiotoezicht.core.forms import attempt
from regiotoezicht.organisation.actions import add_partner, set_partner_active
from regiotoezicht.organisation.models import Partner
from regiotoezicht.organisation.rules import PARTNER_KEEP

MOST_ROWS = 1_000
IN_USE = "in-gebruik"


@require_http_methods(["GET", "POST"])
def partners(request: ActorRequest) -> HttpResponse:
    """The partner organisations, with who can sign in for each, and a form for another one."""
    actor = request.actor
    need(actor, PARTNER_KEEP)
    form = PartnerForm(request.POST or None)

    def write() -> bool:
        return bool(add_partner(Partner(**form.cleaned_data), actor=actor, at=actor.at))

    if request.method == "POST" and form.is_valid() and attempt(form, write):
        messages.success(request, "De ketenpartner is toegevoegd.")
        return HttpResponseRedirect(reverse("access:partners"))
    rows = Partner.objects.visible_to(actor).prefetch_related("accounts")[:MOST_ROWS]
    return render(request, "access/partners.html", {"rows": rows, "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def partner_account(request: ActorRequest, pk: int) -> HttpResponse:
    """An account for somebody at a partner organisation; answers with the temporary password, shown once."""
    actor = request.actor
    need(actor, rules.ACCOUNT_KEEP)
    partner = get_object_or_404(Partner.objects.visible_to(actor), pk=pk, is_active=True)
    form = PartnerAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, password = form.cleaned_data, temporary_password()
        made = attempt(
            form, lambda: actions.add_partner_account(partner, actor=actor, password=password, at=actor.at, **typed)
        )
        if made is not None:
            return render(request, "access/password.html", {"account": made, "password": password, "is_new": False})
    context = {"form": form, "partner": partner}
    return render(request, "access/partner_account.html", context, status=422 if form.errors else 200)


@require_POST
def set_partner_use(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a partner organisation out of use, or back in."""
    actor = request.actor
    need(actor, PARTNER_KEEP)
    partner, active = get_object_or_404(Partner.objects.visible_to(actor), pk=pk), request.POST.get("stand") == IN_USE
    set_partner_active(partner, actor=actor, active=active, at=actor.at)
    now = "is weer in gebruik." if active else "is niet meer in gebruik. Wat met haar was gedeeld, is dicht."
    messages.success(request, f"{partner.name} {now}")
    return HttpResponseRedirect(reverse("access:partners"))
