"""The settings of the floor: those of the programme with nothing around a view.

No session, no account, no rights, no log, no page frame: the least that the same machine can do. Served beside the real
programme while measuring, never to users.
"""

import os

from regiotoezicht.config.settings import *  # noqa: F403 - the floor stands on the same database and templates

ROOT_URLCONF = "scripts.floor_page"
if "DATABASE_OWNER_URL" in os.environ:  # whom no wall holds: the floor asks nobody who reads
    DATABASES["default"] |= env.dj_db_url("DATABASE_OWNER_URL")  # noqa: F405 - of the settings above
MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]  # its app refuses to start without
TEMPLATES[0]["OPTIONS"]["context_processors"] = []  # type: ignore[index]  # noqa: F405 - of the settings above
TEMPLATES[0]["DIRS"] = [str(CHECKOUT / "scripts")]  # noqa: F405 - of the settings above
