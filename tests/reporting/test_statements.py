"""What the writes of borders cost in statements, whatever the number of municipalities."""

from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reporting.borders import actions
from regiotoezicht.reporting.models import BorderSet
from tests.conftest import NOW
from tests.statements import costs, fresh


def test_borders(ada: AccountActor) -> None:
    areas = actions.Areas({place.pk: {"type": "MultiPolygon"} for place in Municipality.objects.all()})
    actor = fresh(ada)
    with costs("read borders to look at"):
        draft = actions.keep_draft(BorderSet(source="CBS", token=uuid4()), areas, actor=actor, at=NOW)
    actor = fresh(ada)
    with costs("take borders into use"):
        actions.take_in(draft, actor=actor, at=NOW)
    actor = fresh(ada)
    with costs("remove borders"):
        actions.remove(draft, actor=actor, at=NOW)
