"""Free text that may hold no personal data."""

import pytest
from django.core.exceptions import ValidationError

from regiotoezicht.core.guarded import GuardedCharField, refuse_personal_text
from regiotoezicht.core.refusals import Refused

WITH_PHONE = "Bel 06-00000088 voor een afspraak."


def test_a_text_without_personal_data_passes() -> None:
    assert GuardedCharField().clean("De voordeur was open.") == "De voordeur was open."
    refuse_personal_text("De voordeur was open.", field="note")


def test_a_form_field_says_what_the_guard_saw_and_not_the_text_itself() -> None:
    with pytest.raises(ValidationError) as refused:
        GuardedCharField().clean(WITH_PHONE)
    assert "telefoonnummer" in refused.value.messages[0]
    assert "00000088" not in refused.value.messages[0]


def test_an_action_refuses_the_same_text_and_names_its_field() -> None:
    with pytest.raises(Refused) as refused:
        refuse_personal_text(WITH_PHONE, field="note")
    assert refused.value.field == "note"
    assert "00000088" not in refused.value.sentence


def test_an_empty_text_is_left_to_the_field() -> None:
    assert GuardedCharField(required=False).clean("") == ""
