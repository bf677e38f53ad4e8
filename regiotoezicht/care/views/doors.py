"""Doors of care: the role, the designation, and the open key. What is behind them exists for nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.care import actions, queries, rules
from regiotoezicht.care.content import Content
from regiotoezicht.care.models import CareContact, Referral
from regiotoezicht.care.signin import vault_of
from regiotoezicht.care.vault import Vault
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused


@dataclass(frozen=True)
class Opened:
    """A referral as its reader has it before her."""

    contact: CareContact
    referral: Referral
    content: Content
    vault: Vault

    @property
    def is_over(self) -> bool:
        """Whether the municipality itself went into another: then it is transferred or withdrawn, and no more."""
        return bool(queries.wound_up([self.contact]))


def log_read(request: ActorRequest, contact: CareContact) -> None:
    """Put a reading on the log: who read and when, never what."""
    record_alone(rules.READ, contact, actor=request.actor, at=request.actor.at, purpose=rules.PURPOSE)


def log_refused(request: ActorRequest, contact: CareContact) -> None:
    """Put on the log that a step was tried and refused: by whom and when, never which."""
    record_alone(rules.REFUSED, contact, actor=request.actor, at=request.actor.at, purpose=rules.PURPOSE)


@contextmanager
def logging_refused(request: ActorRequest, contact: CareContact) -> Iterator[None]:
    """Let a refusal through, and put on the log that there was one."""
    try:
        yield
    except Refused:
        log_refused(request, contact)
        raise


def vault_for(request: ActorRequest) -> Vault | None:
    """Her open key, with the data key of a municipality replaced first where a reader left."""
    need(request.actor, rules.CARE_WORK)
    vault = vault_of(request)
    if vault is None:
        return None
    for contact in queries.desks_of(request.actor):
        key = queries.key_to_replace(contact, local_date(request.actor.at))
        if key is not None and vault.data_key(contact.municipality_id) is not None:
            with suppress(Refused):  # the other reader was first
                actions.replace_key(contact, seen=key.version, vault=vault, actor=request.actor, at=request.actor.at)
            vault.forget(contact.municipality_id)
    return vault


def opened_for(request: ActorRequest, uid: UUID) -> Opened:
    """One referral, for its reader. Not found for everybody else, and for her as long as her key is closed."""
    vault = vault_for(request)
    referral = queries.referral_for(request.actor, uid)
    contact = queries.open_desk_at(request.actor, referral.municipality_id) if referral else None
    if vault is None or referral is None or contact is None or vault.data_key(referral.municipality_id) is None:
        raise Http404
    return Opened(contact, referral, vault.read(referral), vault)
