"""Who reads a case, who only knows where it stands, and to whom it does not exist."""

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.searchables import search
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.enforcement.queries import Filter as Chosen
from regiotoezicht.enforcement.queries import amounts, listed, shown
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from tests.conftest import TODAY, Hire
from tests.enforcement.conftest import HOME_WORD, NAME, Office, SignedIn, mandate, only
from tests.enforcement.remedied import Way, full_mandate

STEPS = ("violations", "weigh", "add_addressee", "prepare", "decide", "recheck", "ask_recheck", "close")
OF_ADDRESSEE = ("addressee", "settle_view", "weigh_view", "remove_addressee")


def sees(actor: AccountActor, case: Case) -> tuple[bool, bool]:
    """Whether the actor reads the content, and whether she knows the stand."""
    return (
        Case.objects.visible_to(actor).filter(pk=case.pk).exists(),
        Case.objects.status_for(actor).filter(pk=case.pk).exists(),
    )


@pytest.fixture
def cor(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The controller of Beverwijk."""
    return hire("Cor", Role.CONTROLLER, beverwijk)


def test_each_role_sees_what_the_table_gives(
    office: Office,
    salon: Premises,
    anna: AccountActor,
    vera: AccountActor,
    petra: AccountActor,
    bram: AccountActor,
    chris: AccountActor,
    sara: AccountActor,
    cor: AccountActor,
) -> None:
    case = office.weighed(salon)
    assert sees(anna, case) == (True, True)
    assert sees(vera, case) == (True, True)
    assert sees(bram, case) == (False, True)
    for other in (petra, chris, sara, cor):
        assert sees(other, case) == (False, False)


def test_the_permit_officer_reads_what_touches_a_permit(
    office: Office, salon: Premises, petra: AccountActor, signed_in: SignedIn
) -> None:
    permit = Permit.objects.create(
        dossier="KEN-2024-00900",
        municipality=salon.municipality,
        district=salon.district,
        premises=salon,
        business=salon.business,
        key="salon proef",
        name="Salon Proef",
        kind="massage",
        granted_date=TODAY,
    )
    case = office.prepared(salon, permit=permit)
    assert sees(petra, case) == (True, True)
    letter = reverse("letters:detail", args=[Letter.objects.get(record_id=case.pk).pk])
    browser = signed_in(petra)
    assert letter in browser.get(reverse("enforcement:papers", args=[case.pk])).content.decode()
    assert browser.get(letter).status_code == 200


def test_a_signer_reads_what_her_mandate_of_today_covers(
    office: Office, salon: Premises, hire: Hire, beverwijk: Municipality, mayor_deputy: AccountActor
) -> None:
    new, weighed = office.chosen(salon), office.weighed(salon)
    assert sees(mayor_deputy, new) == (False, False)
    assert sees(mayor_deputy, weighed) == (True, True)
    without, ended, other = (hire(name, Role.SIGNER, beverwijk) for name in ("Wil", "Eef", "Oda"))
    mandate(ended, beverwijk, until=TODAY)
    mandate(other, beverwijk, measures="closure")
    for signer in (without, ended, other):
        assert sees(signer, weighed) == (False, False)


def test_the_controller_sees_amounts_of_decisions_and_nothing_else(
    office: Office, salon: Premises, cor: AccountActor, mayor_deputy: AccountActor, signed_in: SignedIn
) -> None:
    office.weighed(salon)
    assert not amounts(cor).exists()
    case = office.decided(salon, mayor_deputy)
    (row,) = amounts(cor)
    assert (row["dossier"], row["taken__maximum_cents"]) == (case.dossier, 1_000_000)
    page = signed_in(cor).get(reverse("enforcement:amounts")).content.decode()
    assert "€\u00a02.500,00" in page
    assert NAME not in page
    assert signed_in(cor).get(reverse("enforcement:detail", args=[case.pk])).status_code == 404


def test_the_controller_sees_the_costs_of_coercion_as_figures_only(
    office: Office, salon: Premises, cor: AccountActor, hire: Hire, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    signer = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(signer, beverwijk)
    way = Way(office, signer)
    executed = way.executed(salon)
    assert not amounts(cor).exists()
    case = way.costs(executed)
    (row,) = amounts(cor)
    assert (row["dossier"], row["costs_cents"], row["costs_paid_cents"]) == (case.dossier, 125_050, 0)
    browser = signed_in(cor)
    page = browser.get(reverse("enforcement:amounts")).content.decode().replace("\u00a0", " ")
    assert page.count("€ 1.250,50") == 2
    for word in (NAME, "Slotenmaker", "Salon Proef", "Voorbeeldweg"):
        assert word not in page
    assert browser.get(reverse("enforcement:amounts") + "?uitvoer=xlsx").status_code == 200
    assert browser.get(reverse("enforcement:execution", args=[case.pk])).status_code == 404


def test_the_coordinator_gets_codes_and_dates(
    office: Office, salon: Premises, bram: AccountActor, signed_in: SignedIn
) -> None:
    case = office.weighed(salon)
    browser = signed_in(bram)
    for address in (reverse("enforcement:list"), reverse("enforcement:detail", args=[case.pk])):
        page = browser.get(address).content.decode()
        assert case.dossier in page
        assert "gewogen" in page
        for word in (NAME, "Salon Proef", "Voorbeeldweg", "dwangsom", "3:3"):
            assert word not in page.replace("Dwangsommen", "")
    (row,) = listed(bram, Chosen())
    assert (shown(row)["place"], shown(row)["measure"]) == ("", "")


def tried(browser: Client, case: Case, addressee: Addressee) -> set[int]:
    addresses = [reverse(f"enforcement:{step}", args=[case.pk]) for step in (*STEPS, "papers", "history")]
    addresses += [reverse(f"enforcement:{step}", args=[case.pk, addressee.pk]) for step in OF_ADDRESSEE[:3]]
    codes = {browser.get(address).status_code for address in addresses}
    codes |= {browser.post(address).status_code for address in addresses if "stukken" not in address}
    return codes | {browser.post(reverse("enforcement:remove_addressee", args=[case.pk, addressee.pk])).status_code}


def test_to_whoever_is_not_named_no_page_of_a_case_exists(
    office: Office,
    salon: Premises,
    bram: AccountActor,
    petra: AccountActor,
    chris: AccountActor,
    sara: AccountActor,
    cor: AccountActor,
    signed_in: SignedIn,
) -> None:
    case = office.intended(salon)
    for other in (bram, petra, chris, sara, cor):
        assert tried(signed_in(other), case, only(case)) == {404}
    for other in (petra, chris, sara, cor):
        assert signed_in(other).get(reverse("enforcement:detail", args=[case.pk])).status_code == 404
    hand_over = reverse("enforcement:open", args=[case.hand_over_id])
    for other in (bram, petra, chris, sara, cor):
        assert signed_in(other).post(hand_over).status_code == 404


def test_the_privacy_officer_reads_and_changes_nothing(
    office: Office, salon: Premises, vera: AccountActor, signed_in: SignedIn
) -> None:
    case, browser = office.intended(salon), signed_in(vera)
    for step in ("detail", "papers", "history"):
        assert browser.get(reverse(f"enforcement:{step}", args=[case.pk])).status_code == 200
    for step in STEPS:
        assert browser.post(reverse(f"enforcement:{step}", args=[case.pk])).status_code == 404


def test_an_addressee_of_another_case_is_not_found(
    office: Office, salon: Premises, anna: AccountActor, signed_in: SignedIn
) -> None:
    one, other = office.weighed(salon), office.weighed(salon)
    browser = signed_in(anna)
    for step in OF_ADDRESSEE[:3]:
        assert browser.get(reverse(f"enforcement:{step}", args=[one.pk, only(other).pk])).status_code == 404


def test_every_reading_of_the_content_is_on_the_log_with_its_purpose(
    office: Office, salon: Premises, anna: AccountActor, bram: AccountActor, signed_in: SignedIn
) -> None:
    case = office.weighed(salon)
    signed_in(anna).get(reverse("enforcement:detail", args=[case.pk]))
    seen = Event.objects.get(type="enforcement.seen")
    assert (seen.record_id, seen.account, seen.purpose) == (case.pk, anna.account, "handhaving")
    signed_in(bram).get(reverse("enforcement:detail", args=[case.pk]))
    assert Event.objects.filter(type="enforcement.seen").count() == 1


def test_a_home_and_an_addressee_are_in_no_list_search_task_or_event(
    office: Office, anna: AccountActor, signed_in: SignedIn
) -> None:
    case = office.intended(None, articles=("3:3a",))
    page = signed_in(anna).get(reverse("enforcement:list")).content.decode()
    assert case.dossier in page
    assert not any(word in page for word in (HOME_WORD, NAME))
    assert search(anna, case.dossier)
    for words in (HOME_WORD, "Voorbeeld Exploitatie", "Verzonnenlaan 5"):
        assert not search(anna, words)
    facts = " ".join(str(event.facts) for event in Event.objects.all())
    assert not any(word in facts for word in (HOME_WORD, NAME, "Exploitatie"))
    home = signed_in(anna).get(reverse("worklist:worklist")).content.decode()
    assert not any(word in home for word in (HOME_WORD, NAME))


def test_a_search_finds_a_case_by_business_for_who_may_read_it(
    office: Office, salon: Premises, anna: AccountActor, bram: AccountActor, chris: AccountActor
) -> None:
    case = office.weighed(salon)

    def found(actor: AccountActor) -> list[str]:
        return [hit.title for group in search(actor, "salon proef") for hit in group.hits if "Zaak" in hit.title]

    assert found(anna) == [f"Zaak {case.dossier}"]
    assert found(bram) == found(chris) == []
