"""A fictitious objection, handled by a lawyer who was not involved; a request to enforce; and complaints."""

from collections.abc import Sequence
from datetime import timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.complaints import actions as complaints
from regiotoezicht.complaints.vocabulary import About
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.streets import STREETS, fictitious_postcode
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models import Case, Involvement, Objection
from regiotoezicht.enforcement.proceedings import actions, queries
from regiotoezicht.enforcement.proceedings.vocabulary import Objector, RequestKind
from regiotoezicht.letters.proceedings import TEMPLATES
from regiotoezicht.organisation.models import Employee, Municipality

DAYS_AFTER = 10


def make_proceedings(stage: Stage, lawyers: dict[int, list[Account]]) -> int:
    """Against the first order that was sent: an objection and a request to enforce; answers how many."""
    for case in Case.objects.filter(taken__decided_on__isnull=False).select_related("municipality").order_by("pk"):
        decisions = queries.decisions_of(case)
        if not decisions or decisions[0].sent_date is None:
            continue
        own = lawyers.get(case.municipality_id, [])
        if not own:
            continue
        _receive(stage, case, own)
        return 2
    return 0


def _receive(stage: Stage, case: Case, own: Sequence[Account]) -> None:
    letter = queries.decisions_of(case)[0]
    assert letter.sent_date is not None  # noqa: S101 - it was sent
    day = min(letter.sent_date + timedelta(days=DAYS_AFTER), stage.local_date(stage.at))
    at = min(stage.moment(day), stage.at)
    clerk = AccountActor(own[-1], at)
    paper = (TEMPLATES / "paper_received.docx").read_bytes()  # stands for a letter that came in
    objection = actions.receive(
        case,
        letter=letter,
        objector=Objector.ADDRESSEE,
        received_date=day,
        channel=Channel.POST,
        is_pro_forma=False,
        file_name="bezwaarschrift.docx",
        content=paper,
        token=stage.token(),
        actor=clerk,
        at=at,
    )
    _plan(objection, own, stage)
    town = case.municipality
    actions.receive_request(
        case,
        kind=RequestKind.REQUEST,
        name="Voorbeeld Buurtbelangen",
        address=f"{STREETS[5]} 4\n{fictitious_postcode(town.code, 5)} {town.name}",
        received_date=day,
        channel=Channel.EMAIL,
        file_name="verzoek.docx",
        content=paper,
        token=stage.token(),
        actor=clerk,
        at=at,
    )


def _plan(objection: Objection, own: Sequence[Account], stage: Stage) -> None:
    """Plan the hearing, when there is a lawyer who was not involved to lead it."""
    involved = set(Involvement.objects.filter(objection=objection).values_list("account_id", flat=True))
    free = next((one for one in own if one.pk not in involved and one.employee is not None), None)
    if free is None:
        return
    held = stage.local_date(stage.at) + timedelta(days=21)
    actions.plan_hearing(
        objection,
        hearing_at=stage.moment(held),
        place="in het gemeentehuis",
        leader=free.employee,
        actor=AccountActor(free, stage.at),
        at=stage.at,
    )


def make_complaints(stage: Stage, town: Municipality, account: Account) -> int:
    """In one municipality: a complaint by name, and one of somebody with a code; answers how many."""
    lawyer = AccountActor(account, stage.at)
    what = "Bij een controle kreeg de klager geen antwoord op de vraag hoe lang de controle ging duren."
    told = (
        (False, Channel.POST, "Voorbeeld Klager", f"{STREETS[6]} 9\n{fictitious_postcode(town.code, 6)} {town.name}"),
        (True, Channel.ORAL, "", ""),
    )
    supervisor = Employee.objects.filter(employer=town, function__icontains="toezichthouder").order_by("pk").first()
    for is_anonymous, channel, name, address in told:
        about_her = [supervisor] if supervisor is not None and not is_anonymous else []
        complaint, _ = complaints.receive(
            town,
            is_anonymous=is_anonymous,
            name=name,
            address=address,
            about=About.SUPERVISOR if about_her else About.BODY,
            concerned=about_her,
            received_date=stage.local_date(stage.at) - timedelta(days=6),
            channel=channel,
            what=what,
            token=stage.token(),
            actor=lawyer,
            at=stage.at,
        )
        if about_her:
            complaints.make_copies(complaint, actor=lawyer, at=stage.at)
    return len(told)
