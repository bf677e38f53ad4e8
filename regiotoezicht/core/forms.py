"""Forms in the design system, with Dutch errors beside the field they belong to."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django import forms
from django.db import IntegrityError
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from regiotoezicht.core.printable import tidy, unprintable
from regiotoezicht.core.refusals import NotAllowed, Refused

T = TypeVar("T")
DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y")
LONGEST_NUMBER = 18
"""Digits of a row number that a database holds."""
MOMENTS = ("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M")


class DutchFormRenderer(TemplatesSetting):
    """Renders forms and fields with the templates of the ground."""

    form_template_name = "core/form.html"
    field_template_name = "core/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Render a template; a choice list is written out here, for its many options as templates took a third of the
        time of a list.
        """
        if template_name == forms.Select.template_name:
            return _choice_list(context["widget"])
        return super().render(template_name, context, request)


class TicksField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """Rows to tick; a number that no database holds is no choice."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """The rows that were ticked."""
        for pk in value or ():
            if not str(pk).isdecimal() or len(str(pk)) > LONGEST_NUMBER:
                raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": pk})
        return super().clean(value)


def offer(form: forms.BaseForm, name: str, choices: Iterable[Any]) -> None:
    """Set what a field of a form offers, where that depends on the reader or on the data."""
    field: Any = form.fields[name]
    field.choices = list(choices)


class DateInput(forms.DateInput):
    """The date picker of the browser, which takes ISO dates only, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The time picker of the browser."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """The picker of the browser for a day and a time together."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class DateField(forms.DateField):
    """A day, picked or typed as 24-03-2026."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": DAYS} | kwargs)


class TimeField(forms.TimeField):
    """A time of day, typed as 21:30 or 21.30."""

    widget = TimeInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": ("%H:%M", "%H.%M", "%H:%M:%S")} | kwargs)


class DateTimeField(forms.DateTimeField):
    """A moment on the clock of the Netherlands."""

    widget = DateTimeInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": MOMENTS} | kwargs)


def _choice_list(widget: dict[str, Any]) -> SafeString:
    """A choice list. Every value and label is escaped here, option by option: a filter has dozens on every page."""
    look = f"utrecht-select utrecht-select--html-select {widget['attrs'].get('class', '')}".strip()
    attributes = _attributes({"name": widget["name"], "class": look} | widget["attrs"] | {"class": look})
    parts = (
        f'<optgroup label="{conditional_escape(name)}">{_options(options)}</optgroup>' if name else _options(options)
        for name, options, _ in widget["optgroups"]
    )
    return SafeString(f"<select{attributes}>{''.join(parts)}</select>")


def _options(options: Iterable[dict[str, Any]]) -> str:
    return "".join(
        f'<option value="{conditional_escape(option["value"])}"{_attributes(option["attrs"])}>'
        f"{conditional_escape(option['label'])}</option>"
        for option in options
    )


def _attributes(attributes: dict[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in attributes.items()
        if value is not False and value is not None
    )


def say_in_dutch(form: forms.BaseForm) -> None:
    """Give the fields of a form errors that name the field and say what to do, and pickers that take ISO dates."""
    for name, field in form.fields.items():
        label = str(field.label or name.replace("_", " ").capitalize())
        for code, sentence in _sentences(field, label).items():
            if str(field.error_messages.get(code)) == str(_of_django(field, code)):
                field.error_messages[code] = sentence
        _use_pickers(field)


def _sentences(field: forms.Field, label: str) -> dict[str, str]:
    choosing = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    required = f"Vul “{label}” in."
    if isinstance(field, forms.FileField):
        required = f"Kies een bestand bij “{label}”."
    elif isinstance(field, forms.BooleanField):
        required = f"Zet een vinkje bij “{label}” om verder te gaan."
    elif choosing:
        required = f"Kies een antwoord bij “{label}”."
    sentences = {"required": required, "empty": f"Het bestand bij “{label}” is leeg. Kies een ander bestand."}
    if isinstance(field, forms.DateTimeField):
        sentences["invalid"] = f"“{label}” is geen bestaand tijdstip. Schrijf het als 24-03-2026 21:30."
    elif isinstance(field, forms.DateField):
        sentences["invalid"] = f"“{label}” is geen bestaande datum. Schrijf de datum als 24-03-2026."
    elif isinstance(field, forms.TimeField):
        sentences["invalid"] = f"“{label}” is geen bestaande tijd. Schrijf de tijd als 21:30."
    elif isinstance(field, forms.DecimalField | forms.FloatField):
        sentences["invalid"] = f"Vul bij “{label}” een getal in."
    elif isinstance(field, forms.IntegerField):
        sentences["invalid"] = f"Vul bij “{label}” een heel getal in, zonder punten of letters."
    elif isinstance(field, forms.EmailField):
        sentences["invalid"] = f"“{label}” is geen volledig e-mailadres. Schrijf het als naam@gemeente.nl."
    if choosing:
        sentences["invalid_choice"] = f"Kies bij “{label}” een van de antwoorden uit de lijst."
    return sentences


def _of_django(field: forms.Field, code: str) -> object:
    """The message that this kind of field has when nobody chose another."""
    for kind in type(field).__mro__:
        messages = getattr(kind, "default_error_messages", {}) if "default_error_messages" in vars(kind) else {}
        if code in messages:
            return messages[code]
    return None


def _use_pickers(field: forms.Field) -> None:
    plain = {forms.DateInput: DateInput, forms.TimeInput: TimeInput, forms.DateTimeInput: DateTimeInput}
    picker = plain.get(type(field.widget))
    if picker is None:
        return
    field.widget = picker(field.widget.attrs)
    if isinstance(field, forms.DateTimeField):
        field.input_formats = MOMENTS
    elif isinstance(field, forms.DateField):
        field.input_formats = DAYS


def _make_fit_for_paper(form: forms.BaseForm) -> None:
    """Tidy what was typed in each text field, and refuse signs that no letter or report can show. A password is left
    as it is.
    """
    for name, field in form.fields.items():
        typed = form.cleaned_data.get(name)
        if not isinstance(field, forms.CharField) or not isinstance(typed, str):
            continue
        if isinstance(field.widget, forms.PasswordInput):
            continue
        form.cleaned_data[name] = tidied = tidy(typed).strip() if field.strip else tidy(typed)
        told = unprintable(tidied)
        if told:
            form.add_error(name, forms.ValidationError(told, code="unprintable"))
        elif field.required and not tidied:
            form.add_error(name, forms.ValidationError(field.error_messages["required"], code="required"))


class Form(forms.Form):
    """A form of ours: Dutch errors per field, pickers for dates, text that can be printed."""

    use_required_attribute = False  # the server says in Dutch what is missing; the browser would in its own language

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_in_dutch(self)

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # the types of Django leave out this step of `full_clean`
        _make_fit_for_paper(self)


class ModelForm(forms.ModelForm):  # type: ignore[type-arg]  # the model is named by Meta of each form
    """A form of ours over a model. It only checks and proposes; the action writes."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_in_dutch(self)

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]  # the types of Django leave out this step of `full_clean`
        _make_fit_for_paper(self)


def attempt(form: forms.BaseForm, write: Callable[[], T]) -> T | None:
    """Run a write for a valid form; a refusal becomes an error of the form, so nothing typed is lost.

    Raises NotAllowed: that is no error of the form, but a page that does not exist for this actor.
    """
    try:
        return write()
    except NotAllowed:
        raise
    except Refused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, forms.ValidationError(refusal.sentence, code=refusal.code))
        return None


def attempt_once(form: forms.BaseForm, write: Callable[[], T], before: Callable[[], T | None]) -> T | None:
    """As `attempt`, and of a form that was sent twice the first answer, also when both came at the same moment.

    `before` looks for what an earlier form with the same mark made. Raises IntegrityError when the database refused
    something else.
    """
    try:
        return before() or attempt(form, write)
    except IntegrityError:
        first = before()
        if first is None:
            raise
        return first
