"""The one place that tells the person something: troubles in a strip that stays, news in a toast that goes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.ui.theme import Space
from hrdesk.ui.words import tr

NEWS_SHOWN_MS = 6_000
_BELOW_BAR = 64


def words_for(error: HrdeskError) -> str:
    """The error in the person's language."""
    return tr(error.template).format(**error.facts)


@dataclass(frozen=True)
class Offer:
    """A deed that answers a message, and its name on a button."""

    words: str
    deed: Callable[[], object]


class MessageStrip(QFrame):
    """Shows one trouble below the bar until it is closed; others wait, and repeats collapse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._troubles: list[tuple[str, Offer | None]] = []
        self._build()
        self._lay_out()
        self._close.clicked.connect(self.dismiss)
        self._button.clicked.connect(self._take_offer)
        self.hide()

    @property
    def text(self) -> str:
        """The trouble on show; empty when there is none."""
        return self._troubles[0][0] if self._troubles else ""

    def warn(self, text: str, offer: Offer | None = None) -> None:
        """Say what is wrong, and offer what can be done about it."""
        if text not in [known for known, _ in self._troubles]:
            self._troubles.append((text, offer))
        self._show()

    def report(self, error: HrdeskError) -> None:
        """Show an error of the person's world."""
        self.warn(words_for(error))

    def dismiss(self) -> None:
        """Close this trouble and show the next, if one waits."""
        self._troubles = self._troubles[1:]
        self._show()

    def set_close_icon(self, icon: QIcon) -> None:
        self._close.setIcon(icon)

    def _build(self) -> None:
        self.setProperty("role", "message")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close this message"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _take_offer(self) -> None:
        offer = self._offer
        self.dismiss()
        if offer:
            offer.deed()

    @property
    def _offer(self) -> Offer | None:
        return self._troubles[0][1] if self._troubles else None

    def _show(self) -> None:
        self._label.setText(self.text)
        self._button.setText(self._offer.words if self._offer else "")
        self._button.setVisible(self._offer is not None)
        self.setVisible(bool(self._troubles))


class Toast(QFrame):
    """Says what was done, below the bar, and goes away by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._take_back: Callable[[], object] | None = None
        self.setProperty("role", "toast")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._undo = QPushButton(self.tr("Undo"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.addWidget(self._label)
        row.addWidget(self._undo)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._ask_undo)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def tell(self, text: str, *, undo: Callable[[], object] | None = None) -> None:
        """Say it; `undo` takes the deed back, if the person asks for it."""
        self._label.setText(text)
        self._take_back = undo
        self._undo.setVisible(undo is not None)
        self.show()
        self.place()
        self.raise_()
        self._timer.start(NEWS_SHOWN_MS)

    def retract(self) -> None:
        """Offer an undo no longer, for something else was done meanwhile."""
        if self._take_back:
            self.hide()

    def place(self) -> None:
        """Stand in the middle below the bar, where it covers neither steps nor the clock."""
        parent = self.parentWidget()
        if not parent:
            return
        room = parent.size()
        self.adjustSize()
        self.resize(min(self.width(), room.width() - 2 * Space.LARGE), self.height())
        self.move((room.width() - self.width()) // 2, _BELOW_BAR)

    def _ask_undo(self) -> None:
        self.hide()
        if self._take_back:
            self._take_back()
