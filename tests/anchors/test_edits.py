"""Notes are found again after edits of real pages; where the wrong place is taken counts most."""

from collections import Counter

import pytest

from tests.anchors.quality import Edit, Verdict, read_edits, score


@pytest.fixture(scope="module")
def edits() -> list[Edit]:
    return read_edits()


def test_the_set_has_many_kinds_of_edit(edits: list[Edit]) -> None:
    kinds = Counter(edit.kind for edit in edits)
    assert len(edits) >= 150
    assert len(kinds) >= 20
    assert len({(edit.page, edit.anchor, edit.after) for edit in edits}) == len(edits)
    assert sum(edit.belongs is None for edit in edits) >= 25


def test_no_note_comes_to_hang_on_a_wrong_passage_unasked(edits: list[Edit]) -> None:
    wrong = [edit.anchor.exact for edit, verdict in score(edits).verdicts if verdict is Verdict.WRONG]
    assert wrong == []


def test_places_are_right_and_found(edits: list[Edit]) -> None:
    total = score(edits)
    assert total.placed_rightly >= 0.965
    assert total.found >= 0.965
    assert total.count(Verdict.ASKED) <= 12
