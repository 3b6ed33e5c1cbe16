"""Looks something up in the library over the presenter view; the room sees it only when it is shown to the room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.core.hit import Hit
from hrdesk.core.slide_page import SlidePage
from hrdesk.core.stage import Stage
from hrdesk.ui.presenter.key_field import KeyField
from hrdesk.ui.slides.slide_sheet import SlideSheet
from hrdesk.ui.slides.stage_view import StageView
from hrdesk.ui.theme import Space

FindPages = Callable[[str, int], Sequence[Hit]]
PagesOf = Callable[[Hit], Sequence[SlidePage]]
"""The slides of what was found, cut for the room's screen."""

_MOST = 30
_SETTLE_MS = 120
"""After the last arrow, until the slides of what is chosen are made."""


class LibraryLookup(QFrame):
    """A list of what was found, and beside it its slides."""

    show_requested = Signal(object)
    """The SlidePage that the room should see."""

    def __init__(self, find: FindPages, pages_of: PagesOf, sheet: SlideSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAutoFillBackground(True)
        self._find = find
        self._pages_of = pages_of
        self._hits: tuple[Hit, ...] = ()
        self._pages: tuple[SlidePage, ...] = ()
        self._at = 0
        self._build(sheet)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def field(self) -> KeyField:
        return self._field

    @property
    def found(self) -> tuple[Hit, ...]:
        return self._hits

    @property
    def page(self) -> SlidePage | None:
        """What is on show beside the list."""
        return self._pages[self._at] if self._pages else None

    def open(self, sheet: SlideSheet) -> None:
        """Look up something else."""
        self._view.set_sheet(sheet, sheet.colours.window)
        self._field.clear()
        self._search("")
        self.show()
        self.raise_()
        self._field.setFocus()

    def _build(self, sheet: SlideSheet) -> None:
        self._field = KeyField(self.tr("Search the library. The room sees nothing of it"), moves_aside=False)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("What was found"))
        self._nothing = QLabel(self.tr("Nothing was found."))
        self._nothing.setProperty("role", "muted")
        self._view = StageView(sheet, sheet.colours.window, at_top=True)
        self._view.setAccessibleName(self.tr("The slide of what was found"))
        self._part = QLabel()
        self._back, self._on = QPushButton(self.tr("◀ Before")), QPushButton(self.tr("After ▶"))
        self._show = QPushButton(self.tr("Show to the room (Ctrl+Enter)"))
        self._show.setProperty("role", "primary")
        for button in (self._back, self._on, self._show):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        buttons = QHBoxLayout()
        for widget in (self._back, self._on, self._part):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self._show)
        right = QVBoxLayout()
        right.setSpacing(Space.SMALL)
        right.addWidget(self._view, 1)
        right.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(Space.LARGE)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._field)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._search)
        self._field.moved.connect(self._move)
        self._field.entered.connect(self._enter)
        self._list.currentRowChanged.connect(self._settle)
        self._settling.timeout.connect(self._show_chosen)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._show.clicked.connect(self._request)

    def _search(self, text: str) -> None:
        self._hits = tuple(self._find(text, _MOST)) if text.strip() else ()
        self._list.clear()
        self._list.addItems([f"{hit.title}\n{hit.heading}" if hit.slug else hit.title for hit in self._hits])
        self._nothing.setVisible(bool(text.strip()) and not self._hits)
        self._list.setCurrentRow(0)
        self._show_pages(())

    def _settle(self, _row: int) -> None:
        self._settling.start()

    def _move(self, event: QKeyEvent) -> None:
        self._list.event(event)

    def _enter(self, is_meant_for_the_room: bool) -> None:
        """Enter shows it here, at once; only with Ctrl the room sees it too."""
        if self._settling.isActive():
            self._settling.stop()
            self._show_chosen()
        if is_meant_for_the_room:
            self._request()

    def _show_chosen(self) -> None:
        row = self._list.currentRow()
        self._show_pages(tuple(self._pages_of(self._hits[row])) if 0 <= row < len(self._hits) else ())

    def _show_pages(self, pages: tuple[SlidePage, ...]) -> None:
        self._pages, self._at = pages, 0
        self._turn(0)

    def _turn(self, step: int) -> None:
        self._at = min(max(0, self._at + step), max(0, len(self._pages) - 1))
        page = self.page
        self._view.show_stage(Stage(page, page.presses) if page else None)
        words = self.tr("{number} of {count}").format(number=self._at + 1, count=len(self._pages))
        self._part.setText(words if len(self._pages) > 1 else "")
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at + 1 < len(self._pages))
        self._show.setEnabled(page is not None)

    def _request(self) -> None:
        if self.page:
            self.show_requested.emit(self.page)
