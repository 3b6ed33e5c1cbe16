"""The card that says what a word of the glossary means, beside the word that the person points at."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrdesk.core.article_view import TermNote
from hrdesk.ui.theme import Space, Type

_WIDTH = 360
_WIDEST = 560
_NAME = 18
"""Pixels at 100 %."""


class TermCard(QFrame):
    """Floats over the page; the pointer and the focus pass through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("role", "results")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name = self._label("heading")
        self._means = self._label("")
        self._hint = self._label("muted")
        self._hint.setText(self.tr("Click or Enter opens the glossary"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self._column.setSpacing(Space.SMALL)
        for label in (self._name, self._means, self._hint):
            self._column.addWidget(label)
        self.set_zoom(100)
        self.hide()

    def set_zoom(self, zoom: int) -> None:
        """Text size in percent, as on the page."""
        self._width = min(round(_WIDTH * zoom / 100), _WIDEST)
        for label, pixels in ((self._name, _NAME), (self._means, Type.SMALL), (self._hint, Type.SMALL)):
            # The style sheet of the window sets a size, which only another style sheet can change.
            label.setStyleSheet(f"font-size: {max(Type.SMALL, round(pixels * zoom / 100))}px;")

    def show_at(self, term: TermNote, point: QPoint) -> None:
        """Show the card below a point of the parent, or above it where there is no room."""
        is_short_form = bool(term.full) and term.full != term.term
        self._name.setText(f"{term.term}: {term.full}" if is_short_form else term.term)
        self._means.setText(term.means)
        self.setAccessibleName(f"{self._name.text()}. {term.means}")
        room = self._room.size()
        width = min(self._width, room.width() - 2 * Space.LARGE)
        for label in (self._name, self._means, self._hint):
            label.ensurePolished()
            label.setMinimumHeight(0)  # it would count as what the words need
            label.setFixedHeight(label.heightForWidth(width - 2 * Space.LARGE - 2 * self.frameWidth()))
        self._column.activate()
        self.resize(width, self._column.totalSizeHint().height())
        x = max(Space.SMALL, min(point.x(), room.width() - self.width() - Space.LARGE))
        below, above = point.y() + Space.SMALL, point.y() - self.height() - Space.HUGE
        lowest = room.height() - self.height() - Space.SMALL
        self.move(x, below if below <= lowest else max(Space.SMALL, min(above, lowest)))
        self.show()
        self.raise_()

    def _label(self, role: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label
