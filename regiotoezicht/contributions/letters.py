"""The letters of a version: what they say, as Word files and as PDF/A.

They follow from what was laid down and from what held on the day of the letters, so they can be made again at any time.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.dateformat import format as written

from regiotoezicht.contributions.models import (
    Billing,
    Contribution,
    ContributionReminder,
    CostLine,
    PaymentRequest,
    Promise,
    Version,
)
from regiotoezicht.contributions.sentences import by_key
from regiotoezicht.contributions.shares import Key, rounded
from regiotoezicht.contributions.vat import vat_on
from regiotoezicht.contributions.vocabulary import TAAKVELDEN, Decider, Stage, Vat
from regiotoezicht.core.money import euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.walls import Standing, reaching
from regiotoezicht.documents.pdf import docx_to_one_pdfa
from regiotoezicht.letters import composing, signing
from regiotoezicht.letters.contributions import CONTRIBUTION_DECISION, CONTRIBUTION_REMINDER, CONTRIBUTION_REQUEST
from regiotoezicht.letters.kinds import LetterKind
from regiotoezicht.letters.models import Letterhead
from regiotoezicht.letters.rules import refuse_without_account
from regiotoezicht.letters.templating.queries import content_of, letterhead_on, template_on
from regiotoezicht.organisation.models import Municipality


class Paper(StrEnum):
    """The two letters that go out together, by the words of their address."""

    DECISION = "brief"
    REQUEST = "betaalverzoek"


_DECIDERS = {
    Decider.STEERING_GROUP: "de stuurgroep",
    Decider.COLLEGES: "de colleges van burgemeester en wethouders",
    Decider.COUNCILS: "de gemeenteraden",
}


class Writing:
    """Writing the letters of one billing: what they share is read once."""

    def __init__(self, billing: Billing, standing: Standing) -> None:
        self.billing, self.version = billing, billing.version
        self._standing = standing
        self._collector = self.version.plan.collector
        self._rows = {row.municipality_id: row for row in self.version.contributions.select_related("municipality")}
        self._lines = list(self.version.lines.all())
        self._heads = {
            head.municipality_id: head
            for head in Letterhead.objects.filter(municipality__in=self._rows).order_by("from_date")
            if head.is_in_force(billing.sent_date)
        }
        self._head = letterhead_on(self._collector.pk, billing.sent_date)
        self._templates: dict[str, bytes | None] = {}

    def paper(self, paper: Paper, request: PaymentRequest, promises: Sequence[Promise] = ()) -> bytes:
        """One of the two letters to a municipality as a Word file, dated and signed.

        Raises Refused when the collecting municipality laid down no bank account.
        """
        row = self._rows[request.municipality_id]
        if paper is Paper.DECISION:
            return self._written(CONTRIBUTION_DECISION, self._decision(row, promises), request, self.billing.sent_date)
        return self._written(CONTRIBUTION_REQUEST, self._request(row, request), request, self.billing.sent_date)

    def reminder(self, reminder: ContributionReminder) -> bytes:
        """A reminder as a Word file."""
        request = reminder.request
        said = {
            "number": request.number,
            "asked_date": self.billing.sent_date,
            "was_due": self.billing.due_date,
            "open": reminder.open_cents,
            "due_date": reminder.due_date,
            "order_number": request.order_number,
        }
        row = self._rows[request.municipality_id]
        fields = said | self._frame(row.municipality)
        return self._written(CONTRIBUTION_REMINDER, fields, request, reminder.sent_date)

    def _written(self, kind: LetterKind, fields: Mapping[str, Any], request: PaymentRequest, on: date) -> bytes:
        if kind.asks_payment:
            refuse_without_account(self._head.iban if self._head else "")
        template = self._template(kind)
        made = composing.document_of(kind, fields, self._collector.name, request.number, template, self._head)
        signing.sign(made, signing.Signature(self.billing.signer_name, self.billing.signer_function, "", on))
        return composing.saved(made)

    def _template(self, kind: LetterKind) -> bytes | None:
        """The own template of the collecting municipality, which lies behind its wall; None for the standard one."""
        if kind.code not in self._templates:
            with reaching(self._standing, frozenset({self._collector.pk})):
                found = template_on(self._collector.pk, kind.code, self.billing.sent_date)
                self._templates[kind.code] = content_of(found)
        return self._templates[kind.code]

    def _frame(self, municipality: Municipality) -> dict[str, Any]:
        head = self._heads.get(municipality.pk)
        return {
            "addressee_name": f"Gemeente {municipality.name}",
            "addressee_address": head.lines(head.address) if head else f"College van B en W\n{municipality.name}",
            "salutation": "Geacht college,",
            "body": f"het college van burgemeester en wethouders van {self._collector.name}",
        }

    def _shared(self, row: Contribution) -> dict[str, Any]:
        version = self.version
        compensable = _compensable(self._lines, row, version)
        return self._frame(row.municipality) | {
            "year": str(version.plan.year),
            "stage": Stage(version.stage).label,
            "decided_by": _DECIDERS[Decider(version.decided_by)],
            "decision_date": version.decision_date,
            "decision_reference": version.decision_reference,
            "share": row.cents,
            "vat": row.vat_cents or None,
            "compensable": compensable or None,
            "in_kind": row.in_kind_cents or None,
            "to_pay": row.to_pay_cents,
        }

    def _decision(self, row: Contribution, promises: Sequence[Promise]) -> dict[str, Any]:
        version = self.version
        uncovered = version.uncovered_cents
        by = f"{version.carried_by} ({version.carried_reference})" if version.carried_reference else version.carried_by
        return self._shared(row) | {
            "total": version.total_cents,
            "by_key": by_key(Key(version.key), version.fractions),
            "counted": self._counted(row),
            "uncapped": row.uncapped_cents if row.is_capped else None,
            "promise": " ".join(map(promise_in_words, promises)) if row.cap_cents is not None else "",
            "uncovered": uncovered or None,
            "carried_by": by,
            "provisional": version.stage == Stage.INDICATIVE,
        }

    def _counted(self, row: Contribution) -> str:
        whole = sum(one.inhabitants or 0 for one in self._rows.values() if one.participates)
        if row.inhabitants is None or self.version.reference_date is None:
            return ""
        on = written(self.version.reference_date, "j F Y")
        return f"Uw gemeente telde op {on} {_thousands(row.inhabitants)} van de {_thousands(whole)} inwoners."

    def _request(self, row: Contribution, request: PaymentRequest) -> dict[str, Any]:
        return self._shared(row) | {
            "number": request.number,
            "asked": request.cents if request.cents > 0 else None,
            "refund": -request.cents if request.cents < 0 else None,
            "earlier": request.earlier_cents or None,
            "due_date": self.billing.due_date,
            "order_number": request.order_number,
            "taakvelden": "\n".join(
                f"{dict(TAAKVELDEN).get(field, field)}: {euros(cents)}"
                for field, cents in by_taakveld(self._lines, row.cents).items()
            ),
        }


def by_taakveld(lines: Sequence[CostLine], cents: int) -> dict[str, int]:
    """A contribution in cents split over the fields of the national accounts, in proportion to the costs."""
    weights: dict[str, int] = {}
    for line in lines:
        weights[line.taakveld] = weights.get(line.taakveld, 0) + line.cents
    return rounded(cents, weights) if any(weights.values()) else {}


def _compensable(lines: Sequence[CostLine], row: Contribution, version: Version) -> int:
    """The part of the VAT of a contribution that the compensation fund gives back, in cents."""
    first = date(version.plan.year, 1, 1)
    vat = {kind: sum(vat_on(line.cents, kind, first) for line in lines if line.vat == kind) for kind in Vat}
    whole = sum(vat.values())
    return row.vat_cents * vat[Vat.COMPENSABLE] // whole if whole else 0


def promise_in_words(promise: Promise, whose: str = "Uw gemeente") -> str:
    """A promise in one sentence, from the municipality that writes it or to it."""
    years = f"vanaf {promise.from_year}" if promise.until_year is None else f"tot en met {promise.until_year}"
    vat = " inclusief btw" if promise.includes_vat else ""
    said = f"{whose} is toegezegd dat zij {years} niet meer betaalt dan {euros(promise.cents)}{vat} per jaar"
    if promise.index:
        said += ", jaarlijks geïndexeerd"
    if promise.holds_without_others:
        said += ", ook als andere gemeenten niet meedoen"
    return f"{said} ({promise.source})."


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def name_of(paper: str, request: PaymentRequest, ending: str) -> str:
    """The name of the file of a letter: what it is, its number and the municipality."""
    town = "".join(sign if sign.isalnum() else "-" for sign in request.municipality.name).strip("-")
    return f"{request.number}-{paper}-{town}.{ending}"


def all_of(writing: Writing, requests: Sequence[PaymentRequest], promises: Mapping[int, Sequence[Promise]]) -> bytes:
    """All letters of a billing as one archive of Word files. Raises Refused when there are none."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:  # a Word file is compressed already
        for request, paper, content in _each(writing, requests, promises):
            archive.writestr(name_of(paper, request, "docx"), content)
    return buffer.getvalue()


def one_pdf(writing: Writing, requests: Sequence[PaymentRequest], promises: Mapping[int, Sequence[Promise]]) -> bytes:
    """All letters of a billing as one PDF/A to print, each on its own page, with a bookmark for each municipality.

    Raises Refused when there are none, or when LibreOffice fails.
    """
    titles = {Paper.DECISION: "brief", Paper.REQUEST: "betaalverzoek"}
    return docx_to_one_pdfa(
        [
            (f"{request.municipality.name}, {titles[paper]} {request.number}", content)
            for request, paper, content in _each(writing, requests, promises)
        ]
    )


def _each(
    writing: Writing, requests: Sequence[PaymentRequest], promises: Mapping[int, Sequence[Promise]]
) -> Iterator[tuple[PaymentRequest, Paper, bytes]]:
    if not requests:
        raise Refused("no_letters", "Geen enkele gemeente hoeft nog iets te betalen; er zijn geen brieven.")
    for request in requests:
        for paper in Paper:
            yield request, paper, writing.paper(paper, request, promises.get(request.municipality_id, ()))
