"""Every write of the review of rights."""

import hashlib
from collections.abc import Collection
from datetime import date, datetime

from django.db.models import F

from regiotoezicht.access.actions import end_role
from regiotoezicht.access.delegations.actions import end_delegation
from regiotoezicht.access.models import Delegation, RoleAssignment
from regiotoezicht.core.actions import action, record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import NotAllowed, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.actions import end_designation, end_mandate
from regiotoezicht.organisation.models import Designation, Mandate
from regiotoezicht.reviews import lines as rights
from regiotoezicht.reviews import queries, rules
from regiotoezicht.reviews.lines import Line
from regiotoezicht.reviews.models import Decision, Review
from regiotoezicht.reviews.rules import Outcome


def open_quarter(*, actor: Actor, at: datetime) -> int:
    """Ask for the review of every place that has rights, in the quarter of today; answers how many were new.

    Done by the system at night, and by a functional administrator who does not wait for it. Doing it again adds what is
    missing.
    """
    if not actor.reach(rules.REVIEW_DO).region:
        raise NotAllowed(rules.REVIEW_DO.code)
    quarter = rules.quarter_of(local_date(at))
    with unit():
        there = set(Review.objects.filter(quarter=quarter).values_list("place", "part"))
        missing = sorted(queries.places(at) - there)
        Review.objects.bulk_create(
            [Review(quarter=quarter, place=place, part=part, opened_at=at) for place, part in missing],
            ignore_conflicts=True,
        )
        made = Review.objects.filter(quarter=quarter, opened_at=at) if missing else Review.objects.none()
        for review in made:
            if (review.place, review.part) in missing:
                record(rules.OPENED, review, actor=actor, at=at, quarter=quarter.isoformat(), part=review.part)
    return len(missing)


@action(permission=rules.REVIEW_DO, records=rules.CONFIRMED)
def confirm(review: Review, *, actor: Actor, keys: Collection[str], at: datetime) -> int:
    """Confirm rights as they were seen; answers how many. A signed review takes only what changed since."""
    chosen = _chosen(review, keys, actor=actor, at=at)
    _decide(review, chosen, Outcome.CONFIRMED, actor=actor, at=at)
    record(rules.CONFIRMED, review, actor=actor, at=at, lines=len(chosen))
    return len(chosen)


@action(permission=rules.REVIEW_DO, records=rules.ENDED)
def end(review: Review, *, actor: Actor, keys: Collection[str], at: datetime) -> int:
    """End rights as of today, by the action of their own room; answers how many."""
    chosen, today = _chosen(review, keys, actor=actor, at=at), local_date(at)
    rules.refuse_ending_elsewhere(given_by_work=any(line.label in rights.GIVEN_BY_WORK for line in chosen))
    for line in chosen:
        _end(line, actor=actor, until=today, at=at)
    _decide(review, chosen, Outcome.ENDED, actor=actor, at=at)
    record(rules.ENDED, review, actor=actor, at=at, lines=len(chosen))
    return len(chosen)


@action(permission=rules.REVIEW_DO, records=rules.SIGNED)
def sign(review: Review, *, actor: Actor, at: datetime) -> Review:
    """Sign a review off, once, when nothing in it is open. The log keeps the digest of what was decided."""
    _hold(review, actor)
    standing = queries.standing_now(review, at)
    rules.refuse_open_lines(len(standing.asks))
    if not Review.objects.unsigned().filter(pk=review.pk).update(signed_at=at, signed_by_id=actor.account_id):
        raise changed_meanwhile("deze toetsing")
    decided = list(review.decisions.values_list("label", "record_id", "state", "outcome", "by_id"))
    digest = hashlib.sha256(repr(decided).encode()).hexdigest()
    record(rules.SIGNED, review, actor=actor, at=at, lines=len(decided), sha256=digest)
    review.refresh_from_db()
    return review


def _hold(review: Review, actor: Actor) -> None:
    """Refuse whoever does not keep these rights; lock the review, so that of two at once the second sees the first."""
    if not actor.may(queries.KEEP[review.part], review):
        raise NotAllowed(rules.REVIEW_DO.code)
    Review.objects.filter(pk=review.pk).update(opened_at=F("opened_at"))


def _chosen(review: Review, keys: Collection[str], *, actor: Actor, at: datetime) -> list[Line]:
    """The lines that were chosen, if they still are as they were seen, are open, and none is her own."""
    rules.refuse_nothing(chosen=bool(keys))
    _hold(review, actor)
    standing = queries.standing_now(review, at)
    rules.refuse_done_before(done=set(keys) <= {line.key for line in standing.done})
    by_key = {line.key: line for line in standing.asks}
    if not set(keys) <= by_key.keys():
        raise changed_meanwhile("deze toetsing")
    chosen = [by_key[key] for key in sorted(set(keys))]
    rules.refuse_own(own=any(actor.account_id in line.accounts for line in chosen))
    return chosen


def _decide(review: Review, chosen: Collection[Line], outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    Decision.objects.bulk_create(
        Decision(
            review=review,
            label=line.label,
            record_id=line.record_id,
            state=line.state,
            outcome=outcome,
            at=at,
            by_id=actor.account_id,  # type: ignore[misc]  # the system decides nothing here
        )
        for line in chosen
    )


def _end(line: Line, *, actor: Actor, until: date, at: datetime) -> None:
    if line.label == rights.ROLE:
        role = RoleAssignment.objects.select_related("account").get(pk=line.record_id)
        end_role(role.account, actor=actor, assignment=role, until=until, at=at)
    elif line.label == rights.COVER:
        held = Delegation.objects.select_related("assignment").get(pk=line.record_id)
        end_delegation(held, actor=actor, until=until, at=at)
    elif line.label == rights.DESIGNATION:
        end_designation(Designation.objects.get(pk=line.record_id), actor=actor, until=until, at=at)
    else:
        end_mandate(Mandate.objects.get(pk=line.record_id), actor=actor, until=until, at=at)
