"""Shows what an exchange will change, and asks whether it may."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.exchange_plan import Fate
from hrdesk.services.exchange import Preview
from hrdesk.ui.exchange.change_words import ChangeRow, change_row, counts_words, fate_words, whole_words
from hrdesk.ui.messages import words_for
from hrdesk.ui.outcome_delegate import OutcomeDelegate
from hrdesk.ui.outcome_model import OutcomeModel
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.theme import Colours, Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_SIZE = (760, 600)
_DETAIL_HEIGHT = 120
_MOST_REMARKS = 4


class PreviewDialog(UrgentDialog):
    """Whoever opened it does the exchange, and closes it; Cancel changes nothing."""

    exchange_requested = Signal()

    def __init__(
        self, preview: Preview, remarks: Sequence[str], titles: Mapping[str, str], colours: Colours, parent: QWidget
    ) -> None:
        super().__init__(self.tr("Exchange with colleagues"), parent)
        self._rows = [change_row(change, titles) for change in preview.plan.changes]
        self._build(preview, remarks, colours)
        self._lay_out(parent)
        self._connect()
        if self._rows:
            first = self._model.index(0)
            self._view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @property
    def view(self) -> QListView:
        return self._view

    @property
    def said(self) -> str:
        """What is said of the exchange as a whole."""
        return "\n".join((self._head.text(), self._counts.text(), self._giving.text(), self._remarks.text()))

    @property
    def detail(self) -> QPlainTextEdit:
        return self._detail

    @property
    def exchange_button(self) -> QPushButton:
        return self._exchange

    @property
    def trouble(self) -> str:
        return self._trouble.text()

    def set_busy(self, busy: bool) -> None:
        """Say that it is being done."""
        self._exchange.setEnabled(not busy)
        self._cancel.setEnabled(not busy)
        self._exchange.setText(self.tr("Exchanging…") if busy else self.tr("Exchange"))

    def refuse(self, words: str) -> None:
        """Say why it could not be done."""
        self.set_busy(False)
        self._trouble.setText(words)
        self._trouble.show()

    def reject(self) -> None:
        """An exchange that has begun is seen through."""
        if self._cancel.isEnabled():
            super().reject()

    def _build(self, preview: Preview, remarks: Sequence[str], colours: Colours) -> None:
        self._head = paragraph(self._summary(preview), "heading")
        self._counts = paragraph(counts_words(preview.plan))
        self._model: OutcomeModel[ChangeRow] = OutcomeModel(self)
        self._model.show_rows(self._rows)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(OutcomeDelegate(map(fate_words, Fate), colours, self))
        self._view.setLayoutMode(QListView.LayoutMode.Batched)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("What becomes of each note"))
        self._detail = QPlainTextEdit()
        self._detail.setReadOnly(True)
        self._detail.setTabChangesFocus(True)
        self._detail.setFixedHeight(_DETAIL_HEIGHT)
        self._detail.setAccessibleName(self.tr("The words before and after"))
        self._remarks = paragraph(self._remarks_words(preview, remarks), "muted")
        self._giving = paragraph(self._giving_words(preview))
        self._promise = paragraph(
            self.tr("Your notebook is backed up first. You can take the exchange back, also later."), "muted"
        )
        self._trouble = paragraph("", "refusal")
        self._trouble.hide()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._exchange = QPushButton(self.tr("Exchange"))
        self._exchange.setProperty("role", "primary")
        self._exchange.setDefault(True)

    def _lay_out(self, parent: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._exchange)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._head)
        if self._rows:
            column.addWidget(self._counts)
            column.addWidget(self._view, 1)
            column.addWidget(self._detail)
        else:
            for widget in (self._counts, self._view, self._detail, self._promise):
                widget.setParent(self)
                widget.hide()
        if self._remarks.text():
            column.addWidget(self._remarks)
        column.addWidget(self._giving)
        if self._rows:
            column.addWidget(self._promise)
        else:
            column.addStretch(1)
        column.addWidget(self._trouble)
        column.addLayout(buttons)
        room = parent.window().size()
        height = _SIZE[1] if self._rows else column.heightForWidth(_SIZE[0])
        self.resize(min(_SIZE[0], room.width() - 2 * Space.HUGE), min(height, room.height() - 2 * Space.HUGE))

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._show_detail)
        self._cancel.clicked.connect(self.reject)
        self._exchange.clicked.connect(self._ask)

    def _summary(self, preview: Preview) -> str:
        if self._rows:
            return self.tr("This would come into your notebook:")
        if not preview.files:
            return self.tr("You are the first in this folder.")
        return self.tr("Your colleagues have nothing new for you.")

    def _giving_words(self, preview: Preview) -> str:
        if not preview.to_give:
            return self.tr("You have nothing to give that the folder does not have.")
        words = self.tr(
            "{count} changes go to your colleagues. What they have taken in, you cannot call back from them."
        )
        return words.format(count=f"{preview.to_give:,}")

    def _remarks_words(self, preview: Preview, remarks: Sequence[str]) -> str:
        lines = [*remarks, *map(words_for, preview.skipped)]
        if len(lines) > _MOST_REMARKS:
            more = self.tr("{count} more files were left out.").format(count=len(lines) - _MOST_REMARKS)
            lines = [*lines[:_MOST_REMARKS], more]
        return "\n".join(lines)

    def _show_detail(self) -> None:
        row = self._model.row_at(self._view.currentIndex())
        if row:
            self._detail.setPlainText(whole_words(row))

    def _ask(self) -> None:
        self.set_busy(True)
        self._trouble.hide()
        self.exchange_requested.emit()
