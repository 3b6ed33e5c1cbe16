"""Which notes a filter keeps, and when one filter keeps fewer than another."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hrdesk.core.article import Section
from hrdesk.core.colour import Colour
from hrdesk.core.note_filter import NoteFilter
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_state import NoteState
from tests.builders import NOON

WHOLE = NoteFilter(
    words="night",
    kinds=frozenset({NoteKind.LOCAL}),
    colours=frozenset({Colour.PINK}),
    tags=frozenset({"van"}),
    sections=frozenset({Section.RIGHTS}),
    states=frozenset({NoteState.ORPHAN}),
    authors=frozenset({"Ana"}),
    since=NOON,
    until=NOON + timedelta(days=1),
)


def test_a_filter_without_anything_is_empty() -> None:
    assert NoteFilter().is_empty
    assert NoteFilter(words="  ").is_empty


@pytest.mark.parametrize("name", ["words", "kinds", "colours", "tags", "sections", "states", "authors", "since"])
def test_a_filter_with_anything_is_not_empty(name: str) -> None:
    assert not replace(NoteFilter(), **{name: getattr(WHOLE, name)}).is_empty


def test_choices_go_and_words_stay() -> None:
    assert WHOLE.without_choices() == NoteFilter("night")
    assert WHOLE.without_words() == replace(WHOLE, words="")


def test_more_letters_narrow_and_other_choices_do_not() -> None:
    assert replace(WHOLE, words="night s").narrows(WHOLE)
    assert WHOLE.narrows(WHOLE)
    assert not replace(WHOLE, words="nigh").narrows(WHOLE)
    assert not replace(WHOLE, words="night s", colours=frozenset()).narrows(WHOLE)
