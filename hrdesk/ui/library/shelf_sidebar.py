"""The sidebar of the library: sections to open, pages to choose."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QTreeView, QVBoxLayout, QWidget

from hrdesk.core.article_card import ArticleCard
from hrdesk.ui.library.shelf_model import ARTICLE_ID, ShelfModel
from hrdesk.ui.theme import Space


class ShelfSidebar(QFrame):
    """A tree of pages that marks the one on show."""

    article_requested = Signal(str)

    def __init__(self, cards: Sequence[ArticleCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._marked = ""
        self._model = ShelfModel(cards, self)
        self._tree = QTreeView()
        self._tree.setModel(self._model)
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(14)
        self._tree.setExpandsOnDoubleClick(False)
        self._tree.setAccessibleName(self.tr("Sections and pages"))
        self._tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._tree.expandAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, 0, Space.SMALL)
        column.addWidget(self._tree)
        self._tree.clicked.connect(self._ask)
        self._tree.activated.connect(self._ask)

    def mark_article(self, article_id: str) -> None:
        """Mark the page on show, or none."""
        if article_id == self._marked:
            return
        self._marked = article_id
        item = self._model.item_of(article_id)
        with QSignalBlocker(self._tree.selectionModel()):
            self._tree.setCurrentIndex(item.index() if item else QModelIndex())
        self._tree.viewport().update()
        if item:
            self._tree.scrollTo(item.index())

    def focus_tree(self) -> None:
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask(self, index: QModelIndex) -> None:
        article_id = index.data(ARTICLE_ID)
        if article_id:
            self.article_requested.emit(article_id)
        else:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
