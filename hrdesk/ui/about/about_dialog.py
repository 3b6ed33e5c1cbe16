"""What hrdesk is, and the licences of all that is in it: works on the left, their words on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from hrdesk.services.licences import Work
from hrdesk.services.paths import Places
from hrdesk.ui.about.about_words import title_of_whole, words_of_whole, words_of_work
from hrdesk.ui.about.works_model import WorksModel
from hrdesk.ui.buttons import ButtonBox
from hrdesk.ui.theme import Space, Type, font
from hrdesk.ui.urgent_dialog import UrgentDialog

_SIZE = (920, 620)
_LIST = 280
_TO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class AboutDialog(UrgentDialog):
    """Nothing is changed here. Arrows in the filter go through the list; F9 works."""

    def __init__(
        self, works: Sequence[Work], places: Places, zoom: int = 100, trouble: str = "", parent: QWidget | None = None
    ) -> None:
        """`zoom` is that of pages, in percent; `trouble` is told first where the list of works cannot be read."""
        super().__init__("", parent)
        self._places = places
        self._trouble = trouble
        self._build(works, zoom)
        self._lay_out(parent)
        self._connect()
        self._show_first()
        self.filter.setFocus()

    @property
    def view(self) -> QListView:
        return self._view

    @property
    def words(self) -> str:
        """What is said on the right."""
        return self._words.toPlainText()

    @property
    def title(self) -> str:
        """Of what it is said."""
        return self._title.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows in the field go through the list."""
        is_key = watched is self.filter and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in _TO_LIST:
            self._view.event(event)
            return True
        return super().eventFilter(watched, event)

    def _build(self, works: Sequence[Work], zoom: int) -> None:
        self.setWindowTitle(self.tr("About hrdesk and licences"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter, such as LGPL or MIT"))
        self.filter.setAccessibleName(self.tr("Filter the list"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaxLength(100)
        self.filter.installEventFilter(self)
        self._model = WorksModel(self.tr("About hrdesk"), works, self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setWordWrap(True)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("What hrdesk is made of"))
        self._nothing = QLabel(self.tr("Nothing in hrdesk is called so."))
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setFont(font(Type.BASE * zoom // 100))
        self._words.setStyleSheet(f"font-size: {Type.BASE * zoom // 100}px;")
        self._words.setAccessibleName(self.tr("About it"))
        self._words.setTabChangesFocus(True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._buttons = ButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)

    def _lay_out(self, parent: QWidget | None) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, Space.MEDIUM, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.filter)
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._view, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(Space.MEDIUM, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._words, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(parts, 1)
        row = QHBoxLayout()
        row.addWidget(self._buttons)
        column.addLayout(row)
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 2 * Space.LARGE), min(_SIZE[1], room.height() - 2 * Space.LARGE))
        parts.setSizes([_LIST, self.width() - _LIST])

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self._view.selectionModel().currentChanged.connect(self._show)
        self._buttons.rejected.connect(self.reject)

    def _narrow(self, words: str) -> None:
        self._model.narrow(words)
        self._show_first()

    def _show_first(self) -> None:
        found = self._model.rowCount() > 0
        self._nothing.setVisible(not found)
        self._view.setVisible(found)
        self._view.setCurrentIndex(self._model.index(0) if found else QModelIndex())
        if not found:
            self._say("", "")

    def _show(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        work = self._model.work_at(index)
        if work:
            self._say(f"{work.name} {work.version}".strip(), words_of_work(work, self._places.program))
        else:
            self._say(title_of_whole(), words_of_whole(self._places, self._trouble))

    def _say(self, title: str, words: str) -> None:
        self._title.setText(title)
        self._words.setPlainText(words)
        self._words.setVisible(bool(words))
