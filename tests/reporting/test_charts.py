"""The shades of a map."""

import pytest

from regiotoezicht.reporting.charts import DARK, INKS, LIGHT, Theme, shades


def brightness(shade: str) -> int:
    return sum(int(shade[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize(("theme", "many_is_bright"), [(LIGHT, False), (DARK, True)], ids=["light", "dark"])
def test_many_stands_out_from_the_page(theme: Theme, count: int, *, many_is_bright: bool) -> None:
    found = shades(count, theme)
    assert len(set(found)) == count
    assert set(found) <= set(INKS)
    assert found == sorted(found, key=brightness, reverse=not many_is_bright)
