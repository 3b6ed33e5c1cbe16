"""What a step did is told from its changes."""

from dataclasses import replace

import pytest

from hrdesk.core.anchor import Anchor
from hrdesk.core.colour import Colour
from hrdesk.core.deed import Deed, DeedKind, changed_annotations, deed_of
from hrdesk.core.note_kind import NoteKind
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record import Change, Record, RecordKind
from hrdesk.core.running_order import OrderItem, RunningOrder
from hrdesk.core.undo import Step, one_step
from tests.builders import NOON, make_annotation

NOTE = make_annotation(note="words")
LATER = NOON.replace(hour=13)
ORDER = RunningOrder("o", "Evening", NOON, (OrderItem("heroin"), OrderItem("alcohol")))
LIST = ReadingList("l", "Night", NOON, ("heroin",))


@pytest.mark.parametrize(
    ("before", "after", "deed"),
    [
        (None, NOTE, DeedKind.ADDED),
        (NOTE, None, DeedKind.REMOVED),
        (NOTE, replace(NOTE, note="new", modified=LATER), DeedKind.REWRITTEN),
        (NOTE, replace(NOTE, colour=Colour.PINK, modified=LATER), DeedKind.RECOLOURED),
        (NOTE, replace(NOTE, kind=NoteKind.STORY), DeedKind.RETYPED),
        (NOTE, replace(NOTE, tags=("night",)), DeedKind.TAGGED),
        (NOTE, replace(NOTE, anchor=Anchor("a", "", "", 0, 1), heading="x", content_version="v2"), DeedKind.MOVED),
        (NOTE, replace(NOTE, note="new", colour=Colour.PINK), DeedKind.CHANGED),
        (LIST, replace(LIST, name="Day"), DeedKind.RENAMED),
        (LIST, LIST.with_page("alcohol"), DeedKind.REARRANGED),
        (ORDER, replace(ORDER, name="Day"), DeedKind.RENAMED),
        (ORDER, ORDER.with_item_at("hrdesk/alcohol", 0), DeedKind.REARRANGED),
        (ORDER, ORDER.without_item("hrdesk/alcohol").with_minutes("hrdesk/heroin", 5), DeedKind.REARRANGED),
        (ORDER, ORDER.with_minutes("hrdesk/heroin", 5), DeedKind.TIMED),
        (ORDER, replace(ORDER.with_minutes("hrdesk/heroin", 5), name="Day"), DeedKind.CHANGED),
        (None, Bookmark("heroin", NOON), DeedKind.ADDED),
        (Question("q", "Why?", NOON), Question("q", "Why?", LATER), DeedKind.CHANGED),
    ],
)
def test_a_change_is_named(before: Record | None, after: Record | None, deed: DeedKind) -> None:
    assert deed_of(one_step(before, after)).kind is deed


def test_changes_of_one_kind_are_counted() -> None:
    step = Step((Change(NOTE, None), Change(make_annotation("b"), None)))
    assert deed_of(step) == Deed(DeedKind.REMOVED, RecordKind.ANNOTATION, 2)


def test_changes_of_several_kinds_have_no_kind_in_common() -> None:
    step = Step((Change(NOTE, None), Change(None, Bookmark("heroin", NOON))))
    assert deed_of(step) == Deed(DeedKind.CHANGED, None, 2)
    assert changed_annotations(step) == (Change(NOTE, None),)
