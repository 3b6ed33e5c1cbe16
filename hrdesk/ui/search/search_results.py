"""The results that appear under the search field while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hrdesk.core.answers import Answers
from hrdesk.core.errors import HrdeskError
from hrdesk.core.hit import Hit
from hrdesk.core.note_search import NoteHit
from hrdesk.core.search_filters import FilterName, with_filter
from hrdesk.ui.search.answer_list import AnswerList
from hrdesk.ui.search.filter_chips import FilterChips
from hrdesk.ui.search.hit_delegate import HitDelegate
from hrdesk.ui.search.hits_model import HitsModel
from hrdesk.ui.search.result_rows import QuestionOffer, ResultRow, WordOffer, result_rows
from hrdesk.ui.search.search_field import SearchField
from hrdesk.ui.theme import Colours, Space

RESULTS = 20
_WIDEST = 760
_LOWEST = 120
_SETTLED_MS = 250
"""Between keystrokes the results only grow: a page that comes to light behind them takes longer to paint than they."""

Find = Callable[[str, int], Answers]


class SearchResults(QFrame):
    """Floats below the field, over the page. Never takes the focus from the field."""

    hit_chosen = Signal(object, object)
    """The hit, and the words that were looked for."""
    note_chosen = Signal(object)
    """The annotation."""
    question_kept = Signal(str)
    dismissed = Signal()
    failed = Signal(HrdeskError)

    def __init__(
        self,
        field: SearchField,
        find: Find,
        emergencies: Sequence[Hit],
        languages: Sequence[str],
        parent: QWidget,
        *,
        can_keep: bool,
    ) -> None:
        super().__init__(parent)
        self._room = parent
        self._field = field
        self._find = find
        self._emergencies = tuple(emergencies)
        self._can_keep = can_keep
        self._answers: Answers | None = None
        self._rows_height = 0
        self._placed_for = 0
        self._shrink = QTimer(self)
        self._shrink.setSingleShot(True)
        self._chips = FilterChips(languages)
        self._build()
        self._connect()
        self.hide()
        if field.hasFocus():
            self._come_back()

    @property
    def view(self) -> AnswerList:
        return self._view

    @property
    def model(self) -> HitsModel:
        return self._model

    @property
    def chips(self) -> FilterChips:
        return self._chips

    def place(self) -> None:
        """Stand below the field, as wide as is useful, as high as the results need and the window has."""
        room = self._room.size()
        width = min(_WIDEST, room.width() - 2 * Space.SMALL)
        foot = self._field.mapTo(self._room, QPoint(0, self._field.height()))
        x = foot.x() + (self._field.width() - width) // 2
        x = max(Space.SMALL, min(x, room.width() - width - Space.SMALL))
        y = foot.y() + Space.SMALL
        wanted = self._rows_height + self._chips.sizeHint().height() + 2 * Space.SMALL + 4
        self._shrink.stop()
        self.setGeometry(x, y, width, max(_LOWEST, min(wanted, room.height() - y - Space.SMALL)))
        self._placed_for = self._rows_height

    def set_colours(self, colours: Colours) -> None:
        self._delegate.set_colours(colours)
        self._view.set_colours(colours)

    def search_again(self) -> None:
        """Answer anew what stands in the field, if the results are on show: what they may show has changed."""
        if self.isVisible():
            self._search(self._field.text())

    def answer_typed(self) -> None:
        """Answer what was typed before the results were built."""
        if self._field.text():
            self._search(self._field.text())

    def warm_up(self, answers: Answers) -> None:
        """Draw answers that nobody sees, so that the first keystroke does not wait for fonts and styles."""
        for widget in (self, *self.findChildren(QWidget)):
            widget.ensurePolished()
        self._delegate.warm_up(self._rows_for(answers), _WIDEST)

    def forget(self) -> None:
        """Hold no result any more, nor how one is drawn, nor the words that were typed."""
        self._field.setText("")
        self._answers = None
        self._model.show_rows(())
        self._delegate.forget()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._shrink.stop()

    def _build(self) -> None:
        self.setProperty("role", "results")
        self._delegate = HitDelegate(self)
        self._model = HitsModel(self._delegate.height_of, self)
        self._view = AnswerList()
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, Space.TINY)
        column.setSpacing(0)
        column.addWidget(self._chips)
        column.addWidget(self._view, 1)

    def _connect(self) -> None:
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._search)
        self._field.key_for_results.connect(self._press)
        self._field.entered.connect(self._come_back)
        self._field.left.connect(self.hide)
        self._view.clicked.connect(self._choose)
        self._chips.filter_wanted.connect(self._set_filter)
        self._shrink.timeout.connect(self.place)

    def _search(self, text: str) -> None:
        if not text.strip():
            self.hide()
            return
        try:
            answers = self._find(text, RESULTS)
        except HrdeskError as error:
            self.failed.emit(error)
            return
        self._answers = answers
        rows = self._rows_for(answers)
        self._rows_height = sum(map(self._delegate.height_of, rows))
        self._chips.show_filters(answers.filters)
        self._model.show_rows(rows)
        self._choose_row(self._model.first_answer())
        self._view.scrollToTop()
        if self.isVisible() and self._rows_height < self._placed_for:
            self._shrink.start(_SETTLED_MS)
        else:
            self.place()
        if not self.isVisible():
            self.show()
            self.raise_()

    def _rows_for(self, answers: Answers) -> list[ResultRow]:
        return result_rows(answers, self._emergencies, can_keep=self._can_keep)

    def _come_back(self) -> None:
        if self._field.text().strip():
            self._search(self._field.text())

    def _set_filter(self, name: FilterName, value: str | None) -> None:
        self._field.setText(with_filter(self._field.text(), name, value))
        self._field.setFocus()

    def _press(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        row = self._view.currentIndex().row()
        match event.key():
            case keys.Key_Escape:
                self.hide()
                self.dismissed.emit()
            case keys.Key_Return | keys.Key_Enter if self.isVisible():
                self._choose(self._view.currentIndex())
            case keys.Key_Return | keys.Key_Enter:
                self._come_back()
            case keys.Key_Down if self.isVisible():
                self._choose_row(self._model.next_hit(row + 1, 1))
            case keys.Key_Down:
                self._come_back()
            case keys.Key_Up:
                self._choose_row(self._model.next_hit(row - 1, -1))
            case keys.Key_PageDown:
                self._choose_row(self._model.next_hit(min(row + 5, self._model.rowCount() - 1), 1))
            case keys.Key_PageUp:
                self._choose_row(self._model.next_hit(max(row - 5, 0), 1))

    def _choose_row(self, row: int) -> None:
        if row >= 0:
            index = self._model.index(row, 0)
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is None:
            self._choose_row(self._model.first_answer())  # a press on a heading takes the choice away
        elif self._answers:
            self._take(row, self._answers.pages.words)

    def _take(self, row: ResultRow, words: tuple[str, ...]) -> None:
        match row:
            case WordOffer():
                self._field.setText(row.word)
            case Hit():
                self.hide()
                self.hit_chosen.emit(row, words)
            case NoteHit():
                self.hide()
                self.note_chosen.emit(row.annotation)
            case QuestionOffer():
                self.hide()
                self.question_kept.emit(row.question)
