"""The roles of the region and the level on which each is given."""

from django.db.models import TextChoices


class Level(TextChoices):
    """Where a role is given."""

    MUNICIPALITY = "municipality", "gemeente"
    DISTRICT = "district", "district"
    REGION = "region", "regio"


class Role(TextChoices):
    """What somebody is in the region; the label is what the screens say."""

    SUPERVISOR = "supervisor", "toezichthouder"
    COORDINATOR = "coordinator", "districtscoördinator"
    PERMIT_OFFICER = "permit_officer", "vergunningverlener"
    LAWYER = "lawyer", "jurist handhaving"
    SIGNER = "signer", "ondertekenaar"
    CARE_COORDINATOR = "care_coordinator", "zorgcoördinator"
    CONTACT_OFFICER = "contact_officer", "aandachtsfunctionaris mensenhandel"
    POLICY_OFFICER = "policy_officer", "beleidsmedewerker OOV"
    CONTROLLER = "controller", "financieel medewerker"
    REGION_CONTROLLER = "region_controller", "financieel medewerker van de regio"
    PRIVACY_OFFICER = "privacy_officer", "privacy officer"
    DATA_PROTECTION_OFFICER = "data_protection_officer", "functionaris gegevensbescherming"
    DESIGNATING_OFFICIAL = "designating_official", "beheerder aanwijzingen en mandaten"
    FUNCTIONAL_ADMINISTRATOR = "functional_administrator", "functioneel beheerder"
    PROGRAMME_OWNER = "programme_owner", "programma-eigenaar"
    PARTNER = "partner", "ketenpartner"


LEVELS: dict[Role, Level] = {
    Role.SUPERVISOR: Level.DISTRICT,
    Role.COORDINATOR: Level.DISTRICT,
    Role.FUNCTIONAL_ADMINISTRATOR: Level.REGION,
    Role.PROGRAMME_OWNER: Level.REGION,
    Role.REGION_CONTROLLER: Level.REGION,
    Role.PARTNER: Level.REGION,
}


def level_of(role: Role) -> Level:
    """The level on which a role is given; a municipality unless said otherwise.

    Basis: docs/explanation/toegang.md.
    """
    return LEVELS.get(role, Level.MUNICIPALITY)
