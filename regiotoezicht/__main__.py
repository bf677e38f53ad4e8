"""The console script `regiotoezicht`: Django's commands and our own, under our name."""

import os
import sys


def main() -> None:
    """Run one command, with the settings of this package unless the environment names others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiotoezicht.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
