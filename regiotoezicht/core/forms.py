"""Forms in the design system, with Dutch errors beside the field they belong to."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.forms.renderers import TemplatesSetting

from regiotoezicht.core.refusals import NotAllowed, Refused

T = TypeVar("T")


class DutchFormRenderer(TemplatesSetting):
    """Renders forms and fields with the templates of the ground."""

    form_template_name = "core/form.html"
    field_template_name = "core/field.html"


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
