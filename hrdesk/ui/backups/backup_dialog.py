"""Says where the backups are, and makes one there or on a stick."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.backup_plan import SUFFIX
from hrdesk.services.backup import KeptBackup
from hrdesk.ui.backups.copy_words import copy_words
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_WIDTH = 560


class BackupDialog(UrgentDialog):
    """Asks for a backup; whoever opened it makes it."""

    copy_requested = Signal()
    copy_elsewhere_requested = Signal(str)

    def __init__(self, newest: KeptBackup | None, folder: Path, suggested: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Back up now"), parent)
        self._suggested = suggested
        self._build(newest, folder)
        self._lay_out()
        self._connect()
        self._elsewhere.setFocus()

    def _build(self, newest: KeptBackup | None, folder: Path) -> None:
        made = copy_words(newest.about) if newest else self.tr("none yet")
        self._lines = (
            paragraph(self.tr("Keep a copy on a stick too"), "heading"),
            paragraph(
                self.tr(
                    "hrdesk copies your notebook by itself, every half hour while it changes. A copy elsewhere "
                    "survives when this computer is lost."
                )
            ),
            paragraph(self.tr("Newest copy: {copy}").format(copy=made)),
            paragraph(self.tr("These copies are in {folder}").format(folder=folder), "muted"),
        )
        self._elsewhere = QPushButton(self.tr("Save a copy elsewhere…"))
        self._elsewhere.setProperty("role", "primary")
        self._here = QPushButton(self.tr("Copy now"))
        self._close = QPushButton(self.tr("Close"))
        self._elsewhere.setDefault(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for line in self._lines:
            column.addWidget(line)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self._close, self._here, self._elsewhere):
            row.addWidget(button)
        column.addLayout(row)
        self.setMinimumWidth(_WIDTH)

    def _connect(self) -> None:
        self._close.clicked.connect(self.reject)
        self._here.clicked.connect(self._ask_here)
        self._elsewhere.clicked.connect(self._ask_elsewhere)

    def _ask_here(self) -> None:
        self.copy_requested.emit()
        self.accept()

    def _ask_elsewhere(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = self.tr("Backups (*{suffix})").format(suffix=SUFFIX)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save a copy elsewhere"), f"{folder}/{self._suggested}", kinds
        )
        if name:
            self.copy_elsewhere_requested.emit(name if name.endswith(SUFFIX) else name + SUFFIX)
            self.accept()
