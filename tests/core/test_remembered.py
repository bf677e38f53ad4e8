"""Filters drawn once: the same to look at, and nothing of what somebody typed in them is kept."""

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.templatetags.remembered import _DRAWN, remembered


class _Filter(Form):
    """A filter with a choice and a free word."""

    stand = forms.ChoiceField(label="Stand", choices=[("", "alle"), ("open", "open"), ("<b>", "<i>vet</i>")])
    zoek = forms.CharField(label="Zoek", required=False)


def test_a_remembered_choice_looks_as_it_would_when_drawn() -> None:
    for typed in ("", "open", "<b>", "open"):
        form = _Filter({"stand": typed, "zoek": "Testbedrijf"})
        assert remembered(form["stand"]) == _Filter({"stand": typed})["stand"].as_field_group()
    assert '<option value="open" selected>open</option>' in remembered(_Filter({"stand": "open"})["stand"])
    assert "&lt;i&gt;vet&lt;/i&gt;" in remembered(_Filter({"stand": "open"})["stand"])


def test_what_somebody_typed_is_not_remembered() -> None:
    _DRAWN.clear()
    form = _Filter({"stand": "<script>", "zoek": "Een Naam"})
    assert "Een Naam" in remembered(form["zoek"])
    assert "&lt;script&gt;" not in remembered(form["stand"])
    assert not [key for key in _DRAWN if "Een Naam" in str(key) or "<script>" in str(key)]


def test_another_choice_list_under_the_same_name_is_drawn_anew() -> None:
    class Other(_Filter):
        stand = forms.ChoiceField(label="Stand", choices=[("", "alle"), ("laat", "te laat")])

    assert "te laat" not in remembered(_Filter({"stand": ""})["stand"])
    assert "te laat" in remembered(Other({"stand": ""})["stand"])
