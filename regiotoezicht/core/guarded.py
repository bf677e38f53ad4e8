"""Free text that may hold no personal data: a form field, and the same check for actions.

Every free text passes the guard before it is stored. A form says it beside the field; an action says it again, because
not only forms call actions. What was refused is on the log, as codes; how a wrong alarm is overruled stands in
`core.overruling`.
"""

from collections.abc import Sequence
from typing import Any

from django import forms

from regiotoezicht.core import overruling
from regiotoezicht.core.printable import tidy, unprintable
from regiotoezicht.core.refusals import Refused
from regiotoezicht.guard import Context, Finding, Kind, Reason, check, sentence, unreadable, word

HINT = "Geen persoonsgegevens: beschrijf wat er is gezien of gedaan, niet wie iemand is."
UNREADABLE = "unreadable"
"""What the log says of a text that the guard cannot judge."""


def word_of_alarm(code: str) -> str:
    """What was refused, in a word or two, by its code on the log; empty for an unknown code."""
    if code == UNREADABLE:
        return "onleesbare tekst"
    return word(Kind(code)) if code in {kind.value for kind in Kind} else ""


def word_of_reason(code: str) -> str:
    """Why an alarm was wrong, by its code on the log; empty for an unknown code."""
    return Reason(code).label if code in {reason.value for reason in Reason} else ""


def _told(findings: Sequence[Finding], text: str, context: Context) -> str:
    return sentence(findings[0].kind) if findings else unreadable(text, context)


def personal_text(text: str, context: Context = Context.REMARKS) -> str:
    """The sentence of the guard for the first kind of personal data in a text, or for a text that it cannot read; empty
    when there is nothing to say.
    """
    return _told(check(text, context), text, context)


def refuse_personal_text(text: str, *, field: str, context: Context = Context.REMARKS) -> None:
    """Refuse a text that holds personal data or cannot be judged, naming the kind and never the text.

    What a colleague signed for in this request passes. Basis: AVG 5(1)(c), 9 and 10; UAVG 46.
    """
    found = overruling.not_lifted(text, check(text, context))
    told = _told(found, text, context)
    if told:
        overruling.note({one.kind for one in found} or {UNREADABLE}, field)
        raise Refused("personal_text", told, field=field)


class GuardedCharField(forms.CharField):
    """A text area whose text passes the guard and can be printed.

    Where the law allows it, a colleague can sign on the same screen that an alarm was wrong; `overrulable` closes that
    for a field in which no alarm may be overruled.
    """

    widget = forms.Textarea

    def __init__(self, *args: Any, context: Context = Context.REMARKS, overrulable: bool = True, **kwargs: Any) -> None:
        self.context = context
        self.overrulable = overrulable
        self.asked: overruling.Asked | None = None
        self.name = self.place = ""
        kwargs.setdefault("help_text", HINT)
        super().__init__(*args, **kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """The field on its form; from here on it knows its name, on the form and on the page."""
        self.name, self.place = field_name, form.add_prefix(field_name)
        return super().get_bound_field(form, field_name)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        text = tidy(typed)
        told = self._refusal(typed, text)
        if told:
            raise forms.ValidationError(told, code="personal_text")
        unfit = unprintable(text)
        if unfit:
            raise forms.ValidationError(unfit, code="unprintable")
        return text

    def _refusal(self, typed: str, text: str) -> str:
        """Why the guard refuses; empty when it does not, or when a colleague signed that it is wrong."""
        found: Sequence[Finding] = check(text, self.context)
        refused = ""
        if found and self.overrulable:
            self.asked, refused = overruling.ask(
                text, found, self.context, name=self.name, place=self.place, label=str(self.label or "")
            )
            found = overruling.not_lifted(text, found)
        told = _told(found, typed, self.context)
        if told:
            overruling.note({one.kind for one in found} or {UNREADABLE}, self.place, str(self.label or ""))
        return refused or told
