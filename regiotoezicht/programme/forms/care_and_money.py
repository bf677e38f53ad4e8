"""Forms of contracts for care and of the budget."""

from uuid import uuid4

from django import forms

from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.programme.plan_rules import MOST_CENTS


class ContractForm(Form):
    """Who gives which care, by which paper, between which days."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    provider = GuardedCharField(
        label="Organisatie",
        max_length=120,
        widget=forms.TextInput(),
        help_text="De naam van de instelling, geen persoon.",
    )
    subject = GuardedCharField(label="Waarvoor", max_length=160, widget=forms.TextInput())
    reference = GuardedCharField(
        label="Kenmerk",
        max_length=80,
        widget=forms.TextInput(),
        help_text="Het zaaknummer of kenmerk van het contract.",
    )
    from_date = DateField(label="Vanaf")
    until_date = DateField(label="Tot en met")


class CostsForm(Form):
    """What something costs in a year, and who pays it."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    year = forms.IntegerField(label="Jaar", min_value=2000, max_value=2100)
    title = GuardedCharField(label="Waarvoor", max_length=120, widget=forms.TextInput())
    paid_by = GuardedCharField(
        label="Wie betaalt",
        max_length=80,
        widget=forms.TextInput(),
        help_text="Bijvoorbeeld: de gemeenten samen, of een rijksbijdrage.",
    )
    cents = EuroField(label="Begroot", most_cents=MOST_CENTS)
    spent_cents = EuroField(
        label="Uitgegeven", required=False, most_cents=MOST_CENTS, help_text="Leeg als er nog niets is uitgegeven."
    )
