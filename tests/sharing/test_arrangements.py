"""What a district decides as processor and as joint controller, without a database."""

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.rules import Arrangement
from regiotoezicht.sharing.agreements.arrangements import Matter, may_decide, refuse_as_processor


@pytest.mark.parametrize("matter", list(Matter))
def test_a_processor_decides_nothing_and_is_told_who_does(matter: Matter) -> None:
    with pytest.raises(Refused, match=r"artikel 28 AVG.* Vraag de ") as refused:
        refuse_as_processor(matter, Arrangement.PROCESSOR)
    assert refused.value.code == "as_processor"
    assert not may_decide(matter, None)
    assert may_decide(matter, Arrangement.JOINT)
