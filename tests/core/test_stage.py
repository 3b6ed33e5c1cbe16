"""An enlarged part of a slide lies on the slide, and places are found on both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.stage import Point, Zoom

shares = st.floats(0, 1)


@given(shares, shares, st.floats(1, 8))
def test_a_part_never_reaches_over_the_edge(x: float, y: float, times: float) -> None:
    zoom = Zoom(Point(x, y), times)
    for corner in (zoom.on_slide(Point(0, 0)), zoom.on_slide(Point(1, 1))):
        assert -1e-9 <= corner.x <= 1 + 1e-9
        assert -1e-9 <= corner.y <= 1 + 1e-9


@given(shares, shares, shares, shares, st.floats(1, 8))
def test_a_place_on_the_part_is_found_again(x: float, y: float, px: float, py: float, times: float) -> None:
    zoom = Zoom(Point(x, y), times)
    again = zoom.on_part(zoom.on_slide(Point(px, py)))
    assert (again.x, again.y) == pytest.approx((px, py), abs=1e-6)


def test_the_middle_is_in_the_middle_where_there_is_room() -> None:
    assert Zoom(Point(0.5, 0.4), 2).on_slide(Point(0.5, 0.5)) == Point(0.5, 0.4)
    assert Zoom(Point(0, 1), 2).corner == Point(0, 0.5)
