"""The place that a room above fills: which municipalities have a number on which care can be reached.

The room of care stands behind a wall and may not be imported here. Its number on call is for everybody who works in the
region; who the care contacts are is not asked (ADR 0160).
"""

from collections.abc import Callable, Collection

OnCall = Callable[[Collection[int]], set[int]]
_FILLED: list[OnCall] = []


def plug_on_call(answer: OnCall) -> None:
    """Fill the place: answer those of these municipalities, by id, that have a number of care.

    Raises ValueError when it was filled before.
    """
    if _FILLED:
        raise ValueError("the number of care is answered already")
    _FILLED.append(answer)


def with_care(municipality_ids: Collection[int]) -> set[int]:
    """Those of these municipalities that have a number on which care can be reached."""
    return _FILLED[0](municipality_ids) if _FILLED else set()
