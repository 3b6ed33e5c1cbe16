"""The workshops of the library as cards."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hrdesk.core.history import Screen
from hrdesk.core.workshop import Workshop
from hrdesk.ui.theme import Space
from hrdesk.ui.training.training_head import TrainingHead
from hrdesk.ui.training.workshop_card import WorkshopCard

_CARD_WIDTH = 400
_SCROLL_BAR = 14


class WorkshopsPage(QWidget):
    """Finds its workshops when it is first on show."""

    present_requested = Signal(str)
    """The id of a page, as in all of these."""
    article_requested = Signal(str)
    handout_requested = Signal(str)
    view_requested = Signal(Screen)

    def __init__(
        self,
        find: Callable[[], Sequence[Workshop]],
        standing: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """`standing` says how far a page was checked, by its id."""
        super().__init__(parent)
        self._find = find
        self._standing = standing
        self._cards: list[WorkshopCard] = []
        self._build()
        self._lay_out()
        self._head.view_requested.connect(self.view_requested)

    @property
    def cards(self) -> Sequence[WorkshopCard]:
        return self._cards

    def focus_first(self) -> None:
        if self._cards:
            self._cards[0].present.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not self._cards:
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._head = TrainingHead(Screen.TRAINING)
        self._about = QLabel(
            self.tr(
                "Each workshop is ready to hold: slides with notes for you, exercises, a check and a hand-out. "
                "For a talk of your own, put pages and sections into a running order."
            )
        )
        self._about.setWordWrap(True)
        self._about.setProperty("role", "muted")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(Space.HUGE, 0, Space.HUGE, Space.LARGE)
        inner.setSpacing(Space.MEDIUM)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.MEDIUM)
        inner.addWidget(self._about)
        inner.addLayout(self._grid)
        inner.addStretch(1)
        self._area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.MEDIUM)
        head = QVBoxLayout()
        head.setContentsMargins(Space.HUGE, 0, Space.HUGE, 0)
        head.addWidget(self._head)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def _fill(self) -> None:
        for workshop in self._find():
            card = WorkshopCard(workshop, self._standing(workshop.card.id))
            card.present_requested.connect(self.present_requested)
            card.article_requested.connect(self.article_requested)
            card.handout_requested.connect(self.handout_requested)
            self._cards.append(card)
        if not self._cards:
            self._about.setText(self.tr("This library has no workshops. Any page can be presented all the same."))
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - _SCROLL_BAR - 2 * Space.HUGE
        columns = max(1, min(2, (room + Space.MEDIUM) // (_CARD_WIDTH + Space.MEDIUM)))
        while self._grid.count():
            self._grid.takeAt(0)
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
