"""Values from files that people write are made typed, or every one that does not fit is told with its place."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from annotated_types import Ge, Le, Len
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.local_facts import LocalFacts
from hrdesk.core.shelf import Shelf
from hrdesk.core.thesaurus_file import ThesaurusFile
from hrdesk.core.written_page import FieldPath
from hrdesk.services.strict_values import Misfit, MisfitsError, structured


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Part:
    name: Annotated[str, Len(min_length=1, max_length=5)]
    size: float = 0
    edition: int = 1


@dataclass(frozen=True)
class Whole:
    name: str
    day: date | None = None
    colour: Colour = Colour.RED
    shape: Literal["round", "square"] = "round"
    only: Literal["this"] = "this"
    is_open: bool = False
    count: Annotated[int, Ge(1), Le(9)] = 1
    parts: Annotated[tuple[Part, ...], Len(min_length=2)] = (Part("a"), Part("b"))
    by_word: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    where: str | tuple[str, ...] = "here"


def misfits(**values: Any) -> list[tuple[FieldPath, str, str]]:
    with pytest.raises(MisfitsError) as raised:
        structured(Whole, {"name": "whole"} | values)
    return [(misfit.path, misfit.message, misfit.remedy) for misfit in raised.value.misfits]


def test_what_fits_becomes_what_its_field_says() -> None:
    values = {
        "name": "whole",
        "day": date(2026, 3, 31),
        "colour": "blue",
        "shape": "square",
        "is_open": True,
        "count": 9,
        "parts": [{"name": "one", "size": 2}, {"name": "two"}],
        "by_word": {"x": [{"name": "three"}]},
        "where": ["here", "there"],
    }
    assert structured(Whole, values) == Whole(
        name="whole",
        day=date(2026, 3, 31),
        colour=Colour.BLUE,
        shape="square",
        is_open=True,
        count=9,
        parts=(Part("one", 2), Part("two")),
        by_word={"x": (Part("three"),)},
        where=("here", "there"),
    )


def test_a_day_may_stand_between_quotes() -> None:
    assert structured(Whole, {"name": "whole", "day": "2026-03-31"}).day == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("name", False, "Write words, between quotes where they look like a number, a day, yes or no."),
        ("name", None, "Write words, between quotes where they look like a number, a day, yes or no."),
        ("day", "yesterday", "Write a day, such as 2026-03-31."),
        ("day", 20260331, "Write a day, such as 2026-03-31."),
        ("day", datetime(2026, 3, 31, 12), "Write a day, such as 2026-03-31."),
        ("colour", "green", "Write one of red, blue."),
        ("colour", ["red"], "Write one of red, blue."),
        ("shape", "flat", "Write one of round, square."),
        ("shape", {}, "Write one of round, square."),
        ("only", "that", "Write this."),
        ("is_open", "yes", "Write `true` or `false`."),
        ("is_open", 1, "Write `true` or `false`."),
        ("count", True, "Write a whole number."),
        ("count", "5", "Write a whole number."),
        ("count", 5.0, "Write a whole number."),
        ("count", 0, "Write a number of 1 or more."),
        ("count", 10, "Write a number of 9 or less."),
        ("parts", "a, b", "Write a list, each part on a line of its own after a dash."),
        ("parts", {"name": "a"}, "Write a list, each part on a line of its own after a dash."),
        ("by_word", ["a"], "Write fields with their names, such as `text: …`."),
        ("where", 5, "Write a list, each part on a line of its own after a dash."),
    ],
)
def test_what_does_not_fit_is_told_with_what_to_write(name: str, value: object, remedy: str) -> None:
    assert misfits(**{name: value}) == [((name,), f"`{name}` is not right.", remedy)]


@pytest.mark.parametrize("size", [float("nan"), "2", True])
def test_what_is_no_number_of_anything_is_told_in_its_part(size: object) -> None:
    (told,) = misfits(parts=[{"name": "a"}, {"name": "b", "size": size}])
    assert told == (("parts", 1, "size"), "`parts[1].size` is not right.", "Write a number.")


@pytest.mark.parametrize(
    ("field", "value"),
    [("size", 10**400), ("size", -(10**400)), ("size", float("inf")), ("edition", 2**63)],
    ids=["large", "small", "endless", "whole"],
)
def test_a_number_that_no_computer_keeps_is_told(field: str, value: float) -> None:
    (told,) = misfits(parts=[{"name": "a"}, {"name": "b", field: value}])
    assert told == (("parts", 1, field), f"`parts[1].{field}` is not right.", "Write a shorter number.")


def test_a_number_without_a_fraction_is_one_as_well() -> None:
    part = structured(Part, {"name": "a", "size": 2})
    assert isinstance(part.size, float)


def test_lengths_are_told_in_parts_and_characters() -> None:
    assert misfits(parts=[{"name": "a"}]) == [(("parts",), "`parts` has the wrong length.", "Write at least 2 parts.")]
    long, empty = misfits(parts=[{"name": "abcdef"}, {"name": ""}])
    assert long == (("parts", 0, "name"), "`parts[0].name` has the wrong length.", "Write at most 5 characters.")
    assert empty[2] == "Write at least 1 character."


def test_every_fault_is_told_and_a_list_is_not_too_short_for_its_bad_parts() -> None:
    told = misfits(parts=[{"nam": "a"}], colour=5, by_word={"x": [{"name": 5}]}, colours=1, shapes=2)
    assert {path for path, _, _ in told} == {
        ("parts", 0, "name"),
        ("parts", 0, "nam"),
        ("colour",),
        ("by_word", "x", 0, "name"),
        ("colours",),
        ("shapes",),
    }


def test_missing_and_unknown_fields_are_named() -> None:
    with pytest.raises(MisfitsError) as raised:
        structured(Whole, {"nam": "whole"})
    missing, unknown = raised.value.misfits
    assert (missing.message, missing.remedy) == ("The field `name` is missing.", "Add `name:`.")
    assert (unknown.message, unknown.remedy) == ("There is no field `nam`.", "Correct its name or take it out.")


@pytest.mark.parametrize("values", [[], "words", 5, None])
def test_what_has_no_fields_at_all_is_told_of_the_file(values: object) -> None:
    with pytest.raises(MisfitsError) as raised:
        structured(Whole, values)
    (misfit,) = raised.value.misfits
    assert (misfit.path, misfit.message) == ((), "The file is not right.")


PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**400)
    | st.floats()
    | st.text(max_size=5)
    | st.dates()
    | st.datetimes()
)
NAMES = st.sampled_from(["id", "sources", "facts", "groups", "places", "synonyms", "training", "safety", "t"]) | PLAIN
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4))


@given(values=VALUES, kind=st.sampled_from([FrontMatter, LocalFacts, Shelf, ThesaurusFile, Whole]))
def test_no_value_raises_anything_else(values: object, kind: type) -> None:
    told: tuple[Misfit, ...] | None = None
    try:
        assert isinstance(structured(kind, values), kind)
    except MisfitsError as error:
        told = error.misfits
    assert told is None or told
    assert all(misfit.message.endswith(".") and misfit.remedy.endswith(".") for misfit in told or ())
