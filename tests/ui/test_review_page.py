"""Going through the notes that wait after the library changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.core.anchor import make_anchor
from hrdesk.core.annotation import Annotation
from hrdesk.core.errors import NotebookReadOnly
from hrdesk.core.note_state import PAGE_GONE, JudgedNote, hung_anew, judge_note
from hrdesk.core.review_sheet import ReviewSheet, review_sheet
from hrdesk.services.notebook import Notebook
from hrdesk.ui.notes.annotation_book import AnnotationBook
from hrdesk.ui.notes.passage_view import PassageView
from hrdesk.ui.notes.review_page import ReviewPage
from hrdesk.ui.record_book import RecordBook
from hrdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Colours
from tests.builders import make_annotation
from tests.conftest import Clock
from tests.core.test_note_state import HTML, note, shelf
from tests.ui.driving import button

Key = Qt.Key
NEW = HTML.replace("Very small pupils", "Very tiny pupils").replace(" Breathe for them until help takes over.", "")
SHELF = shelf(NEW)


@pytest.fixture
def book(notebook: Notebook, clock: Clock) -> AnnotationBook:
    return AnnotationBook(RecordBook(notebook, None, clock.now))


@pytest.fixture
def notes(notebook: Notebook) -> tuple[JudgedNote, ...]:
    """One whose words changed, one whose words are gone, one whose page is gone."""
    kept = (
        note("Very small pupils", "signs", id="changed", note="Ask the nurse"),
        note("Breathe for them until help takes over", "how-to-help", id="gone"),
        note("Slow", id="page", article_id="khat"),
    )
    for annotation in kept:
        notebook.records.save(annotation)
    return tuple(judge_note(annotation, SHELF) for annotation in kept)


@pytest.fixture
def page(book: AnnotationBook, notes: tuple[JudgedNote, ...], qtbot: QtBot) -> Iterator[ReviewPage]:
    page = ReviewPage(book, sheet_of, lambda judged: hung_anew(judged, SHELF), {"heroin": "Heroin"})
    book.records.changed.connect(page.renew)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.begin(notes)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    yield page
    page.close()


def sheet_of(judged: JudgedNote) -> ReviewSheet:
    return review_sheet(judged, SHELF.page(judged.annotation.article_id))


def press(page: ReviewPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def shown(page: ReviewPage) -> str:
    """The words that are on show, one a line."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def passages(page: ReviewPage) -> list[str]:
    return [view.toPlainText() for view in page.findChildren(PassageView) if view.isVisible()]


def formats(view: PassageView, words: str) -> QTextCharFormat:
    cursor = view.document().find(words)
    return cursor.charFormat()


def kept(book: AnnotationBook, annotation_id: str) -> Annotation:
    annotation = book.find(annotation_id)
    assert annotation is not None
    return annotation


def on_show(page: ReviewPage) -> str:
    now = page.round.now
    assert now is not None
    return now.annotation.id


def test_old_and_new_stand_side_by_side_with_the_words_of_the_note(page: ReviewPage) -> None:
    old, new = passages(page)
    assert "Very small pupils" in old
    assert "Very tiny pupils" in new
    assert "Ask the nurse" in shown(page)
    assert "1 of 3" in shown(page)
    assert button(page, "Heroin  ›  Signs").isEnabled()


@pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST])
def test_differences_are_told_without_colour(page: ReviewPage, colours: Colours) -> None:
    page.set_colours(colours)
    old, new = page.findChildren(PassageView)
    assert formats(old, "small").fontStrikeOut()
    assert formats(new, "tiny").fontUnderline()
    assert not formats(old, "pupils").fontStrikeOut()
    assert not formats(new, "pupils").fontUnderline()
    assert "struck out" in shown(page)
    assert "underlined" in shown(page)


@pytest.mark.parametrize("key", [Key.Key_Y, Key.Key_Return, Key.Key_Enter])
def test_confirming_hangs_the_note_on_the_new_words_and_goes_on(
    page: ReviewPage, book: AnnotationBook, key: Qt.Key
) -> None:
    press(page, key)
    annotation = kept(book, "changed")
    assert annotation.anchor is not None
    assert (annotation.anchor.exact, annotation.content_version) == ("Very tiny pupils", "v2")
    assert on_show(page) == "gone"
    assert "2 of 3" in shown(page)


def test_keeping_leaves_the_note_with_its_words(page: ReviewPage, book: AnnotationBook) -> None:
    before = kept(book, "changed")
    press(page, Key.Key_K)
    after = kept(book, "changed")
    assert (after.anchor, after.content_version, after.kept_for) == (before.anchor, before.content_version, "v2")
    assert on_show(page) == "gone"


def test_a_decision_that_is_taken_back_brings_its_note_back_on_show(page: ReviewPage, book: AnnotationBook) -> None:
    before = kept(book, "changed")
    press(page, Key.Key_Y)
    press(page, Key.Key_K)
    assert on_show(page) == "page"
    book.records.undo()
    assert on_show(page) == "gone"
    book.records.undo()
    assert (on_show(page), kept(book, "changed")) == ("changed", before)
    press(page, Key.Key_Y)
    assert kept(book, "changed").content_version == "v2"


def test_words_that_are_gone_cannot_be_confirmed_but_chosen_anew_or_kept(
    page: ReviewPage, book: AnnotationBook, qtbot: QtBot
) -> None:
    press(page, Key.Key_Right)
    assert "no longer on this page" in shown(page)
    assert len(passages(page)) == 1
    assert not button(page, "Hang it on the new words (Y)").isVisible()
    before = kept(book, "gone")
    press(page, Key.Key_Y)
    assert kept(book, "gone") == before
    with qtbot.waitSignal(page.words_wanted) as wanted:
        press(page, Key.Key_R)
    assert wanted.args == [page.round.now]
    press(page, Key.Key_K)
    assert kept(book, "gone").kept_for == "v2"


def test_a_note_whose_page_is_gone_can_only_be_kept(page: ReviewPage, book: AnnotationBook, qtbot: QtBot) -> None:
    press(page, Key.Key_Left)
    assert on_show(page) == "page"
    assert "not in this library" in shown(page)
    assert not button(page, "khat").isEnabled()
    assert not button(page, "Choose other words… (R)").isVisible()
    with qtbot.assertNotEmitted(page.words_wanted):
        press(page, Key.Key_R)
    press(page, Key.Key_K)
    assert kept(book, "page").kept_for == PAGE_GONE


def test_a_decided_note_is_shown_with_its_decision_and_is_not_decided_twice(
    page: ReviewPage, book: AnnotationBook
) -> None:
    press(page, Key.Key_Y)
    press(page, Key.Key_Left)
    assert on_show(page) == "changed"
    assert "It hangs on the page again" in shown(page)
    before = kept(book, "changed")
    for key in (Key.Key_Y, Key.Key_K, Key.Key_R):
        press(page, key)
    assert kept(book, "changed") == before


def test_after_the_last_one_the_way_back_is_shown(page: ReviewPage, book: AnnotationBook, qtbot: QtBot) -> None:
    for key in (Key.Key_Y, Key.Key_K, Key.Key_K):
        press(page, key)
    assert "That was the last one" in shown(page)
    assert passages(page) == []
    with qtbot.waitSignal(page.left):
        press(page, Key.Key_Return)
    book.records.undo()
    assert on_show(page) == "page"
    assert "That was the last one" not in shown(page)


def test_from_the_end_one_can_go_back_to_the_last_note(page: ReviewPage) -> None:
    for key in (Key.Key_Y, Key.Key_K, Key.Key_K):
        press(page, key)
    press(page, Key.Key_Left)
    assert on_show(page) == "page"
    assert "Kept as it is" in shown(page)


def test_enter_on_a_button_presses_that_button(page: ReviewPage, book: AnnotationBook) -> None:
    button(page, "Keep it as it is (K)").setFocus()
    press(page, Key.Key_Return)
    assert kept(book, "changed").kept_for == "v2"


def test_what_cannot_be_kept_stays_on_show(notebook: Notebook, clock: Clock, page: ReviewPage) -> None:
    full = AnnotationBook(RecordBook(notebook, NotebookReadOnly(reason="the disk is full"), clock.now))
    other = ReviewPage(full, sheet_of, lambda judged: hung_anew(judged, SHELF), {})
    other.begin(page.round.notes)
    QTest.keyClick(other, Key.Key_Y)
    assert other.round.at == 0
    other.deleteLater()


def test_esc_leaves(page: ReviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        press(page, Key.Key_Escape)


def test_the_page_of_a_note_is_one_press_away(page: ReviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.page_requested) as asked:
        button(page, "Heroin  ›  Signs").click()
    assert asked.args == ["heroin", "signs"]


def test_nothing_of_a_note_stays_when_it_is_forgotten(page: ReviewPage) -> None:
    page.forget()
    everything = [label.text() for label in page.findChildren(QLabel)]
    everything += [view.toPlainText() for view in page.findChildren(PassageView)]
    everything += [push.text() for push in page.findChildren(QPushButton)]
    assert not any("pupils" in words or "nurse" in words or "Signs" in words for words in everything)
    assert "No note waits for you." in shown(page)


def test_a_round_of_one_note_has_no_arrows(page: ReviewPage, notes: tuple[JudgedNote, ...]) -> None:
    page.begin(notes[:1])
    assert not any(push.isVisible() for push in page.findChildren(QPushButton) if push.text() in ("←", "→"))
    press(page, Key.Key_Right)
    assert on_show(page) == "changed"


def test_a_long_passage_scrolls_with_the_arrow_keys(book: AnnotationBook, notebook: Notebook, qtbot: QtBot) -> None:
    long = "Very small pupils. " + "And so on and on. " * 300
    before, after = (
        shelf(HTML.replace("Very small pupils.", words)) for words in (long, long.replace("small", "tiny"))
    )
    text = before.pages["heroin"].text
    start = text.index("Very small")
    annotation = make_annotation("long", anchor=make_anchor(text, start, start + len(long) - 1), heading="signs")
    notebook.records.save(annotation)
    judged = judge_note(annotation, after)
    page = ReviewPage(book, lambda one: review_sheet(one, after.page("heroin")), lambda one: hung_anew(one, after), {})
    qtbot.addWidget(page)
    page.begin((judged,))
    with qtbot.waitExposed(page):
        page.show()
    bars = [view.verticalScrollBar() for view in page.findChildren(PassageView)]
    first = [bar.value() for bar in bars]
    QTest.keyClick(page, Key.Key_Down)
    assert all(bar.value() > value for bar, value in zip(bars, first, strict=True))
    QTest.keyClick(page, Key.Key_Up)
    assert [bar.value() for bar in bars] == first
