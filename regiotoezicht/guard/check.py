"""The one question of this room: which personal data stands in a text that someone wants to store."""

from collections.abc import Callable, Iterator

from .contact import emails, handles, links, phones
from .kinds import Context, Finding, Kind
from .names import names
from .numbers import bsns, document_numbers, ibans, licence_plates
from .person import birth_dates, home_addresses
from .reading import Reading, Span, Spans
from .traits import health_words, looks, nationalities

_FINDERS: tuple[tuple[Kind, Callable[[Reading], Iterator[Span]]], ...] = (
    (Kind.EMAIL, emails),
    (Kind.LINK, links),
    (Kind.IBAN, ibans),
    (Kind.DOCUMENT_NUMBER, document_numbers),
    (Kind.PHONE, phones),
    (Kind.BSN, bsns),
    (Kind.LICENCE_PLATE, licence_plates),
    (Kind.BIRTH_DATE, birth_dates),
    (Kind.HANDLE, handles),
    (Kind.HOME_ADDRESS, home_addresses),
    (Kind.NATIONALITY, nationalities),
    (Kind.NAME, names),
    (Kind.HEALTH, health_words),
    (Kind.APPEARANCE, looks),
)
"""In this order: what an earlier rule claimed, a later one leaves alone."""

_PASSES = {
    Context.REMARKS: frozenset[Kind](),
    Context.PERMIT_HOLDER: frozenset({Kind.NAME, Kind.PHONE, Kind.HOME_ADDRESS}),
    Context.LETTER: frozenset[Kind](),
}


def check(text: str, context: Context = Context.REMARKS) -> tuple[Finding, ...]:
    """Personal data in `text`, in order of place; empty when the text may stand in this `context`.

    Places are code points of `text` itself, end exclusive. The found text is not part of the answer.
    Time grows with the length of the text, also for text that is not Dutch or no language at all.
    Basis: AVG art. 5(1)(c), 9, 10; UAVG art. 46; rules of what each record may hold.
    """
    reading = Reading(text)
    claimed = Spans([])
    spans: list[Span] = []
    findings: list[Finding] = []
    for kind, finder in _FINDERS:
        fresh = Spans([span for span in finder(reading) if not claimed.overlaps(span)])
        for span in fresh:
            spans.append(span)
            if kind not in _PASSES[context]:
                start, end = reading.raw_span(span)
                findings.append(Finding(start, end, kind))
        claimed = Spans(spans)
    return tuple(sorted(findings))
