"""Fictitious sharing: partners who sign in, agreements, a district that is processor, disclosures in every state."""

from dataclasses import replace
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.people import PARTNERS, PASSWORD
from regiotoezicht.inspections.models import Report
from regiotoezicht.inspections.shareables import report_as_shareable
from regiotoezicht.organisation.actions import add_partner
from regiotoezicht.organisation.models import Municipality, Participation, Partner
from regiotoezicht.organisation.rules import Arrangement, PartnerKind
from regiotoezicht.sharing.agreements import actions as agreements
from regiotoezicht.sharing.agreements.actions import Terms
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind, Purpose
from regiotoezicht.sharing.disclosures import actions
from regiotoezicht.sharing.disclosures.actions import Asked
from regiotoezicht.sharing.models import Disclosure

START = date(2025, 1, 1)
AS_PROCESSOR = "ZWA"
NAMES = (
    ("Politie, basisteam IJmond", PartnerKind.POLICE),
    ("Arbeidsinspectie, regio noordwest", PartnerKind.LABOUR_INSPECTORATE),
    ("RIEC Noord-Holland", PartnerKind.RIEC),
    ("CoMensha", PartnerKind.COMENSHA),
    ("GGD Kennemerland", PartnerKind.GGD),
)


def make_sharing(stage: Stage, town: Municipality, lawyers: list[Account], officer: Account) -> int:
    """Make partners, agreements and disclosures of one municipality; answers how many disclosures there are."""
    Participation.objects.filter(district__code=AS_PROCESSOR).update(arrangement=Arrangement.PROCESSOR)
    partners = [add_partner(Partner(name=name, kind=kind), actor=stage.system, at=stage.at) for name, kind in NAMES]
    hashed = make_password(PASSWORD)
    for person, partner in zip(PARTNERS, partners, strict=False):
        account = Account.objects.create(email=person.email, name=person.name, partner=partner, password=hashed)
        RoleAssignment.objects.create(account=account, role=Role.PARTNER, from_date=START)
    _agree(stage, town, partners[0], officer)
    return _disclose(stage, town, partners, lawyers)


def _agree(stage: Stage, town: Municipality, police: Partner, officer: Account) -> None:
    actor = AccountActor(officer, stage.at)
    covenant = Terms(
        Kind.COVENANT,
        "artikel 6, eerste lid, onder e, AVG",
        "2025/14",
        [Purpose.PUBLIC_ORDER],
        [Category.TIME, Category.PLACE, Category.FINDINGS],
        START,
        stage.today + timedelta(weeks=6),
        partner=police,
    )
    joint = replace(
        covenant,
        kind=Kind.JOINT,
        article="artikel 26 AVG",
        reference="2025/3",
        until_date=None,
        partner=None,
        district=town.district,
    )
    for terms in (covenant, joint):
        agreements.conclude(town, terms, actor=actor, at=stage.at)


def _disclose(stage: Stage, town: Municipality, partners: list[Partner], lawyers: list[Account]) -> int:
    police, inspectorate = partners[:2]
    first, second = lawyers[:2]
    signed = Report.objects.filter(municipality=town, signed_at__isnull=False, taken_over_at__isnull=False)
    reports = [one for one in signed.order_by("-signed_at")[:30] if one.content["bevindingen"]][:4]
    made: list[Disclosure] = []
    for report, (partner, ground, purpose) in zip(
        reports,
        (
            (police, "report_crime", "report_crime"),
            (police, "police_covenant", "public_order"),
            (inspectorate, "own_task", "own_task"),
            (police, "report_crime", "report_crime"),
        ),
        strict=False,
    ):
        filled = [one.code for one, _ in report_as_shareable().filled(report) if one.code != "counts"]
        reference = "artikel 18 Arbowet, verzoek 2026/77" if ground == "own_task" else ""
        asked = Asked(partner, ground, purpose, filled, stage.today + timedelta(weeks=4), reference)
        actor = AccountActor(first, stage.at)
        made.append(actions.disclose(report, asked, token=stage.token(), actor=actor, at=stage.at))
    if len(made) == len(reports) > 3:
        actions.approve(made[2], actor=AccountActor(second, stage.at), at=stage.at)
        actions.recall(made[3], actor=AccountActor(first, stage.at), at=stage.at)
    return len(made)
