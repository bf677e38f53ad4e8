"""The blind index of businesses and business premises: whether one is known elsewhere, and nothing of what is known.

A trace is a keyed digest with the municipality that knows the business, and nothing else: no number of a record, no
name, no place. Without the key, which never stands in the database, nobody can make one and look for it. Never a
dwelling and never a person: traces are made of `Premises` and `Business` only, and the first is never a home.

Basis: AVG art. 5(1)(c), 25 and 26; toegang.md, row "Deconfliction"; ADR 0141.
"""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Business, Premises, Trace
from regiotoezicht.premises.rules import sameness

_BATCH = 500


def _digests(features: Iterable[tuple[str, str]]) -> set[str]:
    key = hmac.new(settings.SEALING_KEY.encode(), b"blind index 1", hashlib.sha256).digest()
    return {hmac.new(key, f"{kind}:{text}".encode(), hashlib.sha256).hexdigest() for kind, text in features}


def _of_business(business: Business) -> list[tuple[str, str]]:
    return [("kvk", business.kvk)] if business.kvk else []


def _of_place(premises: Premises) -> list[tuple[str, str]]:
    """The address counts with its postcode and number only: a street of the same name is somewhere else too."""
    found = [("bag", premises.bag_id)] if premises.bag_id else []
    if premises.postcode and premises.number is not None:
        postcode = premises.postcode.replace(" ", "").upper()
        found.append(("address", f"{postcode} {premises.number} {sameness(premises.addition)}".strip()))
    return found


def digests_of(premises: Premises) -> set[str]:
    """What premises, and the business in them, leave behind in the index: 64 hexadecimal digits each."""
    business = _of_business(premises.business) if premises.business else []
    return _digests([*_of_place(premises), *business])


def add(municipality: Municipality, *, businesses: Iterable[Business], premises: Iterable[Premises]) -> None:
    """Add the traces of what was just recorded; part of an action, in its unit of work."""
    features = [feature for business in businesses for feature in _of_business(business)]
    features += [feature for place in premises for feature in _of_place(place)]
    _insert(municipality, _digests(features))


def renew(municipality: Municipality) -> int:
    """Make the traces of a municipality as its businesses and premises are now; answers how many came or went."""
    features = [
        feature for business in Business.objects.filter(municipality=municipality) for feature in _of_business(business)
    ]
    features += [
        feature for place in Premises.objects.filter(municipality=municipality) for feature in _of_place(place)
    ]
    now = _digests(features)
    there = set(Trace.objects.filter(municipality=municipality).values_list("digest", flat=True))
    gone = list(there - now)
    for start in range(0, len(gone), _BATCH):
        Trace.objects.filter(municipality=municipality, digest__in=gone[start : start + _BATCH]).delete()
    _insert(municipality, now - there)
    return len(gone) + len(now - there)


def renew_at_night(at: datetime) -> int:
    """Make all traces as they should be: after a restore, a new key, or a record that was removed by its retention."""
    return sum(renew(municipality) for municipality in Municipality.objects.all())


def _insert(municipality: Municipality, digests: set[str]) -> None:
    traces = [Trace(municipality=municipality, digest=digest) for digest in sorted(digests)]
    if traces:
        Trace.objects.bulk_create(traces, batch_size=_BATCH, ignore_conflicts=True)


def known_at(premises: Iterable[Premises]) -> dict[int, set[int]]:
    """By id of premises, the ids of the municipalities that know the place or the business; the own one among them."""
    wanted = {place.pk: digests_of(place) for place in premises}
    everything: set[str] = set().union(*wanted.values())
    found: QuerySet[Trace] = Trace.objects.filter(digest__in=everything)
    owners: dict[str, set[int]] = {}
    for digest, municipality in found.values_list("digest", "municipality"):
        owners.setdefault(digest, set()).add(municipality)
    return {pk: set().union(*(owners.get(digest, set()) for digest in digests)) for pk, digests in wanted.items()}
