"""Shows what a file of notes would change, and asks whether it may."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.core.annotation import Annotation
from hrdesk.core.import_outcome import Outcome
from hrdesk.core.notes_import import ImportPlan
from hrdesk.ui.importing.line_words import LineRow, line_row, outcome_words, whole_words
from hrdesk.ui.outcome_delegate import OutcomeDelegate
from hrdesk.ui.outcome_model import OutcomeModel
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.theme import Colours, Space
from hrdesk.ui.tick_box import TickBox
from hrdesk.ui.urgent_dialog import UrgentDialog

_SIZE = (720, 560)
_DETAIL_HEIGHT = 96


class ImportDialog(UrgentDialog):
    """Whoever opened it reads the file, calls `show_plan`, and does what is asked for; Cancel ends either."""

    import_requested = Signal(bool)
    """Whether notes without a page are wanted too."""

    def __init__(self, file: str, titles: Mapping[str, str], colours: Colours, parent: QWidget) -> None:
        super().__init__(self.tr("Import notes"), parent)
        self._titles = titles
        self._plan: ImportPlan | None = None
        self._rows: list[LineRow] = []
        self._build(file, colours)
        self._lay_out(parent)
        self._connect()
        self._show_reading()

    @property
    def view(self) -> QListView:
        return self._view

    @property
    def said(self) -> str:
        """What is said of the file as a whole."""
        return self._head.text()

    @property
    def trouble(self) -> str:
        """What is in the way, if anything."""
        return self._trouble.text()

    @property
    def chips(self) -> list[QToolButton]:
        """The buttons that narrow the list, for all lines and for each outcome that there is."""
        return [chip for chip in self._chips.values() if chip.isVisibleTo(self)]

    @property
    def wanted(self) -> QCheckBox:
        """Whether notes without a page are wanted too."""
        return self._wanted

    @property
    def detail(self) -> QPlainTextEdit:
        return self._detail

    @property
    def import_button(self) -> QPushButton:
        return self._import

    def show_progress(self, done: int, total: int) -> None:
        """Say how much of the file is read."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would change; nothing has."""
        self._plan, totals = plan, plan.totals
        self._rows = [line_row(line, self._titles) for line in plan.lines]
        self._bar.hide()
        self._head.setText(self._summary(plan))
        for outcome, chip in self._chips.items():
            count = totals[outcome] if outcome else len(plan.lines)
            words = outcome_words(outcome) if outcome else self.tr("All")
            chip.setText(f"{words} {count:,}")
            chip.setVisible(count > 0)
        unplaced = totals[Outcome.NOT_PLACED]
        self._wanted.setText(self.tr("Also keep notes that have no page here ({count})").format(count=unplaced))
        self._wanted.setVisible(unplaced > 0)
        for widget in (self._view, self._detail):
            widget.setVisible(bool(plan.lines))
        self._narrow(None)
        self._show_button()
        (self._view if plan.lines else self._cancel).setFocus()

    def show_trouble(self, words: str) -> None:
        """Say what is in the way."""
        self._bar.hide()
        self._trouble.setText(words)
        self._trouble.show()
        self._show_button()

    def show_working(self) -> None:
        """Say that it is being done."""
        self._bar.setRange(0, 0)
        self._bar.show()
        self._trouble.hide()
        self._wanted.setEnabled(False)
        self._import.setEnabled(False)
        self._import.setText(self.tr("Importing…"))

    def _build(self, file: str, colours: Colours) -> None:
        self._file = paragraph(file, "muted")
        self._head = paragraph("", "heading")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._chips: dict[Outcome | None, QToolButton] = {outcome: self._chip(outcome) for outcome in (None, *Outcome)}
        self._model: OutcomeModel[LineRow] = OutcomeModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(OutcomeDelegate(map(outcome_words, Outcome), colours, self))
        self._view.setLayoutMode(QListView.LayoutMode.Batched)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("What becomes of each note in the file"))
        self._detail = QPlainTextEdit()
        self._detail.setReadOnly(True)
        self._detail.setTabChangesFocus(True)
        self._detail.setFixedHeight(_DETAIL_HEIGHT)
        self._detail.setAccessibleName(self.tr("The whole note"))
        self._wanted = TickBox()
        self._trouble = paragraph("", "refusal")
        self._promise = paragraph(self.tr("Your notebook is backed up first, and Undo takes the import back."), "muted")
        self._cancel = QPushButton(self.tr("Cancel"))
        self._import = QPushButton()
        self._import.setProperty("role", "primary")
        self._import.setDefault(True)

    def _chip(self, outcome: Outcome | None) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._narrow, outcome))
        return chip

    def _lay_out(self, parent: QWidget) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(Space.SMALL)
        for chip in self._chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._import)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for top in (self._head, self._file, self._bar):
            column.addWidget(top)
        column.addLayout(chips)
        column.addWidget(self._view, 1)
        for below in (self._detail, self._wanted, self._trouble):
            column.addWidget(below)
        column.addStretch(0)
        column.addWidget(self._promise)
        column.addLayout(buttons)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 2 * Space.HUGE), min(_SIZE[1], room.height() - 2 * Space.HUGE))

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._show_detail)
        self._wanted.toggled.connect(self._show_button)
        self._cancel.clicked.connect(self.reject)
        self._import.clicked.connect(self._ask)

    def _show_reading(self) -> None:
        self._head.setText(self.tr("Reading the notes…"))
        self._bar.setRange(0, 0)
        for widget in (*self._chips.values(), self._view, self._detail, self._wanted, self._trouble, self._promise):
            widget.hide()
        self._import.setText(self.tr("Import"))
        self._import.setEnabled(False)

    def _summary(self, plan: ImportPlan) -> str:
        if not plan.lines:
            return self.tr("There are no notes in this file.")
        if not plan.changes(with_unplaced=True):
            return self.tr("There is nothing new for your notebook in this file.")
        return self.tr("This would come into your notebook:")

    def _narrow(self, outcome: Outcome | None) -> None:
        for other, chip in self._chips.items():
            chip.setChecked(other is outcome)
        rows = [row for row in self._rows if outcome is None or row.line.outcome is outcome]
        self._model.show_rows(rows)
        self._detail.clear()
        if rows:
            self._view.selectionModel().setCurrentIndex(
                self._model.index(0), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _show_detail(self) -> None:
        row = self._model.row_at(self._view.currentIndex())
        if row:
            before = row.line.before
            self._detail.setPlainText(whole_words(row.line, before.note if isinstance(before, Annotation) else ""))

    def _show_button(self) -> None:
        count = len(self._plan.changes(with_unplaced=self._wanted.isChecked())) if self._plan else 0
        words = self.tr("Import {count}") if count else self.tr("Import")
        self._import.setText(words.format(count=f"{count:,}"))
        self._import.setEnabled(count > 0)
        self._wanted.setEnabled(True)
        self._promise.setVisible(count > 0)

    def _ask(self) -> None:
        self.show_working()
        self.import_requested.emit(self._wanted.isChecked())
