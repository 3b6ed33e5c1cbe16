"""Bookmarks and what was read last."""

from datetime import timedelta

from hrdesk.core.reading_list import Bookmark, ReadingList
from hrdesk.services.bookshelf import HISTORY_LIMIT
from hrdesk.services.notebook import Notebook
from tests.builders import NOON


def test_the_newest_bookmark_stands_first(notebook: Notebook) -> None:
    for minute, page in enumerate(("heroin", "alcohol", "glossary")):
        notebook.records.save(Bookmark(page, NOON + timedelta(minutes=minute)))
    assert notebook.bookshelf.bookmarks() == ("glossary", "alcohol", "heroin")


def test_a_bookmark_can_be_taken_out(notebook: Notebook) -> None:
    shelf = notebook.bookshelf
    bookmark = Bookmark("heroin", NOON)
    notebook.records.save(bookmark)
    assert shelf.is_bookmarked("heroin")
    assert shelf.bookmark("heroin") == bookmark
    assert not shelf.is_bookmarked("alcohol")
    assert shelf.bookmark("alcohol") is None
    notebook.records.remove(bookmark)
    notebook.records.remove(bookmark)
    assert not shelf.is_bookmarked("heroin")


def test_reading_lists_stand_by_name_with_their_pages_in_order(notebook: Notebook) -> None:
    night = ReadingList("2", "night shift", NOON, ("heroin", "alcohol"))
    notebook.records.save(night)
    notebook.records.save(ReadingList("1", "Workshop", NOON))
    assert [found.name for found in notebook.bookshelf.reading_lists()] == ["night shift", "Workshop"]
    notebook.records.save(night.with_page("glossary").with_page_at("alcohol", 0).without_page("heroin"))
    assert notebook.bookshelf.reading_lists()[0].pages == ("alcohol", "glossary")
    notebook.records.remove(night)
    assert [found.name for found in notebook.bookshelf.reading_lists()] == ["Workshop"]


def test_the_page_read_last_stands_first_and_once(notebook: Notebook) -> None:
    shelf = notebook.bookshelf
    for minute, page in enumerate(("heroin", "alcohol", "heroin")):
        shelf.note_reading(page, NOON + timedelta(minutes=minute))
    assert shelf.recent(10) == ("heroin", "alcohol")
    assert shelf.recent(1) == ("heroin",)


def test_what_was_read_long_ago_is_forgotten(notebook: Notebook) -> None:
    shelf = notebook.bookshelf
    for number in range(HISTORY_LIMIT + 5):
        shelf.note_reading(f"page-{number}", NOON + timedelta(minutes=number))
    recent = shelf.recent(HISTORY_LIMIT + 100)
    assert len(recent) == HISTORY_LIMIT
    assert (recent[0], recent[-1]) == (f"page-{HISTORY_LIMIT + 4}", "page-5")
