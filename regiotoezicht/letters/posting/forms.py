"""Forms about how letters go out."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import DateField, DateTimeField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.documents.forms import UploadField
from regiotoezicht.letters.kinds import kinds
from regiotoezicht.letters.posting.queries import STAGES
from regiotoezicht.letters.posting.rules import CHANNELS, ReturnReason
from regiotoezicht.organisation.models import Municipality


class ProofForm(Form):
    """The proof that a letter went out."""

    track_number = forms.CharField(label="Nummer van de zending", required=False, max_length=40)
    receipt = UploadField(label="Bewijs van verzending", required=False, help_text="PDF of foto. Het ligt verzegeld.")


class ReturnForm(Form):
    """A letter that came back."""

    returned_date = DateField(label="Terug op")
    reason = forms.ChoiceField(label="Waarom", choices=(("", "kies waarom"), *ReturnReason.choices))
    counts = forms.TypedChoiceField(
        label="Telt de verzending",
        choices=(
            ("nee", "Nee: de brief moet opnieuw uit; de termijnen gaan dan opnieuw lopen"),
            ("ja", "Ja: de brief ging naar het juiste adres; de termijnen lopen door"),
        ),
        coerce=lambda word: word == "ja",
        widget=forms.RadioSelect,
        help_text="Niet afhalen of weigeren komt in de regel voor rekening van de geadresseerde.",
    )
    return_note = GuardedCharField(
        label="Wat is er gedaan", required=False, max_length=300, help_text="Kort, zonder namen of adressen."
    )


class StatementForm(Form):
    """What an addressee said of being reachable electronically."""

    channel = forms.ChoiceField(label="Kanaal", choices=CHANNELS, widget=forms.RadioSelect)
    from_date = DateField(label="Opgegeven op")
    kinds = forms.MultipleChoiceField(label="Voor deze soorten brieven", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["kinds"]
        chosen.choices = [(kind.code, kind.name) for kind in kinds()]


class TakeBackForm(Form):
    """An addressee takes a statement back."""

    statement = forms.IntegerField(widget=forms.HiddenInput)
    until_date = DateField(label="Ingetrokken op")


class OutageForm(Form):
    """A period in which a channel did not work."""

    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        empty_label=None,
    )
    channel = forms.ChoiceField(label="Kanaal", choices=CHANNELS, widget=forms.RadioSelect)
    from_at = DateTimeField(label="Vanaf")
    until_at = DateTimeField(label="Tot", required=False, help_text="Leeg: de storing duurt nog voort.")

    def __init__(self, *args: Any, municipalities: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = municipalities


class OutageEndForm(Form):
    """When a channel worked again."""

    until_at = DateTimeField(label="Hersteld op")


class StageFilter(forms.Form):
    """What a waiting letter waits for."""

    stand = forms.ChoiceField(label="Wacht op", choices=[("", "alles"), *STAGES], required=False)

    def value(self, name: str) -> str:
        """A cleaned choice; empty when it is missing or makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name) or ""
