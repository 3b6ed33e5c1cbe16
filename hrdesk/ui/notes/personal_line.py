"""A calm line under a note that seems to hold a person's name with what leads to that person."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.contact_details import DetailKind
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.theme import Space

FindDetail = Callable[[str], DetailKind | None]


def _find_nothing(_words: str) -> None:
    return None


class PersonalLine(QFrame):
    """Warns and never blocks. “Keep it” silences it for that note while hrdesk is open."""

    def __init__(self, find: FindDetail | None = None, parent: QWidget | None = None) -> None:
        """Without something to find with, it stays silent."""
        super().__init__(parent)
        self._find = find or _find_nothing
        self._note_id = ""
        self._kept: set[str] = set()
        self.setProperty("role", "notice")
        self._words = paragraph("")
        self._keep = QPushButton(self.tr("Keep it"))
        self._keep.setProperty("role", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.TINY)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignRight)
        self._keep.clicked.connect(self._silence)
        self.hide()

    @property
    def words(self) -> str:
        """The warning on show; empty when there is none."""
        return self._words.text() if not self.isHidden() else ""

    def look_with(self, find: FindDetail) -> None:
        self._find = find

    def judge(self, note_id: str, words: str) -> None:
        """Look at the words of a note that were just written."""
        self._note_id = note_id
        kind = self._find(words) if note_id not in self._kept else None
        if kind:
            self._words.setText(self._warning(kind))
        self.setVisible(kind is not None)

    def _warning(self, kind: DetailKind) -> str:
        look = {
            DetailKind.PHONE: self.tr("This looks like a name with a phone number."),
            DetailKind.BIRTH: self.tr("This looks like a name with a date of birth."),
            DetailKind.ADDRESS: self.tr("This looks like a name with an address."),
        }[kind]
        ask = self.tr(
            "If somebody else reads it, could it harm them? hrdesk keeps it on this computer, unless you share it."
        )
        return f"{look} {ask}"

    def _silence(self) -> None:
        self._kept.add(self._note_id)
        self.hide()
