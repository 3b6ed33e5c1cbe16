"""What the trainer works with below the notes: by kind of slide a timer, hands to count, or the three questions."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hrdesk.core.deck import DeckSlide, SlideKind
from hrdesk.core.slide_page import SMALLEST, SlidePage
from hrdesk.core.talk import Talk
from hrdesk.core.training_slides import live_slide
from hrdesk.ui.presenter.hands_tool import HandsTool
from hrdesk.ui.presenter.live_fields import LiveFields
from hrdesk.ui.presenter.timer_tool import TimerTool
from hrdesk.ui.theme import Space

_FIGURES = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
"""With what figures are typed, on a keypad or on a French keyboard."""


class TalkTools(QFrame):
    """Changes the talk and says so; whoever shows the talk calls `renew` after every change and every second."""

    changed = Signal()
    """The room, or the trainer, sees something else now."""
    live_changed = Signal()
    """A line came or went."""
    typing_wanted = Signal()
    """The trainer wants to type into the three questions, which are on show."""

    def __init__(self, talk: Talk, clock: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self._clock = clock
        self._slide: DeckSlide | None = None
        self._build()
        self._lay_out()
        self._connect()
        self.renew()

    @property
    def words(self) -> str:
        """What is said of the slide on show."""
        return self._words.text()

    def listen(self, window: QWidget) -> None:
        """Take the keys that are for these tools now from a window of the talk, before they are keys of the talk."""
        window.installEventFilter(self)

    def renew(self) -> None:
        """Show the tools of the slide on show, as the talk stands now."""
        talk, now, slide = self._talk, self._clock(), self._talk.page.slide
        if slide is not self._slide:
            self._slide = slide
            self.hands.leave()
        is_timed = slide.kind is SlideKind.EXERCISE or talk.timer_left_s(now) is not None
        if is_timed:
            self.timer.show_time(talk, now)
        if slide.kind is SlideKind.QUESTION:
            self.hands.show_hands(talk.hands)
        if slide.kind is SlideKind.LIVE:
            self.fields.show_list(talk.live)
        self._words.setText(self._kind_words(slide.kind))
        for widget, is_used in (
            (self.timer, is_timed),
            (self.hands, slide.kind is SlideKind.QUESTION),
            (self._words, bool(self._words.text())),
            (self.fields, slide.kind is SlideKind.LIVE),
            (self, is_timed or slide.kind in (SlideKind.QUESTION, SlideKind.LIVE) or bool(self._words.text())),
        ):
            if widget.isHidden() is is_used:
                widget.setVisible(is_used)
        if self.fields.isHidden():
            self.fields.leave()

    def toggle_questions(self) -> None:
        """Bring the three questions in, ready to type, or go back to where the talk was."""
        talk, now = self._talk, self._clock()
        is_live = talk.page.slide.kind is SlideKind.LIVE
        if is_live and talk.is_aside:
            talk.send_back(now)
        elif not is_live:
            talk.bring_in(_live_page(talk), now)
        self._tell()
        if talk.page.slide.kind is SlideKind.LIVE:
            self.typing_wanted.emit()

    def toggle_timer(self) -> None:
        """Start the clock of the exercise on show, or take it away."""
        self._talk.toggle_timer(self._clock())
        self._tell()

    def type_line(self, column: int, words: str) -> None:
        """Put a line on the wall."""
        before = self._talk.live
        self._talk.type_line(column, words)
        self._tell_live(before != self._talk.live)

    def take_out_line(self, column: int, place: int) -> None:
        """Take a line off the wall."""
        self._talk.take_out_line(column, place)
        self._tell_live(True)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take(event)

    def _wants(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~_FIGURES:
            return False
        kind = self._talk.page.slide.kind
        if kind is SlideKind.LIVE:
            return event.key() == Qt.Key.Key_Tab
        return kind is SlideKind.QUESTION and self.hands.wants(event)

    def _take(self, event: QKeyEvent) -> bool:
        if not self._wants(event):
            return False
        if event.key() == Qt.Key.Key_Tab:
            self.typing_wanted.emit()
        else:
            self.hands.take_key(event)
        return True

    def _build(self) -> None:
        self.setProperty("role", "foot")
        self.timer = TimerTool()
        self.hands = HandsTool()
        self.fields = LiveFields()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "muted")
        for widget in (self, self.timer, self.hands, self.fields, self._words):
            widget.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.timer)
        row.addWidget(self.hands, 1)
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.fields)
        column.addLayout(row)

    def _connect(self) -> None:
        self.timer.pressed.connect(self.toggle_timer)
        self.hands.counted.connect(self._count)
        self.fields.typed.connect(self.type_line)
        self.fields.taken_out.connect(self.take_out_line)

    def _kind_words(self, kind: SlideKind) -> str:
        talk = self._talk
        if kind is SlideKind.DISCUSSION and talk.page.presses:
            if talk.press == talk.page.presses:
                return self.tr("All {count} questions are on the wall.").format(count=talk.page.presses)
            words = self.tr("{shown} of {count} questions on the wall. → shows the next one.")
            return words.format(shown=talk.press, count=talk.page.presses)
        return ""

    def _count(self, option: int, count: int) -> None:
        self._talk.count_hands(option, count)
        self._tell()

    def _tell_live(self, is_other: bool) -> None:
        if is_other:
            self._tell()
            self.live_changed.emit()

    def _tell(self) -> None:
        self.renew()
        self.changed.emit()


def _live_page(talk: Talk) -> SlidePage:
    """The live slide of the talk, or one of its own where it has none."""
    for page in talk.pages:
        if page.slide.kind is SlideKind.LIVE:
            return page
    return SlidePage(live_slide(), ("",), SMALLEST)
