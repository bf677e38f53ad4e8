"""The key of a reader while she is signed in: opened with her password, kept half here and half in her browser.

The session in the database holds the private key sealed with a secret of this sign-in; the secret stands in a cookie of
its own and nowhere on the server. Neither half opens anything. See ADR 0110.
"""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.care import sealing
from regiotoezicht.care.actions import keys
from regiotoezicht.care.models import CareContact, ReaderKey
from regiotoezicht.care.telling import tell
from regiotoezicht.care.vault import Vault, place_of_lock
from regiotoezicht.core import clock, walls
from regiotoezicht.core.care_walls import care_of
from regiotoezicht.core.clock import local_date

COOKIE, HALF = "regiotoezicht_lock", "care"
OPEN, CLOSED, NONE = "open", "closed", "none"


def _place(account_id: int) -> str:
    return f"care.session:{account_id}"


def on_sign_in(request: HttpRequest, response: HttpResponse, account: Account, password: str) -> None:
    """Open the key of a reader with what she typed; make it at her first sign-in with a password of her own."""
    actor = AccountActor(account, clock.now())
    with walls.standing(actor):
        contact = _designated(actor)
        if contact is None:
            return
        with care_of(*actor.care, contact.municipality_id):
            private = _opened(contact, account, password, actor)
        if private is not None and actor.care:
            tell(actor, Vault(account.pk, private))
    if private is not None:
        _keep(request, response, account.pk, private)


def _designated(actor: AccountActor) -> CareContact | None:
    """By which she reads today, or within two weeks: then her key is made ahead and can be shared."""
    soon = CareContact.objects.coming_on(local_date(actor.at)).filter(account=actor.account_id)
    return CareContact.objects.opening(actor).first() or soon.first()


def _opened(contact: CareContact, account: Account, password: str, actor: AccountActor) -> bytes | None:
    private = _unlocked(account, password)
    if private is None and not account.must_change_password:
        # Who was given a temporary password is not the only one who knows it. A key that her own password does not
        # open was locked before she changed it while she was no reader: it opens nothing any more.
        keys.make_reader_key(contact, password=password, actor=actor, at=actor.at)
        private = _unlocked(account, password)
    return private


def _unlocked(account: Account, password: str) -> bytes | None:
    found = ReaderKey.objects.filter(account=account).first()
    return sealing.unlock(bytes(found.locked), password, place_of_lock(account.pk)) if found else None


def on_new_password(account: Account, old: str, new: str) -> None:
    """Lock her key with the new password. When the old one no longer opens it, beheer had given her that password: then
    a new key is made, that opens nothing until the other contact wraps for it.
    """
    actor = AccountActor(account, clock.now())
    contact = _designated(actor)
    if contact is not None:
        with care_of(*actor.care, contact.municipality_id):
            keys.relock(contact, old=old, new=new, actor=actor, at=actor.at)


def _keep(request: HttpRequest, response: HttpResponse, account_id: int, private: bytes) -> None:
    secret = secrets.token_bytes(sealing.KEY)
    request.session[HALF] = sealing.encrypt(secret, private, _place(account_id)).hex()
    response.set_cookie(
        COOKIE, secret.hex(), httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict", path="/zorg/"
    )


def vault_of(request: Any) -> Vault | None:
    """The open key of who asks; None when it is closed."""
    half, secret = request.session.get(HALF, ""), request.COOKIES.get(COOKIE, "")
    account_id = request.actor.account_id
    try:
        private = sealing.decrypt(bytes.fromhex(secret), bytes.fromhex(half), _place(account_id))
    except (ValueError, sealing.InvalidTag):
        return None
    return Vault(account_id, private)
