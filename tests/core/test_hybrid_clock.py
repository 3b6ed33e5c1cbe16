"""Stamps order changes also where clocks are wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.hybrid_clock import Stamp, next_stamp, read_stamp
from tests.core.properties import steady

moments = st.integers(0, 10**14)


@steady
@given(st.lists(moments, min_size=2, max_size=30))
def test_each_stamp_is_later_than_the_one_before_whatever_the_clock_says(clock: list[int]) -> None:
    last = None
    for now in clock:
        stamp = next_stamp("a", now, last)
        assert last is None or (stamp > last and str(stamp) > str(last))
        last = stamp


def test_a_clock_that_moved_on_is_believed_and_one_set_back_is_not() -> None:
    first = next_stamp("a", 1_000, None)
    assert next_stamp("a", 5_000, first) == Stamp(5_000, 0, "a")
    assert next_stamp("a", 10, first) == Stamp(1_000, 1, "a")
    assert next_stamp("a", 10, Stamp(1_000, 999_999, "b")) == Stamp(1_001, 0, "a")


@steady
@given(moments, st.integers(0, 999_999), st.text("0123456789abcdef", min_size=1, max_size=16))
def test_a_stamp_is_read_as_it_was_written(milliseconds: int, count: int, device: str) -> None:
    stamp = Stamp(milliseconds, count, device)
    assert read_stamp(str(stamp)) == stamp


@pytest.mark.parametrize("text", ["", "1-2-a", "000000000000001-000001-", "x" * 40, "000000000000001-00000x-a"])
def test_what_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"stamp|unpack"):
        read_stamp(text)
