"""A few canaries at each run of the tests; `make attack` plants two hundred."""

from regiotoezicht.access.roles import Role
from regiotoezicht.care.models import CareContact
from tests.attack.care import _hits, run
from tests.care.conftest import PASSWORD, Ward
from tests.conftest import NOW, Hire


def test_canaries_are_found_nowhere_else(ward: Ward, hire: Hire) -> None:
    for role in (Role.LAWYER, Role.PRIVACY_OFFICER, Role.FUNCTIONAL_ADMINISTRATOR, Role.COORDINATOR, Role.SUPERVISOR):
        hire(f"Iemand{role.value}", role, ward.town)
    assert run(5, reader=ward.zoe.account, password=PASSWORD, at=NOW) == (5, 0)


def test_a_leak_would_be_found(ward: Ward) -> None:
    code = "2345-6789-CDFH-JKLM"
    CareContact.objects.filter(account=ward.zoe.account).update(reference=f"zie {code}")
    assert _hits([code], str(list(CareContact.objects.values_list("reference", flat=True)))) == 1
