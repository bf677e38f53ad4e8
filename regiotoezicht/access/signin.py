"""The one door of sign-in: allauth, with our rules. Single sign-on and passkeys come through here later."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.http import HttpRequest, HttpResponse

from regiotoezicht.access import actions, rules
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record_alone, unit
from regiotoezicht.core.forms import say_in_dutch
from regiotoezicht.core.rights import System

Opener = Callable[[HttpRequest, HttpResponse, Account, str], None]
Relocker = Callable[[Account, str, str], None]
_openers: list[Opener] = []
_relockers: list[Relocker] = []


def when_password_is_typed(*, opener: Opener, relocker: Relocker) -> None:
    """Let an upper room open a key with the password at sign-in, and lock it anew when its owner chooses another.

    Both get what was typed, and keep it nowhere.
    """
    _openers.append(opener)
    _relockers.append(relocker)


def password_was_right(request: HttpRequest, response: HttpResponse, account: Account, password: str) -> None:
    """Somebody signed in with this password: open what it opens."""
    for opener in _openers:
        opener(request, response, account, password)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address and password, in the words of our screens."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mailadres"
        self.fields["password"].label = "Wachtwoord"
        self.fields.pop("remember", None)
        for name, hint in (("login", "username"), ("password", "current-password")):
            self.fields[name].widget.attrs = {"autocomplete": hint}
        self.fields["password"].help_text = ""
        say_in_dutch(self)

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in, and open what the password opens."""
        response: HttpResponse = super().login(request, redirect_url)
        if isinstance(request.user, Account):
            password_was_right(request, response, request.user, self.cleaned_data["password"])
        return response


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """A new password, chosen by its owner. No link to a reset by mail, for there may be no mail server."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""
        self.fields["password2"].label = "Nieuw wachtwoord, nog een keer"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        say_in_dutch(self)

    def save(self) -> None:
        """Store the new password, with what the old one locked."""
        with unit():
            super().save()
            for relock in _relockers:
                relock(self.user, self.cleaned_data["oldpassword"], self.cleaned_data["password1"])


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up by herself; a password that was changed is noted on the log."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar.",
        "account_inactive": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An account is made by the functional administrator only."""
        return False

    def set_password(self, user: Account, password: str) -> None:
        """Store a new password that its owner chose."""
        super().set_password(user, password)
        at = clock.now()
        with unit():
            actions.change_own_password(user, actor=AccountActor(user, at), at=at)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """After a new password: to work, with a word that it was stored."""
        messages.success(request, "Uw nieuwe wachtwoord is opgeslagen.")
        return "/"

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The library's own notices are not shown: the page itself says what happened."""


def _note_sign_in(sender: object, request: HttpRequest, user: Account, **_: Any) -> None:
    at = clock.now()
    record_alone(rules.SIGNED_IN, user, actor=AccountActor(user, at), at=at)


def _note_failure(sender: object, credentials: dict[str, Any], **_: Any) -> None:
    """Note a failed sign-in with an existing account; of an address that is no account nothing is kept."""
    typed = str(credentials.get("email") or credentials.get("username") or "")
    account = Account.objects.filter(email__iexact=typed).first() if typed else None
    if account is not None:
        at = clock.now()
        record_alone(rules.SIGN_IN_FAILED, account, actor=System(at), at=at)


def listen() -> None:
    """Note every sign-in and failure on the log. Django's own notices are the only hook for every way of signing in."""
    user_logged_in.connect(_note_sign_in, dispatch_uid="access.signin")
    user_login_failed.connect(_note_failure, dispatch_uid="access.signin_failed")
