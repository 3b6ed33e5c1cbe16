"""The results that appear under the search field while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.core.hit import Hit, SearchResult
from hrdesk.core.search_query import parse_query
from hrdesk.ui.search.hit_delegate import HitDelegate
from hrdesk.ui.search.hits_model import HitsModel
from hrdesk.ui.search.search_field import SearchField
from hrdesk.ui.theme import Colours, Space

RESULTS = 20
_WIDEST = 760

Find = Callable[[str, int], SearchResult]


class SearchResults(QFrame):
    """Floats below the field, over the page. Never takes the focus from the field."""

    hit_chosen = Signal(object, object)
    """The hit, and the words that were typed."""
    dismissed = Signal()
    failed = Signal(HrdeskError)

    def __init__(self, field: SearchField, find: Find, fallback: Sequence[Hit], parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._field = field
        self._find = find
        self._fallback = fallback
        self._build()
        self._connect()
        self.hide()
        if field.hasFocus():
            self._come_back()

    @property
    def view(self) -> QListView:
        return self._view

    @property
    def model(self) -> HitsModel:
        return self._model

    def place(self) -> None:
        """Stand below the field, as wide as is useful, as high as the results need and the window has."""
        room = self._room.size()
        width = min(_WIDEST, room.width() - 2 * Space.SMALL)
        foot = self._field.mapTo(self._room, QPoint(0, self._field.height()))
        x = foot.x() + (self._field.width() - width) // 2
        x = max(Space.SMALL, min(x, room.width() - width - Space.SMALL))
        y = foot.y() + Space.SMALL
        wanted = sum(self._view.sizeHintForRow(row) for row in range(self._model.rowCount())) + 2 * Space.SMALL + 4
        self.setGeometry(x, y, width, max(80, min(wanted, room.height() - y - Space.SMALL)))

    def set_colours(self, colours: Colours) -> None:
        self._delegate.set_colours(colours)
        self._view.viewport().update()

    def _build(self) -> None:
        self.setProperty("role", "results")
        self._model = HitsModel(self)
        self._delegate = HitDelegate(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("Search results"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, Space.TINY)
        column.addWidget(self._view)

    def _connect(self) -> None:
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._search)
        self._field.key_for_results.connect(self._press)
        self._field.entered.connect(self._come_back)
        self._field.left.connect(self.hide)
        self._view.clicked.connect(self._choose)

    def _search(self, text: str) -> None:
        if not text.strip():
            self.hide()
            return
        try:
            result = self._find(text, RESULTS)
        except HrdeskError as error:
            self.failed.emit(error)
            return
        self._model.show_result(result, self._fallback)
        self._choose_row(self._model.next_hit(0, 1))
        self._view.scrollToTop()
        self.place()
        self.show()
        self.raise_()

    def _come_back(self) -> None:
        if self._field.text().strip():
            self._search(self._field.text())

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
            index = self._model.index(row)
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        hit = self._model.hit_at(index)
        if hit:
            words = parse_query(self._field.text()).words
            self.hide()
            self.hit_chosen.emit(hit, words)
