"""The fictitious letterheads, a template of its own, and letters that wait or came back."""

from datetime import date, timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.streets import fictitious_postcode
from regiotoezicht.enforcement.models import Case
from regiotoezicht.letters import actions
from regiotoezicht.letters.kinds import kind_of
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.posting import actions as posting
from regiotoezicht.letters.posting.rules import ReturnReason
from regiotoezicht.letters.templating import actions as templating
from regiotoezicht.letters.templating.rules import Said
from regiotoezicht.letters.vocabulary import Status

SINCE = date(2022, 1, 1)
WITHOUT = {"GM0448"}
"""A small municipality that laid down no letterhead yet, so that the warning about it can be seen."""
OWN = "GM0375"
ACCOUNT = "NL79DEMO0000000000"
"""Passes the check, and is at no bank: no bank has this code."""


def make_letterheads(stage: Stage) -> int:
    """Lay down what letters say about each municipality, and give one a template of its own; answers how many."""
    made = 0
    for town in stage.municipalities:
        if town.code in WITHOUT:
            continue
        post = f"Postbus 0, {fictitious_postcode(town.code, 0)} {town.name}"
        templating.set_letterhead(
            town,
            said=Said(
                office="afdeling Veiligheid",
                address=post,
                return_address=post,
                phone="0000 000 000",
                email=f"veiligheid@{town.code.lower()}.example",
                contact_function="de behandelend jurist",
                court="de rechtbank Noord-Holland",
                court_address=f"Postbus 0, {fictitious_postcode(town.code, 1)} {town.name}",
                objection_office="afdeling Juridische Zaken",
                objection_address=post,
                iban=ACCOUNT,
                account_name=f"Gemeente {town.name}",
            ),
            from_date=SINCE,
            actor=stage.system,
            at=stage.at,
        )
        made += 1
        if town.code == OWN:
            content = kind_of("warning").template.read_bytes()
            for note in ("Eigen briefpapier", "Kortere inleiding"):
                template = templating.add(
                    town,
                    kind="warning",
                    name="Waarschuwing.docx",
                    content=content,
                    note=note,
                    token=stage.token(),
                    actor=stage.system,
                    at=stage.at,
                )
                if template.version == 1:
                    templating.adopt(
                        template,
                        reference="B2022/118",
                        adopted_date=SINCE,
                        from_date=SINCE,
                        actor=stage.system,
                        at=stage.at,
                    )
    return made


def make_waiting_letters(stage: Stage, lawyers: dict[int, list[Account]], signer: Account) -> int:
    """Leave one letter signed and not sent, one checked and not signed, and one that came back; answers how many."""
    town = next(one for one in stage.municipalities if one.code == OWN)
    lawyer = AccountActor(lawyers[town.pk][0], stage.at)
    of_cases = Letter.objects.filter(municipality=town, label=Case._meta.label_lower)  # a signer sees no objections
    drafts = list(of_cases.filter(status=Status.DRAFT).order_by("pk")[:2])
    if drafts:
        early = stage.moment(stage.local_date(stage.at) - timedelta(days=6))
        actions.finish(
            drafts[0],
            signer_name=signer.name,
            signer_function="teamleider veiligheid",
            mandate="namens de burgemeester",
            signed_by_id=signer.pk,
            actor=lawyer,
            at=max(early, drafts[0].composed_at),
        )
    for draft in drafts[1:]:
        actions.check(draft, actor=AccountActor(signer, stage.at), at=stage.at)
    sent = Letter.objects.filter(municipality=town, status=Status.SENT, kind="order_under_penalty").first()
    if sent is not None and sent.sent_date is not None:
        posting.prove(sent, track_number="3SVOORBEELD0001", actor=lawyer, at=stage.at)
        posting.put_down_return(
            sent,
            returned_date=min(sent.sent_date + timedelta(days=20), stage.local_date(stage.at)),
            reason=ReturnReason.NOT_COLLECTED,
            counts=True,
            note="Het adres klopt met de inschrijving; de brief is ook per gewone post gestuurd.",
            actor=lawyer,
            at=stage.at,
        )
    return len(drafts) + (sent is not None)
