"""What can be taken back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.record import Change
from hrdesk.core.undo import LIMIT, Step, UndoHistory, one_step
from tests.builders import make_annotation
from tests.core.properties import steady

OLD = make_annotation("a", note="old")
NEW = replace(OLD, note="new")
NEWER = replace(OLD, note="newer")
OTHER = make_annotation("b")


def test_at_first_there_is_nothing_to_take_back() -> None:
    assert not UndoHistory().can_undo
    assert not UndoHistory().can_redo


def test_a_step_reversed_goes_the_other_way() -> None:
    assert one_step(OLD, NEW).reversed() == one_step(NEW, OLD)
    assert one_step(None, OLD).reversed() == one_step(OLD, None)


def test_a_step_of_many_changes_is_reversed_from_its_end() -> None:
    step = Step((Change(None, OLD), Change(OLD, NEW)))
    assert step.reversed() == Step((Change(NEW, OLD), Change(OLD, None)))


def test_a_step_is_taken_back_and_taken_again() -> None:
    history = UndoHistory().with_step(one_step(None, OLD)).with_step(one_step(OLD, NEW))
    back = history.after_undo()
    assert (back.taken, back.taken_back) == ((one_step(None, OLD),), (one_step(OLD, NEW),))
    assert back.can_redo
    assert back.after_redo() == history


def test_a_new_step_forgets_what_was_taken_back() -> None:
    history = (
        UndoHistory()
        .with_step(one_step(None, OLD))
        .with_step(one_step(OLD, NEW))
        .after_undo()
        .with_step(one_step(OLD, None))
    )
    assert history == UndoHistory((one_step(None, OLD), one_step(OLD, None)))


def test_words_typed_in_a_row_are_taken_back_together() -> None:
    history = (
        UndoHistory().with_step(one_step(OLD, NEW, is_typing=True)).with_step(one_step(NEW, NEWER, is_typing=True))
    )
    assert history.taken == (one_step(OLD, NEWER, is_typing=True),)


def test_words_typed_elsewhere_or_after_another_step_are_their_own() -> None:
    typed = UndoHistory().with_step(one_step(OLD, NEW, is_typing=True))
    for step in (
        one_step(NEW, NEWER),
        one_step(None, OTHER, is_typing=True),
        one_step(OTHER, replace(OTHER, note="x"), is_typing=True),
    ):
        assert typed.with_step(step).taken == (*typed.taken, step)
    removed = UndoHistory().with_step(one_step(OLD, None, is_typing=True))
    assert len(removed.with_step(one_step(OLD, NEW, is_typing=True)).taken) == 2


def test_words_typed_after_something_was_taken_back_are_their_own() -> None:
    history = UndoHistory().with_step(one_step(OLD, NEW, is_typing=True)).with_step(one_step(OTHER, None)).after_undo()
    assert len(history.with_step(one_step(NEW, NEWER, is_typing=True)).taken) == 2


def test_the_oldest_steps_are_forgotten_first() -> None:
    history = UndoHistory()
    for number in range(LIMIT + 3):
        history = history.with_step(one_step(None, make_annotation(str(number))))
    assert len(history.taken) == LIMIT
    assert history.taken[0].changes[0].after == make_annotation("3")


@steady
@given(st.lists(st.sampled_from(["step", "undo", "redo"]), max_size=60))
def test_no_step_is_lost_on_the_way_back_and_forth(moves: list[str]) -> None:
    history = UndoHistory()
    for number, move in enumerate(moves):
        count = len(history.taken) + len(history.taken_back)
        if move == "step":
            history = history.with_step(one_step(None, make_annotation(str(number))))
            assert not history.can_redo
        elif move == "undo" and history.can_undo:
            history = history.after_undo()
            assert len(history.taken) + len(history.taken_back) == count
        elif move == "redo" and history.can_redo:
            history = history.after_redo()
            assert len(history.taken) + len(history.taken_back) == count
