"""Sessions in the database, as Django keeps them; every page asks one, so it is read by a prepared statement."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from regiotoezicht.core import clock
from regiotoezicht.core.prepared import Prepared


def _session_of(key: str) -> QuerySet[Any, Any]:
    return Session.objects.filter(session_key=key).values_list("session_data", "expire_date")


_SESSION = Prepared(_session_of, key=str)


class SessionStore(db.SessionStore):
    """The store of Django; what is not found or has expired goes its ordinary way."""

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key or ""
        for data, expires in _SESSION.rows(key=key):
            if expires > clock.now():
                return Session(session_key=key, session_data=data, expire_date=expires)
        found: Session | None = super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out
        return found
