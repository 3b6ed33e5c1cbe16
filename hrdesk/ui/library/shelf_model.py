"""The shelf as a tree: sections, and in each its pages."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from hrdesk.core.article_card import ArticleCard
from hrdesk.ui.section_words import section_words

ARTICLE_ID = Qt.ItemDataRole.UserRole


class ShelfModel(QStandardItemModel):
    """A tree that never changes while a library is open; `ARTICLE_ID` is empty for a section."""

    def __init__(self, cards: Sequence[ArticleCard], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QStandardItem] = {}
        sections: dict[str, QStandardItem] = {}
        for card in cards:
            section = sections.get(card.section)
            if section is None:
                section = _item(section_words(card.section), "")
                bold = QFont()
                bold.setWeight(QFont.Weight.DemiBold)
                section.setFont(bold)
                section.setSelectable(False)
                sections[card.section] = section
                self.appendRow(section)
            item = _item(card.title, card.id)
            item.setToolTip(card.summary)
            self._items[card.id] = item
            section.appendRow(item)

    def item_of(self, article_id: str) -> QStandardItem | None:
        return self._items.get(article_id)


def _item(text: str, article_id: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(article_id, ARTICLE_ID)
    item.setEditable(False)
    return item
