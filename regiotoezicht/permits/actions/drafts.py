"""A register on its way in: sent, its columns picked, and then taken in or thrown away."""

from base64 import b64encode
from datetime import datetime, timedelta
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits import rules
from regiotoezicht.permits.actions.imports import import_register
from regiotoezicht.permits.models import Draft, Import
from regiotoezicht.permits.preview import Picks, chosen_columns, table_of


def forget_drafts(at: datetime) -> int:
    """Night work: wipe what lies longer than a day; answers how many there were. No event: nobody did anything."""
    return Draft.objects.filter(made_at__lt=at - timedelta(hours=rules.DRAFT_HOURS)).delete()[0]


@action(permission=rules.PERMIT_IMPORT, records=rules.REGISTER_SENT)
def send_register(
    municipality: Municipality, *, content: bytes, file_name: str, actor: Actor, at: datetime, token: UUID
) -> Draft:
    """Put a register ready to be looked at, sealed and for its sender alone. Her earlier one is thrown away.

    What lies longer than a day goes too. Raises Refused for a file that cannot be used: then nothing is kept of it.
    """
    if actor.account_id is None:
        raise Refused("no_account", "Een bestand klaarzetten kan alleen met een eigen account.")
    table_of(content, file_name)
    forget_drafts(at)
    Draft.objects.filter(municipality=municipality, made_by_id=actor.account_id).delete()
    draft = Draft.objects.create(
        token=token,
        municipality=municipality,
        district_id=municipality.district_id,
        made_at=at,
        made_by_id=actor.account_id,
        content=b64encode(content).decode("ascii"),
    )
    record(rules.REGISTER_SENT, draft, actor=actor, at=at, size=len(content))
    return draft


@action(permission=rules.PERMIT_IMPORT, records=rules.COLUMNS_PICKED)
def pick_columns(draft: Draft, *, picks: Picks, actor: Actor, at: datetime) -> Draft:
    """Say which column holds what. Raises Refused when two columns are picked for one field."""
    chosen_columns(table_of(draft.file, ""), picks)
    stored = {str(index): field.value if field else "" for index, field in picks.items()}
    if not Draft.objects.filter(pk=draft.pk).update(picks=stored):
        raise changed_meanwhile("dit bestand")
    draft.picks = stored
    record(rules.COLUMNS_PICKED, draft, actor=actor, at=at, columns=len(stored))
    return draft


@action(permission=rules.PERMIT_IMPORT, records=rules.DRAFT_DISCARDED)
def discard_draft(draft: Draft, *, actor: Actor, at: datetime) -> None:
    """Throw a register away that was sent and not taken in."""
    record(rules.DRAFT_DISCARDED, draft, actor=actor, at=at)
    Draft.objects.filter(pk=draft.pk).delete()


@action(permission=rules.PERMIT_IMPORT, records=rules.REGISTER_IMPORTED)
def take_in(draft: Draft, *, seen: str, actor: Actor, at: datetime) -> Import:
    """Take a register in as the preview with this mark showed it, and throw the file away.

    Raises Refused("changed_meanwhile") when it was taken in already, and when the register changed since the preview.
    """
    if not Draft.objects.filter(pk=draft.pk).delete()[0]:
        raise changed_meanwhile("dit bestand")
    imported, _ = import_register(
        draft.municipality,
        content=draft.file,
        file_name="",
        picks=draft.chosen,
        actor=actor,
        at=at,
        token=draft.token,
        seen=seen,
    )
    return imported
