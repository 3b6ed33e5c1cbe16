"""The sources of the page on show, with how much of each was read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hrdesk.core.article_view import SourceNote

_ADDRESS = Qt.ItemDataRole.UserRole


class SourcesPanel(QWidget):
    """Lists the sources; pressing one asks for its address to be copied, for there is no network here."""

    address_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Sources"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self._list.itemActivated.connect(self._ask)
        self._list.itemDoubleClicked.connect(self._ask)

    def show_sources(self, sources: Sequence[SourceNote]) -> None:
        self._list.clear()
        for source in sources:
            year = f" ({source.year})" if source.year else ""
            lines = [f"{source.number}. {source.org}: {source.title}{year}", self._read_words(source)]
            item = QListWidgetItem("\n".join(lines))
            item.setData(_ADDRESS, source.url)
            item.setToolTip(self.tr("Enter or double click copies the address {url}").format(url=source.url))
            self._list.addItem(item)

    def show_source(self, number: int) -> None:
        """Mark one source; `number` counts from 1."""
        self._list.setCurrentRow(number - 1)
        self._list.scrollToItem(self._list.item(number - 1), QListWidget.ScrollHint.PositionAtCenter)

    def _read_words(self, source: SourceNote) -> str:
        words = {
            "full": self.tr("Read in full"),
            "part": self.tr("Read in part"),
            "unseen": self.tr("Not read by us yet"),
        }[source.verified]
        return f"{words}, {source.accessed}" if source.accessed else words

    def _ask(self, item: QListWidgetItem) -> None:
        self.address_requested.emit(item.data(_ADDRESS))
