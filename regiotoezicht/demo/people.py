"""The people of the demo region: some forty, in all roles. None of them exists."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regiotoezicht import organisation
from regiotoezicht.access.roles import Level, Role, level_of

PASSWORD = "demo-regiotoezicht"  # noqa: S105 - offered on the sign-in page of a demo; production refuses demo mode


@dataclass(frozen=True)
class Person:
    """Somebody fictitious: her name, role, employer (CBS code) and the first part of her address."""

    name: str
    role: Role
    employer: str
    mailbox: str
    also: tuple[Role, ...] = ()

    @property
    def email(self) -> str:
        """An address in a domain that cannot exist."""
        return f"{self.mailbox}@demo.example"

    @property
    def place(self) -> str:
        """Where her role holds: her municipality, its district, or the region."""
        municipality, district = _places()[self.employer]
        return {Level.MUNICIPALITY: municipality, Level.DISTRICT: district, Level.REGION: "de regio"}[
            level_of(self.role)
        ]


@cache
def _places() -> dict[str, tuple[str, str]]:
    """The name and district of each municipality, by CBS code, from the data of the project."""
    text = (Path(organisation.__file__).parent / "municipalities.csv").read_text(encoding="utf-8")
    return {row["code"]: (row["name"], row["district"]) for row in csv.DictReader(text.splitlines())}


COORDINATORS = (
    Person("Bram Voorbeeld", Role.COORDINATOR, "GM0392", "coordinator.kennemerland"),
    Person("Ineke Proef", Role.COORDINATOR, "GM0361", "coordinator.noordhollandnoord"),
    Person("Joost Model", Role.COORDINATOR, "GM0479", "coordinator.zaanstreekwaterland"),
)
SUPERVISORS = (
    Person("Sara Fictief", Role.SUPERVISOR, "GM0392", "toezicht1.kennemerland"),
    Person("Tom Verzonnen", Role.SUPERVISOR, "GM0375", "toezicht2.kennemerland"),
    Person("Yasmin Proefman", Role.SUPERVISOR, "GM0453", "toezicht3.kennemerland"),
    Person("Wouter Schets", Role.SUPERVISOR, "GM0394", "toezicht4.kennemerland"),
    Person("Lotte Bedacht", Role.SUPERVISOR, "GM0361", "toezicht1.noordhollandnoord"),
    Person("Daan Sjabloon", Role.SUPERVISOR, "GM0400", "toezicht2.noordhollandnoord"),
    Person("Femke Oefening", Role.SUPERVISOR, "GM0405", "toezicht3.noordhollandnoord"),
    Person("Rik Denkbeeld", Role.SUPERVISOR, "GM1980", "toezicht4.noordhollandnoord"),
    Person("Mila Testa", Role.SUPERVISOR, "GM0479", "toezicht1.zaanstreekwaterland"),
    Person("Koen Nergens", Role.SUPERVISOR, "GM0439", "toezicht2.zaanstreekwaterland"),
    Person("Esra Maquette", Role.SUPERVISOR, "GM0385", "toezicht3.zaanstreekwaterland"),
)
REGION = (
    Person("Hugo Beheer", Role.FUNCTIONAL_ADMINISTRATOR, "GM0392", "beheer1"),
    Person("Anouk Beheer", Role.FUNCTIONAL_ADMINISTRATOR, "GM0361", "beheer2"),
    Person("Paul Programma", Role.PROGRAMME_OWNER, "GM0479", "programma"),
    Person("Rens Rekenvoorbeeld", Role.REGION_CONTROLLER, "GM0392", "financien.regio"),
)
BEVERWIJK = (
    Person("Petra de Proef", Role.PERMIT_OFFICER, "GM0375", "vergunningen.beverwijk"),
    Person("Anna Testpersoon", Role.LAWYER, "GM0375", "jurist1.beverwijk"),
    Person("Lars Voorbeeld", Role.LAWYER, "GM0375", "jurist2.beverwijk"),
    Person("Greet Model", Role.SIGNER, "GM0375", "ondertekenaar.beverwijk"),
    Person("Zoë Verzonnen", Role.CARE_COORDINATOR, "GM0375", "zorg.beverwijk"),
    Person("Noor Sjabloon", Role.CARE_COORDINATOR, "GM0375", "zorg2.beverwijk"),
    Person("Mirjam Schijn", Role.CONTACT_OFFICER, "GM0375", "mensenhandel.beverwijk"),
    Person("Omar Schets", Role.POLICY_OFFICER, "GM0375", "beleid.beverwijk"),
    Person("Freek Sjabloon", Role.CONTROLLER, "GM0375", "financien.beverwijk"),
    Person("Vera Denkbeeld", Role.PRIVACY_OFFICER, "GM0375", "privacy.beverwijk"),
    Person("Frank Oefening", Role.DATA_PROTECTION_OFFICER, "GM0375", "fg.beverwijk"),
    Person("Dina Bedacht", Role.DESIGNATING_OFFICIAL, "GM0375", "aanwijzingen.beverwijk"),
    # Who took a decision by mandate does not decide on the objection to it (Awb 10:3): that takes a second signer.
    Person("Ria Bedenksel", Role.SIGNER, "GM0375", "ondertekenaar2.beverwijk"),
)
OTHERS = (
    Person("Pim Fictief", Role.PERMIT_OFFICER, "GM0392", "vergunningen.haarlem"),
    Person("Judith Proef", Role.LAWYER, "GM0392", "jurist1.haarlem"),
    Person("Sjoerd Model", Role.SIGNER, "GM0392", "ondertekenaar.haarlem"),
    Person("Nadia Testa", Role.PRIVACY_OFFICER, "GM0392", "privacy.haarlem"),
    Person("Bart Maquette", Role.DESIGNATING_OFFICIAL, "GM0392", "aanwijzingen.haarlem"),
    Person("Lieke Verzonnen", Role.CARE_COORDINATOR, "GM0392", "zorg.haarlem"),
    Person("Sem Denkbeeld", Role.CARE_COORDINATOR, "GM0392", "zorg2.haarlem"),
    Person("Carla Nergens", Role.LAWYER, "GM0453", "jurist1.velsen"),
    Person("Tess Schijn", Role.PERMIT_OFFICER, "GM0453", "vergunningen.velsen"),
    Person("Chris Vreemd", Role.LAWYER, "GM0361", "jurist1.alkmaar"),
    Person("Mieke Schijn", Role.PERMIT_OFFICER, "GM0361", "vergunningen.alkmaar"),
    Person("Ruud Luchtkasteel", Role.PRIVACY_OFFICER, "GM0361", "privacy.alkmaar"),
    Person("Eva Proefballon", Role.LAWYER, "GM0479", "jurist1.zaanstad"),
    Person("Guus Schijn", Role.PERMIT_OFFICER, "GM0479", "vergunningen.zaanstad"),
    Person("Sanne Luchtkasteel", Role.PRIVACY_OFFICER, "GM0479", "privacy.zaanstad"),
    Person("Arie Proefballon", Role.LAWYER, "GM0439", "jurist1.purmerend"),
)
PARTNERS = (
    Person("Pol Verzinsel", Role.PARTNER, "GM0375", "politie.kennemerland"),
    Person("Ada Bedacht", Role.PARTNER, "GM0375", "arbeidsinspectie"),
)
"""They work for no municipality: see `demo.sharing`."""
PEOPLE = COORDINATORS + SUPERVISORS + REGION + BEVERWIJK + OTHERS
EVERYBODY = PEOPLE + PARTNERS
"""Who can sign in."""
