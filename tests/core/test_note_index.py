"""Thousands of notes, filtered and in order, while they change."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.anchor import Anchor
from hrdesk.core.article import Section
from hrdesk.core.colour import Colour
from hrdesk.core.note_filter import NoteFilter
from hrdesk.core.note_index import NoteIndex, NoteOrder
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.note_state import NoteState
from tests.builders import NOON, make_annotation, make_card, make_names

NAMES = make_names(
    make_card("rights", "Your rights", section=Section.RIGHTS), make_card("heroin", "Heroin and opioids")
)


def anchor(start: int, words: str = "Tolerance fell") -> Anchor:
    return Anchor(words, "", "", start, start + len(words))


LATE = make_annotation(
    "late", note="Ask the night shift", anchor=anchor(90), modified=NOON + timedelta(days=2), tags=("Night", "van")
)
EARLY = make_annotation("early", anchor=anchor(5), colour=Colour.BLUE, kind=NoteKind.QUESTION, tags=("night",))
RIGHT = make_annotation("right", note="Café", article_id="rights", author="Ana", modified=NOON + timedelta(days=1))
GONE = make_annotation("gone", article_id="gone-page", modified=NOON - timedelta(days=9))
ALL = (LATE, EARLY, RIGHT, GONE)


@pytest.fixture
def index() -> NoteIndex:
    index = NoteIndex(NAMES)
    index.renew(ALL)
    return index


def found(index: NoteIndex, wanted: NoteFilter, order: NoteOrder = NoteOrder.PAGE) -> list[str]:
    return [note.id for note in index.find(wanted, order)]


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (NoteFilter(), ["right", "early", "late", "gone"]),
        (NoteFilter("  "), ["right", "early", "late", "gone"]),
        (NoteFilter("HEROIN"), ["early", "late"]),
        (NoteFilter("tolerance night"), ["early", "late"]),
        (NoteFilter("tolerance shift"), ["late"]),
        (NoteFilter("tolerance morning"), []),
        (NoteFilter("cafe"), ["right"]),
        (NoteFilter("ana"), ["right"]),
        (NoteFilter("gone-page"), ["gone"]),
        (NoteFilter(kinds=frozenset({NoteKind.QUESTION, NoteKind.STORY})), ["early"]),
        (NoteFilter(colours=frozenset({Colour.BLUE})), ["early"]),
        (NoteFilter(colours=frozenset({Colour.YELLOW})), ["late"]),
        (NoteFilter(tags=frozenset({"NIGHT"})), ["early", "late"]),
        (NoteFilter(tags=frozenset({"night", "van"})), ["late"]),
        (NoteFilter(sections=frozenset({Section.RIGHTS})), ["right"]),
        (NoteFilter(states=frozenset({NoteState.ORPHAN})), ["gone"]),
        (NoteFilter(authors=frozenset({"Ana"})), ["right"]),
        (NoteFilter(authors=frozenset({""})), ["early", "late", "gone"]),
        (NoteFilter(since=NOON + timedelta(days=1)), ["right", "late"]),
        (NoteFilter(since=NOON, until=NOON + timedelta(days=1)), ["early"]),
        (NoteFilter("shift", tags=frozenset({"night"}), kinds=frozenset({NoteKind.NOTE})), ["late"]),
    ],
)
def test_a_note_that_fits_everything_is_found(index: NoteIndex, wanted: NoteFilter, kept: list[str]) -> None:
    assert found(index, wanted) == kept


def test_the_last_change_stands_first_where_the_newest_are_wanted(index: NoteIndex) -> None:
    assert found(index, NoteFilter(), NoteOrder.NEWEST) == ["late", "right", "early", "gone"]


def test_each_letter_more_finds_among_what_was_left(index: NoteIndex) -> None:
    typed = [found(index, NoteFilter("shift"[:length])) for length in range(6)]
    assert typed[-1] == ["late"]
    assert found(index, NoteFilter("s")) == typed[1]


def test_a_word_taken_back_finds_again_what_it_left_out(index: NoteIndex) -> None:
    assert found(index, NoteFilter("tolerance shift")) == ["late"]
    assert found(index, NoteFilter("tolerance")) == ["early", "late"]


def test_a_changed_note_is_found_by_what_it_says_now(index: NoteIndex) -> None:
    assert found(index, NoteFilter("bus")) == []
    index.put(make_annotation("early", note="By bus", anchor=anchor(5)))
    assert found(index, NoteFilter("bus")) == ["early"]
    assert found(index, NoteFilter(kinds=frozenset({NoteKind.QUESTION}))) == []


def test_notes_come_and_go(index: NoteIndex) -> None:
    index.drop("late")
    index.drop("never there")
    index.put(make_annotation("new", note="Shift", article_id="rights"))
    assert found(index, NoteFilter()) == ["new", "right", "early", "gone"]
    assert len(index) == 4
    index.renew([LATE])
    assert found(index, NoteFilter()) == ["late"]


def test_how_notes_stand_to_their_pages_can_be_asked_for(index: NoteIndex) -> None:
    index.set_states({"early": NoteState.CHANGED, "late": NoteState.ORPHAN})
    assert found(index, NoteFilter(states=frozenset({NoteState.CHANGED}))) == ["early"]
    assert found(index, NoteFilter(states=frozenset({NoteState.ORPHAN}))) == ["late", "gone"]
    assert [index.state_of(note) for note in ("early", "right", "nobody")] == [
        NoteState.CHANGED,
        NoteState.IN_PLACE,
        NoteState.IN_PLACE,
    ]
    index.set_states({})
    assert found(index, NoteFilter(states=frozenset({NoteState.IN_PLACE}))) == ["right", "early", "late"]


def test_the_place_of_a_note_among_those_that_fit(index: NoteIndex) -> None:
    assert index.place_of(LATE, NoteFilter("tolerance"), NoteOrder.PAGE) == 1
    assert index.place_of(LATE, NoteFilter("cafe"), NoteOrder.PAGE) == -1


def test_tags_and_authors_in_use(index: NoteIndex) -> None:
    assert index.tags() == ("Night", "van")
    assert index.authors() == ("", "Ana")


@given(st.lists(st.sampled_from(["t", "to", "tol", "tole", "s", "sh", "tole sh", "tole s", "", "x"])))
def test_what_was_asked_before_changes_no_answer(asked: list[str]) -> None:
    index = NoteIndex(NAMES)
    index.renew(ALL)
    for words in asked:
        fresh = NoteIndex(NAMES)
        fresh.renew(ALL)
        assert found(index, NoteFilter(words)) == found(fresh, NoteFilter(words))
