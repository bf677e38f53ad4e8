"""Free text that the guard reads before it is stored."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from regiotoezicht.core.refusals import Refused
from regiotoezicht.guard import Context, Kind, check, sentence

HINT = "Geen persoonsgegevens: beschrijf wat er is gezien of gedaan, niet wie iemand is."


def kinds_in(text: str, context: Context = Context.REMARKS) -> list[Kind]:
    """The kinds of personal data in a text, each once, in order of place."""
    return list(dict.fromkeys(finding.kind for finding in check(text, context)))


def refuse_personal_text(text: str, *, field: str, context: Context = Context.REMARKS) -> None:
    """Refuse a text with personal data, for actions: forms, programmes and jobs all pass here.

    Raises Refused with the sentence of the first kind that was seen; the text itself is not repeated.
    """
    for kind in kinds_in(text, context):
        raise Refused(f"personal_text_{kind.value}", sentence(kind), field=field)


class GuardedCharField(forms.CharField):
    """A text area whose content the guard reads; every kind that it sees is one error beside the field."""

    def __init__(self, *, context: Context = Context.REMARKS, **kwargs: Any) -> None:
        self.context = context
        defaults: dict[str, Any] = {"widget": forms.Textarea(attrs={"rows": 5}), "help_text": HINT, "max_length": 4000}
        super().__init__(**defaults | kwargs)

    def validate(self, value: Any) -> None:
        """Ask the guard, after Django's own checks."""
        super().validate(value)
        errors = [ValidationError(sentence(k), code=f"personal_text_{k.value}") for k in kinds_in(value, self.context)]
        if errors:
            raise ValidationError(errors)
