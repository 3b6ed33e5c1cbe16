"""Bookmarks and what was read last."""

from datetime import timedelta

from hrdesk.services.bookshelf import HISTORY_LIMIT
from hrdesk.services.notebook import Notebook
from tests.builders import NOON


def test_the_newest_bookmark_stands_first(notebook: Notebook) -> None:
    shelf = notebook.bookshelf
    for minute, page in enumerate(("heroin", "alcohol", "glossary")):
        shelf.add_bookmark(page, NOON + timedelta(minutes=minute))
    assert shelf.bookmarks() == ("glossary", "alcohol", "heroin")


def test_a_bookmark_set_twice_stands_once_where_it_was(notebook: Notebook) -> None:
    shelf = notebook.bookshelf
    shelf.add_bookmark("heroin", NOON)
    shelf.add_bookmark("alcohol", NOON + timedelta(minutes=1))
    shelf.add_bookmark("heroin", NOON + timedelta(minutes=2))
    assert shelf.bookmarks() == ("alcohol", "heroin")


def test_a_bookmark_can_be_taken_out(notebook: Notebook) -> None:
    shelf = notebook.bookshelf
    shelf.add_bookmark("heroin", NOON)
    assert shelf.is_bookmarked("heroin")
    assert not shelf.is_bookmarked("alcohol")
    shelf.remove_bookmark("heroin")
    shelf.remove_bookmark("heroin")
    assert not shelf.is_bookmarked("heroin")


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
