"""Free text that may hold no personal data: a form field, and the same check for actions.

Every free text passes the guard before it is stored. A form says it beside the field; an action says it again, because
not only forms call actions.
"""

from typing import Any

from django import forms

from regiotoezicht.core.printable import tidy, unprintable
from regiotoezicht.core.refusals import Refused
from regiotoezicht.guard import Context, check, sentence

HINT = "Geen persoonsgegevens: beschrijf wat er is gezien of gedaan, niet wie iemand is."


def personal_text(text: str, context: Context = Context.REMARKS) -> str:
    """The sentence of the guard for the first kind of personal data in a text; empty when there is none."""
    found = check(text, context)
    return sentence(found[0].kind) if found else ""


def refuse_personal_text(text: str, *, field: str, context: Context = Context.REMARKS) -> None:
    """Refuse a text that holds personal data, naming the kind and never the text.

    Basis: AVG 5(1)(c), 9 and 10; UAVG 46.
    """
    told = personal_text(text, context)
    if told:
        raise Refused("personal_text", told, field=field)


class GuardedCharField(forms.CharField):
    """A text area whose text passes the guard and can be printed."""

    widget = forms.Textarea

    def __init__(self, *args: Any, context: Context = Context.REMARKS, **kwargs: Any) -> None:
        self.context = context
        kwargs.setdefault("help_text", HINT)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any) -> Any:
        text = tidy(super().clean(value))
        told = personal_text(text, self.context)
        if told:
            raise forms.ValidationError(told, code="personal_text")
        unfit = unprintable(text)
        if unfit:
            raise forms.ValidationError(unfit, code="unprintable")
        return text
