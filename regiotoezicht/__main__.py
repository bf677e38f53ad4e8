"""The console script `regiotoezicht`: Django's commands and our own, under our name."""

import os
import sys
from urllib.parse import unquote, urlsplit


def main() -> None:
    """Run one command, with the settings of this package unless the environment names others.

    What makes or replaces tables works as their owner when `DATABASE_OWNER_URL` names it; all else, and who answers
    requests, works as the role of `DATABASE_URL`, which cannot take a wall away.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiotoezicht.config.settings")
    owner = os.environ.get("DATABASE_OWNER_URL")
    if owner and sys.argv[1:2] in (["migrate"], ["restore"]):
        role = unquote(urlsplit(os.environ.get("DATABASE_URL", "")).username or "")
        if not role:
            sys.exit(
                "Noem met DATABASE_URL ook de rol die het programma zelf gebruikt; DATABASE_OWNER_URL is de eigenaar."
            )
        os.environ["REGIOTOEZICHT_DATABASE_ROLE"] = role
        os.environ["DATABASE_URL"] = owner
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
