"""Drafts of letters for a case: composing them, and withdrawing those that what changed made untrue."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.letters import actions
from regiotoezicht.letters.actions import Text
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status


def compose_all(
    case: Case, letters: Mapping[Addressee, Mapping[str, Any]], kind: LetterKind, *, actor: Actor, at: datetime
) -> None:
    """Make the drafts of one kind of letter, with its fields by addressee, as part of an action."""
    texts = [Text(kind.value, addressee.pk, fields, uuid4()) for addressee, fields in letters.items()]
    if texts:
        actions.compose_all(case, texts=texts, actor=actor, at=at)


def compose(
    case: Case, addressee: Addressee, kind: LetterKind, fields: Mapping[str, Any], *, actor: Actor, at: datetime
) -> Letter:
    """Make the draft of one letter, as part of an action."""
    return actions.compose(
        case, kind=kind.value, addressee_id=addressee.pk, fields=fields, token=uuid4(), actor=actor, at=at
    )


def withdraw_drafts(
    case: Case,
    *,
    actor: Actor,
    at: datetime,
    kind: LetterKind | None = None,
    addressee: Addressee | None = None,
    keep: Collection[LetterKind] = (),
) -> int:
    """Withdraw the drafts of a case, all or those of one kind or to one addressee, as part of an action."""
    drafts = Letter.objects.filter(label=case._meta.label_lower, record_id=case.pk, status=Status.DRAFT)
    drafts = drafts.exclude(kind__in=keep)
    if kind is not None:
        drafts = drafts.filter(kind=kind)
    if addressee is not None:
        drafts = drafts.filter(addressee_id=addressee.pk)
    found = list(drafts)
    actions.withdraw_all(found, actor=actor, at=at)
    return len(found)
