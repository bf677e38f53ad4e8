"""The steps of a complaint."""

from django.http import HttpResponse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.complaints import actions, queries
from regiotoezicht.complaints.forms import (
    CommitteeForm,
    ConclusionForm,
    ConfirmForm,
    DayForm,
    HearingForm,
    PaperForm,
    RefusalForm,
    WaiveForm,
)
from regiotoezicht.complaints.views.steps import Typed, complaint_for, run, start_of
from regiotoezicht.core.clock import local_date
from regiotoezicht.documents.rules import Channel, PaperKind
from regiotoezicht.enforcement.proceedings.views.steps import Page, file_in, uploaded


def _given(request: ActorRequest, typed: Typed) -> Typed:
    """What every action takes from its form."""
    actor = request.actor
    return {"seen": typed["version"], "form": typed["form"], "actor": actor, "at": actor.at}


def committee(request: ActorRequest, pk: int) -> HttpResponse:
    """Whether a committee advises."""
    found = complaint_for(request, pk)
    form = CommitteeForm(request.POST or None, initial=start_of(found, committee="yes" if found.committee else "no"))
    page = Page(
        "Klachtadviescommissie", "Leg vast", "Vastgelegd; de laatste dag is opnieuw berekend.", lead="Artikel 9:11 Awb."
    )
    return run(
        request,
        found,
        form,
        page,
        lambda typed: actions.set_committee(found, committee=typed["committee"] == "yes", **_given(request, typed)),
    )


def extend(request: ActorRequest, pk: int) -> HttpResponse:
    """Four weeks more."""
    found = complaint_for(request, pk)
    form = ConfirmForm(request.POST or None, initial=start_of(found))
    lead = "Een keer, met vier weken, voordat de termijn voorbij is (artikel 9:11, tweede lid, Awb). "
    if found.is_anonymous:
        lead += "Er is geen adres: zeg het de klager als die met de code belt. De verdaging geldt meteen."
        said = "De afhandeling is verdaagd."
    else:
        lead += "De verdaging geldt vanaf de verzending van de brief."
        said = "De brief over de verdaging ligt klaar."
    page = Page("Afhandeling verdagen", "Verdaag met vier weken", said, lead=lead)
    return run(request, found, form, page, lambda typed: actions.extend(found, **_given(request, typed)))


def refuse(request: ActorRequest, pk: int) -> HttpResponse:
    """Not handling the complaint."""
    found = complaint_for(request, pk)
    form = RefusalForm(request.POST or None, initial=start_of(found))
    page = Page(
        "Niet in behandeling nemen",
        "Neem niet in behandeling",
        "Vastgelegd. Deel dit nu mee aan de klager.",
        lead="Deel het binnen vier weken na ontvangst mee (artikel 9:8, derde lid, Awb).",
    )
    return run(
        request,
        found,
        form,
        page,
        lambda typed: actions.refuse(found, ground=typed["ground"], reason=typed["reason"], **_given(request, typed)),
    )


def take_up(request: ActorRequest, pk: int) -> HttpResponse:
    """Handling it after all."""
    found = complaint_for(request, pk)
    form = ConfirmForm(request.POST or None, initial=start_of(found))
    page = Page("Toch in behandeling nemen", "Neem in behandeling", "De klacht is in behandeling.")
    return run(request, found, form, page, lambda typed: actions.take_up(found, **_given(request, typed)))


def copies(request: ActorRequest, pk: int) -> HttpResponse:
    """The copy to whom it is about."""
    found = complaint_for(request, pk)
    form = ConfirmForm(request.POST or None, initial=start_of(found))
    page = Page(
        "Afschrift aan wie de klacht betreft",
        "Stel de brieven op",
        "De afschriften liggen klaar. Onderteken en verzend ze; daarna kunt u horen.",
        lead="Ieder over wie de klacht gaat, krijgt een afschrift voor het horen (artikel 9:9 Awb). De naam van de "
        "klager staat niet in de brief. Stuur een klaagschrift dat is ontvangen als kopie mee.",
    )
    return run(request, found, form, page, lambda typed: actions.make_copies(found, **_given(request, typed)))


def paper(request: ActorRequest, pk: int) -> HttpResponse:
    """A paper of the complaint."""
    found = complaint_for(request, pk)
    start = start_of(found, kind=PaperKind.COMPLAINT, received_date=found.received_date, channel=found.channel)
    form = PaperForm(request.POST or None, uploaded(request), initial=start)
    page = Page(
        "Stuk toevoegen",
        "Voeg toe",
        "Het stuk is toegevoegd.",
        lead="Het stuk wordt bewaard zoals het is ontvangen, versleuteld en in geen zoekindex.",
        uploads=True,
    )
    return run(
        request,
        found,
        form,
        page,
        lambda typed: actions.receive_paper(
            found,
            kind=PaperKind(typed["kind"]),
            received_date=typed["received_date"],
            channel=Channel(typed["channel"]),
            note=typed["note"],
            **file_in(typed),
            **_given(request, typed),
        ),
    )


def hear(request: ActorRequest, pk: int) -> HttpResponse:
    """The report of the hearing."""
    found = complaint_for(request, pk)
    employees = {one.pk: one for one in queries.hearers_for(found)}
    form = HearingForm(request.POST or None, initial=start_of(found), employees=list(employees.values()))
    page = Page(
        "Horen vastleggen",
        "Leg vast",
        "Het verslag is vastgelegd.",
        lead="Hoor de klager, en wie de klacht betreft (artikel 9:10 Awb).",
    )
    return run(
        request,
        found,
        form,
        page,
        lambda typed: actions.record_hearing(
            found,
            held=typed["held"],
            heard_by=employees[typed["heard_by"]],
            report=typed["report"],
            **_given(request, typed),
        ),
    )


def waive(request: ActorRequest, pk: int) -> HttpResponse:
    """Not hearing."""
    found = complaint_for(request, pk)
    form = WaiveForm(request.POST or None, initial=start_of(found))
    page = Page("Niet horen", "Leg vast", "Vastgelegd.", lead="Alleen op een van deze gronden (9:10, tweede lid, Awb).")
    return run(
        request,
        found,
        form,
        page,
        lambda typed: actions.waive_hearing(
            found, ground=typed["ground"], reason=typed["reason"], **_given(request, typed)
        ),
    )


def conclude(request: ActorRequest, pk: int) -> HttpResponse:
    """Findings, opinion and conclusions."""
    found = complaint_for(request, pk)
    start = start_of(
        found,
        decided_on=local_date(request.actor.at),
        outcome=found.outcome,
        findings=found.findings,
        conclusions=found.conclusions,
    )
    form = ConclusionForm(request.POST or None, initial=start)
    page = Page(
        "Bevindingen vaststellen",
        "Stel vast",
        "De bevindingen zijn vastgesteld. Deel ze nu mee aan de klager.",
        lead="De klager krijgt de bevindingen, het oordeel en wat de gemeente doet (artikel 9:12 Awb).",
    )
    return run(
        request,
        found,
        form,
        page,
        lambda typed: actions.conclude(
            found,
            outcome=typed["outcome"],
            findings=typed["findings"],
            conclusions=typed["conclusions"],
            decided_on=typed["decided_on"],
            **_given(request, typed),
        ),
    )


def tell(request: ActorRequest, pk: int) -> HttpResponse:
    """Told to who has the code."""
    found = complaint_for(request, pk)
    form = ConfirmForm(request.POST or None, initial=start_of(found))
    page = Page(
        "Meegedeeld aan de klager met de code",
        "Leg vast",
        "Vastgelegd; de klacht is geëindigd.",
        lead="De klager belde met de code en u las voor hoe het afloopt, en dat zij of hij naar de ombudsman kan.",
    )
    return run(request, found, form, page, lambda typed: actions.tell(found, **_given(request, typed)))


def settle(request: ActorRequest, pk: int) -> HttpResponse:
    """The complainant is satisfied."""
    found = complaint_for(request, pk)
    form = DayForm(request.POST or None, initial=start_of(found), label="De klager zei tevreden te zijn op")
    page = Page(
        "Naar tevredenheid opgelost",
        "Leg vast",
        "De klacht is opgelost.",
        lead="Zodra de klager tevreden is, vervalt de plicht om de klacht verder te behandelen (artikel 9:5 Awb).",
    )
    return run(
        request, found, form, page, lambda typed: actions.settle(found, day=typed["day"], **_given(request, typed))
    )


def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Withdrawn."""
    found = complaint_for(request, pk)
    form = DayForm(request.POST or None, initial=start_of(found), label="Ingetrokken op")
    page = Page("Intrekking vastleggen", "Leg vast", "De klacht is ingetrokken.")
    return run(
        request, found, form, page, lambda typed: actions.withdraw(found, day=typed["day"], **_given(request, typed))
    )
