"""The exchanges that brought something, each to be taken back or taken in again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrdesk.services.past_exchanges import Batch
from hrdesk.ui.dates import shown_date
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_SIZE = (600, 440)


class PastDialog(UrgentDialog):
    """Whoever opened it does what is asked for, and shows the exchanges anew."""

    turn_requested = Signal(object)
    """Take this exchange back, or in again if it was taken back."""

    def __init__(self, batches: Sequence[Batch], parent: QWidget) -> None:
        super().__init__(self.tr("Earlier exchanges"), parent)
        self.buttons: list[QPushButton] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        explanation = self.tr(
            "Taking an exchange back undoes here, as a whole, what it brought. What you wrote since stays, and so does "
            "what your colleagues have."
        )
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(paragraph(explanation))
        column.addWidget(self._area, 1)
        column.addLayout(row)
        self.resize(*_SIZE)
        self.show_batches(batches)

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show these, the newest first."""
        self.buttons = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(Space.SMALL)
        for batch in batches:
            column.addLayout(self._row(batch))
        if not batches:
            column.addWidget(paragraph(self.tr("Nothing came from colleagues yet."), "muted"))
        column.addStretch(1)
        self._area.setWidget(content)

    def _row(self, batch: Batch) -> QHBoxLayout:
        day = f"{shown_date(batch.taken.astimezone().date())}, {batch.taken.astimezone():%H:%M}"
        state = self.tr("taken back") if batch.is_taken_back else ""
        count = self.tr("{count} changed").format(count=f"{batch.records:,}")
        words = " · ".join(filter(None, (day, ", ".join(batch.authors), count, state)))
        button = QPushButton(self.tr("Take in again") if batch.is_taken_back else self.tr("Take back"))
        button.setAutoDefault(False)
        button.setAccessibleDescription(words)
        button.clicked.connect(partial(self.turn_requested.emit, batch))
        self.buttons.append(button)
        row = QHBoxLayout()
        row.addWidget(paragraph(words, "muted" if batch.is_taken_back else ""), 1)
        row.addWidget(button)
        return row
