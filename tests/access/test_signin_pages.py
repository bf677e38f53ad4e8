"""The pages of sign-in, in our frame and in our words."""

from django.conf import settings
from django.test import Client

from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.organisation.models import Municipality
from tests.conftest import Hire


def test_an_empty_sign_in_says_what_is_missing(client: Client, hire: Hire, beverwijk: Municipality) -> None:
    hire("Anna", Role.LAWYER, beverwijk)
    html = client.post("/account/login/", {}).content.decode()
    assert "Vul “E-mailadres” in." in html
    assert "Vul “Wachtwoord” in." in html


def test_a_wrong_password_does_not_tell_which_of_the_two_is_wrong(
    client: Client, hire: Hire, beverwijk: Municipality
) -> None:
    account = hire("Anna", Role.LAWYER, beverwijk).account
    said = []
    for email in (account.email, "niemand@voorbeeld.example"):
        response = client.post("/account/login/", {"login": email, "password": "niet-het-wachtwoord"})
        said.append("horen niet bij elkaar" in response.content.decode())
    assert said == [True, True]


def test_a_failed_sign_in_is_on_the_log_and_an_unknown_address_is_not(
    client: Client, hire: Hire, beverwijk: Municipality
) -> None:
    account = hire("Anna", Role.LAWYER, beverwijk).account
    for email in (account.email.upper(), "niemand@voorbeeld.example"):
        client.post("/account/login/", {"login": email, "password": "niet-het-wachtwoord"})
    failures = Event.objects.filter(type="access.sign_in_failed")
    assert [(event.record_id, event.account_id) for event in failures] == [(account.pk, None)]


def test_the_page_for_a_new_password_offers_no_reset_by_mail(
    client: Client, hire: Hire, beverwijk: Municipality
) -> None:
    client.force_login(hire("Anna", Role.LAWYER, beverwijk).account, settings.SIGN_IN_BACKEND)
    html = client.get("/account/password/change/").content.decode()
    assert "Huidig wachtwoord" in html
    assert "vergeten" not in html
    assert "minstens 12 tekens" in html


def test_after_a_new_password_she_goes_on_to_work_and_reads_that_it_was_stored(
    client: Client, hire: Hire, beverwijk: Municipality
) -> None:
    client.force_login(hire("Anna", Role.LAWYER, beverwijk).account, settings.SIGN_IN_BACKEND)
    new = "een-heel-nieuw-lang-wachtwoord"
    response = client.post(
        "/account/password/change/",
        {"oldpassword": "een-lang-wachtwoord", "password1": new, "password2": new},
        follow=True,
    )
    assert response.redirect_chain == [("/", 302)]
    assert "Uw nieuwe wachtwoord is opgeslagen." in response.content.decode()


def test_signing_out_asks_first_when_it_is_opened_as_a_link(
    client: Client, hire: Hire, beverwijk: Municipality
) -> None:
    client.force_login(hire("Anna", Role.LAWYER, beverwijk).account, settings.SIGN_IN_BACKEND)
    assert "Blijf aangemeld" in client.get("/account/logout/").content.decode()
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/onderdelen/").status_code == 302
