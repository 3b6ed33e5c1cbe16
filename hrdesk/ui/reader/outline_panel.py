"""The headings of the page on show; the one in view is marked."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hrdesk.core.article_view import OutlineEntry

_SLUG = Qt.ItemDataRole.UserRole


class OutlinePanel(QWidget):
    """A list of headings that leads to them."""

    heading_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Outline"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self._list.itemClicked.connect(self._ask)
        self._list.itemActivated.connect(self._ask)

    def show_outline(self, entries: Sequence[OutlineEntry]) -> None:
        self._list.clear()
        for entry in entries:
            item = QListWidgetItem("    " * (entry.level - 2) + entry.heading)
            item.setData(_SLUG, entry.slug)
            self._list.addItem(item)

    def mark_heading(self, slug: str) -> None:
        """Mark the heading in view, without going there."""
        with QSignalBlocker(self._list):
            for row in range(self._list.count()):
                if self._list.item(row).data(_SLUG) == slug:
                    self._list.setCurrentRow(row)
                    return
            self._list.setCurrentRow(-1)

    def _ask(self, item: QListWidgetItem) -> None:
        self.heading_requested.emit(item.data(_SLUG))
