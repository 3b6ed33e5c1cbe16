"""Notes that are not in place, followed through the steps of the notebook."""

from dataclasses import replace

from hrdesk.core.anchor import AnchorState
from hrdesk.core.annotation import Annotation
from hrdesk.core.note_place import NotePlace
from hrdesk.core.note_state import JudgedNote, NoteState
from hrdesk.core.question import Question
from hrdesk.core.undo import one_step
from hrdesk.core.unsettled_notes import UnsettledNotes, waiting_sum
from tests.builders import NOON, make_annotation


def judged(id: str, state: AnchorState = AnchorState.CHANGED, **changes: str) -> JudgedNote:
    annotation = replace(make_annotation(id), **changes)  # type: ignore[arg-type]
    return JudgedNote(annotation, NotePlace(state, 3, end=9), "v2")


A, B = judged("a"), judged("b", AnchorState.ORPHAN)


def ids(notes: UnsettledNotes) -> list[str]:
    return [one.annotation.id for one in notes.waiting]


def test_at_first_all_wait() -> None:
    notes = UnsettledNotes((A, B))
    assert notes.waiting == (A, B)
    assert notes.states == {"a": NoteState.CHANGED, "b": NoteState.ORPHAN}
    assert UnsettledNotes().waiting == ()


def test_one_that_was_kept_for_this_version_has_a_state_but_does_not_wait() -> None:
    notes = UnsettledNotes((judged("a", kept_for="v2"), B))
    assert ids(notes) == ["b"]
    assert notes.states == {"a": NoteState.CHANGED, "b": NoteState.ORPHAN}


def test_one_that_hangs_on_the_page_again_is_settled_until_that_is_taken_back() -> None:
    notes = UnsettledNotes((A, B))
    step = one_step(A.annotation, replace(A.annotation, content_version="v2"))
    assert notes.follow(step)
    assert (ids(notes), notes.states) == (["b"], {"b": NoteState.ORPHAN})
    assert notes.follow(step.reversed())
    assert ids(notes) == ["a", "b"]


def test_one_that_was_removed_is_settled_until_it_comes_back() -> None:
    notes = UnsettledNotes((A,))
    step = one_step(A.annotation, None)
    assert notes.follow(step)
    assert (notes.waiting, notes.states) == ((), {})
    assert notes.follow(step.reversed())
    assert notes.waiting == (A,)


def test_words_written_meanwhile_are_those_on_show() -> None:
    notes = UnsettledNotes((A,))
    notes.follow(one_step(A.annotation, replace(A.annotation, note="Ask")))
    assert [one.annotation.note for one in notes.waiting] == ["Ask"]


def test_other_records_change_nothing() -> None:
    notes = UnsettledNotes((A,))
    assert not notes.follow(one_step(None, make_annotation("c")))
    assert not notes.follow(one_step(None, Question("a", "Where?", NOON)))
    assert notes.waiting == (A,)


def test_where_anything_may_have_changed_each_is_looked_at() -> None:
    notes = UnsettledNotes((A, B))
    there: dict[str, Annotation] = {"b": replace(B.annotation, kept_for="v2")}
    notes.read_anew(there.get)
    assert (ids(notes), notes.states) == ([], {"b": NoteState.ORPHAN})


def test_the_sum_stands_for_the_notes_and_the_versions_of_their_pages() -> None:
    assert waiting_sum(()) == ""
    assert waiting_sum((A, B)) == waiting_sum((B, A))
    assert len(waiting_sum((A,))) == 12
    sums = {waiting_sum(some) for some in ((A,), (B,), (A, B), (replace(A, page_version="v3"),))}
    assert len(sums) == 4
