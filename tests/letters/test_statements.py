"""What composing a letter costs in statements."""

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.worklist.models import Task
from tests.letters.conftest import composed
from tests.statements import costs, fresh


def test_composing_a_letter(matter: Task, anna: AccountActor) -> None:
    shown = Task.objects.select_related("municipality").get(pk=matter.pk)
    with costs("compose a letter"):
        composed(shown, fresh(anna))
