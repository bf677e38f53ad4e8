"""No page answers "broken", whatever is sent to it."""

import pytest

from tests.pages.prodding import Answered

pytestmark = pytest.mark.django_db

EXPECTED = frozenset({200, 302, 303, 404, 405, 409, 422})


def test_no_form_and_no_list_breaks_on_bad_input(answered: list[Answered]) -> None:
    assert len(answered) > 100
    broken = sorted({f"{one.status}: {one.route}: {one.what}" for one in answered if one.status not in EXPECTED})
    assert not broken, (
        "These answer otherwise than with a page, a refusal or not found. Let a form clean what is sent before it is "
        "used:\n" + "\n".join(broken)
    )
