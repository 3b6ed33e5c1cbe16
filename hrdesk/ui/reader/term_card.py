"""The card that says what a word of the glossary means, beside the word that the person points at."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hrdesk.core.article_view import TermNote
from hrdesk.ui.theme import Space

_WIDTH = 360


class TermCard(QFrame):
    """Floats over the page; the pointer and the focus pass through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("role", "results")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        self._name = self._label("heading")
        self._means = self._label("")
        self._hint = self._label("muted")
        self._hint.setText(self.tr("Click or Enter opens the glossary"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self._column.setSpacing(Space.SMALL)
        for label in (self._name, self._means, self._hint):
            self._column.addWidget(label)
        self.hide()

    def show_at(self, term: TermNote, point: QPoint) -> None:
        """Show the card below a point of the parent, or above it where there is no room."""
        is_short_form = bool(term.full) and term.full != term.term
        self._name.setText(f"{term.term}: {term.full}" if is_short_form else term.term)
        self._means.setText(term.means)
        self.setAccessibleName(f"{self._name.text()}. {term.means}")
        for label in (self._name, self._means, self._hint):
            label.ensurePolished()
            label.setMinimumHeight(0)  # it would count as what the words need
            label.setFixedHeight(label.heightForWidth(_WIDTH - 2 * Space.LARGE - 2 * self.frameWidth()))
        self._column.activate()
        self.resize(_WIDTH, self._column.totalSizeHint().height())
        room = self._room.size()
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
