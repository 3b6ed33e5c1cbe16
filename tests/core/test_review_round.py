"""Going through the notes that wait."""

from dataclasses import replace

import pytest

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.core.note_place import NotePlace
from hrdesk.core.note_state import JudgedNote
from hrdesk.core.review_round import Decision, ReviewRound, decision_on
from tests.builders import make_annotation


def judged(id: str) -> JudgedNote:
    return JudgedNote(make_annotation(id), NotePlace(AnchorState.CHANGED, 3, end=9), "v2")


NOTES = tuple(judged(id) for id in "abc")


class Book:
    """Notes by id, as they are now."""

    def __init__(self, *notes: Annotation) -> None:
        self._notes = {note.id: note for note in notes}

    def find(self, annotation_id: str) -> Annotation | None:
        return self._notes.get(annotation_id)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (NOTES[0].annotation, Decision.WAITING),
        (replace(NOTES[0].annotation, note="More words"), Decision.WAITING),
        (replace(NOTES[0].annotation, content_version="v2"), Decision.HUNG),
        (replace(NOTES[0].annotation, kept_for="v2"), Decision.KEPT),
        (replace(NOTES[0].annotation, kept_for="v1"), Decision.WAITING),
        (None, Decision.REMOVED),
    ],
)
def test_a_decision_is_read_from_the_note(now: Annotation | None, expected: Decision) -> None:
    assert decision_on(NOTES[0], now) is expected


def test_steps_go_round() -> None:
    begun = ReviewRound(NOTES)
    assert begun.now is NOTES[0]
    assert begun.step(1).now is NOTES[1]
    assert begun.step(-1).now is NOTES[2]
    assert begun.step(3) == begun


def test_a_round_without_notes_has_none_on_show() -> None:
    assert ReviewRound().now is None
    assert ReviewRound().step(1) == ReviewRound()
    assert ReviewRound().next_waiting(Book().find) is None


def test_the_next_one_that_waits_comes_after_this_one_first() -> None:
    a, b, c = (note.annotation for note in NOTES)
    book = Book(a, replace(b, kept_for="v2"), c)
    begun = ReviewRound(NOTES)
    later = begun.next_waiting(book.find)
    assert later is not None
    assert later.now is NOTES[2]
    again = later.next_waiting(book.find)
    assert again is not None
    assert again.now is NOTES[0]
    assert begun.waiting(book.find) == 2


def test_the_last_one_that_waits_is_next_to_itself() -> None:
    book = Book(NOTES[0].annotation)
    assert ReviewRound(NOTES).next_waiting(book.find) == ReviewRound(NOTES)
    assert ReviewRound(NOTES).next_waiting(Book().find) is None
