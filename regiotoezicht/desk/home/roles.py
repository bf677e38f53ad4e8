"""What each role can do here, in a sentence and a few links: the block beside the work of today."""

from dataclasses import dataclass

from django.urls import reverse

from regiotoezicht.access.roles import Role


@dataclass(frozen=True)
class Link:
    """A quick link; `query` is the part behind the question mark."""

    label: str
    route: str
    query: str = ""

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.route) + (f"?{self.query}" if self.query else "")


@dataclass(frozen=True)
class Desk:
    """What a role finds here: what it is for, and where to begin."""

    sentence: str
    links: tuple[Link, ...] = ()


DESKS: dict[Role, Desk] = {
    Role.COORDINATOR: Desk(
        "U beoordeelt meldingen, plant rondes en draagt rapporten over aan de gemeente.",
        (
            Link("Melding vastleggen", "signals:new"),
            Link("Ronde plannen", "inspections:new_round"),
            Link("Meldingen die op een besluit wachten", "signals:list", "stand=new"),
            Link("Teruggegeven overdrachten", "sharing:list", "stand=returned"),
        ),
    ),
    Role.SUPERVISOR: Desk(
        "U ziet alleen de rondes en bezoeken waarvoor u bent ingedeeld, zolang u bent ingedeeld.",
        (Link("Mijn rondes", "inspections:rounds"), Link("Uren boeken", "inspections:hours")),
    ),
    Role.PERMIT_OFFICER: Desk(
        "U houdt het vergunningenregister van uw gemeente bij: inlezen, toevoegen, wijzigen en beëindigen.",
        (
            Link("Register inlezen", "permits:start"),
            Link("Vergunning toevoegen", "permits:new"),
            Link("Alle vergunningen", "permits:list"),
        ),
    ),
    Role.LAWYER: Desk(
        "U beslist over overgedragen rapporten en over de maatregel, met de termijnen die daarbij horen.",
        (
            Link("Aangeboden overdrachten", "sharing:list", "stand=offered"),
            Link("Handhavingszaken", "enforcement:list"),
            Link("Lopende termijnen", "worklist:terms"),
            Link("Lokale regels", "bylaws:list"),
        ),
    ),
    Role.SIGNER: Desk(
        "U ondertekent besluiten waarvoor u mandaat heeft. Wat op uw handtekening wacht, staat hiernaast.",
        (Link("Handhavingszaken", "enforcement:list"), Link("Lopende termijnen", "worklist:terms")),
    ),
    Role.PRIVACY_OFFICER: Desk(
        "U ziet wie in uw gemeente wat heeft ingezien, en waarvoor.",
        (Link("Wie keek waarnaar", "privacy:readings"), Link("Alle gebeurtenissen", "privacy:events")),
    ),
    Role.DATA_PROTECTION_OFFICER: Desk(
        "U kijkt mee met de privacy officer en adviseert. Besluiten neemt u hier niet.",
        (Link("Wie keek waarnaar", "privacy:readings"), Link("Alle gebeurtenissen", "privacy:events")),
    ),
    Role.FUNCTIONAL_ADMINISTRATOR: Desk(
        "U beheert accounts en rollen. Meldingen, rapporten en zaken zijn voor u niet zichtbaar.",
        (Link("Accounts en rollen", "access:accounts"), Link("Nieuwe medewerker", "access:new")),
    ),
    Role.DESIGNATING_OFFICIAL: Desk(
        "U legt aanwijzingen en mandaten van uw gemeente vast. Zonder geldige aanwijzing kan niemand controleren.",
        (
            Link("Aanwijzing vastleggen", "desk:designation-new"),
            Link("Mandaat vastleggen", "desk:mandate-new"),
            Link("Aanwijzingen die binnenkort eindigen", "desk:designations", "stand=eindigt"),
        ),
    ),
    Role.CONTACT_OFFICER: Desk(
        "U leest de signalen van mensenhandel van uw gemeente en houdt bij wie er dan wordt gebeld.",
        (
            Link("Signalen mensenhandel", "trafficking:list"),
            Link("Bellen bij mensenhandel", "trafficking:contacts"),
        ),
    ),
    Role.POLICY_OFFICER: Desk(
        "U houdt bij of uw gemeente klaar is voor controles, en ziet aantallen en haar bijdrage. De meldingen en "
        "zaken zelf zijn voor u niet zichtbaar.",
        (
            Link("Gereedheid", "programme:list"),
            Link("Opleidingen", "programme:certificates"),
            Link("Besluiten", "programme:decisions"),
            Link("Aantallen meldingen", "signals:counts"),
            Link("Bijdrage van de gemeente", "contributions:list"),
        ),
    ),
    Role.CONTROLLER: Desk(
        "U ziet welke dwangsommen van uw gemeente verschuldigd en betaald zijn, en wat elke gemeente bijdraagt.",
        (
            Link("Dwangsommen en kosten", "enforcement:amounts"),
            Link("Bijdragen en kostenplannen", "contributions:list"),
        ),
    ),
    Role.REGION_CONTROLLER: Desk(
        "U maakt de kostenplannen van de regio en verdeelt de kosten over de gemeenten. Meldingen, rapporten en zaken "
        "zijn voor u niet zichtbaar.",
        (
            Link("Kostenplannen", "contributions:list"),
            Link("Nieuw kostenplan", "contributions:new"),
            Link("Toezeggingen", "contributions:promises"),
            Link("Inwonertallen", "contributions:inhabitants"),
        ),
    ),
    Role.CARE_COORDINATOR: Desk(
        "U leest verwijzingen naar zorg op de code van een kaart, als uw gemeente u als zorgcontact aanwees.",
        (Link("Zorg", "care:list"), Link("Telefoon eerst", "care:phone-first")),
    ),
    Role.PROGRAMME_OWNER: Desk(
        "U ziet van elke gemeente of zij klaar is voor haar eerste controle, en wat haar tegenhoudt. Meldingen, "
        "rapporten en zaken zijn voor u niet zichtbaar.",
        (
            Link("Gereedheid", "programme:list"),
            Link("Besluiten", "programme:decisions"),
            Link("Onderwerp toevoegen", "programme:subject-new"),
            Link("Vastgestelde bijdragen", "contributions:list"),
        ),
    ),
    Role.PARTNER: Desk(
        "Wat met u is gedeeld, verschijnt hier zolang u het mag inzien. Er is nu niets met u gedeeld.",
        (Link("Mijn account", "access:own"),),
    ),
}
