"""A line of words is shortened to the room there is, and all of it can still be read."""

from pytestqt.qtbot import QtBot

from hrdesk.services.library import Library
from hrdesk.ui.elided_label import ElidedLabel
from hrdesk.ui.main_window import MainWindow

WORDS = "Managed alcohol programmes and wet services"


def test_words_that_fit_are_shown_whole(qtbot: QtBot) -> None:
    label = ElidedLabel(WORDS)
    qtbot.addWidget(label)
    label.resize(2 * label.fontMetrics().horizontalAdvance(WORDS), 20)
    label.show()
    assert (label.text(), label.toolTip(), label.accessibleName()) == (WORDS, "", WORDS)


def test_words_that_do_not_fit_end_in_three_dots_and_stand_in_the_tip(qtbot: QtBot) -> None:
    label = ElidedLabel(WORDS)
    qtbot.addWidget(label)
    label.resize(label.fontMetrics().horizontalAdvance(WORDS) // 2, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert (label.toolTip(), label.accessibleName()) == (WORDS, WORDS)
    label.show_words("Short")
    assert (label.text(), label.toolTip()) == ("Short", "")


def test_larger_letters_take_more_room(qtbot: QtBot) -> None:
    label = ElidedLabel(WORDS)
    qtbot.addWidget(label)
    label.show()
    label.resize(label.fontMetrics().horizontalAdvance(WORDS) * 5 // 4, 20)
    assert label.text() == WORDS
    larger = label.font()
    larger.setPixelSize(2 * label.fontInfo().pixelSize())
    label.setFont(larger)
    assert label.text().endswith("…")


def test_the_way_to_a_page_with_a_long_title_is_not_cut_off_in_a_letter(window: MainWindow, library: Library) -> None:
    window.resize(1024, 600)
    long = max(library.cards(), key=lambda card: len(card.title))
    window.open_article(long.id)
    way = next(label for label in window.reader.findChildren(ElidedLabel) if long.title in label.accessibleName())
    assert way.fontMetrics().horizontalAdvance(way.text()) <= way.width()
