"""The words of care referrals: codes with their Dutch label, and the table of states."""

from django.db.models import TextChoices


class Status(TextChoices):
    """Where a referral stands."""

    WAITING = "waiting", "wacht op eerste contact"
    CONTACTED = "contacted", "contact gelegd"
    OFFERED = "offered", "aanbod gedaan"
    ACCEPTED = "accepted", "aanbod aangenomen"
    DECLINED = "declined", "aanbod afgewezen"
    WITHDRAWN = "withdrawn", "toestemming ingetrokken"
    CLOSED = "closed", "afgesloten"


TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.WAITING: frozenset({Status.CONTACTED, Status.WITHDRAWN, Status.CLOSED}),
    Status.CONTACTED: frozenset({Status.OFFERED, Status.WITHDRAWN, Status.CLOSED}),
    Status.OFFERED: frozenset({Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN, Status.CLOSED}),
    Status.ACCEPTED: frozenset({Status.WITHDRAWN, Status.CLOSED}),
    Status.DECLINED: frozenset({Status.OFFERED, Status.WITHDRAWN, Status.CLOSED}),
    Status.WITHDRAWN: frozenset({Status.WAITING}),
    Status.CLOSED: frozenset({Status.WITHDRAWN}),
}
RUNNING = frozenset({Status.WAITING, Status.CONTACTED, Status.OFFERED, Status.ACCEPTED, Status.DECLINED})


class Receiver(TextChoices):
    """The kind of care organisation that takes a referral up."""

    REGIONAL = "regional", "regionale zorgcoördinatie mensenhandel"
    SHELTER = "shelter", "opvang (crisis, categoraal, vrouwen of jeugd)"
    OUTREACH = "outreach", "maatschappelijk werk voor dienstverleners"
    MUNICIPAL_TEAM = "municipal_team", "wijkteam of Wmo-loket"
    HEALTH = "health", "GGD of huisarts"
    LEGAL = "legal", "advocaat of Juridisch Loket"
    YOUTH = "youth", "jeugdhulp of Veilig Thuis"


class Help(TextChoices):
    """Categories of help, without a word about anybody. Basis: law notes E."""

    SHELTER = "shelter", "opvang"
    MEDICAL = "medical", "medische hulp"
    PSYCHOLOGICAL = "psychological", "psychische hulp"
    LEGAL = "legal", "rechtshulp"
    RESIDENCE = "residence", "verblijfsrecht"
    INCOME = "income", "inkomen"
    HOUSING = "housing", "huisvesting"
    INTERPRETER = "interpreter", "tolk"
    EXIT = "exit", "uitstapprogramma"
    FAMILY = "family", "gezin en kinderen"
    AFTERCARE = "aftercare", "nazorg"


class Ground(TextChoices):
    """Why this municipality is responsible."""

    RESIDENCE = "residence", "woont in deze gemeente"
    FOUND = "found", "aangetroffen in deze gemeente, woont elders of nergens"


class Ending(TextChoices):
    """Why a referral is closed."""

    COMPLETED = "completed", "hulp en nazorg zijn afgerond"
    NOT_REACHED = "not_reached", "geen contact gekregen"
    NO_HELP = "no_help", "wil geen hulp (meer)"
    ELSEWHERE = "elsewhere", "hulp loopt verder buiten deze regio"


class ContactKind(TextChoices):
    """How somebody reads the care referrals of a municipality."""

    CONTACT = "contact", "zorgcontact"
    DEPUTY = "deputy", "vervanger"


class Moment(TextChoices):
    """Whether an aftercare moment took place."""

    DONE = "done", "gedaan"
    MISSED = "missed", "niet gelukt"


AFTERCARE_MONTHS = (1, 3, 6, 12)
HOURS = ((4, "4 uur"), (24, "24 uur"), (48, "48 uur"), (72, "72 uur"))


def aftercare_name(months: int) -> str:
    """The name of an aftercare moment: `Nazorg na 3 maanden`."""
    return f"Nazorg na {months} {'maand' if months == 1 else 'maanden'}"
