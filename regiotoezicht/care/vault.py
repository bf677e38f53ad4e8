"""Opening what is sealed, with the key of a reader. Nothing here asks a right; its callers start from `visible_to`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from regiotoezicht.care import sealing
from regiotoezicht.care.content import Content
from regiotoezicht.care.models import CareKey, KeyWrap, Referral, Step, Transfer
from regiotoezicht.core.care_walls import care_of
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality


@dataclass
class Vault:
    """The private key of one reader, open for one request."""

    account_id: int
    private: bytes = field(repr=False)
    _keys: dict[int, bytes | None] = field(default_factory=dict, repr=False)

    def data_key(self, municipality_id: int) -> bytes | None:
        """The data key of a municipality; None when it was not wrapped for her."""
        if municipality_id not in self._keys:
            wrap = (
                KeyWrap.objects.filter(municipality=municipality_id, account=self.account_id)
                .select_related("key")
                .first()
            )
            place = place_of_wrap(wrap.key, self.account_id) if wrap else ""
            self._keys[municipality_id] = sealing.unwrap(self.private, bytes(wrap.wrapped), place) if wrap else None
        return self._keys[municipality_id]

    def needed(self, municipality_id: int) -> bytes:
        """The data key. Raises Refused when it is not hers to open."""
        key = self.data_key(municipality_id)
        if key is None:
            raise Refused("no_key", "Uw sleutel opent de zorg van deze gemeente niet. Zie “Sleutels”.")
        return key

    def forget(self, municipality_id: int) -> None:
        """The key was replaced: unwrap it anew when it is next asked."""
        self._keys.pop(municipality_id, None)

    def read(self, referral: Referral) -> Content:
        """What a referral says."""
        try:
            return self._opened(referral)
        except sealing.InvalidTag:
            # Its key was replaced between the unwrapping and the reading of the row.
            self.forget(referral.municipality_id)
            return self._opened(referral)

    def _opened(self, referral: Referral) -> Content:
        key = self.needed(referral.municipality_id)
        return Content.from_sealed_text(sealing.decrypt(key, bytes(referral.sealed), referral.place))

    def steps(self, referral: Referral) -> list[dict[str, str]]:
        """Its steps, oldest first: what happened and when, without who."""
        key = self.needed(referral.municipality_id)
        return [read_step(key, referral, step) for step in Step.objects.filter(referral=referral)]

    def read_transfer(self, transfer: Transfer) -> Content:
        """What a referral says that was offered to her. Raises Refused when it was not wrapped for her."""
        wrapped = bytes.fromhex(transfer.wraps.get(str(self.account_id), ""))
        key = sealing.unwrap(self.private, wrapped, transfer.place) if wrapped else None
        if key is None:
            raise Refused("no_key", "Deze overdracht is niet voor u ingepakt; vraag haar opnieuw aan te bieden.")
        return Content.from_sealed_text(sealing.decrypt(key, bytes(transfer.sealed), transfer.place))


def place_of_lock(account_id: int) -> str:
    """What a locked private key is bound to."""
    return f"care.reader:{account_id}"


def place_of_wrap(key: CareKey, account_id: int) -> str:
    """What a wrap is bound to."""
    return f"care.wrap:{key.municipality_id}:{key.version}:{account_id}"


def place_of_step(referral: Referral, number: int) -> str:
    """What a step is bound to."""
    return f"{referral.place}:{number}"


def read_step(key: bytes, referral: Referral, step: Step) -> dict[str, str]:
    """One step, opened."""
    text = sealing.decrypt(key, bytes(step.sealed), place_of_step(referral, step.number))
    found: dict[str, str] = json.loads(text)
    return found


def recalled_of(content: Content) -> Transfer | None:
    """A transfer by which it came, near or further back, when consent was withdrawn where it came from."""
    return next(iter(recalls_of([content])), None)


def recalls_of(contents: Iterable[Content]) -> list[Transfer]:
    """The transfers by which these came, near or further back, where consent was withdrawn."""
    origins = {origin for one in contents for origin in one.origins}
    if not origins:
        return []
    came = Transfer.objects.filter(uid__in=[uid for _, uid in origins], recalled_date__isnull=False)
    # Of two transfers in a row the first lies behind the wall of two others; only who came from it knows its key.
    with care_of(*{place for place, _ in origins}):
        return list(came.select_related("municipality"))


def by_code(vault: Vault, municipality: Municipality, code: str) -> tuple[Referral, Transfer | None] | None:
    """The referral of a code, found by opening those of the municipality: there is no index, and so no trace of one.

    With the transfer by which it went to another municipality; one that is still here comes before one that went.
    """
    gone = {one.referral_id: one for one in Transfer.objects.filter(municipality=municipality).accepted()}
    referrals = Referral.objects.filter(municipality=municipality).order_by("-pk")
    for referral in sorted(referrals, key=lambda one: one.pk in gone):
        if vault.read(referral).code == code:
            return referral, gone.get(referral.pk)
    return None
