"""A small dialog: type a few letters, press Enter, and be there."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from hrdesk.ui.quick_open.target import FindTargets, Goal
from hrdesk.ui.quick_open.target_delegate import TargetDelegate
from hrdesk.ui.quick_open.targets_model import TargetsModel
from hrdesk.ui.theme import Colours, Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_WIDEST, _HIGHEST = 640, 440
_BELOW_TOP = 72
_TO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class QuickOpen(UrgentDialog):
    """Goes where the chosen row leads, or away with Esc. F9 works here too."""

    chosen = Signal(object)
    """The goal: a place, a command or a note."""

    def __init__(self, find: FindTargets, colours: Colours, parent: QWidget) -> None:
        super().__init__(self.tr("Go to"), parent)
        self._find = find
        self._build(colours)
        self._lay_out(parent)
        self._connect()
        self._show_targets("")
        self._field.setFocus()

    @property
    def field(self) -> QLineEdit:
        return self._field

    @property
    def view(self) -> QListView:
        return self._view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows in the field go through the list."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _TO_LIST:
                self._view.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(self._view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _build(self, colours: Colours) -> None:
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("A page, a heading, a note or a command"))
        self._field.setAccessibleName(self.tr("Go to"))
        self._field.setMaxLength(200)
        self._field.installEventFilter(self)
        self._model = TargetsModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(TargetDelegate(colours, self))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setUniformItemSizes(True)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("Places"))
        self._nothing = QLabel(self.tr("Nothing is called so. Ctrl+L searches the text of the pages."))
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.hide()

    def _lay_out(self, parent: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._view, 1)
        room = parent.window().size()
        self.resize(min(_WIDEST, room.width() - 2 * Space.LARGE), min(_HIGHEST, room.height() - 2 * _BELOW_TOP))
        self.move(parent.window().mapToGlobal(QPoint((room.width() - self.width()) // 2, _BELOW_TOP)))

    def _connect(self) -> None:
        self._field.textChanged.connect(self._show_targets)
        self._view.clicked.connect(self._go)

    def _show_targets(self, text: str) -> None:
        self._model.show_targets(self._find(text))
        found = self._model.rowCount() > 0
        self._nothing.setVisible(not found)
        self._view.setCurrentIndex(self._model.index(0) if found else QModelIndex())

    def _go(self, index: QModelIndex) -> None:
        target = self._model.target_at(index)
        if target:
            goal: Goal = target.goal
            self.close()
            self.chosen.emit(goal)
