"""The pages of a visit: walked through on a phone by the two who do it, and closed to everybody else."""

import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.glance import glance_on
from regiotoezicht.bylaws.models import Article, Maximum, OpeningHours, RuleSet
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.inspections.actions import entry as entering
from regiotoezicht.inspections.actions import visits
from regiotoezicht.inspections.models import Answer, Companion, Count, Entry, Finding, Photo, Visit
from regiotoezicht.inspections.notes import day_of, items_of
from regiotoezicht.inspections.sections import SLUGS
from regiotoezicht.inspections.vocabulary import Part, VisitStatus
from tests.conftest import NOW, TODAY

from .conftest import HOME, Plan, SignIn, again, business_entry, consent, picture, status_of, walk_through

LOCAL_START, LOCAL_NOW = "2026-03-24T09:15", "2026-03-24T10:00"
STEPS = (
    *("arrive", "nobody_home", "reopen", "give_up", "refuse_entry", "break_off"),
    *("withdraw_consent", "help_asked", "say_ready", "add_caution"),
)


def page(visit: Visit) -> str:
    return reverse("inspections:visit", args=[visit.pk])


def section(visit: Visit, part: Part) -> str:
    return reverse("inspections:section", args=[visit.pk, SLUGS[part]])


def step(visit: Visit, name: str) -> str:
    return reverse(f"inspections:{name}", args=[visit.pk])


def told(answer: Any) -> str:
    return str(answer.content.decode())


def hidden(client: Client, address: str) -> dict[str, str]:
    """The revision and the mark that the form on a page carries."""
    fields = re.findall(r'name="(seen|token)" value="([^"]+)"', told(client.get(address)))
    return dict(fields)


def save(client: Client, visit: Visit, part: Part, **typed: Any) -> Any:
    address = section(visit, part)
    return client.post(address, hidden(client, address) | typed)


def test_a_visit_is_walked_through_on_pages_until_the_report(
    planned: Plan, sara: AccountActor, tom: AccountActor, articles: list[Article], signed_in: SignIn
) -> None:
    visit, one, other = planned(), signed_in(sara), signed_in(tom)
    assert "Naar de aankomst" in told(one.get(page(visit)))
    assert one.post(step(visit, "arrive")).status_code == 302
    assert save(one, visit, Part.ARRIVAL, lives_here="no")["Location"] == section(visit, Part.ENTRY)
    typed = {"ground": "business", "entered_at": LOCAL_NOW, "identity_shown": "on", "purpose_stated": "on"}
    assert save(one, visit, Part.ENTRY, **typed)["Location"] == section(visit, Part.COMPANIONS)
    companion = {"role": "building", "organisation": "gemeente", "ground": "artikel 5:15 Awb", "number": "1"}
    save(other, visit, Part.COMPANIONS, **companion)
    save(one, visit, Part.POWERS, used_records="on", why_records="Prijslijst vergeleken.")
    answers = {f"answer_{item.code}": "ok" for item in items_of(again(visit))}
    save(other, visit, Part.CHECKLIST, **answers | {"answer_hygiene": "breach"})
    save(one, visit, Part.COUNTS, persons="3", identity_seen="2")
    text = told(one.get(section(visit, Part.FINDINGS)))
    assert "Nog te beschrijven" in text
    assert '<option value="hygiene" selected>' in text
    assert text.index("Artikel 3:15") < text.index("Artikel 3:3 ")
    save(one, visit, Part.FINDINGS, item="hygiene", article=str(articles[6].pk), text="De wastafel was stuk.")
    photo = SimpleUploadedFile("IMG_1.jpg", picture(), "image/jpeg")
    save(one, visit, Part.PHOTOS, subject="hygiene", photo=photo)
    save(one, visit, Part.CLOSING, left_at=LOCAL_NOW)
    assert (Companion.objects.count(), Finding.objects.count(), Photo.objects.count()) == (1, 1, 1)
    assert "Alles is ingevuld" in told(one.get(page(visit)))
    assert one.post(step(visit, "say_ready"))["Location"] == page(visit)
    assert "zodra ook Tom klaar is" in told(one.get(page(visit)))
    report = Visit.objects.get(pk=visit.pk)
    answer = other.post(step(visit, "say_ready"))
    assert answer["Location"] == reverse("inspections:report", args=[again(report).report.pk])
    assert status_of(visit) == VisitStatus.REPORT_READY


def test_what_is_missing_stands_on_the_page_of_the_visit(arrived: Visit, sara: AccountActor, signed_in: SignIn) -> None:
    text = told(signed_in(sara).get(page(arrived)))
    assert "Beantwoord de vraag of hier iemand woont." in text
    assert "Leg vast op welke grond u binnentrad." in text
    assert "Ik ben klaar" not in text


def test_of_two_who_save_one_section_the_second_sees_what_differs_and_loses_nothing(
    arrived: Visit, sara: AccountActor, tom: AccountActor, signed_in: SignIn
) -> None:
    one, other = signed_in(sara), signed_in(tom)
    address = section(arrived, Part.CHECKLIST)
    marks = hidden(other, address)
    save(one, arrived, Part.CHECKLIST, answer_age="breach", answer_card="ok", answer_hours="not_seen")
    answer = other.post(address, marks | {"answer_age": "ok", "answer_card": "ok", "note_age": "Twee bekeken."})
    assert answer.status_code == 422
    text = told(answer)
    assert "Uw collega was u net voor" in text
    assert "<strong>Leeftijdsgrens</strong>: collega «overtreding», u «in orde»" in text
    assert "Informatiekaart</strong>" not in text
    assert "Twee bekeken." in text
    assert Answer.objects.get(item="age").answer == "breach"
    renewed = dict(re.findall(r'name="(seen|token)" value="([^"]+)"', text))
    assert renewed["seen"] == "1"
    assert re.search(r'name="answer_hours"[^>]*value="not_seen"[^>]*checked', text)
    assert other.post(address, renewed | {"answer_age": "ok", "answer_card": "ok"}).status_code == 302
    assert Answer.objects.get(item="age").answer == "ok"


def test_a_double_submit_saves_once(arrived: Visit, sara: AccountActor, signed_in: SignIn) -> None:
    client, address = signed_in(sara), section(arrived, Part.COUNTS)
    typed = hidden(client, address) | {"persons": "2"}
    assert [client.post(address, typed).status_code for _ in range(2)] == [302, 302]
    assert Event.objects.filter(type="inspections.visit_saved").count() == 1
    address = section(arrived, Part.COMPANIONS)
    companion = {"role": "police", "organisation": "basisteam", "ground": "Politiewet 3", "number": "2"}
    typed = hidden(client, address) | companion
    assert [client.post(address, typed).status_code for _ in range(2)] == [302, 302]
    assert Companion.objects.count() == 1


def test_the_address_of_a_dwelling_stands_at_the_arrival_only_and_each_look_is_on_the_log(
    planned: Plan, sara: AccountActor, signed_in: SignIn
) -> None:
    visit, client = planned(is_dwelling=True), signed_in(sara)
    assert HOME in told(client.get(section(visit, Part.ARRIVAL)))
    assert Event.objects.filter(type="inspections.dwelling_seen", account=sara.account).count() == 1
    client.post(step(visit, "arrive"))
    others = [page(visit), *(section(visit, part) for part in Part if part is not Part.ARRIVAL)]
    for address in others:
        assert "Fictiestraat" not in told(client.get(address)), address
    assert Event.objects.filter(type="inspections.dwelling_seen").count() == 1


def test_a_wrong_entry_says_the_rule_and_keeps_what_was_typed(
    at_home: Visit, sara: AccountActor, signed_in: SignIn
) -> None:
    client = signed_in(sara)
    typed = {
        "ground": "consent",
        "entered_at": LOCAL_NOW,
        "identity_shown": "on",
        "purpose_stated": "on",
        "consent_role": "resident",
        "consent_at": LOCAL_NOW,
        "consent_language": "Roemeens",
    }
    answer = save(client, at_home, Part.ENTRY, **typed)
    assert answer.status_code == 422
    assert "moet ondubbelzinnig blijken" in told(answer)
    assert "Roemeens" in told(answer)
    assert save(client, at_home, Part.ENTRY, **typed, consent_evident="on").status_code == 302
    assert "wij gaan weg" in told(client.get(page(at_home)))
    client.post(step(at_home, "withdraw_consent"))
    assert Entry.objects.get().withdrawn_at is not None
    assert status_of(at_home) == VisitStatus.BROKEN_OFF


def test_business_grounds_are_not_offered_for_a_home(at_home: Visit, sara: AccountActor, signed_in: SignIn) -> None:
    client = signed_in(sara)
    assert 'value="business"' not in told(client.get(section(at_home, Part.ENTRY)))
    answer = save(client, at_home, Part.ENTRY, ground="business", entered_at=LOCAL_NOW)
    assert answer.status_code == 422
    assert "Geen foto’s in een woning" in told(client.get(section(at_home, Part.PHOTOS)))


def test_after_help_was_asked_only_leaving_is_left(
    arrived: Visit, sara: AccountActor, tom: AccountActor, signed_in: SignIn
) -> None:
    client = signed_in(sara)
    assert "Hulp gevraagd" in told(client.get(section(arrived, Part.CHECKLIST)))
    late = hidden(signed_in(tom), section(arrived, Part.COUNTS))
    client.post(step(arrived, "help_asked"))
    text = told(client.get(page(arrived)))
    assert "Leg niets meer vast" in text
    assert text.count("gesloten") == len(Part) - 1
    answer = signed_in(tom).post(section(arrived, Part.COUNTS), late | {"persons": "1"})
    assert answer.status_code == 422
    assert not Count.objects.exists()
    assert save(client, arrived, Part.CLOSING, left_at=LOCAL_NOW)["Location"] == page(arrived)


def test_nobody_home_can_be_reopened_or_given_up(arrived: Visit, sara: AccountActor, signed_in: SignIn) -> None:
    client = signed_in(sara)
    client.post(step(arrived, "nobody_home"))
    assert "Er was niemand aanwezig" in told(client.get(page(arrived)))
    client.post(step(arrived, "reopen"))
    assert status_of(arrived) == VisitStatus.UNDER_WAY
    client.post(step(arrived, "nobody_home"))
    client.post(step(arrived, "give_up"))
    assert client.get(page(arrived)).status_code == 404


def test_a_refused_entry_and_breaking_off_ask_for_their_reason(
    planned: Plan, arrived: Visit, sara: AccountActor, signed_in: SignIn
) -> None:
    client = signed_in(sara)
    assert client.post(step(arrived, "refuse_entry"), {}).status_code == 422
    typed = {"geweigerd-by": "manager", "geweigerd-duty_told": "on"}
    assert client.post(step(arrived, "refuse_entry"), typed).status_code == 302
    assert again(arrived).duty_told
    second = visits.arrive(planned(), actor=sara, at=NOW)
    assert client.post(step(second, "break_off"), {"afbreken-reason": "consent"}).status_code == 422
    assert client.post(step(second, "break_off"), {"afbreken-reason": "safety"}).status_code == 302
    assert status_of(second) == VisitStatus.BROKEN_OFF


def test_a_finding_is_changed_and_removed_on_pages(
    arrived: Visit, sara: AccountActor, articles: list[Article], signed_in: SignIn
) -> None:
    client = signed_in(sara)
    answer = save(client, arrived, Part.FINDINGS, article=str(articles[0].pk), text="Bel 06-00000088 hierover.")
    assert answer.status_code == 422
    assert "06-00000088" in told(answer)
    save(client, arrived, Part.FINDINGS, article=str(articles[0].pk), text="Geen vergunning aan de muur.")
    finding = Finding.objects.get()
    address = reverse("inspections:change_finding", args=[arrived.pk, finding.pk])
    typed = hidden(client, address) | {"article": str(articles[0].pk), "text": "De vergunning hing er niet."}
    assert client.post(address, typed).status_code == 302
    assert Finding.objects.get().text == "De vergunning hing er niet."
    client.post(reverse("inspections:remove", args=[arrived.pk, "bevinding", finding.pk]))
    assert not Finding.objects.exists()
    assert client.post(reverse("inspections:remove", args=[arrived.pk, "iets", 1])).status_code == 404


def test_a_caution_is_noted_on_its_own_page(arrived: Visit, sara: AccountActor, signed_in: SignIn) -> None:
    client, address = signed_in(sara), step(arrived, "add_caution")
    assert client.post(address, {}).status_code == 422
    typed = {"given_at": LOCAL_NOW, "wording": "standard", "language": "Nederlands", "to_role": "manager"}
    assert client.post(address, hidden(client, address) | typed).status_code == 302
    assert "aan beheerder" in told(client.get(section(arrived, Part.POWERS)))


@pytest.mark.parametrize(
    "content, sentence",
    [
        (b"", "Dit bestand is leeg (0 bytes)."),
        (b"%PDF-1.7 geen foto", "Dit is geen foto. Gebruik een JPEG, PNG of WebP."),
        (b"GIF89a=1;alert(1)", "Dit is geen foto. Gebruik een JPEG, PNG of WebP."),
        (b"PK\x03\x04 word/", "Dit is geen foto. Gebruik een JPEG, PNG of WebP."),
        (b"\x00\x00\x00\x18ftypheic" + bytes(99), "Kies op de telefoon «meest compatibel» (JPEG)"),
        (b"\xff\xd8\xff kapot", "Deze foto is beschadigd en kan niet worden geopend."),
        (picture() + b"<script>alert(1)</script>", "Dit bestand is tegelijk een ander soort bestand"),
    ],
    ids=["empty", "pdf", "gif and script", "word", "heic", "broken", "photo and script"],
)
def test_what_is_no_photo_is_refused_in_one_sentence_and_the_choice_stays(
    arrived: Visit, sara: AccountActor, signed_in: SignIn, content: bytes, sentence: str
) -> None:
    photo = SimpleUploadedFile("x.jpg", content, "image/jpeg")
    answer = save(signed_in(sara), arrived, Part.PHOTOS, subject="room", photo=photo)
    assert answer.status_code == 422
    assert sentence in told(answer)
    assert '<option value="room" selected>' in told(answer)
    assert not Photo.objects.exists()
    assert not StoredFile.objects.exists()


def test_photos_are_opened_by_who_does_the_visit_and_by_nobody_else(
    arrived: Visit, sara: AccountActor, tom: AccountActor, bram: AccountActor, anna: AccountActor, signed_in: SignIn
) -> None:
    photo = SimpleUploadedFile("x.jpg", picture(), "image/jpeg")
    save(signed_in(sara), arrived, Part.PHOTOS, subject="room", photo=photo)
    address = reverse("documents:file", args=[Photo.objects.get().file_id])
    assert signed_in(tom).get(address).status_code == 200
    for other in (bram, anna):
        assert signed_in(other).get(address).status_code == 404


def test_whoever_may_know_the_place_and_status_sees_no_more_and_that_is_on_the_log(
    arrived: Visit, sara: AccountActor, bram: AccountActor, anna: AccountActor, signed_in: SignIn
) -> None:
    walk_through(arrived, sara)
    for other in (bram, anna):
        client = signed_in(other)
        text = told(client.get(page(arrived)))
        assert "Voorbeeldweg 12" in text
        assert "Hulp gevraagd" not in text
        assert client.get(section(arrived, Part.COUNTS)).status_code == 404
        assert Event.objects.filter(type="inspections.visit_seen", account=other.account).count() == 1


def test_whoever_is_not_named_finds_no_visit(
    arrived: Visit,
    at_home: Visit,
    sara: AccountActor,
    bram: AccountActor,
    chris: AccountActor,
    vera: AccountActor,
    petra: AccountActor,
    signed_in: SignIn,
) -> None:
    for other in (chris, vera, petra):
        client = signed_in(other)
        assert client.get(page(arrived)).status_code == 404
        assert client.get(section(at_home, Part.ARRIVAL)).status_code == 404
    client = signed_in(bram)
    for name in STEPS:
        assert client.post(step(arrived, name)).status_code == 404, name
    assert client.post(reverse("inspections:remove", args=[arrived.pk, "foto", 1])).status_code == 404
    assert client.get(reverse("inspections:change_finding", args=[arrived.pk, 1])).status_code == 404
    assert status_of(arrived) == VisitStatus.UNDER_WAY
    assert signed_in(sara).get(f"{page(arrived)}onbekend/").status_code == 404


@pytest.mark.parametrize("part", list(Part))
def test_no_page_of_a_visit_asks_more_than_eight_statements(
    arrived: Visit,
    sara: AccountActor,
    signed_in: SignIn,
    articles: list[Article],
    part: Part,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    walk_through(arrived, sara)
    client = signed_in(sara)
    with django_assert_max_num_queries(8):
        assert client.get(section(arrived, part)).status_code == 200
    with django_assert_max_num_queries(8):
        assert client.get(page(arrived)).status_code == 200


def test_the_arrival_at_a_dwelling_asks_no_more_than_eight_statements(
    at_home: Visit, sara: AccountActor, signed_in: SignIn, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    entering.record_entry(at_home, facts=consent(), actor=sara, at=NOW)
    client = signed_in(sara)
    with django_assert_max_num_queries(8 + len(("SAVEPOINT", "RELEASE"))):
        assert client.get(section(at_home, Part.ARRIVAL)).status_code == 200


def test_a_section_opens_only_after_arrival(planned: Plan, sara: AccountActor, signed_in: SignIn) -> None:
    visit, client = planned(), signed_in(sara)
    assert client.get(section(visit, Part.ENTRY))["Location"] == section(visit, Part.ARRIVAL)
    assert "Meld eerst de aankomst." in told(client.get(section(visit, Part.FINDINGS)))
    assert business_entry().ground == "business"


def test_the_page_of_a_visit_shows_the_local_rules_of_its_day(
    planned: Plan, sara: AccountActor, articles: list[Article], signed_in: SignIn
) -> None:
    held = articles[0].rule_set
    for kind in ("massage", "club"):
        OpeningHours.objects.create(rule_set=held, kind=kind, opens=time(10), closes=time(1))
    for kind, number in (("massage", 4), ("club", 2)):
        Maximum.objects.create(rule_set=held, kind=kind, number=number)
    visit = planned()
    said = told(signed_in(sara).get(page(visit)))
    assert "Lokale regels van deze dag" in said and f"{held.minimum_age} jaar" in said and "niet toegestaan" in said
    assert said.count("elke dag: 10.00 tot 01.00 uur") == 1
    assert "ten hoogste 4" in said and "seksclub of privéhuis: ten hoogste 2" in said
    RuleSet.objects.filter(pk=held.pk).update(until_date=TODAY)
    said = told(signed_in(sara).get(page(visit)))
    assert "geen vastgestelde lokale regels" in said and "10.00 tot" not in said


def test_the_local_rules_of_a_visit_are_those_of_the_day_of_the_control(
    planned: Plan, sara: AccountActor, articles: list[Article]
) -> None:
    held = articles[0].rule_set
    RuleSet.objects.filter(pk=held.pk).update(until_date=TODAY, minimum_age=23, home_work_allowed=True)
    yesterday = planned(day=TODAY - timedelta(days=1))
    with CaptureQueriesContext(connection) as asked:
        found = glance_on(yesterday.municipality, day_of(yesterday), yesterday.kind)
    assert len(asked) == 1
    assert found is not None
    assert (found.minimum_age, found.is_home_work_allowed, found.hours, found.maximum) == (23, True, [], "")
    assert glance_on(yesterday.municipality, TODAY, yesterday.kind) is None
