"""Which fields of a signed report may be disclosed: of the business, never of persons or the address of a home."""

from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.models import Report
from regiotoezicht.inspections.templatetags.reports import report_moment
from regiotoezicht.inspections.vocabulary import ReportStatus
from regiotoezicht.sharing.agreements.vocabulary import Category
from regiotoezicht.sharing.disclosures.shareables import Shareable, ShareableField


def find(actor: Actor, record_id: int) -> Report:
    """A signed report that the actor may read. Raises NotAllowed for another one."""
    found = Report.objects.visible_to(actor).filter(pk=record_id, status=ReportStatus.SIGNED)
    report = found.select_related("municipality").first()
    if report is None:
        raise NotAllowed(rules.REPORT_READ.code)
    return report


def _moment(report: Report) -> str:
    times = report.content["tijden"]
    return f"{report_moment(times['aankomst'])} tot {report_moment(times['vertrek'])}"


def _place(report: Report) -> str:
    """The address of business premises; of a home the report itself holds no address."""
    return str(report.content["plaats"].get("adres") or "")


def _findings(report: Report) -> str:
    return "\n".join(
        f"Artikel {one['artikel']['nummer']} ({one['artikel']['opschrift']}): {one['gezien']}"
        for one in report.content["bevindingen"]
    )


def _counts(report: Report) -> str:
    return "\n".join(f"{one['wat']}: {one['aantal']}" for one in report.content["aantallen"])


def report_as_shareable() -> Shareable:
    """The report of findings as disclosures know it."""
    return Shareable(
        label=Report._meta.label_lower,
        name="rapport van bevindingen",
        find=find,
        fields=(
            ShareableField("moment", "Tijd van de controle", Category.TIME, _moment),
            ShareableField("place", "Plaats", Category.PLACE, _place),
            ShareableField("findings", "Bevindingen per artikel", Category.FINDINGS, _findings),
            ShareableField("counts", "Aantallen", Category.COUNTS, _counts),
        ),
    )
