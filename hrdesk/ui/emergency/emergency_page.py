"""The emergency page: the steps of one emergency in very large type, the others one press away."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hrdesk.core.article_card import ArticleCard
from hrdesk.ui.buttons import ElidedButton
from hrdesk.ui.emergency.local_strip import LocalStrip
from hrdesk.ui.emergency.steps_view import StepsView
from hrdesk.ui.emergency.timer_card import TimerCard
from hrdesk.ui.theme import Space

_LIST_WIDTH = 250
_ROOM_FOR_TITLE = 580
"""Pixels of height."""


class EmergencyPage(QWidget):
    """Works from the library alone: no notebook; what is chosen on the strip of local numbers is kept by others."""

    article_requested = Signal(str)
    closed = Signal()

    def __init__(
        self,
        emergencies: Sequence[ArticleCard],
        clock: Callable[[], float],
        local: LocalStrip,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._emergencies = {card.id: card for card in emergencies}
        self._shown = ""
        self._local = local
        self._build(clock)
        self._lay_out()
        self._connect()
        if self._emergencies:
            self.show_emergency(next(iter(self._emergencies)))

    @property
    def shown(self) -> str:
        """Id of the emergency on show; empty when the library has none."""
        return self._shown

    @property
    def local(self) -> LocalStrip:
        return self._local

    @property
    def timer(self) -> TimerCard:
        return self._timer

    def show_emergency(self, article_id: str) -> None:
        """Show one emergency; an unknown one leaves the page as it is."""
        card = self._emergencies.get(article_id)
        if not card:
            return
        self._shown = article_id
        self._title.setText(card.title)
        self._whole_page.setAccessibleName(self.tr("Read the whole page: {title}").format(title=card.title))
        self._choices[article_id].setChecked(True)
        self._scroll.ensureWidgetVisible(self._choices[article_id])
        self._steps.show_steps(card.quick_steps)

    def set_zoom(self, zoom: int) -> None:
        """Text size in percent; the steps are large at 100 already."""
        self._steps.set_zoom(zoom)

    def focus_choice(self) -> None:
        if self._shown:
            self._choices[self._shown].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """On a low screen the list says what is on show, and the steps have the room of the title."""
        super().resizeEvent(event)
        self._title.setVisible(self.height() >= _ROOM_FOR_TITLE or not self._emergencies)

    def _build(self, clock: Callable[[], float]) -> None:
        self._group = QButtonGroup(self)
        self._choices: dict[str, ElidedButton] = {}
        for card in self._emergencies.values():
            choice = ElidedButton(_short(card.title), "choice")
            choice.setAccessibleName(card.title)
            choice.setCheckable(True)
            self._group.addButton(choice)
            self._choices[card.id] = choice
        nothing = self.tr("This library has no emergency pages. Call your local emergency number.")
        self._title = QLabel(nothing)
        self._title.setProperty("role", "emergency-title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._whole_page = QPushButton(self.tr("Read the whole page"))
        self._timer = TimerCard(clock)
        self._steps = StepsView()

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("role", "panel")
        left.setFixedWidth(_LIST_WIDTH)
        list_of_all = QWidget()
        choices = QVBoxLayout(list_of_all)
        choices.setContentsMargins(0, 0, Space.SMALL, 0)
        for choice in self._choices.values():
            choices.addWidget(choice)
        choices.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(list_of_all)
        column = QVBoxLayout(left)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.TINY, Space.MEDIUM)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._whole_page)
        right = QVBoxLayout()
        right.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        right.setSpacing(Space.SMALL)
        right.addWidget(self._local)
        right.addWidget(self._title)
        right.addWidget(self._steps, 1)
        right.addWidget(self._timer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        for article_id, choice in self._choices.items():
            choice.clicked.connect(partial(self._choose, article_id))
        self._whole_page.clicked.connect(self._ask_page)
        self._local.details_requested.connect(self._show_local)

    def _choose(self, article_id: str) -> None:
        self.show_emergency(article_id)

    def _show_local(self) -> None:
        from hrdesk.ui.emergency.local_dialog import LocalDialog

        if self._local.place:
            LocalDialog(self._local.place, self).open()

    def _ask_page(self) -> None:
        if self._shown:
            self.article_requested.emit(self._shown)


def _short(title: str) -> str:
    """What stands before the colon: a list is read at a glance."""
    return title.partition(":")[0]
