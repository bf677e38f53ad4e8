"""Two people at the same borders: they are taken into use once, and removed once."""

from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reporting.borders import actions
from regiotoezicht.reporting.models import BorderSet
from tests.at_once import refused, together
from tests.conftest import NOW

pytestmark = pytest.mark.at_once


def test_of_two_at_once_one_is_told_that_it_changed(
    ada: AccountActor, paul: AccountActor, beverwijk: Municipality
) -> None:
    areas = actions.Areas({beverwijk.pk: {"type": "MultiPolygon", "coordinates": []}})
    draft = actions.keep_draft(BorderSet(source="CBS", token=uuid4()), areas, actor=ada, at=NOW)

    def used_by(actor: AccountActor) -> object:
        return actions.take_in(BorderSet.objects.get(), actor=actor, at=NOW)

    def removed_by(actor: AccountActor) -> object:
        return actions.remove(BorderSet.objects.get(), actor=actor, at=NOW)

    assert len(refused(together(lambda: used_by(ada), lambda: used_by(paul)))) == 1
    assert list(BorderSet.objects.in_use()) == [draft]
    assert len(refused(together(lambda: removed_by(ada), lambda: removed_by(paul)))) == 1
    assert not BorderSet.objects.exists()
