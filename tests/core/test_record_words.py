"""What a record is told by in a list."""

from hrdesk.core.anchor import Anchor
from hrdesk.core.question import Question
from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.core.record_words import page_of, words_of
from hrdesk.core.running_order import OrderItem, RunningOrder
from tests.builders import NOON, make_annotation

QUOTE = Anchor("slow breathing", "", "", 4, 18)


def test_a_note_is_told_by_its_words_and_tags_and_a_highlight_by_what_it_marks() -> None:
    assert words_of(make_annotation("n", note="foil", anchor=QUOTE, tags=("night", "day"))) == "foil #night #day"
    assert words_of(make_annotation("n", anchor=QUOTE)) == "slow breathing"


def test_a_list_is_told_by_its_name_and_the_titles_of_its_pages() -> None:
    night = ReadingList("r", "Night", NOON, ("heroin", "foil"))
    assert words_of(night, {"heroin": "Heroin and street opioids"}) == "Night: Heroin and street opioids, foil"
    assert words_of(ReadingList("r", "Night", NOON)) == "Night"


def test_a_running_order_is_told_by_its_name_and_what_it_goes_through() -> None:
    order = RunningOrder("o", "Evening", NOON, (OrderItem("heroin", "mixing", 10), OrderItem("foil")))
    assert words_of(order, {"heroin": "Heroin"}) == "Evening: Heroin (mixing), 10 min, foil"
    assert words_of(RunningOrder("o", "Evening", NOON)) == "Evening"


def test_others_are_told_by_what_they_have() -> None:
    assert words_of(Question("q", "Where?", NOON)) == "Where?"
    assert words_of(Bookmark("heroin", NOON)) == ""
    assert words_of(None) == ""


def test_notes_and_bookmarks_are_on_a_page() -> None:
    assert page_of(make_annotation("n")) == page_of(Bookmark("heroin", NOON)) == "heroin"
    assert page_of(Question("q", "Where?", NOON)) == page_of(ReadingList("r", "Night", NOON, ("heroin",))) == ""
