"""Chooses a backup to restore, and says what happens to what is there now."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.backup_plan import SUFFIX
from hrdesk.ui.backups.copies_model import Choice, CopiesModel
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_SIZE = (620, 480)


class RestoreDialog(UrgentDialog):
    """Asks for a restore; whoever opened it does it, and closes the dialog or says here what is wrong."""

    file_named = Signal(str)
    """The person has a backup elsewhere: read it and call `show_choice`."""
    restore_requested = Signal(Path, str)
    """The backup, and the passphrase that was typed for it."""

    def __init__(self, choices: Sequence[Choice], key_id: str | None, parent: QWidget | None = None) -> None:
        """`key_id` tells which protected backups open without asking."""
        super().__init__(self.tr("Restore a backup"), parent)
        self._key_id = key_id
        self._is_working = False
        self._build(choices)
        self._lay_out()
        self._connect()
        self._choose_row(0)

    @property
    def chosen(self) -> Choice | None:
        return self._model.choice_at(self._view.currentIndex())

    @property
    def words(self) -> QLineEdit:
        """Where the passphrase is typed."""
        return self._words

    @property
    def trouble(self) -> str:
        """What is said to be wrong."""
        return self._trouble.text()

    def show_choice(self, choice: Choice) -> None:
        """Put a backup on top of the list and choose it."""
        self._model.put_on_top(choice)
        self._choose_row(0)

    def show_trouble(self, words: str) -> None:
        """Say what was in the way; another one can be chosen then."""
        self._show_working(False)
        self._trouble.setText(words)
        self._trouble.show()

    def _build(self, choices: Sequence[Choice]) -> None:
        self._model = CopiesModel(choices, self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setAccessibleName(self.tr("Backups"))
        self._empty = paragraph(self.tr("There are no backups on this computer yet. Choose a file."), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._promise = paragraph(
            self.tr("What is in your notebook now is backed up first, so that you can come back to it.")
        )
        self._ask = QLabel(self.tr("Passphrase of this backup:"))
        self._words = QLineEdit()
        self._words.setEchoMode(QLineEdit.EchoMode.Password)
        self._words.setAccessibleName(self.tr("Passphrase of this backup"))
        self._trouble = paragraph("", "refusal")
        self._trouble.hide()
        self._file = QPushButton(self.tr("Choose a file…"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._restore = QPushButton(self.tr("Restore"))
        self._restore.setProperty("role", "primary")
        self._restore.setDefault(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(paragraph(self.tr("Which copy should your notebook become?"), "heading"))
        column.addWidget(self._empty, 1)
        column.addWidget(self._view, 1)
        for widget in (self._ask, self._words, self._trouble, self._promise):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._file)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._restore)
        column.addLayout(row)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._view.selectionModel().currentChanged.connect(self._show_chosen)
        self._words.textChanged.connect(self._show_chosen)
        self._file.clicked.connect(self._ask_file)
        self._cancel.clicked.connect(self.reject)
        self._restore.clicked.connect(self._ask_restore)

    def _choose_row(self, row: int) -> None:
        self._view.selectionModel().setCurrentIndex(
            self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen
        needs_words = chosen is not None and chosen.about.key_id not in {None, self._key_id}
        self._ask.setVisible(needs_words)
        self._words.setVisible(needs_words)
        has_rows = self._model.rowCount() > 0
        self._view.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        self._restore.setEnabled(
            chosen is not None and not self._is_working and (not needs_words or bool(self._words.text().strip()))
        )
        self._trouble.hide()

    def _show_working(self, is_working: bool) -> None:
        self._is_working = is_working
        self._restore.setText(self.tr("Restoring…") if is_working else self.tr("Restore"))
        for widget in (self._view, self._file, self._words):
            widget.setEnabled(not is_working)
        self._show_chosen()

    def _ask_file(self) -> None:
        kinds = self.tr("Backups (*{suffix})").format(suffix=SUFFIX)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a backup"), "", kinds)
        if name:
            self.file_named.emit(name)

    def _ask_restore(self) -> None:
        chosen = self.chosen
        if chosen:
            words = self._words.text() if self._words.isVisibleTo(self) else ""
            self._show_working(True)
            self.restore_requested.emit(chosen.path, words)
