"""The clock of an overdose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.dose_timer import DoseTimer, clock_face
from tests.core.properties import steady


def test_before_the_first_dose_nothing_runs() -> None:
    timer = DoseTimer()
    assert not timer.is_running
    assert (timer.since_first(90), timer.since_last(90)) == (0, 0)


def test_the_first_and_the_last_dose_have_their_own_time() -> None:
    timer = DoseTimer().with_dose(10.0).with_dose(140.0)
    assert timer.is_running
    assert timer.since_first(200.9) == 190
    assert timer.since_last(200.9) == 60


def test_a_clock_read_before_the_dose_shows_nothing_rather_than_less() -> None:
    timer = DoseTimer((50.0,))
    assert (timer.since_first(20.0), timer.since_last(20.0)) == (0, 0)


@pytest.mark.parametrize(
    ("seconds", "face"), [(0, "00:00"), (59, "00:59"), (125, "02:05"), (3599, "59:59"), (3607, "1:00:07")]
)
def test_hours_show_only_when_there_are_any(seconds: int, face: str) -> None:
    assert clock_face(seconds) == face


@steady
@given(st.integers(0, 10**6))
def test_a_clock_face_can_be_read_back(seconds: int) -> None:
    parts = [int(part) for part in clock_face(seconds).split(":")]
    assert sum(part * 60**power for power, part in enumerate(reversed(parts))) == seconds
