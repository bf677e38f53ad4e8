"""Questions about how letters went out, and which of them wait."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.letters.kinds import kinds
from regiotoezicht.letters.models import ChannelOutage, ChannelStatement, Letter, Sending
from regiotoezicht.letters.vocabulary import Status
from regiotoezicht.worklist.models import RunningTerm

CHECK, SIGN, SEND, AGAIN = "nakijken", "ondertekenen", "verzenden", "opnieuw"
STAGES = ((SEND, "te verzenden"), (AGAIN, "kwam terug"), (SIGN, "te ondertekenen"), (CHECK, "na te kijken"))


def statements_of(letter: Letter) -> list[ChannelStatement]:
    """What the addressee of a letter said of being reachable electronically. The caller has checked the letter."""
    return list(
        ChannelStatement.objects.filter(
            label=letter.label, record_id=letter.record_id, addressee_id=letter.addressee_id
        )
    )


def sendings_of(letter: Letter) -> list[Sending]:
    """The sendings of a letter, first one first. The caller has checked the letter."""
    return list(letter.sendings.select_related("receipt", "put_down_by"))


@dataclass(frozen=True)
class OutageNote:
    """A term of a citizen that ends while a channel of the municipality did not work."""

    term: RunningTerm
    outage: ChannelOutage

    @property
    def name(self) -> str:
        """The basis of the term."""
        return self.term.basis


def outage_notes(letter: Letter, sendings: list[Sending]) -> list[OutageNote]:
    """The terms that a letter started of which the last day fell in an outage, or in the week after one.

    One statement, and another only when there was an outage since it went out. Awb 2:21(3) lengthens no term by itself:
    being late is not held against who could not reach the body shortly before the end. The lawyer weighs it, so this is
    a note and not another date.
    """
    ids = {pk for sending in sendings for pk in sending.terms}
    if not ids:
        return []
    since = Q(until_at__isnull=True) | Q(until_at__date__gte=sendings[0].sent_date)
    outages = list(ChannelOutage.objects.filter(since, municipality_id=letter.municipality_id))
    if not outages:
        return []
    terms = RunningTerm.objects.filter(pk__in=ids).order_by("end", "pk")
    return [OutageNote(term, outage) for term in terms for outage in outages if _touches(term.end, outage)]


def _touches(end: date, outage: ChannelOutage) -> bool:
    """Whether the channel failed on the last day of a term, or in the week before it."""
    began = local_date(outage.from_at)
    over = local_date(outage.until_at) if outage.until_at else date.max
    return began <= end and over >= end - timedelta(days=7)


def waiting(actor: Actor, stage: str = "") -> "QuerySet[Letter]":
    """The letters that wait for somebody: to be checked, signed, sent, or sent again. Nothing is left out silently."""
    decisions = [kind.code for kind in kinds() if kind.is_decision]
    last = Sending.objects.filter(letter=OuterRef("pk")).order_by("-number").values("counts")[:1]
    stages = {
        CHECK: Q(status=Status.DRAFT, checked_at=None, kind__in=decisions),
        SIGN: Q(status=Status.DRAFT, checked_at__isnull=False),
        SEND: Q(status=Status.FINISHED),
        AGAIN: Q(status=Status.SENT, last_counts=False),
    }
    everything = stages[CHECK] | stages[SIGN] | stages[SEND] | stages[AGAIN]
    rows = Letter.objects.visible_to(actor).annotate(last_counts=Subquery(last))
    return rows.filter(stages.get(stage, everything)).select_related("municipality")


def stage_of(letter: Letter) -> str:
    """What a waiting letter waits for."""
    if letter.status == Status.SENT:
        return AGAIN
    if letter.status == Status.FINISHED:
        return SEND
    return SIGN if letter.checked_at else CHECK


def since(letter: Letter) -> datetime:
    """From when a letter waits."""
    if letter.status == Status.DRAFT:
        return letter.checked_at or letter.composed_at
    return letter.finished_at or letter.composed_at


def is_old(letter: Letter, today: date, days: int) -> bool:
    """Whether a letter waits longer than so many days."""
    return (today - timezone.localdate(since(letter))).days > days
