"""`demo-accounts`: the accounts of the demo region."""

from typing import Any

from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.demo.people import EVERYBODY, PASSWORD


class Command(BaseCommand):
    """Lists the demo accounts with their roles."""

    help = "Toont de accounts van de demonstratieregio."

    def answer(self, **options: Any) -> list[dict[str, str]]:
        return [{"email": person.email, "name": person.name, "role": person.role.label} for person in EVERYBODY]

    def text(self, document: Any) -> list[str]:
        lines = [f"  {row['email']:<44} {row['role']}" for row in document]
        return [f"Demo-accounts (wachtwoord voor alle: {PASSWORD}):", *lines]
