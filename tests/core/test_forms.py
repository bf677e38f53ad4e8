"""Forms: Dutch errors beside the field, dates as the browser wants them, and the guard on free text."""

import datetime

import pytest
from django import forms

from regiotoezicht.core.forms import DateField, Form, attempt
from regiotoezicht.core.guarded import GuardedCharField, refuse_personal_text
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.showcase import FormExample


class Plain(Form):
    """A form with fields of Django itself."""

    day = forms.DateField(label="Datum")
    remark = GuardedCharField(label="Toelichting", required=False)


def test_every_error_names_the_field_and_says_what_to_do() -> None:
    errors = FormExample({"visit_date": "31-02-2026", "amount": "veel", "kind": "onzin"}).errors
    assert errors["title"] == ["Vul “Onderwerp” in."]
    assert errors["kind"] == ["Kies bij “Soort” een van de antwoorden uit de lijst."]
    assert errors["channel"] == ["Kies een antwoord bij “Binnengekomen via”."]
    assert errors["visit_date"] == ["“Datum” is geen bestaande datum. Schrijf de datum als 24-03-2026."]
    assert errors["amount"] == ["Vul bij “Aantal” een heel getal in, zonder punten of letters."]
    assert errors["checked"] == ["Zet een vinkje bij “Ik heb de gegevens nagekeken” om verder te gaan."]


def test_a_message_that_a_form_chose_itself_stays() -> None:
    class Own(Form):
        title = forms.CharField(error_messages={"required": "Geef het rapport een titel."})

    assert Own({}).errors["title"] == ["Geef het rapport een titel."]


def test_a_date_is_written_the_way_the_picker_reads_it() -> None:
    html = str(Plain(initial={"day": datetime.date(2026, 3, 24)}))
    assert 'type="date"' in html
    assert 'value="2026-03-24"' in html


@pytest.mark.parametrize("typed", ["2026-03-24", "24-03-2026", "24-3-26", "24/03/2026"])
def test_a_date_may_be_typed_in_the_usual_ways(typed: str) -> None:
    assert DateField().clean(typed) == datetime.date(2026, 3, 24)


def test_an_error_is_tied_to_its_field_and_linked_from_the_summary() -> None:
    html = str(Plain({"day": ""}))
    assert 'id="id_day_error"' in html
    assert 'aria-describedby="id_day_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<a href="#id_day">Vul “Datum” in.</a>' in html


def test_what_was_typed_is_kept_and_escaped() -> None:
    html = str(Plain({"day": '"><b>x', "remark": "</textarea><b>y"}))
    assert "&quot;&gt;&lt;b&gt;x" in html
    assert "&lt;/textarea&gt;&lt;b&gt;y" in html
    assert "<b>" not in html


def test_what_is_not_required_says_so_in_words() -> None:
    assert str(Plain()).count("(niet verplicht)") == 1


def test_choices_are_a_group_with_a_legend() -> None:
    html = str(FormExample())
    assert "<legend>Binnengekomen via" in html
    assert 'aria-describedby="id_channel_helptext"' in html
    assert '<label for="id_channel_0">Brief</label>' in html


def test_personal_data_in_free_text_is_refused_without_repeating_it() -> None:
    form = Plain({"day": "2026-03-24", "remark": "Bel haar op 06-00000088."})
    assert not form.is_valid()
    assert "telefoonnummer" in form.errors["remark"][0]
    assert "00000088" not in form.errors["remark"][0]


def test_an_action_refuses_personal_data_in_free_text_too() -> None:
    with pytest.raises(Refused) as refused:
        refuse_personal_text("Bel haar op 06-00000088.", field="remark")
    assert refused.value.field == "remark"
    refuse_personal_text("De deur was op slot.", field="remark")


def test_a_refusal_becomes_an_error_of_the_form_and_no_right_does_not() -> None:
    form = Plain({"day": "2026-03-24"})
    assert form.is_valid()

    def refuse() -> None:
        raise Refused("too_late", "Deze datum is voorbij.", field="day")

    def forbid() -> None:
        raise NotAllowed("signal.close")

    assert attempt(form, refuse) is None
    assert form.errors["day"] == ["Deze datum is voorbij."]
    with pytest.raises(NotAllowed):
        attempt(form, forbid)


class Choosing(Form):
    """A form with a list of choices in groups, as Django takes them."""

    kind = forms.ChoiceField(
        label="Soort",
        choices=[("", "alle"), ("Bedrijven", [("club", "club & meer")]), ("<i>", "<b>vet</b>")],
        required=False,
    )


def test_a_choice_list_keeps_order_groups_and_what_was_chosen_and_escapes() -> None:
    html = " ".join(str(Choosing({"kind": "club"})["kind"]).split())
    assert html == (
        '<select name="kind" class="utrecht-select utrecht-select--html-select" id="id_kind">'
        '<option value="">alle</option>'
        '<optgroup label="Bedrijven"><option value="club" selected>club &amp; meer</option></optgroup>'
        '<option value="&lt;i&gt;">&lt;b&gt;vet&lt;/b&gt;</option></select>'
    )


def test_a_wrong_choice_ties_its_error_to_the_list() -> None:
    html = str(Choosing({"kind": "onzin"}))
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_kind_error"' in html
