"""The fields of a rule, made of the options that `law` knows for it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms

from regiotoezicht.core.forms import DateField, DateTimeField, Form, say_in_dutch
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.options import LARGEST_NUMBER, Choice, Day, Number, Option, OptionValue, YesNo
from regiotoezicht.law.refusals import NoAnswer, WrongUsage
from regiotoezicht.law.rules import RULES
from regiotoezicht.law.sentences import as_sentence
from regiotoezicht.law.subjects import SUBJECTS
from regiotoezicht.law.terms import Ending, Rule, Suspension, Term

YES, NO = "yes", "no"
WORDS = {"act": "in een wet", "bylaw": "in een verordening"}
# Which field a refusal of `law` is about, by the beginning of its code.
FIELDS = {
    "completed": "completed",
    "invited": "invited",
    "received": "received",
    "asked": "asked",
    "interrupted": "interrupted",
    "postponed": "postponed_until",
}


class LocalMomentField(DateTimeField):
    """A moment on the clock of the Netherlands, without its zone: `law` knows the hours that come twice or never."""

    def to_python(self, value: Any) -> datetime | None:
        """The moment as it was typed."""
        if value in self.empty_values:
            return None
        read: datetime = forms.fields.BaseTemporalField.to_python(self, str(value))  # type: ignore[assignment]  # strptime of a moment answers one
        return read


class RuleForm(Form):
    """Which rule."""

    regel = forms.ChoiceField(
        label="Regel",
        choices=[
            ("", "kies een regel"),
            *(
                (subject, [(code, f"{RULES[code].name} ({RULES[code].basis})") for code in codes])
                for subject, codes in SUBJECTS.items()
            ),
        ],
    )


class TermForm(Form):
    """The day or moment that a term counts from, and the options of its rule. `term` holds the answer when valid."""

    term: Term | None = None

    def __init__(self, data: Any, rule: Rule) -> None:
        self.rule = rule
        super().__init__(data)
        self.fields["vanaf"] = _field_of_start(rule)
        for option in rule.options:
            self.fields[option.key] = field_of(option)
        say_in_dutch(self)

    def clean(self) -> dict[str, Any]:
        """Ask `law`; what it refuses becomes an error of the field that it is about."""
        cleaned: dict[str, Any] = super().clean() or {}
        self._check_together(cleaned)
        if self.errors:
            return cleaned
        given = {option.key: cleaned[option.key] for option in self.rule.options if _was_given(cleaned[option.key])}
        try:
            self.term = compute(self.rule.code, cleaned["vanaf"], given)
        except NoAnswer as refusal:
            field = FIELDS.get(refusal.code.partition("_")[0])
            self.add_error(field if field in self.fields else "vanaf", refusal.sentence)
        except WrongUsage as wrong:
            self.add_error("vanaf", wrong.sentence)
        return cleaned

    def _check_together(self, cleaned: dict[str, Any]) -> None:
        """Fields that ask for each other, or exclude each other."""
        if self.rule.suspension is Suspension.COMPLETION:
            self._check_completion(cleaned)
        elif self.rule.suspension is Suspension.BUREAU:
            asked, received = cleaned.get("asked"), cleaned.get("received")
            if received and not asked and "asked" not in self.errors:
                self.add_error("asked", "Vul ook in wanneer het Bureau om advies is gevraagd.")
            if (asked or cleaned.get("bureau_suspended_days")) and not received and "received" not in self.errors:
                self.add_error("received", "Vul ook in wanneer het advies is ontvangen.")
            if cleaned.get("bureau_suspended_days") and not asked and not received and "asked" not in self.errors:
                self.add_error("asked", "Vul ook in wanneer het Bureau om advies is gevraagd.")
        elif self.rule.ending is Ending.OWN_TERM and not {"days", "weeks"} & set(self.errors):
            days, weeks = cleaned.get("days"), cleaned.get("weeks")
            if days is None and weeks is None:
                self.add_error("days", "Vul de lengte in dagen of in weken in.")
            elif days is not None and weeks is not None:
                self.add_error("weeks", "Vul de lengte in dagen of in weken in, niet allebei.")

    def _check_completion(self, cleaned: dict[str, Any]) -> None:
        invited, completed, unused = (cleaned.get(key) for key in ("invited", "completed", "term_end"))
        if completed and unused:
            self.add_error("term_end", "Er is aangevuld, of de hersteltermijn liep ongebruikt af: niet allebei.")
        if (completed or unused) and not invited and "invited" not in self.errors:
            self.add_error("invited", "Vul ook in wanneer is uitgenodigd om aan te vullen.")
        if invited and not completed and not unused and not {"completed", "term_end"} & set(self.errors):
            self.add_error("completed", "Vul in wanneer is aangevuld, of wanneer de hersteltermijn ongebruikt afliep.")


def _field_of_start(rule: Rule) -> forms.Field:
    if rule.takes_moment:
        return LocalMomentField(label=f"Tijdstip van {rule.trigger}")
    is_a_day = rule.trigger.startswith("de laatste dag")
    return DateField(label=as_sentence(rule.trigger) if is_a_day else f"Dag van {rule.trigger}")


def _was_given(value: OptionValue | None) -> bool:
    return value is not None and value is not False and value != ""


def field_of(option: Option) -> forms.Field:
    """The field of an option: a tick, a choice, a number or a day."""
    makers: dict[type, Callable[[Any], forms.Field]] = {
        YesNo: _tick_or_choice,
        Choice: lambda choice: forms.ChoiceField(choices=[(word, WORDS[word]) for word in choice.choices]),
        Number: _number,
        Day: lambda _: DateField(),
    }
    field = makers[type(option)](option)
    field.label = as_sentence(option.label)
    field.required = option.is_required
    return field


def _number(option: Number) -> forms.Field:
    label = as_sentence(option.label)
    sentences = {
        "min_value": f"“{label}” is ten minste {option.minimum}.",
        "max_value": f"“{label}” is ten hoogste {LARGEST_NUMBER}.",
    }
    return forms.IntegerField(min_value=option.minimum, max_value=LARGEST_NUMBER, error_messages=sentences)


def _tick_or_choice(option: YesNo) -> forms.Field:
    """A tick; where the law asks for an answer a choice, for no tick is no answer."""
    if not option.is_required:
        return forms.BooleanField()
    choices = [("", "kies een antwoord"), (YES, "ja"), (NO, "nee")]
    return forms.ChoiceField(choices=choices)
