"""Which copies stay: days, weeks and months back, and never fewer because a clock was wrong."""

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.backup_plan import (
    DAILY,
    KEPT_APART,
    MONTHLY,
    RECENT,
    WEEKLY,
    Copy,
    Reason,
    next_copy,
    read_copy,
    surplus,
)
from tests.core.properties import steady

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
MOST_REGULAR = RECENT + DAILY + WEEKLY + MONTHLY

times = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)).map(lambda time: time.replace(tzinfo=UTC))
clocks = st.lists(times, max_size=120)
"""Whatever a clock may say, one copy after another."""


def made_at(moments: Iterable[datetime], reason: Reason = Reason.REGULAR) -> list[Copy]:
    """Copies made one after another, none taken away."""
    copies: list[Copy] = []
    for moment in moments:
        copies.append(next_copy(copies, moment, reason))
    return copies


def kept_of(copies: Iterable[Copy]) -> list[Copy]:
    copies = list(copies)
    gone = surplus(copies)
    return [copy for copy in copies if copy not in gone]


def kept_along(moments: Iterable[datetime]) -> list[Copy]:
    """What stays when old ones go after each that is made, as it is in life."""
    copies: list[Copy] = []
    for moment in moments:
        copies = kept_of([*copies, next_copy(copies, moment)])
    return copies


def every(step: timedelta, count: int, until: datetime = NOON) -> list[datetime]:
    return [until - step * number for number in reversed(range(count))]


def test_a_name_says_the_time_in_utc_and_the_deed() -> None:
    assert Copy(7, NOON).name == "notebook-20261121T120000Z-00007.hrbackup"
    before = Copy(7, NOON, 2, Reason.IMPORT)
    assert before.name == "notebook-20261121T120000Z-00007-clock2-before-import.hrbackup"


@steady
@given(st.integers(1, 999_999_999), times, st.integers(0, 99), st.sampled_from(Reason))
def test_a_name_is_read_as_it_was_written(number: int, made: datetime, era: int, reason: Reason) -> None:
    copy = Copy(number, made.replace(microsecond=0), era, reason)
    assert read_copy(copy.name) == copy


@pytest.mark.parametrize(
    "name",
    [
        "",
        "notebook.db",
        "notebook-20261121T120000Z-00007.hrbackup.part",
        "notebook-20269921T120000Z-00007.hrbackup",
        "notebook-20261121T120000Z-00007-before-lunch.hrbackup",
        "notebook-20261121T120000Z-٠٠٠٠٧.hrbackup",
        "my notes notebook-20261121T120000Z-00007.hrbackup",
    ],
)
def test_a_file_of_somebody_else_is_no_copy(name: str) -> None:
    assert read_copy(name) is None


def test_years_of_half_hours_leave_days_then_weeks_then_months() -> None:
    working = [moment for moment in every(timedelta(minutes=30), 48 * 800) if 9 <= moment.hour < 17]
    kept = kept_along(working)
    days = [copy.made.date() for copy in kept]
    assert len(kept) == MOST_REGULAR
    assert [copy.made for copy in kept[-RECENT:]] == working[-RECENT:]
    # The eight recent ones are seven of today and the last of yesterday, which so stands for its day.
    assert days[-RECENT - DAILY : -RECENT] == [NOON.date() - timedelta(days=back) for back in range(DAILY + 1, 1, -1)]
    weeks = days[MONTHLY : MONTHLY + WEEKLY]
    assert {later - earlier for earlier, later in itertools.pairwise(weeks)} == {timedelta(days=7)}
    assert {day.isoweekday() for day in weeks} == {7}
    months = [(day.year, day.month) for day in days[:MONTHLY]]
    assert len(set(months)) == MONTHLY
    assert NOON.date() - days[0] > timedelta(days=300)


def test_the_last_copy_of_a_day_is_the_one_that_stays() -> None:
    yesterday = [NOON - timedelta(days=1, hours=hours) for hours in (3, 2, 1)]
    today = every(timedelta(minutes=30), RECENT)
    assert [copy.made for copy in kept_of(made_at(yesterday + today))] == [yesterday[-1], *today]


def test_copies_before_a_deed_stand_apart_and_take_nobodys_place() -> None:
    copies = made_at(every(timedelta(days=1), RECENT + DAILY))
    for reason in (Reason.MIGRATION, Reason.EXCHANGE):
        for _ in range(KEPT_APART + 2):
            copies.append(next_copy(copies, NOON, reason))
    kept = kept_of(copies)
    assert kept[: RECENT + DAILY] == copies[: RECENT + DAILY]
    assert [copy.reason for copy in kept[RECENT + DAILY :]] == [Reason.MIGRATION] * 5 + [Reason.EXCHANGE] * 5
    assert kept[-1] == copies[-1]


@steady
@given(clocks)
def test_the_newest_ones_always_stay_and_never_more_than_there_is_room_for(moments: list[datetime]) -> None:
    copies = made_at(moments)
    kept = kept_of(copies)
    assert kept[-RECENT:] == copies[-RECENT:]
    assert len(kept) <= MOST_REGULAR
    assert len(kept) >= min(len(copies), RECENT)


@steady
@given(clocks)
def test_what_stayed_once_stays_until_another_is_made(moments: list[datetime]) -> None:
    kept = kept_of(made_at(moments))
    assert surplus(kept) == frozenset()


@steady
@given(clocks, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_listed_changes_nothing(moments: list[datetime], chance: Random) -> None:
    copies = made_at(moments)
    shuffled = copies.copy()
    chance.shuffle(shuffled)
    assert surplus(shuffled) == surplus(copies)


@steady
@given(clocks)
def test_no_two_copies_ever_have_one_name(moments: list[datetime]) -> None:
    copies = made_at([*moments, *moments[-1:]])
    assert len({copy.name for copy in copies}) == len(copies)


@steady
@given(st.lists(st.integers(0, 400), min_size=1, max_size=60, unique=True))
def test_the_last_copy_of_each_of_the_newest_days_stays(days: list[int]) -> None:
    moments = [NOON + timedelta(days=day, hours=hour) for day in sorted(days) for hour in (0, 1)]
    kept = {copy.made for copy in kept_along(moments)}
    for day in sorted(days)[-DAILY:]:
        assert NOON + timedelta(days=day, hours=1) in kept


def test_a_clock_that_begins_anew_at_each_start_still_leaves_as_many_copies() -> None:
    dead = datetime(2010, 1, 1, tzinfo=UTC)
    before = every(timedelta(days=1), 30)
    starts = [dead + timedelta(minutes=30 * number) for _ in range(60) for number in (1, 2)]
    copies = kept_along(before + starts)
    assert len([copy for copy in copies if copy.made.year == 2010]) == MOST_REGULAR


def test_a_day_in_a_nonsense_future_drives_nothing_out_and_is_outlived() -> None:
    before = every(timedelta(days=1), 20)
    future = [datetime(2099, 1, 1, hour, tzinfo=UTC) for hour in range(3)]
    after = [NOON + timedelta(days=day) for day in (1, 2)]
    kept = [copy.made for copy in kept_along(before + future + after)]
    assert set(before[-DAILY:]) <= set(kept)
    assert kept[-2:] == after
    much_later = [NOON + timedelta(days=day) for day in range(1, 400)]
    assert all(copy.made.year < 2099 for copy in kept_along(before + future + much_later))


def test_setting_the_clock_back_never_makes_the_copy_just_made_go() -> None:
    copies: list[Copy] = made_at(every(timedelta(days=1), 60))
    for hours in range(100):
        newest = next_copy(copies, NOON - timedelta(days=900, hours=hours))
        copies = kept_of([*copies, newest])
        assert newest in copies
