"""Who may sign a letter today, and in what words: holders of a mandate, the body itself, or the lawyer."""

from dataclasses import dataclass

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.clock import local_date
from regiotoezicht.letters import opening
from regiotoezicht.letters.kinds import kind_of
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.owners import owner_of
from regiotoezicht.organisation.models import Mandate
from regiotoezicht.organisation.rules import Body, in_force

SELF = "bestuursorgaan"
OWN = "zelf"


@dataclass(frozen=True)
class Signer:
    """One answer to the question who signs; name and function are typed when the body itself signs."""

    key: str
    label: str
    name: str = ""
    function: str = ""
    mandate: str = ""
    account_id: int | None = None


def signers_of(letter: Letter, actor: AccountActor) -> list[Signer]:
    """Who may sign this letter on the day of the actor.

    A lawyer puts down the signature of any holder of a mandate or of the body; a signer signs for herself alone. What
    is no decision a lawyer may sign too. Whoever took a decision by mandate signs its letter, and nobody else.
    Basis: Awb 10:1 to 10:5 and 10:10; toegang.md, row "Enforcement case".
    """
    kind, owner = kind_of(letter.kind), owner_of(letter.label)
    decided = owner.mandate(letter) if owner is not None else None
    mandates = Mandate.objects.filter(municipality_id=letter.municipality_id)
    mandates = mandates.filter(pk=decided) if decided else mandates.filter(in_force(local_date(actor.at)))
    if owner is not None:
        mandates = mandates.exclude(employee__in=owner.barred(letter))
    writes = opening.works_on(letter.label, letter.record_id, actor)
    employee = actor.account.employee
    if not writes:
        mandates = mandates.filter(employee=employee) if employee is not None else mandates.none()
    found = [
        _by_mandate(mandate)
        for mandate in mandates.select_related("employee__account").order_by("employee__name", "pk")
        if decided or not kind.measure or mandate.covers(kind.measure)
    ]
    if decided:
        return found
    if writes and not kind.is_decision and employee is not None:
        found.append(
            Signer(
                OWN,
                f"{employee.name}, {employee.function}, zonder mandaat (dit is geen besluit)",
                employee.name,
                employee.function,
                "",
                actor.account_id,
            )
        )
    if writes:
        found.append(Signer(SELF, "Het bestuursorgaan zelf: vul hieronder naam en functie in"))
    return found


def _by_mandate(mandate: Mandate) -> Signer:
    employee, account = mandate.employee, getattr(mandate.employee, "account", None)
    body = f"{'het' if mandate.body == Body.COLLEGE else 'de'} {mandate.get_body_display()}"
    named = mandate.reference.strip()
    basis = named if named.lower().startswith("mandaat") else f"mandaat {named}"
    return Signer(
        key=f"mandaat-{mandate.pk}",
        label=f"{employee.name}, {employee.function}, namens {body} ({basis})",
        name=employee.name,
        function=employee.function,
        mandate=f"namens deze, op grond van {basis[:1].lower()}{basis[1:]}",
        account_id=account.pk if account is not None else None,
    )
