"""When the notebook locks by itself, which key brings a hidden window back, and what all this does not protect."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QWidget

from hrdesk.core.settings import IDLE_MINUTES, REVEAL_KEYS, Settings
from hrdesk.ui.buttons import ButtonBox
from hrdesk.ui.column_dialog import ColumnDialog, wrapped
from hrdesk.ui.theme import Space

_WIDTH = 580


class LockSettingsDialog(ColumnDialog):
    """Each choice counts at once."""

    idle_chosen = Signal(int)
    key_chosen = Signal(str)

    def __init__(self, settings: Settings, locked: Collection[str] = (), parent: QWidget | None = None) -> None:
        """`locked` are the names of settings that the organisation laid down for good."""
        super().__init__(self.tr("Locking and hiding"), _WIDTH, parent)
        self.idle = QComboBox()
        self.idle.setAccessibleName(self.tr("Lock the notebook"))
        for minutes in IDLE_MINUTES:
            self.idle.addItem(self._minutes_words(minutes), minutes)
        self.idle.setCurrentIndex(IDLE_MINUTES.index(settings.idle_lock_minutes))
        self.key = QComboBox()
        self.key.setAccessibleName(self.tr("Key that brings the window back"))
        self.key.addItems(REVEAL_KEYS)
        self.key.setCurrentText(settings.reveal_key)
        self._lay_out(locked)
        self.idle.activated.connect(self._choose_idle)
        self.key.textActivated.connect(self.key_chosen)

    def _lay_out(self, locked: Collection[str]) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(Space.LARGE)
        form.setVerticalSpacing(Space.SMALL)
        for name, words, choice in (
            ("idle_lock_minutes", self.tr("When nobody touches keys or mouse, lock"), self.idle),
            ("reveal_key", self.tr("After Esc three times, come back with"), self.key),
        ):
            form.addRow(words, choice)
            if name in locked:
                choice.setEnabled(False)
                choice.setToolTip(self.tr("Managed by your organisation"))
                form.addRow(wrapped(self.tr("Managed by your organisation"), "muted"))
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = self.column
        column.addLayout(form)
        for role, words in self._words():
            column.addWidget(wrapped(words, role))
        column.addWidget(buttons)

    def _words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("heading", self.tr("What this does")),
            (
                "",
                self.tr(
                    "Locking needs a passphrase on the notebook. It takes the notes out of the window and of this "
                    "program. Esc, pressed three times quickly, covers the window with a calm page and locks the "
                    "notebook too. F9 still opens the emergency page."
                ),
            ),
            ("heading", self.tr("What it does not do")),
            (
                "",
                self.tr(
                    "Hiding fools a glance, not somebody who knows this program or looks at what is installed. It "
                    "cannot undo a screenshot that the system or another program took, nor what was printed, "
                    "exported or copied to another program. The computer may have written pieces of its memory to "
                    "the drive while it was short of memory or asleep (swap, hibernation): encrypt the whole drive "
                    "to be safe from that. While the notebook is open, whoever sits at the screen reads it."
                ),
            ),
        )

    def _minutes_words(self, minutes: int) -> str:
        if minutes == 0:
            return self.tr("never by itself")
        if minutes == 1:
            return self.tr("after 1 minute")
        return self.tr("after {minutes} minutes").format(minutes=minutes)

    def _choose_idle(self) -> None:
        self.idle_chosen.emit(self.idle.currentData())
