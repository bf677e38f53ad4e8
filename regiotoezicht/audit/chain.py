"""The chain: what a leaf is, and how a link follows from the one before.

leaf = HMAC-SHA256(key of the installation, canonical JSON of the event); link = SHA-256(previous link + leaf).
The key lies outside the database, so whoever can write in the database cannot make a leaf; the link makes each
event depend on all before it.
"""

import functools
import hashlib
import hmac
import json
from datetime import UTC
from pathlib import Path

from django.conf import settings

from regiotoezicht.audit.models import Event
from regiotoezicht.core.secrets import installation_secret

START = "0" * 64


@functools.cache
def _key(home: Path) -> bytes:
    return installation_secret(home, "chain").encode()


def leaf_of(event: Event) -> str:
    """The keyed digest of one event's content, hexadecimal. Its place in the order is held by the link."""
    content = json.dumps(
        [
            event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            event.type,
            event.account_id,
            event.label,
            event.record_id,
            event.dossier,
            event.municipality_id,
            event.district_id,
            event.purpose,
            event.facts,
        ],
        sort_keys=True,
        separators=(",", ":"),
    )
    return hmac.new(_key(settings.HOME), content.encode(), hashlib.sha256).hexdigest()
