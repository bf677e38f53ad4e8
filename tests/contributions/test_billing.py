"""From an adopted version to letters, payment requests, payments and the ledger."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import docx
import openpyxl
import pikepdf
import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.contributions import actions, letters
from regiotoezicht.contributions.actions import Costs
from regiotoezicht.contributions.actions import billing as asking
from regiotoezicht.contributions.actions.settling import Spent, settle_line
from regiotoezicht.contributions.billing_queries import open_of
from regiotoezicht.contributions.models import Billing, ContributionPayment, PaymentRequest, Promise, Version
from regiotoezicht.contributions.vocabulary import CostKind, Stage, Vat
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.rights import System
from regiotoezicht.documents.render.pdfa import conformance
from regiotoezicht.letters.models import Letterhead
from regiotoezicht.letters.signing import _paragraphs
from regiotoezicht.letters.templating import actions as templating
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW, TODAY, Hire
from tests.contributions.conftest import DECIDED, LEFT_OPEN, OF_THE_LETTER, adopted, draft, seen_of
from tests.contributions.test_pages import SignedIn, go, text
from tests.contributions.test_plans import keep_promise
from tests.letters.own.conftest import OFFICE, typed

LETTERS = asking.Letters(TODAY, TODAY + timedelta(days=30), "A. Voorbeeld", "teammanager Veiligheid")
FORM = {
    "sent_date": "2026-03-24",
    "due_date": "2026-04-23",
    "signer_name": "A. Voorbeeld",
    "signer_function": "teammanager",
}


@pytest.fixture
def office(haarlem: Municipality) -> Letterhead:
    """The letterhead of the municipality that collects."""
    return Letterhead.objects.create(municipality=haarlem, from_date=date(2022, 1, 1), **OFFICE)


def asked_of(billing: Billing, code: str = "GM0375") -> PaymentRequest:
    return billing.requests.select_related("municipality", "billing").get(municipality__code=code)


def said(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return "\n".join(paragraph.text for paragraph in _paragraphs(document)).replace("\u00a0", " ")


def pay(asked: PaymentRequest, cents: int, actor: AccountActor) -> ContributionPayment:
    return asking.record_payment(asked, cents=cents, paid_date=TODAY, reference="", token=uuid4(), actor=actor, at=NOW)


def test_thirty_two_letters_and_beverwijk_at_its_amount(
    rens: AccountActor, beverwijk: Municipality, office: Letterhead, signed_in: SignedIn
) -> None:
    keep_promise(rens, beverwijk)
    version, browser = adopted(rens), signed_in(rens)
    wrong = browser.post(go("letters", version.pk), FORM | {"due_date": "2026-03-24"})
    assert "niet na de datum van de brieven" in text(wrong)
    for _ in range(2):  # a double click
        assert browser.post(go("letters", version.pk), FORM).status_code in (200, 302)
    assert Billing.objects.count() == 1
    assert "€ 9.710,00" in text(browser.get(go("letters", version.pk)))
    with zipfile.ZipFile(io.BytesIO(browser.get(go("archive", version.pk, "zip")).content)) as archive:
        papers = {name: said(archive.read(name)) for name in archive.namelist()}
    assert len(papers) == 64
    asked = asked_of(Billing.objects.get())
    letter = papers[f"{asked.number}-brief-Beverwijk.docx"]
    for words in (
        "Gemeente Beverwijk",
        "De bijdrage van uw gemeente voor 2022 is € 9.710,00 (indicatief)",
        "Dit bedrag is nog niet definitief",
        "42.084 van de 1.564.695 inwoners",
        "niet meer betaalt dan € 9.710,00 per jaar, ook als andere gemeenten niet meedoen",
        "24 maart 2026",
        "A. Voorbeeld",
    ):
        assert words in letter
    request = papers[f"{asked.number}-betaalverzoek-Beverwijk.docx"]
    assert "Wij vragen u € 9.710,00 te betalen, uiterlijk op 23 april 2026." in request
    assert "1.2 Openbare orde en veiligheid: € 9.710,00" in request
    assert "toezegging" not in papers[f"{asked_of(Billing.objects.get(), 'GM0377').number}-brief-Bloemendaal.docx"]
    pdf = browser.get(go("letter", asked.pk, "betaalverzoek", "pdf"))
    shown = conformance(pdf.content)
    assert (shown.part, shown.level) == ("2", "B")
    held = {asked.municipality_id: list(Promise.objects.all())}
    whole = letters.one_pdf(letters.Writing(asked.billing, rens), [asked], held)
    claimed = conformance(whole)
    assert (claimed.part, claimed.level, claimed.is_archivable) == ("2", "B", True)
    with pikepdf.open(io.BytesIO(whole)) as printed, printed.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert len(printed.pages) >= len(titles)
    assert titles == [f"Beverwijk, brief {asked.number}", f"Beverwijk, betaalverzoek {asked.number}"]
    assert browser.get(go("archive", version.pk, "exe")).status_code == 404
    for paper, ending in (("anders", "pdf"), ("brief", "exe")):
        assert browser.get(go("letter", asked.pk, paper, ending)).status_code == 404


def test_without_a_bank_account_no_request_is_written(rens: AccountActor, signed_in: SignedIn) -> None:
    version, browser = adopted(rens), signed_in(rens)
    assert browser.post(go("letters", version.pk), FORM).status_code == 302
    answer = browser.get(go("archive", version.pk, "zip"), follow=True)
    assert "geen rekeningnummer" in text(answer)


def test_a_later_version_asks_for_the_difference(rens: AccountActor) -> None:
    first = adopted(rens)
    asking.bill(first, LETTERS, actor=rens, at=NOW)
    with pytest.raises(Refused, match="al gemaakt"):
        asking.bill(first, LETTERS, actor=rens, at=NOW)
    second = actions.follow(first, actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    line = second.lines.get()
    actions.change_line(second, line, Costs(CostKind.STAFF, "Minder", OF_THE_LETTER // 2), actor=rens, at=NOW)
    second = actions.adopt(second, DECIDED, actor=rens, seen=seen_of(second), at=NOW)
    billing = asking.bill(second, LETTERS, actor=rens, at=NOW)
    asked = asked_of(billing)
    assert (asked.earlier_cents, asked.cents) == (971_000, -485_500)
    assert PaymentRequest.objects.values("number").distinct().count() == 64
    back = pay(asked, 485_500, rens)
    assert back.cents == -485_500
    assert open_of(asked) == 0
    third = actions.follow(second, actor=rens, stage=Stage.SETTLED, at=NOW)
    settle_line(third, third.lines.get(), Spent(OF_THE_LETTER // 2), actor=rens, at=NOW)
    third = actions.adopt(third, DECIDED, actor=rens, seen=seen_of(third), at=NOW)
    assert asking.bill(third, LETTERS, actor=rens, at=NOW).requests.count() == 0


def test_letters_of_a_version_that_was_followed_are_not_made_behind_the_later_ones(rens: AccountActor) -> None:
    first = adopted(rens)
    second = actions.follow(first, actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    second = actions.adopt(second, DECIDED, actor=rens, seen=seen_of(second), at=NOW)
    asking.bill(second, LETTERS, actor=rens, at=NOW)
    with pytest.raises(Refused, match="latere versie zijn de brieven al gemaakt"):
        asking.bill(first, LETTERS, actor=rens, at=NOW)


@pytest.mark.parametrize(
    ("dated", "field"),
    [
        (replace(LETTERS, sent_date=date(2099, 1, 1)), "sent_date"),
        (replace(LETTERS, due_date=date(2099, 1, 1)), "due_date"),
    ],
)
def test_letters_of_more_than_a_year_ahead_are_a_typing_error(
    rens: AccountActor, dated: asking.Letters, field: str
) -> None:
    with pytest.raises(Refused, match="meer dan een jaar vooruit") as refused:
        asking.bill(adopted(rens), dated, actor=rens, at=NOW)
    assert refused.value.field == field


def test_a_payment_of_long_ago_is_a_typing_error(rens: AccountActor) -> None:
    asked = asked_of(asking.bill(adopted(rens), LETTERS, actor=rens, at=NOW))
    with pytest.raises(Refused, match="kijk het jaar na"):
        asking.record_payment(asked, cents=1, paid_date=date(26, 3, 1), reference="", token=uuid4(), actor=rens, at=NOW)


def test_a_draft_is_not_asked_for_and_letters_are_not_of_before_the_decision(rens: AccountActor) -> None:
    with pytest.raises(Refused, match="eerst vast"):
        asking.bill(draft(rens), LETTERS, actor=rens, at=NOW)
    early = asking.Letters(date(2026, 2, 1), date(2026, 3, 1), "A", "b")
    with pytest.raises(Refused, match="voor het besluit"):
        asking.bill(adopted(rens, year=2026), early, actor=rens, at=NOW)


def test_payments_are_what_is_open_and_no_more(rens: AccountActor, cor: AccountActor, hire: Hire) -> None:
    asked = asked_of(asking.bill(adopted(rens), LETTERS, actor=rens, at=NOW))
    first = pay(asked, 971_000 - 1, cor)
    with pytest.raises(Refused, match="minder open"):
        pay(asked, 2, cor)
    with pytest.raises(Refused, match="groter is dan nul"):
        pay(asked, 0, cor)
    with pytest.raises(Refused, match="toekomst"):
        asking.record_payment(
            asked, cents=1, paid_date=date(2026, 3, 25), reference="", token=uuid4(), actor=cor, at=NOW
        )
    asking.withdraw_payment(asked, first, actor=cor, at=NOW)
    assert open_of(asked) == 971_000
    with pytest.raises(Refused):
        asking.withdraw_payment(asked, first, actor=cor, at=NOW)
    other = hire("Cato", Role.CONTROLLER, Municipality.objects.get(code="GM0392"))
    with pytest.raises(NotAllowed):
        pay(asked, 1, other)


def test_a_reminder_comes_after_the_day_and_gives_time_anew(
    rens: AccountActor, office: Letterhead, signed_in: SignedIn
) -> None:
    asked = asked_of(asking.bill(adopted(rens), LETTERS, actor=rens, at=NOW))
    with pytest.raises(Refused, match="tot en met 23-04-2026"):
        asking.remind(asked, actor=rens, at=NOW)
    later = NOW + timedelta(days=31)
    reminder = asking.remind(asked, actor=rens, at=later)
    assert (reminder.open_cents, reminder.due_date) == (971_000, TODAY + timedelta(days=61))
    with pytest.raises(Refused):
        asking.remind(asked, actor=rens, at=later)
    word = signed_in(rens).get(go("reminder", asked.pk, reminder.pk, "docx"))
    assert "Nog open staat € 9.710,00" in said(word.content)
    assert signed_in(rens).post(go("remind", asked.pk), follow=True).status_code == 200


def test_the_ledger_adds_up_per_field(rens: AccountActor, signed_in: SignedIn) -> None:
    made = draft(rens)
    other = Costs(CostKind.OTHER, "Voorlichting", 100_001, vat=Vat.COMPENSABLE, taakveld="7.1")
    actions.add_line(made, other, actor=rens, token=uuid4(), at=NOW)
    everybody = {row.municipality_id for row in made.contributions.all()}
    town = Municipality.objects.get(code="GM0375")
    numbers = {town.pk: "=4500"}
    actions.set_taking_part(made, actor=rens, taking_part=everybody, weights={}, order_numbers=numbers, at=NOW)
    version = actions.adopt(made, DECIDED, actor=rens, seen=seen_of(made), at=NOW)
    billing = asking.bill(version, LETTERS, actor=rens, at=NOW)
    browser = signed_in(rens)
    book = openpyxl.load_workbook(io.BytesIO(browser.get(go("ledger", version.pk, "xlsx")).content))
    rows = list(book["Grootboek"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 64
    total = sum(round(float(str(row[8])) * 100) for row in rows)
    assert total == sum(one.cents for one in billing.requests.all()) == version.covered_cents + 21_000
    lines = list(
        csv.reader(io.StringIO(browser.get(go("ledger", version.pk, "csv")).content.decode("utf-8-sig")), delimiter=";")
    )
    assert len(lines) == 65
    assert {line[9] for line in lines if line[4] == "Beverwijk"} == {"'=4500"}
    assert browser.get(go("ledger", version.pk, "pdf")).status_code == 404


def test_other_controllers_read_and_record_for_their_own(
    rens: AccountActor,
    cor: AccountActor,
    omar: AccountActor,
    anna: AccountActor,
    office: Letterhead,
    signed_in: SignedIn,
) -> None:
    version = adopted(rens, LEFT_OPEN)
    assert signed_in(cor).get(go("letters", version.pk)).status_code == 404
    billing = asking.bill(version, LETTERS, actor=rens, at=NOW)
    own, other = asked_of(billing), asked_of(billing, "GM0392")
    browser = signed_in(cor)
    assert browser.get(go("letters", version.pk)).status_code == 200
    typed = {"cents": "9.710", "paid_date": "2026-03-24", "token": str(uuid4())}
    for _ in range(2):  # a double click
        assert browser.post(go("pay", own.pk), typed).status_code == 302
    payment = ContributionPayment.objects.get()
    shown = text(browser.get(go("payment-request", own.pk)))
    assert "Nog open € 0,00" in shown
    assert browser.post(go("pay", other.pk), typed).status_code == 404
    assert browser.post(go("remind", own.pk)).status_code == 404
    for person, found in ((omar, 200), (anna, 404)):
        assert signed_in(person).get(go("payment-request", own.pk)).status_code == found
        assert signed_in(person).get(go("payment-request", other.pk)).status_code == 404
        assert signed_in(person).get(go("archive", version.pk, "zip")).status_code == 404
        assert signed_in(person).post(go("payment-withdraw", own.pk, payment.pk)).status_code == 404
    for _ in range(2):
        assert browser.post(go("payment-withdraw", own.pk, payment.pk)).status_code == 302


def test_of_nothing_there_are_no_letters(rens: AccountActor) -> None:
    version = Version.objects.select_related("plan__collector").get(pk=adopted(rens).pk)
    billing = asking.bill(version, LETTERS, actor=rens, at=NOW)
    with pytest.raises(Refused, match="geen brieven"):
        letters.all_of(letters.Writing(billing, rens), [], {})


def test_the_own_words_of_who_collects_are_read_behind_its_wall(
    rens: AccountActor, haarlem: Municipality, office: Letterhead, signed_in: SignedIn
) -> None:
    kind, system = "contribution_decision", System(NOW)
    own = templating.add(
        haarlem,
        kind=kind,
        name="Bijdrage.docx",
        content=typed("Haarlem coördineert dit district.", kind),
        note="",
        token=uuid4(),
        actor=system,
        at=NOW,
    )
    day = date(2026, 1, 1)
    templating.adopt(own, reference="B2026/1", adopted_date=day, from_date=day, actor=system, at=NOW)
    asked = asked_of(asking.bill(adopted(rens), LETTERS, actor=rens, at=NOW))
    answer = signed_in(rens).get(go("letter", asked.pk, "brief", "docx"))
    assert "Haarlem coördineert dit district." in said(answer.content)
