"""Forms of accounts and roles."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password

from regiotoezicht.access.models import Account
from regiotoezicht.core.forms import Form


class FirstAdministratorForm(Form):
    """The first functional administrator: who she is, and a password of her own."""

    name = forms.CharField(
        label="Uw naam", max_length=80, strip=True, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Uw adres van het werk. U meldt zich ermee aan; er gaat geen bericht heen.",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Wachtwoord", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label="Wachtwoord, nog een keer",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        """The password follows the rules and was typed the same twice."""
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password and cleaned.get("again") and password != cleaned["again"]:
            self.add_error("again", "De twee wachtwoorden zijn niet gelijk.")
        elif password:
            somebody = Account(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(password, somebody)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
