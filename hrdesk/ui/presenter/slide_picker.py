"""All slides as small pictures over the presenter view: type a number or words, or use the arrows; Enter shows one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from hrdesk.core.slide_finder import find_slides
from hrdesk.core.slide_page import SlidePage
from hrdesk.ui.presenter.key_field import KeyField
from hrdesk.ui.presenter.slides_model import PLACE, THUMB_WIDTH, SlidesModel
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.theme import Space


class SlidePicker(QFrame):
    """The room sees nothing of it until a slide is chosen."""

    chosen = Signal(int)
    """The place of a page, from 0."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self._pages: tuple[SlidePage, ...] = ()
        self._build()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def field(self) -> KeyField:
        return self._field

    @property
    def found(self) -> tuple[int, ...]:
        """The places of the pages on show."""
        return self._model.places

    def open(self, pages: Sequence[SlidePage], at: int, sheet: SlideSheet) -> None:
        """Show all pages, with the one at a place chosen."""
        self._pages = tuple(pages)
        self._model.set_pages(pages, sheet)
        self._view.setIconSize(self._model.thumb_size)
        self._view.setGridSize(QSize(THUMB_WIDTH + Space.LARGE, self._model.thumb_size.height() + 56))
        self._field.clear()
        self._find("")
        self._view.setCurrentIndex(self._model.index(at))
        self.show()
        self.raise_()
        self._field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._model.stop()

    def _build(self) -> None:
        self._field = KeyField(self.tr("Number of a slide, or words on it"), moves_aside=True)
        self._model = SlidesModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setViewMode(QListView.ViewMode.IconMode)
        self._view.setMovement(QListView.Movement.Static)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._view.setUniformItemSizes(True)
        self._view.setWordWrap(True)
        self._view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setAccessibleName(self.tr("Slides"))
        self._nothing = QLabel(self.tr("No slide has this number or these words."))
        self._nothing.setProperty("role", "muted")
        self._nothing.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._view, 1)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._find)
        self._field.moved.connect(self._view.event)
        self._field.entered.connect(self._choose_current)
        self._field.left.connect(self.left)
        self._view.clicked.connect(self._choose)

    def _find(self, text: str) -> None:
        self._model.show_places(find_slides(self._pages, text))
        self._nothing.setVisible(not self._model.places)
        self._view.setCurrentIndex(self._model.index(0))

    def _choose_current(self, _with_control: bool) -> None:
        self._choose(self._view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(PLACE))
