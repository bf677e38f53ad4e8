"""The pages of templates and letterheads."""

import io
from collections.abc import Callable, Iterator
from datetime import timedelta

import docx
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.letters.models import Letter, Letterhead, Template
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW, TODAY
from tests.letters.own.conftest import OFFICE, Add, adopted, typed, word

SignIn = Callable[[AccountActor], Client]
OF_KIND = ("template-kind", "template-standard", "template-new")
OF_ONE = ("template", "template-adopt", "template-discard", "template-end", "template-try")


@pytest.fixture(autouse=True)
def at_work() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def upload(content: bytes, name: str = "sjabloon.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_template_goes_from_upload_to_adopted_in_the_browser(
    anna: AccountActor, beverwijk: Municipality, signed_in: SignIn
) -> None:
    client, new = signed_in(anna), reverse("letters:template-new", args=["warning"])
    refused = client.post(
        new, {"municipality": beverwijk.pk, "file": upload(typed("{{ adressee_name }}")), "token": "0" * 32}
    )
    assert refused.status_code == 422 and "bedoelt u addressee_name?" in refused.content.decode()
    assert not Template.objects.exists()
    form = {"municipality": beverwijk.pk, "file": upload(typed("Slotzin.")), "note": "Kortere tekst", "token": "0" * 32}
    here = client.post(new, form)["Location"]
    made = Template.objects.get()
    assert here == reverse("letters:template", args=[made.pk])
    tried = client.post(reverse("letters:template-try", args=[made.pk]), {"made_as": "docx"})
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(tried.content)).paragraphs)
    assert "Slotzin." in text and "attachment" in tried["Content-Disposition"]
    assert StoredFile.objects.count() == 1 and not Letter.objects.exists()
    adopt = {"reference": "B2026/9", "adopted_date": TODAY.isoformat(), "from_date": TODAY.isoformat()}
    assert client.post(reverse("letters:template-adopt", args=[made.pk]), adopt)["Location"] == here
    listed = client.get(reverse("letters:templates")).content.decode()
    assert "eigen sjabloon, versie 1" in listed and "B2026/9" in listed
    assert "Kortere tekst" in client.get(reverse("letters:template-kind", args=["warning"])).content.decode()
    until = {"until_date": (TODAY + timedelta(days=2)).isoformat()}
    assert client.post(reverse("letters:template-end", args=[made.pk]), until)["Location"] == here
    assert client.get(reverse("documents:file", args=[made.file_id])).content == typed("Slotzin.")


def test_the_try_out_as_pdf_is_a_pdf(add: Add, anna: AccountActor, signed_in: SignIn) -> None:
    made = add()
    tried = signed_in(anna).post(reverse("letters:template-try", args=[made.pk]), {"made_as": "pdf"})
    assert tried["Content-Type"] == "application/pdf" and tried.content.startswith(b"%PDF")
    assert StoredFile.objects.count() == 1


def test_a_draft_is_put_away(add: Add, anna: AccountActor, signed_in: SignIn) -> None:
    made, client = add(), signed_in(anna)
    for _ in range(2):
        assert client.post(reverse("letters:template-discard", args=[made.pk])).status_code == 302
    made.refresh_from_db()
    assert made.get_status_display() == "weggelegd"


def test_the_fields_are_listed_with_meaning_and_example(anna: AccountActor, signed_in: SignIn) -> None:
    page = signed_in(anna).get(reverse("letters:template-kind", args=["order_under_penalty"])).content.decode()
    for said in (
        "{{ maximum }}",
        "Maximum",
        "2.500,00",
        "{%p if view_silent %}",
        "Bevoegde rechtbank"[-9:],
        "zes weken",
    ):
        assert said in page
    standard = signed_in(anna).get(reverse("letters:template-standard", args=["order_under_penalty"]))
    assert standard.content[:2] == b"PK"


@pytest.mark.parametrize("name", OF_KIND)
def test_an_unknown_kind_is_not_found(anna: AccountActor, signed_in: SignIn, name: str) -> None:
    assert signed_in(anna).get(reverse(f"letters:{name}", args=["bestaat-niet"])).status_code == 404


def test_who_reads_sees_no_buttons_and_no_drafts(
    add: Add, anna: AccountActor, petra: AccountActor, chris: AccountActor, signed_in: SignIn
) -> None:
    held, draft = adopted(add(), anna, TODAY), add()
    reader, stranger = signed_in(petra), signed_in(chris)
    page = reader.get(reverse("letters:template", args=[held.pk]))
    assert page.status_code == 200 and "Uitproberen" not in page.content.decode()
    assert "Nieuwe versie" not in reader.get(reverse("letters:template-kind", args=["warning"])).content.decode()
    for name in OF_ONE:
        for template, client in ((draft, reader), (draft, stranger), (held, stranger)):
            answer = (client.get if name == "template" else client.post)(
                reverse(f"letters:{name}", args=[template.pk]), {"made_as": "docx"}
            )
            assert answer.status_code == 404, name
    assert reader.get(reverse("documents:file", args=[held.file_id])).status_code == 200
    assert reader.get(reverse("documents:file", args=[draft.file_id])).status_code == 404
    assert stranger.get(reverse("documents:file", args=[held.file_id])).status_code == 404


def test_the_letterhead_is_laid_down_in_the_browser(
    anna: AccountActor, beverwijk: Municipality, signed_in: SignIn
) -> None:
    client, new = signed_in(anna), reverse("letters:letterhead-new")
    assert "Er zijn geen briefgegevens" in client.get(reverse("letters:letterheads")).content.decode()
    form = OFFICE | {"municipality": beverwijk.pk, "from_date": TODAY.isoformat()}
    wrong = client.post(new, form | {"phone": "bel mij", "return_address": "Team Handhaving"})
    assert wrong.status_code == 422 and "cijfers, spaties en streepjes" in wrong.content.decode()
    assert client.post(new, form | {"return_address": "Team Handhaving"}).status_code == 422
    assert not Letterhead.objects.exists()
    slip = client.post(new, form | {"iban": "NL78 DEMO 0000 0000 00"})
    assert slip.status_code == 422 and "Kijk het IBAN teken voor teken na" in slip.content.decode()
    assert client.post(new, form).status_code == 302
    page = client.get(reverse("letters:letterheads")).content.decode()
    assert "NL79\u00a0DEMO" in page and "op naam van Gemeente Beverwijk" in page
    assert "de rechtbank Noord-Holland" in page and "Er zijn geen briefgegevens" not in page
    assert f"{new}?gemeente={beverwijk.pk}" in page


def test_other_letterhead_data_begin_with_those_that_hold(
    anna: AccountActor, chris: AccountActor, beverwijk: Municipality, signed_in: SignIn
) -> None:
    new = reverse("letters:letterhead-new")
    signed_in(anna).post(new, OFFICE | {"municipality": beverwijk.pk, "from_date": TODAY.isoformat()})
    for asked in ("", f"?gemeente={beverwijk.pk}"):
        assert f'value="{OFFICE["office"]}"' in signed_in(anna).get(new + asked).content.decode()
    for reader, asked in ((chris, f"?gemeente={beverwijk.pk}"), (chris, ""), (anna, "?gemeente=999999999")):
        assert f'value="{OFFICE["office"]}"' not in signed_in(reader).get(new + asked).content.decode()
    assert signed_in(anna).get(f"{new}?gemeente=٣²x").status_code == 200


def test_a_template_of_fifty_megabytes_is_refused_in_one_sentence(
    anna: AccountActor, beverwijk: Municipality, signed_in: SignIn
) -> None:
    form = {"municipality": beverwijk.pk, "file": upload(word() + b"0" * (50 * 1024 * 1024)), "token": "0" * 32}
    answer = signed_in(anna).post(reverse("letters:template-new", args=["warning"]), form)
    assert answer.status_code == 422 and "te groot (50 MB)" in answer.content.decode()
    assert not Template.objects.exists()
