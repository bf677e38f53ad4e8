"""Who signs beside the writer for a wrong alarm of the guard, and the log of what the guard refused."""

from collections.abc import Callable

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.core.actions import ALARM_RAISED, record_alone
from regiotoezicht.core.overruling import Desk, at_desk
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import District, Municipality

WRONG = "Dit e-mailadres en dit wachtwoord van uw collega horen niet bij elkaar."
TOO_OFTEN = "Er is te vaak een verkeerd wachtwoord getypt voor deze collega. Wacht een kwartier en probeer het opnieuw."


def guarded_forms(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let a colleague sign for a wrong alarm in the request that saves, and put what the guard refused on the log."""

    def answer(request: HttpRequest) -> HttpResponse:
        actor: AccountActor | None = request.actor  # type: ignore[attr-defined]  # set by `actor_of_request`
        if request.method != "POST" or actor is None:
            return get_response(request)

        def sign_in(email: str, password: str) -> AccountActor:
            return colleague(request, email, password, writer=actor)

        with at_desk(Desk(actor, request.POST, sign_in)) as desk:
            response = get_response(request)
        if desk.alarms:
            _log(desk, actor)
        return response

    return answer


def colleague(request: HttpRequest, email: str, password: str, *, writer: AccountActor) -> AccountActor:
    """The colleague with this e-mail address and password, at the moment of the writer. She is not signed in.

    Wrong attempts are counted and logged as those of the sign-in are. Raises Refused.
    """
    asked = HttpRequest()  # a request of her own: when she is locked out, the writer keeps her page with what she typed
    asked.META = request.META
    typed = {"login": email, "email": email, "password": password}
    account = authenticate(asked, **typed)
    if isinstance(account, Account) and account.is_active and not account.partner_id:
        if account.must_change_password:
            raise Refused("temporary_password", "Uw collega moet eerst zelf een eigen wachtwoord kiezen.")
        return AccountActor(account, writer.at)
    if AxesProxyHandler.is_locked(asked, typed):
        raise Refused("locked", TOO_OFTEN)
    raise Refused("wrong_password", WRONG)


def _log(desk: Desk, actor: AccountActor) -> None:
    """What the guard refused in this request, as codes, after whatever the request did was undone or kept."""
    if actor.municipalities and not actor.districts:
        place: District | Municipality = Municipality(pk=min(actor.municipalities))
    else:
        place = District(pk=min(actor.districts)) if actor.districts else Municipality()
    for alarm in sorted(desk.alarms, key=lambda one: (one.field, one.kind)):
        facts = {"alarm": alarm.kind, "field": alarm.field, "label": alarm.label}
        record_alone(ALARM_RAISED, place, actor=actor, at=actor.at, **facts)
