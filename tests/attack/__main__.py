"""The whole attack on the demo region, on the database of DATABASE_URL: `python -m tests.attack`.

Prints what was tried and what leaked; ends with 1 when something leaked.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@contextmanager
def region() -> Iterator[None]:
    """The demo region in a database that goes away; on PostgreSQL as a role that the walls hold."""
    import time_machine
    from django.core.management import call_command
    from django.db import connection
    from django.db.backends.signals import connection_created
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from tests import behind_the_wall

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        if connection.vendor == "postgresql":
            behind_the_wall.make_role()
            connection_created.connect(behind_the_wall.take_role)
            behind_the_wall.start_anew()
        with time_machine.travel(MONDAY, tick=False):
            call_command("seed", verbosity=0)
        yield
    finally:
        if connection.vendor == "postgresql":
            connection_created.disconnect(behind_the_wall.take_role)
            behind_the_wall.start_anew()
        teardown_databases(made, verbosity=0)


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> int:
    """Run every part that this database has, each on the region as it was seeded."""
    import django

    django.setup()
    from django.db import transaction

    from tests.attack.parts import here

    leaks = 0
    with region():
        for part in here():
            began = time.monotonic()
            with nullcontext() if part.commits else transaction.atomic():
                outcome = part.run(MONDAY)
                if not part.commits:
                    transaction.set_rollback(True)
            leaks += outcome.leaks
            _say(f"{part.name} ({time.monotonic() - began:.0f} s)", *outcome.lines)
    _say(f"lekken: {leaks}")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
