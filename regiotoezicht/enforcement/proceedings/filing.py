"""The process file (*procesdossier*): which items it has, how each goes in, and making it as one PDF or as a zip.

Made on demand and kept nowhere. The caller has checked the objection or court proceeding that it is for.
"""

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from django.template.loader import render_to_string
from django.utils import timezone

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import pdf
from regiotoezicht.documents.models import Paper, StoredFile
from regiotoezicht.documents.queries import open_file, readable_file
from regiotoezicht.documents.recognition import DOCX, JPEG
from regiotoezicht.enforcement.models import Case, CourtProceeding, FileItem, Measure, Objection
from regiotoezicht.enforcement.proceedings.vocabulary import Treatment
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.inspections.models import Entry, Report
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.models import Designation
from regiotoezicht.organisation.rules import in_force

Subject = Objection | CourtProceeding
SHORTEST_REASON = 5


@dataclass(frozen=True)
class Item:
    """One item of a process file, with how it goes in. `redacted` is its redacted version, when there is one."""

    key: str
    title: str
    day: date
    stored: StoredFile | None = None
    html: str = ""
    redacted: StoredFile | None = None
    treatment: Treatment = Treatment.FULL
    reason: str = ""

    @property
    def treatment_label(self) -> str:
        """How it goes in, in Dutch."""
        return self.treatment.label


def items_of(subject: Subject, actor: Actor) -> list[Item]:
    """Everything of a process file in the order of the inventory; only what the actor may open."""
    case = subject.case
    found = [*_powers(case), *_report(case), *_letters(case, subject, actor), *_papers(case, subject, actor)]
    objection = subject if isinstance(subject, Objection) else subject.objection
    if objection is not None and objection.hearing_report and objection.heard_date:
        sheet = _sheet("Verslag van het horen (artikel 7:7 Awb)", objection.hearing_report.splitlines())
        found.append(Item("hearing", "Verslag van het horen", objection.heard_date, html=sheet))
    chosen = {
        one.key: one
        for one in FileItem.objects.filter(label=subject._meta.label_lower, record_id=subject.pk).select_related(
            "redacted"
        )
    }
    return [_with_choice(item, chosen.get(item.key)) for item in found]


def _with_choice(item: Item, chosen: FileItem | None) -> Item:
    if chosen is None:
        return item
    return replace(
        item,
        treatment=Treatment(chosen.treatment),
        reason=chosen.reason,
        redacted=chosen.redacted or item.redacted,
    )


def _powers(case: Case) -> list[Item]:
    """Designations of the supervisors, the mandate of the signer, and the entry, as sheets that name the decisions."""
    day = case.violated_on
    found = []
    crew = Report.objects.filter(visit=case.visit_id, signatures__voided_at__isnull=True)
    accounts = [pk for pk in crew.values_list("signatures__account__employee", flat=True) if pk is not None]
    held = Designation.objects.filter(in_force(day), employee__in=accounts, municipality=case.municipality_id)
    if lines := [
        f"Aanwijzingsbesluit {one.reference}, {one.get_body_display()}, vanaf {one.from_date:%d-%m-%Y} "
        "(artikel 5:11 Awb)"
        for one in held.order_by("pk")
    ]:
        found.append(
            Item("designations", "Aanwijzingen van de toezichthouders", day, html=_sheet("Aanwijzingen", lines))
        )
    measure = Measure.objects.filter(case=case, mandate__isnull=False).select_related("mandate").first()
    if measure is not None and measure.mandate is not None and measure.decided_on is not None:
        held_by = measure.mandate
        line = (
            f"Mandaatbesluit {held_by.reference}, namens {held_by.get_body_display()}, vanaf "
            f"{held_by.from_date:%d-%m-%Y} (artikelen 10:1 tot en met 10:5 Awb)"
        )
        found.append(Item("mandate", "Mandaat van het besluit", measure.decided_on, html=_sheet("Mandaat", [line])))
    entry = Entry.objects.filter(visit=case.visit_id).first()
    if entry is not None:
        found.append(Item("entry", "Binnentreden en machtiging", day, html=_sheet("Binnentreden", _entered(entry))))
    return found


def _entered(entry: Entry) -> list[str]:
    """Ground of the entry, and the authorisation when there was one; nobody is named."""
    lines = [f"Grond: {entry.get_ground_display()}"]
    if entry.issued_date is not None:
        lines.append(f"Machtiging van {entry.issued_date:%d-%m-%Y}, kenmerk {entry.reference} (artikel 2 Awbi)")
    if entry.power_article:
        lines.append(f"Bevoegdheid: {entry.power_article}")
    return lines


def _report(case: Case) -> list[Item]:
    report = Report.objects.filter(visit=case.visit_id).select_related("pdf").first()
    if report is None or report.pdf is None or report.signed_at is None:
        return []
    return [Item("report", f"Rapport van bevindingen {report.number}", local_date(report.signed_at), report.pdf)]


def _letters(case: Case, subject: Subject, actor: Actor) -> list[Item]:
    """The letters that were signed, of the case and of the objection; none to a third party, who may be protected."""
    labels = [case._meta.label_lower, Objection._meta.label_lower]
    found = Letter.objects.visible_to(actor).filter(
        dossier=case.dossier, label__in=labels, status__in=(LetterStatus.FINISHED, LetterStatus.SENT)
    )
    found = found.exclude(kind=LetterKind.COLLECT_ANSWERED)
    return [
        Item(f"letter-{one.pk}", one.name.capitalize(), one.sent_date or local_date(one.finished_at), one.pdf)
        for one in found.select_related("pdf").order_by("sent_date", "pk")
        if one.pdf is not None and one.finished_at is not None
    ]


def _papers(case: Case, subject: Subject, actor: Actor) -> list[Item]:
    """The papers that came in which the actor may open; one of the police only for its readers."""
    labels = [case._meta.label_lower, Objection._meta.label_lower]
    found = Paper.objects.filter(dossier=case.dossier, label__in=labels, file__isnull=False)
    return [
        Item(f"paper-{one.pk}", one.get_kind_display().capitalize(), one.received_date, one.file, redacted=one.redacted)
        for one in found.select_related("file", "redacted").order_by("received_date", "pk")
        if one.file is not None and readable_file(actor, one.file.pk) is not None
    ]


def _sheet(title: str, lines: list[str]) -> str:
    return render_to_string("enforcement/proceedings/sheet.html", {"title": title, "lines": lines})


def refuse_item(treatment: str, reason: str, *, has_redacted: bool, is_court: bool) -> None:
    """What goes in otherwise than whole needs a reason, and a redacted version to be redacted.

    Basis: Awb 7:4(6) in an objection, 8:29 before the court.
    """
    if treatment == Treatment.FULL:
        return
    article = "artikel 8:29 Awb" if is_court else "artikel 7:4, zesde lid, Awb"
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(
            "no_reason", f"Schrijf op waarom dit stuk niet volledig in het dossier gaat ({article}).", field="reason"
        )
    if treatment == Treatment.REDACTED and not has_redacted:
        raise Refused("no_redacted", "Voeg de bewerkte versie van dit stuk toe.", field="file")


@dataclass
class Made:
    """A process file in the making: who makes it, when, of what; and its parts as PDFs."""

    title: str
    name: str
    at: datetime
    items: list[Item]
    parts: list[bytes] = field(default_factory=list)

    @property
    def going(self) -> list[Item]:
        """The items that go in."""
        return [item for item in self.items if item.treatment is not Treatment.LEFT_OUT]

    def as_pdf(self) -> bytes:
        """One PDF: the inventory with the page of each item, and then the items, with a bookmark at each."""
        parts = [as_pdf(item) for item in self.going]
        counts = pdf.pages_of(parts) if parts else []
        own = pdf.pages_of([self._inventory([1] * len(counts))])[0]
        starts, page = [], own + 1
        for count in counts:
            starts.append(page)
            page += count
        inventory = self._inventory(starts)
        titles = [f"{number}. {item.title}" for number, item in self._numbered() if item in self.going]
        return pdf.bound([("Inventaris", inventory), *zip(titles, parts, strict=True)])

    def as_zip(self) -> bytes:
        """A zip of the items as they are, with an inventory as a page and as a table with hashes."""
        buffer = io.BytesIO()
        rows = io.StringIO()
        table = csv.writer(rows, delimiter=";", lineterminator="\r\n")
        table.writerow(("Nummer", "Stuk", "Datum", "Hoe", "Reden", "Bestand", "SHA-256"))
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, item in self._numbered():
                name, digest = "", ""
                if item.treatment is not Treatment.LEFT_OUT:
                    content, extension = content_of(item)
                    name = f"stukken/{number:03d}-{item.day.isoformat()}-{item.key}.{extension}"
                    digest = hashlib.sha256(content).hexdigest()
                    archive.writestr(self._entry(name), content)
                table.writerow(
                    (
                        number,
                        item.title,
                        f"{item.day:%d-%m-%Y}",
                        item.treatment.label,
                        _inert(item.reason),
                        name,
                        digest,
                    )
                )
            archive.writestr(self._entry("inventaris.csv"), rows.getvalue().encode("utf-8-sig"))
            archive.writestr(self._entry("inventaris.pdf"), self._inventory([]))
        return buffer.getvalue()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, timezone.localtime(self.at).timetuple()[:6])
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        return entry

    def _numbered(self) -> list[tuple[int, Item]]:
        return list(enumerate(self.items, start=1))

    def _inventory(self, starts: list[int]) -> bytes:
        waiting = list(starts)
        lines = []
        for number, item in self._numbered():
            goes = item.treatment is not Treatment.LEFT_OUT
            lines.append({"number": number, "item": item, "page": waiting.pop(0) if goes and waiting else ""})
        html = render_to_string(
            "enforcement/proceedings/inventory.html", {"title": self.title, "at": self.at, "lines": lines}
        )
        return pdf.html_to_pdfa(html)


def content_of(item: Item) -> tuple[bytes, str]:
    """The bytes of an item as it goes in, with the extension of its kind of file."""
    stored = item.redacted if item.treatment is Treatment.REDACTED else item.stored
    if stored is not None:
        return open_file(stored), stored.name.rsplit(".", 1)[-1].lower()
    return pdf.html_to_pdfa(item.html), "pdf"


def as_pdf(item: Item) -> bytes:
    """An item as PDF: a Word document and a photo are made into one."""
    stored = item.redacted if item.treatment is Treatment.REDACTED else item.stored
    content, _ = content_of(item)
    made: dict[str, Callable[[bytes], bytes]] = {
        DOCX.content_type: pdf.docx_to_pdfa,
        JPEG.content_type: partial(_photo_as_pdf, item.title),
    }
    make = made.get(stored.content_type) if stored is not None else None
    return make(content) if make else content


def _photo_as_pdf(title: str, content: bytes) -> bytes:
    picture = f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"
    html = render_to_string("enforcement/proceedings/sheet.html", {"title": title, "lines": [], "picture": picture})
    return pdf.html_to_pdfa(html, "img{max-width:100%}")


def _inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
