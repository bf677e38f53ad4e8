"""Fictitious working groups, an organisation that was heard, and what was taken over from the police."""

from datetime import timedelta

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import unit
from regiotoezicht.core.rights import System
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.actions import groups, hearings, transfers
from regiotoezicht.programme.actions.transfers import Verdict
from regiotoezicht.programme.models import GroupAction, Hearing, TransferItem, WorkingGroup
from regiotoezicht.programme.vocabulary import Transfer, TransferKind

GROUPS = (
    (
        "ICT",
        "Toetsen of de systemen van de drie coördinerende gemeenten passen bij de werkprocessen",
        (("gemeente Haarlem", "informatiemanager"), ("gemeente Alkmaar", "functioneel beheerder")),
        "De werkprocessen zijn de basis voor de eisen.",
        "Lijst van eisen rondsturen",
    ),
    (
        "Privacy en gegevens delen",
        "Uitwerken op welke grondslag gemeenten en partners gegevens delen",
        (("gemeente Zaanstad", "privacy officer"), ("politie", "adviseur gegevensbescherming")),
        "Er komt één model voor de verwerkersovereenkomst.",
        "Model voorleggen aan de functionarissen gegevensbescherming",
    ),
    (
        "Werkprocessen",
        "Beschrijven hoe een melding een controle en een maatregel wordt",
        (("gemeente Beverwijk", "jurist handhaving"), ("GGD", "adviseur")),
        "Controles gebeuren altijd met twee toezichthouders.",
        "Handreiking voor een gesprek bij de deur maken",
    ),
)
"""Name, assignment, members, what was decided, and what is to be done."""


def make_groups(stage: Stage, town: Municipality) -> None:
    """Let working groups meet twice, and hear an organisation."""
    actor = System(stage.at)
    with unit():
        for place, (name, assignment, members, decided, to_do) in enumerate(GROUPS):
            begun = stage.today - timedelta(days=200)
            asked = WorkingGroup(name=name, assignment=assignment, from_date=begun, token=stage.token())
            group = groups.begin_group(asked, actor=actor, at=stage.at)
            for organisation, function in members:
                groups.add_member(
                    group,
                    organisation=organisation,
                    function=function,
                    from_date=begun,
                    token=stage.token(),
                    actor=actor,
                    at=stage.at,
                )
            for ago, agenda in ((40 + place, "Werkprocessen\nPlanning"), (-20 - place, "Voortgang\nRondvraag")):
                on = stage.today - timedelta(days=ago)
                met = groups.plan_meeting(group, on=on, agenda=agenda, token=stage.token(), actor=actor, at=stage.at)
                if ago > 0:
                    groups.decide_in_group(group, met, text=decided, token=stage.token(), actor=actor, at=stage.at)
            point = GroupAction(
                title=to_do,
                role=Role.LAWYER,
                municipality=town,
                until_date=stage.today + timedelta(days=14 * place - 7),
                token=stage.token(),
            )
            groups.add_group_action(group, point, actor=actor, at=stage.at)
        _hear(stage, actor)
        _take_over(stage, actor)


def _hear(stage: Stage, actor: System) -> None:
    for ago, subject, said, done in (
        (
            160,
            "Werkwijze van controles",
            "Controles overdag geven minder schrik. Vraag niet naar namen als dat niet nodig is.",
            "Opgenomen in de werkwijze: eerst de exploitant aanspreken, en alleen vragen wat de controle nodig heeft.",
        ),
        (30, "Informatie over hulp", "De folder over hulp is er alleen in het Nederlands.", ""),
    ):
        on = stage.today - timedelta(days=ago)
        asked = Hearing(
            organisation="Vereniging Voorbeeld voor dienstverleners",
            date=on,
            subject=subject,
            said=said,
            token=stage.token(),
        )
        held = hearings.hear(asked, actor=actor, at=stage.at)
        if done:
            hearings.answer_hearing(held, on=on + timedelta(days=60), done_with=done, actor=actor, at=stage.at)


def _take_over(stage: Stage, actor: System) -> None:
    on = stage.today - timedelta(days=300)
    taken, left = Transfer.TAKEN, Transfer.LEFT
    for kind, title, pieces, verdict in (
        (TransferKind.TASK, "Werkafspraken over controles", None, Verdict(taken, "gemw-151a", "SG 12", on)),
        (TransferKind.FIGURES, "Aantallen controles per gemeente", 32, Verdict(taken, "gemw-151a", "SG 12", on)),
        (TransferKind.BUSINESSES, "Lijst van vergunde bedrijven", 85, Verdict(taken, "wpg-20", "SG 14", on)),
        (TransferKind.CLOSED_CASES, "Afgesloten controles", 240, Verdict(left, reason="Niet nodig voor het toezicht.")),
        (TransferKind.OPEN_CASES, "Lopende zaken over bedrijven", 6, None),
        (TransferKind.WORKERS, "Gegevens uit eerdere controles", None, Verdict(left, reason="Geen grondslag.")),
    ):
        item = TransferItem(kind=kind, title=title, pieces=pieces, token=stage.token())
        transfers.list_item(item, actor=actor, at=stage.at)
        if verdict is not None:
            transfers.decide_item(item, verdict, actor=actor, at=stage.at)
