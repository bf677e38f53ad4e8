"""Versions of templates: draft, adopted, in force, followed, ended; and the letterhead."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.letters.kinds import LetterKind, kinds
from regiotoezicht.letters.models import Letter, Letterhead, Template
from regiotoezicht.letters.templating import actions, rules
from regiotoezicht.letters.templating.examples import example_fields
from regiotoezicht.letters.templating.queries import addresses_on, letterhead_on, template_on
from regiotoezicht.letters.templating.rules import Status
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY, Hire
from tests.letters.conftest import composed
from tests.letters.own.conftest import OFFICE, Add, adopted, letterhead, typed
from tests.letters.test_actions import text_of


def test_a_letter_is_made_of_the_version_in_force_and_remembers_it(add: Add, anna: AccountActor, matter: Task) -> None:
    plain = composed(matter, anna, "warning")
    own = adopted(add(typed("Eigen slotzin van Beverwijk.")), anna, TODAY)
    letter = composed(matter, anna, "warning")
    assert (plain.template, letter.template) == (None, own)
    assert "Eigen slotzin" in text_of(letter.docx) and "Eigen slotzin" not in text_of(plain.docx)


def test_a_draft_and_a_version_of_tomorrow_make_no_letter(add: Add, anna: AccountActor, matter: Task) -> None:
    add(typed("Concept."))
    adopted(add(typed("Morgen.")), anna, TODAY + timedelta(days=1))
    assert composed(matter, anna, "warning").template is None


def test_another_municipality_and_another_kind_keep_the_standard(
    add: Add, anna: AccountActor, matter: Task, alkmaar: Municipality
) -> None:
    adopted(add(), anna, TODAY)
    assert template_on(alkmaar.pk, "warning", TODAY) is None
    assert composed(matter, anna, "intention").template is None


def test_a_version_follows_the_one_that_holds(add: Add, anna: AccountActor, beverwijk: Municipality) -> None:
    first = adopted(add(), anna, date(2026, 2, 1))
    second = adopted(add(), anna, date(2026, 4, 1))
    first.refresh_from_db()
    assert (first.status, first.until_date, second.version) == (Status.ENDED, date(2026, 4, 1), 2)
    assert template_on(beverwijk.pk, "warning", date(2026, 3, 31)) == first
    assert template_on(beverwijk.pk, "warning", date(2026, 4, 1)) == second
    with pytest.raises(Refused, match="geldt al een andere versie"):
        adopted(add(), anna, date(2026, 3, 1))


def test_an_ended_version_makes_room_for_the_standard(add: Add, anna: AccountActor, beverwijk: Municipality) -> None:
    own = adopted(add(), anna, date(2026, 2, 1))
    with pytest.raises(Refused, match="na de ingangsdatum"):
        actions.end(own, until_date=date(2026, 2, 1), actor=anna, at=NOW)
    actions.end(own, until_date=TODAY, actor=anna, at=NOW)
    assert template_on(beverwijk.pk, "warning", TODAY) is None
    assert template_on(beverwijk.pk, "warning", TODAY - timedelta(days=1)) == own


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"reference": " "}, "reference"),
        ({"adopted_date": TODAY + timedelta(days=1)}, "adopted_date"),
        ({"adopted_date": TODAY, "from_date": TODAY - timedelta(days=1)}, "from_date"),
    ],
)
def test_an_adoption_that_cannot_be_true_is_refused(
    add: Add, anna: AccountActor, more: dict[str, object], field: str
) -> None:
    made = add()
    given = {"from_date": TODAY + timedelta(days=5)} | more
    with pytest.raises(Refused) as refusal:
        adopted(made, anna, **given)  # type: ignore[arg-type]
    assert refusal.value.field == field
    made.refresh_from_db()
    assert made.is_draft


@pytest.mark.parametrize("old", list(Status))
@pytest.mark.parametrize("new", list(Status))
def test_every_pair_of_states_is_allowed_or_refused_as_the_table_says(old: Status, new: Status) -> None:
    if new in rules.TRANSITIONS[old]:
        rules.refuse_move(old, new)
    else:
        with pytest.raises(Refused, match="kan niet"):
            rules.refuse_move(old, new)


def test_what_was_put_away_or_adopted_is_not_adopted_again(add: Add, anna: AccountActor) -> None:
    away = actions.discard(add(), actor=anna, at=NOW)
    with pytest.raises(Refused, match="kan niet vastgesteld"):
        adopted(away, anna, TODAY)
    made = add()
    stale = Template.objects.get(pk=made.pk)
    adopted(made, anna, TODAY)
    with pytest.raises(Refused):
        actions.discard(stale, actor=anna, at=NOW)


def test_the_same_form_makes_one_version(add: Add) -> None:
    token = uuid4()
    add(token=token)
    with pytest.raises(Refused, match="al verzonden"):
        add(token=token)
    assert Template.objects.count() == 1


@pytest.mark.parametrize("who", ["petra", "vera", "bram", "chris", "sara"])
def test_only_the_lawyer_of_the_municipality_keeps_templates(
    add: Add, who: str, request: pytest.FixtureRequest, anna: AccountActor
) -> None:
    other: AccountActor = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        add(actor=other)
    made = add()
    with pytest.raises(NotAllowed):
        adopted(made, other, TODAY)


def test_every_employee_of_the_municipality_reads_what_was_adopted_and_the_lawyer_alone_a_draft(
    add: Add, anna: AccountActor, petra: AccountActor, sara: AccountActor, bram: AccountActor, chris: AccountActor
) -> None:
    made, draft = adopted(add(), anna, TODAY), add()
    seen = {actor.name: set(Template.objects.visible_to(actor)) for actor in (anna, petra, sara, bram, chris)}
    assert seen == {"Anna": {made, draft}, "Petra": {made}, "Sara": {made}, "Bram": {made}, "Chris": set()}


def test_a_letter_names_contact_and_court_of_its_day(anna: AccountActor, matter: Task, beverwijk: Municipality) -> None:
    bare = composed(matter, anna, "order_under_penalty", {"contact": ""})
    letterhead(beverwijk, anna, date(2026, 1, 1))
    letterhead(beverwijk, anna, TODAY + timedelta(days=1), court="de rechtbank Elders")
    letter = composed(matter, anna, "order_under_penalty", {"contact": ""})
    assert (bare.lacks_letterhead, letter.lacks_letterhead) == (True, False)
    text = text_of(letter.docx).replace("\u00a0", " ")
    for said in (
        "de behandelend jurist (afdeling Veiligheid), telefoon 0000 000 000, e-mail post@gemeente.example",
        "voorzieningenrechter van de rechtbank Noord-Holland",
        "Retouradres: Postbus 0, 1999 ZZ Beverwijk",
        "Gemeente Beverwijk\nafdeling Veiligheid",
    ):
        assert said in text
    assert "rechtbank Noord-Holland" not in text_of(bare.docx) and "Retouradres" not in text_of(bare.docx)


def test_a_letterhead_is_followed_and_never_changed(anna: AccountActor, beverwijk: Municipality) -> None:
    first = letterhead(beverwijk, anna, date(2026, 1, 1))
    letterhead(beverwijk, anna, date(2026, 3, 1))
    first.refresh_from_db()
    assert first.until_date == date(2026, 3, 1)
    assert letterhead_on(beverwijk.pk, date(2026, 2, 28)) == first
    with pytest.raises(Refused, match="latere datum"):
        letterhead(beverwijk, anna, date(2026, 2, 1))
    assert Letterhead.objects.count() == 2


@pytest.mark.parametrize("word", ["Afdeling Handhaving, Postbus 0", "Team sekswerk, Postbus 0", "Bureau Dwangsommen"])
def test_nothing_on_the_envelope_tells_what_a_letter_is_about(
    anna: AccountActor, beverwijk: Municipality, word: str
) -> None:
    with pytest.raises(Refused, match="komt op de envelop") as refusal:
        letterhead(beverwijk, anna, TODAY, return_address=word)
    assert refusal.value.field == "return_address"


@pytest.mark.parametrize(
    "gone", ["office", "court", "phone", "contact_function", "iban", "objection_address", "court_address"]
)
def test_a_letterhead_is_whole_and_names_nobody(anna: AccountActor, beverwijk: Municipality, gone: str) -> None:
    with pytest.raises(Refused) as refusal:
        letterhead(beverwijk, anna, TODAY, **{gone: " "})
    assert refusal.value.field == gone
    with pytest.raises(Refused) as refusal:
        letterhead(beverwijk, anna, TODAY, contact_function="mevrouw A. Testpersoon")
    assert refusal.value.field == "contact_function"


def test_an_account_passes_its_check_and_is_kept_without_spaces(anna: AccountActor, beverwijk: Municipality) -> None:
    made = letterhead(beverwijk, anna, TODAY, iban=" nl79 demo 0000 0000 00 ")
    assert made.iban == "NL79DEMO0000000000"
    assert made.account == "NL79\u00a0DEMO\u00a00000\u00a00000\u00a000"
    for wrong in ("NL78DEMO0000000000", "NL79", "rekening van de gemeente"):
        with pytest.raises(Refused, match="klopt niet") as refusal:
            letterhead(beverwijk, anna, TODAY + timedelta(days=1), iban=wrong)
        assert refusal.value.field == "iban"


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.asks_payment], ids=lambda kind: kind.code)
def test_a_letter_that_asks_for_money_names_the_account_of_its_day(
    anna: AccountActor, matter: Task, beverwijk: Municipality, kind: LetterKind
) -> None:
    fields = example_fields(kind, complete=False)
    with pytest.raises(Refused, match="tabblad Briefgegevens") as refusal:
        composed(matter, anna, kind.code, fields)
    assert refusal.value.code == "no_account" and not Letter.objects.exists()
    letterhead(beverwijk, anna, date(2026, 1, 1))
    letterhead(beverwijk, anna, TODAY + timedelta(days=1), iban="NL96TEST0000000000")
    text = text_of(composed(matter, anna, kind.code, fields).docx).replace("\u00a0", " ")
    assert "op rekeningnummer NL79 DEMO 0000 0000 00 op naam van Gemeente Beverwijk" in text
    assert f"Vermeld daarbij ons kenmerk {matter.dossier}." in text and "TEST" not in text


def test_a_letterhead_of_before_has_no_account_and_no_address_to_object(
    anna: AccountActor, matter: Task, beverwijk: Municipality
) -> None:
    older = dict.fromkeys(("court_address", "objection_office", "objection_address", "iban", "account_name"), "")
    Letterhead.objects.create(municipality=beverwijk, from_date=date(2022, 1, 1), **(OFFICE | older))
    with pytest.raises(Refused, match="rekeningnummer"):
        composed(matter, anna, "reminder")
    said = addresses_on(beverwijk, TODAY)
    assert (said.objection, said.court) == ("", "")
    assert said.view == "Gemeente Beverwijk\nafdeling Veiligheid\nPostbus 0\n1999 ZZ Beverwijk"


def test_where_to_object_and_appeal_is_what_holds_on_the_day(anna: AccountActor, beverwijk: Municipality) -> None:
    letterhead(beverwijk, anna, TODAY)
    letterhead(beverwijk, anna, TODAY + timedelta(days=5), objection_address="Postbus 9, 1999 ZZ Beverwijk")
    assert addresses_on(beverwijk, TODAY - timedelta(days=1)).objection == ""
    said = addresses_on(beverwijk, TODAY)
    assert said.objection == "Gemeente Beverwijk\nafdeling Juridische Zaken\nPostbus 0\n1999 ZZ Beverwijk"
    assert said.court == "Rechtbank Noord-Holland\nPostbus 1\n1999 ZY Beverwijk"
    assert "Postbus 9" in addresses_on(beverwijk, TODAY + timedelta(days=5)).objection


def test_who_keeps_the_letterhead(
    hire: Hire, beverwijk: Municipality, petra: AccountActor, chris: AccountActor
) -> None:
    official = hire("Olga", Role.DESIGNATING_OFFICIAL, beverwijk)
    assert letterhead(beverwijk, official, TODAY).court
    for other in (petra, chris):
        with pytest.raises(NotAllowed):
            letterhead(beverwijk, other, TODAY + timedelta(days=3))


def test_a_template_that_no_longer_fits_its_kind_says_so(
    add: Add, anna: AccountActor, matter: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = add()
    monkeypatch.setattr("regiotoezicht.letters.templating.actions.inspect", lambda *_, **__: None)
    monkeypatch.setattr(
        "regiotoezicht.letters.templating.queries.content_of", lambda template: typed("{{ van_vroeger }}")
    )
    adopted(own, anna, TODAY)
    with pytest.raises(Refused, match="past niet meer"):
        composed(matter, anna, "warning")
    assert not Letter.objects.exists()
