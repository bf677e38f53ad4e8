"""Who is signed in: the account of a session, which every page asks."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection
from django.db.models import QuerySet

from regiotoezicht.access.models import Account
from regiotoezicht.core.prepared import Prepared

_COLUMNS = [field.attname for field in Account._meta.concrete_fields]


def _account_of(key: int) -> QuerySet[Any, Any]:
    return Account.objects.filter(pk=key).order_by().values_list(*_COLUMNS)


_ACCOUNT = Prepared(_account_of, key=int)


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Signing in as allauth does it; the account of a session comes by a prepared statement."""

    def get_user(self, user_id: int) -> Account | None:
        """The account with this id, or None when there is none or it was closed."""
        for row in _ACCOUNT.rows(key=user_id):
            account = Account.from_db(connection.alias, _COLUMNS, row)
            return account if self.user_can_authenticate(account) else None
        return None
