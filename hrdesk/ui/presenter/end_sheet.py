"""After a talk: what was counted, to keep in the notebook, to save as a file, or not to keep."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.core.talk_record import TalkRecord
from hrdesk.ui.column_dialog import ColumnDialog, wrapped
from hrdesk.ui.messages import words_for

_WIDTH = 560
_LINES = 9
"""Of the log that are seen at once."""


class EndSheet(ColumnDialog):
    """Asks what becomes of the record of a talk. Closed in another way, it keeps what was typed and no more."""

    let_go_requested = Signal()
    saved = Signal(Path)

    def __init__(
        self,
        record: TalkRecord,
        hindrance: str,
        is_list_kept: bool,
        keep: Callable[[], str],
        write: Callable[[Path], None],
        parent: QWidget | None = None,
    ) -> None:
        """`hindrance` says why the notebook cannot take it, as `keep` does when it is asked to, and fails."""
        super().__init__(self.tr("After the talk"), _WIDTH, parent)
        self._record = record
        self._keep_record = keep
        self._write = write
        self._lay_out(hindrance, is_list_kept)

    def save_to(self, path: Path) -> None:
        """Write the record to a file; where that fails it is told, and the sheet stays."""
        try:
            self._write(path)
        except HrdeskError as error:
            self._refuse(words_for(error))
        else:
            self.saved.emit(path)
            self.accept()

    @property
    def refusal(self) -> str:
        """Why something could not be done; empty while all is well."""
        return self._refusal.text()

    def _lay_out(self, hindrance: str, is_list_kept: bool) -> None:
        log = QPlainTextEdit(self._record.text().strip())
        log.setReadOnly(True)
        log.setTabChangesFocus(True)
        log.setAccessibleName(self.tr("What happened in the talk"))
        log.setFixedHeight(_LINES * log.fontMetrics().lineSpacing())
        self._refusal = wrapped(hindrance, "refusal")
        self._refusal.setVisible(bool(hindrance))
        self.column.addWidget(wrapped(self._summary(), "heading"))
        self.column.addWidget(
            wrapped(self.tr("The log holds titles, minutes and counts, and no names of people."), "muted")
        )
        self.column.addWidget(log)
        if not self._record.live.is_empty:
            self.column.addWidget(wrapped(self._list_words(is_list_kept)))
        self.column.addWidget(self._refusal)
        self.column.addLayout(self._buttons(can_keep=not hindrance))
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _summary(self) -> str:
        log = self._record.log
        minutes, planned = round(log.shown_s / 60), round(log.planned_s / 60)
        if not minutes:
            return self.tr("Your talk took less than a minute")
        words = (
            self.tr("Your talk took {minutes} min, planned were {planned}")
            if planned
            else self.tr("Your talk took {minutes} min")
        )
        return words.format(minutes=minutes, planned=planned)

    def _list_words(self, is_kept: bool) -> str:
        if is_kept:
            return self.tr(
                "The lines of the three questions are a note in your notebook already. “Do not keep” removes it; "
                "Undo brings it back."
            )
        return self.tr("The lines of the three questions are kept nowhere yet. Save them as a file, or they are gone.")

    def _buttons(self, *, can_keep: bool) -> QHBoxLayout:
        keep, save = QPushButton(self.tr("Keep in my notebook")), QPushButton(self.tr("Save as a file…"))
        let_go = QPushButton(self.tr("Do not keep"))
        keep.setEnabled(can_keep)
        first = keep if can_keep else save
        first.setProperty("role", "primary")
        first.setDefault(True)
        keep.clicked.connect(self._keep)
        save.clicked.connect(self._ask_where)
        let_go.clicked.connect(self._let_go)
        self._first = first
        row = QHBoxLayout()
        row.addWidget(keep)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(let_go)
        return row

    def _keep(self) -> None:
        hindrance = self._keep_record()
        if hindrance:
            self._refuse(hindrance)
        else:
            self.accept()

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.show()

    def _let_go(self) -> None:
        self.let_go_requested.emit()
        self.accept()

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{folder}/talk-{self._record.log.begun:%Y-%m-%d}.txt"
        forms = self.tr("Text (*.txt);;Table (*.csv)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save what happened in the talk"), name, forms)
        if chosen:
            self.save_to(Path(chosen))
