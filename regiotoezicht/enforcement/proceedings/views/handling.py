"""Handling an objection up to its decision."""

from django.http import HttpResponse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.enforcement.proceedings import actions, queries
from regiotoezicht.enforcement.proceedings.actions.terms import extended_end
from regiotoezicht.enforcement.proceedings.forms import (
    AdviceForm,
    CommitteeForm,
    ExcuseForm,
    ExtendForm,
    HearingForm,
    InviteForm,
    PostponeForm,
    RepairForm,
    ReportForm,
    SettleRepairForm,
    WaiveForm,
)
from regiotoezicht.enforcement.proceedings.views.steps import Page, Typed, objection_for, run, start_of


def excuse(request: ActorRequest, pk: int) -> HttpResponse:
    """Find a late objection excusable."""
    found, actor = objection_for(request, pk), request.actor
    form = ExcuseForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.excuse(
            found,
            reason=typed["excuse"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Te laat bezwaar verschoonbaar achten", "Leg vast", "Vastgelegd.", lead="Artikel 6:11 Awb.")
    return run(request, found, form, page, write)


def ask_repair(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask to repair what is missing."""
    found, actor = objection_for(request, pk), request.actor
    start = start_of(found, defects="De gronden van het bezwaar ontbreken." if found.is_pro_forma else "")
    form = RepairForm(request.POST or None, initial=start)

    def write(typed: Typed) -> object:
        return actions.ask_repair(
            found,
            defects=typed["defects"],
            until=typed["repair_until"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Herstel van verzuim vragen",
        "Stel de brief op",
        "De brief ligt klaar. De beslistermijn staat stil vanaf de dag na de verzending.",
        lead="Zonder deze gelegenheid is een bezwaar niet om een verzuim niet-ontvankelijk (artikel 6:6 Awb).",
    )
    return run(request, found, form, page, write)


def settle_repair(request: ActorRequest, pk: int) -> HttpResponse:
    """Repaired, or not in time."""
    found, actor = objection_for(request, pk), request.actor
    form = SettleRepairForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.settle_repair(
            found,
            repaired_date=typed["repaired_date"] if typed["repaired"] == "yes" else None,
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Herstel vastleggen", "Leg vast", "Vastgelegd; de beslistermijn is opnieuw berekend.")
    return run(request, found, form, page, write)


def set_committee(request: ActorRequest, pk: int) -> HttpResponse:
    """Say whether a committee advises."""
    found, actor = objection_for(request, pk), request.actor
    start = start_of(found, committee="no" if found.committee else "yes")
    form = CommitteeForm(request.POST or None, initial=start)

    def write(typed: Typed) -> object:
        return actions.set_committee(
            found,
            committee=typed["committee"] == "yes",
            chair=typed["chair"],
            chair_is_outside=typed["chair_is_outside"],
            members=typed["members"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Adviescommissie",
        "Leg vast",
        "Vastgelegd; de beslistermijn is opnieuw berekend.",
        lead="Adviseert een commissie over dit bezwaar, noem dan haar voorzitter en ten minste twee andere leden "
        "(artikelen 7:10 en 7:13 Awb).",
    )
    return run(request, found, form, page, write)


def record_advice(request: ActorRequest, pk: int) -> HttpResponse:
    """What the committee advised."""
    found, actor = objection_for(request, pk), request.actor
    form = AdviceForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.record_advice(
            found,
            advised_on=typed["day"],
            outcome=typed["outcome"],
            advice=typed["advice"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Advies vastleggen", "Leg vast", "Het advies is vastgelegd.", lead="Artikel 7:13, zesde lid, Awb.")
    return run(request, found, form, page, write)


def extend(request: ActorRequest, pk: int) -> HttpResponse:
    """Extend by six weeks."""
    found, actor = objection_for(request, pk), request.actor
    form = ExtendForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.extend(found, seen=typed["version"], form=typed["form"], actor=actor, at=actor.at)

    page = Page(
        "Beslissing verdagen",
        "Stel de brief op",
        "De brief ligt klaar. De verdaging geldt als de brief is verzonden.",
        lead=f"Een keer, met zes weken: u beslist dan uiterlijk op {extended_end(found):%d-%m-%Y} (artikel 7:10 Awb).",
    )
    return run(request, found, form, page, write)


def postpone(request: ActorRequest, pk: int) -> HttpResponse:
    """Postpone further on a ground."""
    found, actor = objection_for(request, pk), request.actor
    form = PostponeForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.postpone(
            found,
            until=typed["until"],
            ground=typed["ground"],
            reason=typed["reason"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Verder uitstellen", "Leg vast", "Vastgelegd. Het bericht ligt klaar.", lead="Artikel 7:10, vierde lid, Awb."
    )
    return run(request, found, form, page, write)


def plan_hearing(request: ActorRequest, pk: int) -> HttpResponse:
    """Plan or move a hearing."""
    found, actor = objection_for(request, pk), request.actor
    employees = list(queries.employees_for_hearing(found))
    known = {one.pk: one for one in employees}
    form = HearingForm(request.POST or None, initial=start_of(found), employees=employees, committee=found.committee)

    def write(typed: Typed) -> object:
        return actions.plan_hearing(
            found,
            hearing_at=typed["hearing_at"],
            place=typed["place"],
            leader=known.get(typed["leader"]),
            members=[known[one] for one in typed["members"]],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Hoorzitting plannen",
        "Stel de uitnodiging op",
        "De hoorzitting is gepland. De uitnodiging ligt klaar.",
        lead="Stukken kunnen komen tot tien dagen ervoor; het dossier ligt een week ervoor ter inzage (7:4 Awb).",
    )
    return run(request, found, form, page, write)


def invite(request: ActorRequest, pk: int) -> HttpResponse:
    """Let a member of the committee read the objection."""
    found, actor = objection_for(request, pk), request.actor
    accounts = list(queries.accounts_to_invite(found))
    known = {one.pk: one for one in accounts}
    form = InviteForm(request.POST or None, initial=start_of(found), accounts=accounts)

    def write(typed: Typed) -> object:
        return actions.invite(found, account=known[typed["account"]], seen=typed["version"], actor=actor, at=actor.at)

    page = Page(
        "Lid van de commissie uitnodigen",
        "Nodig uit",
        "Het lid kan dit bezwaar lezen tot erop is beslist.",
        lead="Alleen lezen, en alleen dit bezwaar.",
    )
    return run(request, found, form, page, write)


def record_hearing(request: ActorRequest, pk: int) -> HttpResponse:
    """The report of the hearing."""
    found, actor = objection_for(request, pk), request.actor
    form = ReportForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.record_hearing(
            found,
            report=typed["report"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Verslag van het horen", "Leg vast", "Het verslag is vastgelegd.", lead="Artikel 7:7 Awb.")
    return run(request, found, form, page, write)


def waive(request: ActorRequest, pk: int) -> HttpResponse:
    """Not hearing, on a ground."""
    found, actor = objection_for(request, pk), request.actor
    form = WaiveForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.waive_hearing(
            found,
            ground=typed["ground"],
            reason=typed["reason"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Niet horen", "Leg vast", "Vastgelegd.", lead="Horen is de regel; artikel 7:3 Awb noemt de uitzonderingen."
    )
    return run(request, found, form, page, write)
