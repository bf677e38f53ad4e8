"""The pages of reports: signing, printing, supplementing, handing over, and who reads what in each phase."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import Article
from regiotoezicht.core import dossier_files
from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections import printing
from regiotoezicht.inspections.actions import photos, seen
from regiotoezicht.inspections.models import Report, Supplement, Visit
from regiotoezicht.inspections.printing import print_report, print_what_was_missed
from regiotoezicht.inspections.subjects import compose
from regiotoezicht.inspections.vocabulary import PhotoSubject
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW

from .conftest import START, SignIn, again, composed, picture, signed, walk_through

NAMES = ("sign", "supplement")


def page(report: Report) -> str:
    return reverse("inspections:report", args=[report.pk])


def paper(report: Report) -> str:
    return reverse("inspections:report_pdf", args=[report.pk])


def told(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.fixture
def draft(arrived: Visit, sara: AccountActor, tom: AccountActor) -> Report:
    """A report that both have to sign."""
    return composed(walk_through(arrived, sara), sara, tom)


@pytest.fixture
def locked(arrived: Visit, sara: AccountActor, tom: AccountActor, articles: list[Article]) -> Report:
    """A report that both signed, with a finding and a photo."""
    text = "De nooduitgang was geblokkeerd met dozen."
    seen.add_finding(arrived, token=uuid4(), article=articles[6], text=text, actor=sara, at=START)
    photos.add_photo(arrived, token=uuid4(), subject=PhotoSubject.EXIT, content=picture(), actor=sara, at=START)
    return signed(walk_through(arrived, sara), sara, tom)


def test_both_sign_on_the_page_and_the_pdf_is_there(
    draft: Report, sara: AccountActor, tom: AccountActor, signed_in: SignIn
) -> None:
    one, other = signed_in(sara), signed_in(tom)
    assert "Op ambtseed of ambtsbelofte" in told(one.get(page(draft)))
    address = reverse("inspections:sign", args=[draft.pk])
    assert one.post(address, {"sha256": draft.sha256})["Location"] == page(draft)
    assert "Op ambtseed" not in told(one.get(page(draft)))
    assert other.post(address, {"sha256": draft.sha256})["Location"] == page(draft)
    report = Report.objects.get()
    assert report.is_signed
    assert report.pdf is not None
    text = told(other.get(page(draft)))
    assert "vergrendeld" in text
    assert paper(report) in text
    assert other.get(paper(report))["Location"] == reverse("documents:file", args=[report.pdf.pk])
    assert other.get(reverse("documents:file", args=[report.pdf.pk])).status_code == 200


def test_whoever_read_an_older_content_is_told_and_signs_nothing(
    draft: Report, sara: AccountActor, signed_in: SignIn
) -> None:
    client, address = signed_in(sara), reverse("inspections:sign", args=[draft.pk])
    answer = client.post(address, {"sha256": "0" * 64})
    assert answer.status_code == 422
    assert "gewijzigd sinds u het las" in told(answer)
    assert client.post(address, {}).status_code == 422
    assert not draft.signatures.exists()


def test_a_draft_that_was_changed_says_so(
    draft: Report, sara: AccountActor, tom: AccountActor, signed_in: SignIn
) -> None:
    seen.save_counts(again(draft.visit), counts={}, actor=tom, at=NOW)
    text = told(signed_in(sara).get(page(draft)))
    assert "Dit concept is vervallen" in text
    assert "Op ambtseed" not in text


def test_a_report_without_its_pdf_gets_it_when_it_is_first_opened_and_keeps_it(
    locked: Report, vera: AccountActor, anna: AccountActor, signed_in: SignIn
) -> None:
    assert locked.pdf is None
    places = [signed_in(reader).get(paper(locked))["Location"] for reader in (vera, anna, vera)]
    assert len(set(places)) == 1
    assert signed_in(anna).get(places[0]).content.startswith(b"%PDF")
    printed = Event.objects.get(type="inspections.report_printed")
    assert printed.account_id is None, "whoever reads decides nothing: the system makes it"
    assert "PDF maken" not in told(signed_in(anna).get(page(locked)))


def test_a_report_is_offered_with_its_pdf_even_when_that_was_never_made(
    locked: Report, bram: AccountActor, signed_in: SignIn
) -> None:
    offer = reverse("sharing:offer", args=["inspections.report", locked.pk])
    assert offer in told(signed_in(bram).get(page(locked)))
    assert f"{locked.number}.pdf" in told(signed_in(bram).get(offer))


def test_a_pdf_that_cannot_be_made_undoes_no_signature_and_comes_later(
    draft: Report, sara: AccountActor, tom: AccountActor, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(html: str, css: str = "") -> bytes:
        raise Refused("render_slow", "Het verwerken van dit stuk duurde te lang en is gestopt.")

    address, seen_as = reverse("inspections:sign", args=[draft.pk]), {"sha256": draft.sha256}
    signed_in(sara).post(address, seen_as)
    with monkeypatch.context() as patch:
        patch.setattr(printing, "html_to_pdfa", broken)
        assert "alsnog zodra iemand haar opent" in told(signed_in(tom).post(address, seen_as, follow=True))
        answer = signed_in(tom).get(paper(draft))
        assert answer.status_code == 409
        assert "duurde te lang" in told(answer)
    report = Report.objects.get()
    assert report.is_signed and report.pdf is None
    assert print_what_was_missed(NOW) == 1
    assert print_what_was_missed(NOW) == 0
    report.refresh_from_db()
    assert report.pdf is not None


def test_the_night_leaves_a_report_of_long_ago_to_whoever_opens_it(locked: Report) -> None:
    assert print_what_was_missed(NOW + timedelta(days=8)) == 0


def test_the_coordinator_hands_over_and_the_lawyer_takes_over(
    locked: Report, bram: AccountActor, anna: AccountActor, sara: AccountActor, signed_in: SignIn
) -> None:
    print_report(locked, at=NOW)
    offer = reverse("sharing:offer", args=["inspections.report", locked.pk])
    client = signed_in(bram)
    assert "De nooduitgang was geblokkeerd" in told(client.get(offer))
    assert client.post(offer, {"token": str(uuid4())}).status_code == 302
    assert not Task.objects.open().filter(label="inspections.report").exists()
    hand_over = HandOver.objects.get()
    assert hand_over.content["sha256"] == locked.sha256
    assert sorted(one["name"] for one in hand_over.files) == [f"{locked.number}-foto-1.jpg", f"{locked.number}.pdf"]
    answer = signed_in(anna).post(reverse("sharing:detail", args=[hand_over.pk]), {"decision": "accepted"})
    assert answer.status_code == 302
    report = Report.objects.get()
    assert report.taken_over_at is not None
    text = told(client.get(page(report)))
    assert "alleen de stand" in text
    assert "nooduitgang" not in text
    assert "nooduitgang" in told(signed_in(anna).get(page(report)))
    assert "Rapport aanvullen" in told(signed_in(sara).get(page(report)))


def test_the_page_of_an_offer_asks_few_statements(
    locked: Report, bram: AccountActor, signed_in: SignIn, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    print_report(locked, at=NOW)
    client, offer = signed_in(bram), reverse("sharing:offer", args=["inspections.report", locked.pk])
    client.get(offer)
    with django_assert_max_num_queries(8):
        client.get(offer)


def test_what_comes_back_stays_with_the_district_and_is_offered_again_with_its_supplement(
    locked: Report, bram: AccountActor, anna: AccountActor, sara: AccountActor, signed_in: SignIn
) -> None:
    print_report(locked, at=NOW)
    offer = reverse("sharing:offer", args=["inspections.report", locked.pk])
    signed_in(bram).post(offer, {"token": str(uuid4())})
    decision = {"decision": "returned", "reason": "Beschrijf de nooduitgang nauwkeuriger."}
    signed_in(anna).post(reverse("sharing:detail", args=[HandOver.objects.get().pk]), decision)
    assert Report.objects.get().taken_over_at is None
    added = {"token": str(uuid4()), "text": "De deur ging open tot dertig centimeter."}
    answers = [signed_in(sara).post(reverse("inspections:supplement", args=[locked.pk]), added) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Supplement.objects.count() == 1
    assert "dertig centimeter" in told(signed_in(bram).get(offer))
    signed_in(bram).post(offer, {"token": str(uuid4())})
    assert HandOver.objects.count() == 2


def test_a_supplement_with_personal_data_is_refused_and_kept_on_the_screen(
    locked: Report, sara: AccountActor, signed_in: SignIn
) -> None:
    typed = {"token": str(uuid4()), "text": "Bel 06-00000088 hierover."}
    answer = signed_in(sara).post(reverse("inspections:supplement", args=[locked.pk]), typed)
    assert answer.status_code == 422
    assert "06-00000088" in told(answer)


def test_a_draft_is_read_by_who_makes_it_and_its_status_by_the_coordinator(
    draft: Report,
    sara: AccountActor,
    bram: AccountActor,
    anna: AccountActor,
    vera: AccountActor,
    chris: AccountActor,
    signed_in: SignIn,
) -> None:
    assert "Salon De Proef" in told(signed_in(sara).get(page(draft)))
    text = told(signed_in(bram).get(page(draft)))
    assert "alleen de stand" in text
    assert "Salon De Proef" not in text
    for other in (anna, vera, chris):
        assert signed_in(other).get(page(draft)).status_code == 404


def test_a_signed_report_is_read_by_those_named_each_with_a_purpose(
    locked: Report,
    sara: AccountActor,
    bram: AccountActor,
    anna: AccountActor,
    vera: AccountActor,
    chris: AccountActor,
    petra: AccountActor,
    signed_in: SignIn,
) -> None:
    for reader in (sara, bram, anna, vera):
        client = signed_in(reader)
        assert "nooduitgang" in told(client.get(page(locked)))
        photo = client.get(reverse("inspections:report_photo", args=[locked.pk, 1]))
        assert client.get(photo["Location"]).status_code == 200
        assert client.get(reverse("inspections:report_photo", args=[locked.pk, 2])).status_code == 404
    purposes = Event.objects.filter(type="inspections.report_seen").values_list("purpose", flat=True)
    assert sorted(purposes) == [
        "eigen controle",
        "handhaving",
        "overdracht aan de gemeente",
        "toezicht op de verwerking",
    ]
    for other in (chris, petra):
        client = signed_in(other)
        assert client.get(page(locked)).status_code == 404
        assert client.get(reverse("inspections:report_photo", args=[locked.pk, 1])).status_code == 404
        assert client.get(paper(locked)).status_code == 404
        for name in NAMES:
            assert client.post(reverse(f"inspections:{name}", args=[locked.pk])).status_code == 404


def test_the_list_shows_numbers_and_status_to_those_who_may_and_is_one_event(
    locked: Report,
    sara: AccountActor,
    bram: AccountActor,
    chris: AccountActor,
    signed_in: SignIn,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    address = reverse("inspections:reports")
    client = signed_in(bram)
    client.get(address)
    with django_assert_max_num_queries(6 + len(("SAVEPOINT", "RELEASE"))):
        text = told(client.get(address))
    assert locked.number in text
    assert "Salon" not in text
    assert Event.objects.filter(type="inspections.reports_listed").count() == 2
    assert locked.number in told(signed_in(sara).get(address))
    assert locked.number not in told(signed_in(chris).get(address))
    assert "Geen rapporten gevonden" in told(client.get(f"{address}?stand=taken_over"))
    assert client.get(f"{address}?uitvoer=xlsx")["Content-Type"].startswith("application/vnd.openxml")


def test_the_page_of_a_report_asks_few_statements(
    locked: Report,
    anna: AccountActor,
    sara: AccountActor,
    signed_in: SignIn,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    for reader in (anna, sara):
        client = signed_in(reader)
        client.get(page(locked))
        with django_assert_max_num_queries(8 + len(("SAVEPOINT", "RELEASE"))):
            client.get(page(locked))


def test_the_report_is_in_the_file_of_its_dossier_for_who_may_read_it(
    locked: Report, anna: AccountActor, chris: AccountActor
) -> None:
    [found] = [file for file in dossier_files.files_of(anna, locked.dossier) if file.title != "Foto"]
    assert found.read().startswith(b"%PDF")
    assert dossier_files.files_of(chris, locked.dossier) == []


def test_only_a_signed_report_is_offered(draft: Report, sara: AccountActor) -> None:
    with pytest.raises(Refused):
        compose(sara, draft.pk)
