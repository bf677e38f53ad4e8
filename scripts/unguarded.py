"""The settings of the programme without what guards a request: what `make bench` compares with, never served to users.

The roles of an account are read once per process instead of once per request, nobody says on the connection where she
stands, no wall of the database holds (the role is the owner), and nothing is put on the log. What stays are the
conditions on the rows themselves: without them other rows would be drawn, and the comparison would be of two pages.
"""

import os

from regiotoezicht.config.settings import *  # noqa: F403 - the same programme in all else

if "DATABASE_OWNER_URL" in os.environ:
    DATABASES["default"] |= env.dj_db_url("DATABASE_OWNER_URL")  # noqa: F405 - of the settings above
_GUARD = "regiotoezicht.access.middleware.actor_of_request"
MIDDLEWARE = ["scripts.unguarded_requests.actor_of_request" if name == _GUARD else name for name in MIDDLEWARE]  # noqa: F405
