"""Home: the emergencies, where to start, and what was read or kept before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hrdesk.core.article_card import ArticleCard
from hrdesk.core.policy import Organisation
from hrdesk.ui.buttons import LinkButton
from hrdesk.ui.theme import Space

if TYPE_CHECKING:
    from hrdesk.services.policy_logo import Logo

RECENT = 6
_CARD_WIDTH = 270
_SCROLL_BAR = 14
_NOBODY = Organisation()


@dataclass(frozen=True)
class HomeCards:
    """The pages that Home leads to."""

    emergencies: Sequence[ArticleCard]
    outreach: Sequence[ArticleCard]
    trainer: Sequence[ArticleCard]
    manager: Sequence[ArticleCard]
    recent: Sequence[ArticleCard]
    bookmarks: Sequence[ArticleCard]
    overdue: Sequence[ArticleCard]


class HomePage(QScrollArea):
    """Shows cards and asks for what is pressed."""

    article_requested = Signal(str)
    emergency_requested = Signal(str)

    def __init__(
        self, organisation: Organisation = _NOBODY, logo: "Logo | None" = None, parent: QWidget | None = None
    ) -> None:
        """`organisation` is who handed hrdesk out, if somebody did."""
        super().__init__(parent)
        self._organisation = organisation
        self._logo = logo
        self._tiles: list[QPushButton] = []
        self._cards: list[QFrame] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Home"))

    def show_cards(self, cards: HomeCards) -> None:
        """Show these pages; what stood here before is gone."""
        self._tiles = [self._tile(card) for card in cards.emergencies]
        self._cards = list(self._reading_cards(cards))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.HUGE, Space.LARGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(_heading(self.tr("When somebody is in danger")))
        self._tile_grid = QGridLayout()
        self._tile_grid.setSpacing(Space.MEDIUM)
        column.addLayout(self._tile_grid)
        column.addSpacing(Space.SMALL)
        self._card_grid = QGridLayout()
        self._card_grid.setSpacing(Space.MEDIUM)
        column.addLayout(self._card_grid)
        column.addStretch(1)
        if self._organisation != _NOBODY:
            column.addWidget(self._strip())
        self.setWidget(content)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._tiles or self._cards:
            # Not viewport().width(): asking for any widget makes PySide look through all classes of Qt, 13 ms at start.
            room = self.width() - _SCROLL_BAR - 2 * Space.HUGE
            widest = max((tile.sizeHint().width() for tile in self._tiles), default=0)
            _fill(self._tile_grid, self._tiles, _columns(room, widest, len(self._tiles)))
            _fill(self._card_grid, self._cards, _columns(room, _CARD_WIDTH, 3))

    def _strip(self) -> QWidget:
        from hrdesk.ui.home.organisation_strip import OrganisationStrip

        return OrganisationStrip(self._organisation, self._logo)

    def _tile(self, card: ArticleCard) -> QPushButton:
        tile = QPushButton(_two_lines(card.title))
        tile.setProperty("role", "tile")
        tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tile.setMinimumHeight(76)
        tile.setAccessibleName(card.title)
        tile.setToolTip(card.title)
        tile.clicked.connect(partial(self._ask_emergency, card.id))
        return tile

    def _ask_emergency(self, article_id: str) -> None:
        self.emergency_requested.emit(article_id)

    def _ask_article(self, article_id: str) -> None:
        self.article_requested.emit(article_id)

    def _reading_cards(self, cards: HomeCards) -> Iterator[QFrame]:
        yield self._card(self.tr("Start here: outreach"), self.tr("On the street, in a hurry"), cards.outreach)
        yield self._card(self.tr("Start here: trainer"), self.tr("In front of a group"), cards.trainer)
        yield self._card(self.tr("Start here: manager"), self.tr("Running a service"), cards.manager)
        nothing_read = self.tr("Pages that you open stand here.")
        yield self._card(self.tr("Read last"), "", cards.recent, nothing_read)
        nothing_kept = self.tr("Press Ctrl+D on a page to keep it here.")
        yield self._card(self.tr("Bookmarks"), "", cards.bookmarks, nothing_kept)
        nothing_overdue = self.tr("No page is overdue for a check against its sources.")
        yield self._card(self.tr("Overdue for a check"), "", cards.overdue[:RECENT], nothing_overdue)

    def _card(self, title: str, under: str, cards: Sequence[ArticleCard], nothing: str = "") -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(2)
        column.addWidget(_heading(title))
        if under:
            column.addWidget(_muted(under))
        column.addSpacing(Space.TINY)
        for card in cards:
            link = LinkButton(card.title)
            link.clicked.connect(partial(self._ask_article, card.id))
            column.addWidget(link)
        if not cards and nothing:
            column.addWidget(_muted(nothing))
        column.addStretch(1)
        return frame


def _columns(room: int, width: int, most: int) -> int:
    """How many columns of at least this width there is room for, with rows about equally full; one for nothing."""
    most = max(1, most)
    fitting = max(1, min(most, (room + Space.MEDIUM) // (width + Space.MEDIUM)))
    rows = -(-most // fitting)
    return -(-most // rows)


def _fill(grid: QGridLayout, widgets: Sequence[QWidget], columns: int) -> None:
    while grid.count():
        grid.takeAt(0)
    for number in range(grid.columnCount()):
        grid.setColumnStretch(number, 1 if number < columns else 0)
    for number, widget in enumerate(widgets):
        grid.addWidget(widget, number // columns, number % columns)
        grid.setColumnStretch(number % columns, 1)


def _two_lines(title: str) -> str:
    """Broken near the middle, where it is long: buttons do not wrap their words."""
    if len(title) < 18:
        return title
    words = title.split()
    cut = min(range(1, len(words)), key=lambda at: abs(len(" ".join(words[:at])) - len(title) / 2), default=0)
    return f"{' '.join(words[:cut])}\n{' '.join(words[cut:])}"


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "heading")
    return label


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "muted")
    return label
