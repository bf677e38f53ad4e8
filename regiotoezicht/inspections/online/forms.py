"""The forms of an online check. Every field is a choice."""

from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.inspections.online.vocabulary import (
    Answer,
    CheckCause,
    CheckGround,
    FollowUp,
    Platform,
    Question,
    Source,
)


class CheckForm(Form):
    """Cause, ground and question, before anybody looks. Every field is a choice."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    cause = forms.ChoiceField(label="Aanleiding", choices=CheckCause.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(label="Grondslag", choices=CheckGround.choices, widget=forms.RadioSelect)
    question = forms.ChoiceField(label="Vraag", choices=Question.choices, widget=forms.RadioSelect)
    sources = forms.MultipleChoiceField(
        label="Waar keek u eerst?",
        choices=Source.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Een bron die minder ingrijpt gaat voor.",
    )
    platform = forms.ChoiceField(label="Waar gaat u kijken?", choices=Platform.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, has_permit: bool, has_signal: bool, **kwargs: Any) -> None:
        """Offer what fits: a cause that is there, and a question about the permit or about having none."""
        super().__init__(*args, **kwargs)
        offered = {"question": (has_permit, has_signal), "cause": (True, has_signal)}
        only_without = {Question.BUSINESS_OFFERED.value, CheckCause.SIGNAL.value}
        for name, (usual, on_signal) in offered.items():
            field: Any = self.fields[name]
            field.choices = [
                (code, label) for code, label in field.choices if (on_signal if code in only_without else usual)
            ]


class AnswerForm(Form):
    """The result, also when nothing was found."""

    answer = forms.ChoiceField(label="Antwoord", choices=Answer.choices, widget=forms.RadioSelect)
    follow_up = forms.ChoiceField(label="Wat doet u ermee?", choices=FollowUp.choices, widget=forms.RadioSelect)
