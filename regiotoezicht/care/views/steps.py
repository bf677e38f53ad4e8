"""The steps of a referral: each a form over the version that its reader saw."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.care import actions, queries, rules
from regiotoezicht.care.forms import (
    AgainForm,
    AnswerForm,
    CloseForm,
    DayForm,
    HelpForm,
    MomentForm,
    MomentOfContactForm,
    StepForm,
    TransferForm,
)
from regiotoezicht.care.vault import recalled_of
from regiotoezicht.care.views.doors import Opened, log_read, log_refused, opened_for
from regiotoezicht.care.vocabulary import Status
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.queries import municipalities_on

Write = Callable[[Opened, dict[str, Any], dict[str, Any]], object]


def _step(
    request: ActorRequest,
    uid: UUID,
    kind: Callable[..., StepForm],
    title: str,
    lead: str,
    button: str,
    write: Write,
    *,
    after_merger: bool = False,
) -> HttpResponse:
    """Run the write of a valid form and go back; a form that was taken in before goes back and does nothing.

    `after_merger` says that the step is also there in a municipality that went into another.
    """
    opened = opened_for(request, uid)
    is_withdrawn = kind is not AgainForm and opened.content.state is Status.WITHDRAWN
    # Withdrawn at the former municipality: all that is left to do here is to lay that down.
    recalled = request.path != reverse("care:withdraw", args=[uid]) and recalled_of(opened.content) is not None
    if is_withdrawn or recalled:
        log_refused(request, opened.contact)
        rules.refuse_withdrawn(is_withdrawn=True)
    if opened.is_over and not after_merger:
        raise Http404
    here, status, at = reverse("care:detail", args=[uid]), 200, request.actor.at
    start: dict[str, Any] = {"day": local_date(at), "moment": at, "consent_at": at, "help_codes": opened.content.help}
    start["seen"] = opened.referral.version
    form = kind(request.POST or None, initial=start)
    if request.method == "POST":
        if opened.referral.form is not None and str(opened.referral.form) == request.POST.get("form"):
            return HttpResponseRedirect(here)
        if form.is_valid():
            typed = dict(form.cleaned_data)
            given = {
                "referral": opened.referral,
                "vault": opened.vault,
                "seen": typed.pop("seen"),
                "form": typed.pop("form"),
                "actor": request.actor,
                "at": request.actor.at,
            }
            if attempt(form, lambda: write(opened, typed, given) or True) is not None:
                messages.success(request, "Vastgelegd.")
                return HttpResponseRedirect(here)
            log_refused(request, opened.contact)
            if form.is_bound and form.non_field_errors():
                data: Any = form.data
                data = data.copy()
                data["seen"] = str(queries.version_of(opened.referral))
                form.data = data
        status = 422
    log_read(request, opened.contact)
    context = {"form": form, "title": title, "lead": lead, "button": button, "back": here}
    return render(request, "care/step.html", context, status=status)


def _page(
    kind: Callable[..., StepForm], title: str, lead: str, button: str, write: Write, *, after_merger: bool = False
) -> Any:
    @never_cache
    @require_http_methods(["GET", "POST"])
    def view(request: ActorRequest, uid: UUID) -> HttpResponse:
        return _step(request, uid, kind, title, lead, button, write, after_merger=after_merger)

    return view


first_contact = _page(
    MomentOfContactForm,
    "Eerste contact gelegd",
    "De organisatie sprak de persoon. Wat is besproken, hoort niet in dit systeem.",
    "Leg vast",
    lambda opened, typed, given: actions.record_contact(opened.contact, moment=typed["moment"], **given),
)
offer = _page(
    DayForm,
    "Hulp aangeboden",
    "Alleen de dag. Wat precies is aangeboden, staat in het zorgdossier van de organisatie.",
    "Leg vast",
    lambda opened, typed, given: actions.record_offer(opened.contact, day=typed["day"], **given),
)
answer = _page(
    AnswerForm,
    "Antwoord op het aanbod",
    "Afwijzen mag, zonder reden en zonder gevolgen.",
    "Leg vast",
    lambda opened, typed, given: actions.answer(
        opened.contact, accepted=typed["answer"] == "yes", day=typed["day"], **given
    ),
)
help_given = _page(
    HelpForm,
    "Soorten hulp",
    "Kies wat wordt gegeven. Vink niets aan dat iets over de persoon zegt en dat u niet nodig hebt.",
    "Leg vast",
    lambda opened, typed, given: actions.set_help(opened.contact, help_codes=typed["help_codes"], **given),
)
moment = _page(
    MomentForm,
    "Nazorgmoment",
    "Een moment kan worden vastgelegd vanaf twee weken ervoor.",
    "Leg vast",
    lambda opened, typed, given: actions.tick_moment(
        opened.contact, months=typed["months"], ticked=typed["ticked"], **given
    ),
)
withdraw = _page(
    StepForm,
    "Toestemming ingetrokken",
    "Alles wat is vastgelegd wordt nu gewist. Dat kan niet ongedaan worden gemaakt. De code zelf blijft dertig dagen, "
    "zodat u kunt zeggen dat het is gebeurd.",
    "Wis en leg vast",
    lambda opened, typed, given: actions.withdraw(opened.contact, **given),
    after_merger=True,
)
again = _page(
    AgainForm,
    "Opnieuw toestemming gegeven",
    "De verwijzing begint opnieuw. Wat eerder was vastgelegd, is gewist.",
    "Leg vast",
    lambda opened, typed, given: actions.consent_again(opened.contact, **typed, **given),
)
close = _page(
    CloseForm,
    "Verwijzing afsluiten",
    "Na twee jaar wordt zij gewist.",
    "Sluit af",
    lambda opened, typed, given: actions.close(opened.contact, ending=typed["ending"], day=typed["day"], **given),
)


@never_cache
@require_http_methods(["GET", "POST"])
def transfer(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Ask another municipality to take a referral over."""
    places = municipalities_on(local_date(request.actor.at), Reach(region=True))

    def write(opened: Opened, typed: dict[str, Any], given: dict[str, Any]) -> object:
        given.pop("form")
        typed.pop("consent")
        return actions.offer_transfer(opened.contact, to=typed["to"], **given)

    return _step(
        request,
        uid,
        lambda *args, **more: TransferForm(*args, places=places, **more),
        "Overdragen aan een andere gemeente",
        "U blijft verantwoordelijk tot de andere gemeente aanvaardt. Daarna leest u alleen nog wat u zelf deed.",
        "Bied aan",
        write,
        after_merger=True,
    )
