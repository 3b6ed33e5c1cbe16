"""The pages of a talk as small pictures, painted one after the other."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap

from hrdesk.core.slide_page import SlidePage
from hrdesk.ui.slides.slide_sheet import SlideSheet

THUMB_WIDTH = 224
PLACE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class SlidesModel(QAbstractListModel):
    """Rows are the pages that were found, in the order in which they were."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[SlidePage, ...] = ()
        self._places: tuple[int, ...] = ()
        self._sheet: SlideSheet | None = None
        self._painted: dict[int, QPixmap] = {}
        self._unpainted = QPixmap()
        """What stands for a page until it is painted, as large as it will be."""
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._paint_next)

    @property
    def places(self) -> tuple[int, ...]:
        return self._places

    def set_pages(self, pages: Sequence[SlidePage], sheet: SlideSheet) -> None:
        """Hold these pages; pictures of the same ones are kept."""
        if (tuple(pages), sheet) != (self._pages, self._sheet):
            self._painted.clear()
        self._pages, self._sheet = tuple(pages), sheet
        self._unpainted = QPixmap(self.thumb_size)
        self._unpainted.fill(QColor(sheet.colours.surface))

    def show_places(self, places: Sequence[int]) -> None:
        """Show the pages at these places, from 0."""
        self.beginResetModel()
        self._places = tuple(places)
        self.endResetModel()
        self._timer.start()

    def stop(self) -> None:
        """Paint no more."""
        self._timer.stop()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self._places[index.row()]
        page = self._pages[place]
        if role == Qt.ItemDataRole.DisplayRole:
            part = f" ({page.part}/{page.parts})" if page.parts > 1 else ""
            return f"{place + 1} · {page.slide.title}{part}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._painted.get(place, self._unpainted)
        return place if role == PLACE else None

    @property
    def thumb_size(self) -> QSize:
        canvas = self._sheet.canvas if self._sheet else None
        return QSize(THUMB_WIDTH, round(THUMB_WIDTH * canvas.height / canvas.width) if canvas else 126)

    def _paint_next(self) -> None:
        row = next((row for row, place in enumerate(self._places) if place not in self._painted), None)
        if row is None or not self._sheet:
            self._timer.stop()
            return
        place, size = self._places[row], self.thumb_size
        pixmap = QPixmap(size * 2)
        painter = QPainter(pixmap)
        painter.scale(pixmap.width() / self._sheet.canvas.width, pixmap.height() / self._sheet.canvas.height)
        page = self._pages[place]
        self._sheet.paint(painter, page, page.presses)
        painter.end()
        pixmap.setDevicePixelRatio(2)
        self._painted[place] = pixmap
        changed = self.index(row)
        self.dataChanged.emit(changed, changed, [Qt.ItemDataRole.DecorationRole])
