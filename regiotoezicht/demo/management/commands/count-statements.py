"""`count-statements`: how many SQL statements a page costs, for the budgets and the benchmark."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.models import Account
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.refusals import Refused

_CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SELECT SET_CONFIG", "PRAGMA")


class Command(BaseCommand):
    """Opens a page as a demo account, in demo mode only, and counts its statements without transaction control."""

    help = "Telt de SQL-opdrachten van een pagina (alleen in de demonstratie)."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("path")
        parser.add_argument("--as", dest="email", required=True)

    def answer(self, **options: Any) -> dict[str, Any]:
        account = Account.objects.filter(email=options["email"]).first()
        if not settings.DEMO or account is None:
            raise Refused("not_demo", "Dit kan alleen in de demonstratie, met een demo-account.")
        client = Client(headers={"host": "localhost"})
        client.force_login(account, backend=settings.SIGN_IN_BACKEND)
        client.get(options["path"])
        with CaptureQueriesContext(connection) as captured:
            status = client.get(options["path"]).status_code
        counted = [q["sql"] for q in captured.captured_queries if not q["sql"].upper().startswith(_CONTROL)]
        return {"path": options["path"], "status": status, "statements": len(counted)}

    def text(self, document: Any) -> list[str]:
        return [f"{document['statements']} (antwoord {document['status']})"]
