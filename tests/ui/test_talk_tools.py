"""The tools of the trainer: by kind of slide a timer, hands to count, and the three questions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.slide_page import SlidePage
from hrdesk.core.talk import Talk
from hrdesk.core.training_slides import live_slide
from hrdesk.ui.presenter.talk_tools import TalkTools
from tests.builders import NOON
from tests.conftest import Clock

Key = Qt.Key
TEXT, EXERCISE, DISCUSSION, QUESTION, LIVE = range(5)


def make_talk() -> Talk:
    slides = (
        DeckSlide(SlideKind.TEXT, "Text"),
        DeckSlide(SlideKind.EXERCISE, "Sort", minutes=10),
        DeckSlide(SlideKind.DISCUSSION, "Talk", steps=("<p>a</p>", "<p>b</p>")),
        DeckSlide(SlideKind.QUESTION, "Why?", steps=("<p>a</p>",), options=3, answer=2),
        live_slide("training-three-questions"),
    )
    return Talk("Talk", [SlidePage(one, ("",) * (len(one.steps) + 1), 38) for one in slides], NOON, 0)


class Host(QWidget):
    """A window with the tools and, as in a talk, commands that have some of their keys."""

    def __init__(self, talk: Talk, clock: Clock) -> None:
        super().__init__()
        self.talk, self.clock = talk, clock
        self.tools = TalkTools(talk, clock)
        self.commands: list[str] = []
        QVBoxLayout(self).addWidget(self.tools)
        for name in ("Left", "Right", "PgDown", "Backspace", "Return", "Esc", "Up", "Space", "B", "1"):
            action = QAction(name, self)
            action.setShortcut(QKeySequence(name))
            action.triggered.connect(self._note)
            self.addAction(action)
        self.tools.listen(self)
        self.tools.typing_wanted.connect(self.tools.fields.begin)

    def show_slide(self, place: int) -> None:
        self.talk.go_to(place, self.clock())
        self.tools.renew()

    def press(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(self.windowHandle(), key)

    def type_words(self, words: str) -> None:
        for letter in words:
            QTest.keyClick(self.windowHandle(), letter)  # type: ignore[call-overload]

    def kind(self) -> SlideKind:
        return self.talk.page.slide.kind

    def lines(self, column: int = 0) -> tuple[str, ...]:
        """What is on the wall under one of the three questions."""
        return self.talk.live.columns[column]

    def _note(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.commands.append(action.text())


@pytest.fixture
def host(qtbot: QtBot, clock: Clock) -> Host:
    host = Host(make_talk(), clock)
    host.resize(900, 300)
    qtbot.addWidget(host)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return host


def test_a_slide_without_tools_shows_none(host: Host) -> None:
    assert host.tools.isHidden()
    host.show_slide(EXERCISE)
    assert (host.tools.isHidden(), host.tools.timer.isHidden()) == (False, False)
    host.show_slide(TEXT)
    assert host.tools.isHidden()


def test_the_clock_of_an_exercise_runs_and_its_end_is_said_in_words(host: Host) -> None:
    host.show_slide(EXERCISE)
    timer = host.tools.timer
    assert timer.words == "Exercise: 10 minutes planned"
    host.tools.toggle_timer()
    host.clock.seconds = 61
    host.tools.renew()
    assert (timer.words, host.talk.stage(61).clock) == ("8:59 left", "8:59")
    host.clock.seconds = 675
    host.tools.renew()
    assert (timer.words, host.talk.stage(675).clock) == ("Time is up, 1:15 over", "0:00")
    button = timer.findChild(QPushButton)
    assert button
    button.click()
    assert (timer.words, host.talk.stage(675).clock) == ("Exercise: 10 minutes planned", "")


def test_a_discussion_says_how_many_questions_are_on_the_wall(host: Host) -> None:
    host.show_slide(DISCUSSION)
    assert host.tools.words.startswith("0 of 2 questions")
    host.talk.forward(0)
    host.talk.forward(0)
    host.tools.renew()
    assert host.tools.words == "All 2 questions are on the wall."


def test_hands_are_counted_with_keys_alone(host: Host) -> None:
    host.show_slide(QUESTION)
    host.type_words("112")
    host.press(Key.Key_Return)
    host.type_words("75")
    host.press(Key.Key_Backspace, Key.Key_Return, Key.Key_Up, Key.Key_Up, Key.Key_Down)
    assert host.talk.hands == (12, 7, 1)
    assert host.tools.hands.words.startswith("Type how many c)")
    host.press(Key.Key_Escape)
    assert host.tools.hands.words.startswith("20 hands.")
    assert host.commands == []


def test_keys_are_keys_of_the_talk_where_they_count_nothing(host: Host) -> None:
    host.show_slide(QUESTION)
    host.press(Key.Key_Backspace, Key.Key_Return, Key.Key_Escape, Key.Key_Up, Key.Key_Right)
    host.type_words("1")
    host.press(Key.Key_Right)
    host.show_slide(TEXT)
    host.type_words("1")
    assert host.commands == ["Backspace", "Return", "Esc", "Up", "Right", "Right", "1"]


def test_an_answer_is_chosen_for_one_question_only(host: Host) -> None:
    host.show_slide(QUESTION)
    host.type_words("1")
    host.show_slide(TEXT)
    host.show_slide(QUESTION)
    assert host.tools.hands.chosen is None


def test_hands_are_counted_by_pressing(host: Host) -> None:
    host.show_slide(QUESTION)
    buttons = {button.accessibleName(): button for button in host.tools.hands.findChildren(QToolButton)}
    for _ in range(3):
        buttons["One hand more for b)"].click()
    buttons["One hand fewer for b)"].click()
    buttons["One hand fewer for a)"].click()
    assert host.talk.hands == (0, 2, 0)
    counts = [label.text() for label in host.tools.hands.findChildren(QLabel) if label.property("role") == "count"]
    assert counts == ["0", "2", "0"]


def test_letters_are_letters_in_a_field_and_keys_of_a_remote_still_move(host: Host) -> None:
    host.show_slide(LIVE)
    host.press(Key.Key_Tab)
    host.type_words("Bus 1")
    host.press(Key.Key_Left, Key.Key_Backspace)
    host.type_words("_")
    host.press(Key.Key_Return)
    assert host.talk.live.columns == (("Bus_1",), (), ())
    assert host.commands == []
    host.press(Key.Key_PageDown)
    assert host.commands == ["PgDown"]


def test_tab_leads_round_the_three_columns(host: Host) -> None:
    host.show_slide(LIVE)
    host.press(Key.Key_Tab)
    for words in ("One", "Two", "Three", "Four"):
        host.type_words(words)
        host.press(Key.Key_Return, Key.Key_Tab)
    assert host.talk.live.columns == (("One", "Four"), ("Two",), ("Three",))
    assert [column.lines for column in host.tools.fields.columns] == [("One", "Four"), ("Two",), ("Three",)]


def test_a_line_is_taken_out_or_mended_with_keys(host: Host) -> None:
    host.show_slide(LIVE)
    host.press(Key.Key_Tab)
    for words in ("One", "Twoo", "Three"):
        host.type_words(words)
        host.press(Key.Key_Return)
    host.type_words("Four")
    host.press(Key.Key_Up, Key.Key_Up, Key.Key_Return)
    assert host.lines() == ("One", "Three", "Four")
    host.press(Key.Key_Backspace, Key.Key_Return)
    assert host.lines() == ("One", "Three", "Four", "Two")
    host.press(Key.Key_Up, Key.Key_Down, Key.Key_Up, Key.Key_Up, Key.Key_Delete)
    assert host.lines() == ("One", "Three", "Two")
    assert host.commands == []


def test_a_line_is_taken_out_by_pressing(host: Host) -> None:
    host.show_slide(LIVE)
    host.tools.type_line(1, "One")
    host.tools.type_line(1, "Two")
    buttons = host.tools.fields.columns[1].findChildren(QToolButton)
    buttons[0].click()
    assert host.lines(1) == ("Two",)


def test_esc_gives_the_keys_back_to_the_talk(host: Host) -> None:
    host.show_slide(LIVE)
    host.press(Key.Key_Tab, Key.Key_Escape)
    assert host.commands == []
    host.press(Key.Key_Right, Key.Key_Escape)
    assert host.commands == ["Right", "Esc"]


def test_the_three_questions_come_and_go_and_keep_their_lines(host: Host) -> None:
    host.show_slide(QUESTION)
    host.tools.toggle_questions()
    host.type_words("Rain")
    host.press(Key.Key_Return)
    assert host.kind() is SlideKind.LIVE
    host.tools.toggle_questions()
    assert host.kind() is SlideKind.QUESTION
    assert host.tools.fields.isHidden()
    assert QApplication.focusWidget() not in [column.field for column in host.tools.fields.columns]
    host.show_slide(LIVE)
    assert host.tools.fields.columns[0].lines == ("Rain",)


def test_a_talk_without_a_live_slide_is_lent_one(qtbot: QtBot, clock: Clock) -> None:
    talk = Talk("Talk", [SlidePage(DeckSlide(SlideKind.TEXT, "Text"), ("",), 38)], NOON, 0)
    tools = TalkTools(talk, clock)
    qtbot.addWidget(tools)
    tools.toggle_questions()
    assert (talk.page.slide.title, talk.is_aside) == ("Three questions", True)


def test_only_what_changes_the_list_is_told(host: Host, qtbot: QtBot) -> None:
    host.show_slide(LIVE)
    with qtbot.waitSignal(host.tools.live_changed):
        host.tools.type_line(0, "One")
    with qtbot.assertNotEmitted(host.tools.live_changed):
        host.tools.type_line(0, "   ")
