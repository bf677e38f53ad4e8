"""The form of cover during leave."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from regiotoezicht.access.delegations.rules import MOST_DAYS
from regiotoezicht.access.models import Account
from regiotoezicht.core.forms import DateField, Form


class _Colleague(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    def label_from_instance(self, obj: Any) -> str:
        """Her name and where she works: two people may have one name."""
        return f"{obj.name}, {obj.employee.employer.name}"


class CoverForm(Form):
    """Who covers, and from when until when."""

    stand_in = _Colleague(
        queryset=Account.objects.none(),  # filled per role below
        label="Wie neemt waar",
        empty_label="kies een collega met dezelfde rol",
    )
    from_date = DateField(label="Vanaf")
    until_date = DateField(
        label="Tot",
        help_text=f"De eerste dag waarop de vervanging niet meer geldt, hoogstens {MOST_DAYS // 7} weken na het begin.",
    )

    def __init__(self, *args: Any, colleagues: QuerySet[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stand_in: Any = self.fields["stand_in"]
        stand_in.queryset = colleagues
