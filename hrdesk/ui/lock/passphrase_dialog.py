"""Chooses a passphrase: a suggestion to take or to change, twice the same, and what it does and does not do."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.core.passphrase import Strength, ensure_usable, strength_of
from hrdesk.ui.buttons import ButtonBox
from hrdesk.ui.column_dialog import ColumnDialog, wrapped
from hrdesk.ui.messages import words_for
from hrdesk.ui.secret_field import SecretField
from hrdesk.ui.theme import Space

_WIDTH = 560


class PassphraseDialog(ColumnDialog):
    """For a first passphrase, or for another one in the place of the present one, which it then asks for too."""

    chosen = Signal(str, str)
    """The present passphrase or recovery code, empty where there is none, and the new passphrase."""

    def __init__(self, suggest: Callable[[], str], parent: QWidget | None = None, *, is_change: bool = False) -> None:
        super().__init__("", _WIDTH, parent)
        self._suggest = suggest
        self._is_change = is_change
        self._build()
        self._lay_out()
        self._connect()
        self._suggest_another()
        self._renew()
        (self.present if is_change else self.new).setFocus()

    @property
    def suggestion(self) -> str:
        return self._suggestion.text()

    @property
    def ok(self) -> QPushButton:
        return self._ok

    @property
    def told(self) -> str:
        return self._told.text()

    def set_busy(self, busy: bool) -> None:
        for widget in (self.present, self.new, self.again, self._take, self._another):
            widget.setEnabled(not busy)
        self._ok.setEnabled(not busy and self._is_ready())
        self._ok.setText(self.tr("One moment…") if busy else self._ok_words)

    def refuse(self, words: str) -> None:
        """Say why it could not be done, and let the words be mended."""
        self.set_busy(False)
        self._told.setText(words)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Change the passphrase") if self._is_change else self.tr("Protect the notebook"))
        self._ok_words = self.tr("Change it") if self._is_change else self.tr("Protect")
        self._words = wrapped(
            self.tr("The new passphrase opens the notebook from now on. The recovery code on paper stays the same.")
            if self._is_change
            else self.tr(
                "Your notes are then encrypted on this computer, and nobody reads them without the passphrase: not "
                "whoever finds or takes the computer, and not you, if you lose both the passphrase and the recovery "
                "code that comes next."
            )
        )
        self.present = SecretField(self.tr("Present passphrase or recovery code"))
        self.new = SecretField(self.tr("New passphrase"), can_show=False)
        self.again = SecretField(self.tr("The same once more"))
        self._suggestion = wrapped("")
        self._suggestion.setProperty("role", "code")
        self._suggestion.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # not by the clipboard
        self._take = QPushButton(self.tr("Use these words"))
        self._another = QPushButton(self.tr("Other words"))
        self._strength = wrapped("")
        self._strength.setProperty("role", "muted")
        self._told = wrapped("")
        self._told.setProperty("role", "refusal")
        self._buttons = ButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._ok = QPushButton(self._ok_words)
        self._ok.setProperty("role", "primary")
        self._buttons.addButton(self._ok, QDialogButtonBox.ButtonRole.AcceptRole)

    def _lay_out(self) -> None:
        column = self.column
        column.setSpacing(Space.SMALL)
        column.addWidget(self._words)
        if self._is_change:
            column.addSpacing(Space.SMALL)
            column.addWidget(wrapped(self.tr("Present passphrase or recovery code")))
            column.addWidget(self.present)
        else:
            self.present.setParent(self)
            self.present.hide()
        column.addSpacing(Space.SMALL)
        column.addWidget(wrapped(self.tr("Four words drawn by chance are easy to keep in mind and hard to guess:")))
        column.addWidget(self._suggestion)
        row = QHBoxLayout()
        row.addWidget(self._take)
        row.addWidget(self._another)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(Space.SMALL)
        column.addWidget(wrapped(self.tr("New passphrase")))
        column.addWidget(self.new)
        column.addWidget(wrapped(self.tr("The same once more")))
        column.addWidget(self.again)
        column.addWidget(self._strength)
        column.addWidget(self._told)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._take.clicked.connect(self._take_suggestion)
        self._another.clicked.connect(self._suggest_another)
        for field in (self.present, self.new, self.again):
            field.changed.connect(self._renew)
            field.entered.connect(self._choose)
        self.again.shows.toggled.connect(self.new.show_words)
        self._ok.clicked.connect(self._choose)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._forget)

    def _suggest_another(self) -> None:
        self._suggestion.setText(self._suggest())

    def _take_suggestion(self) -> None:
        self.new.set_words(self.suggestion)
        self.again.set_words("")
        self.again.setFocus()  # typing it once is how it is learnt

    def _renew(self) -> None:
        self._told.setText("")
        fault = self._fault()
        self._strength.setText(fault or self._strength_words())
        self._ok.setEnabled(self._is_ready())

    def _is_ready(self) -> bool:
        has_present = bool(self.present.words) or not self._is_change
        is_usable = bool(self.new.words) and not self._fault()
        return has_present and is_usable and self.new.words == self.again.words

    def _fault(self) -> str:
        """What is wrong with the new passphrase; nothing while it is still empty, nor once it is usable."""
        if not self.new.words:
            return ""
        try:
            ensure_usable(self.new.words)
        except HrdeskError as error:
            return words_for(error)
        return ""

    def _strength_words(self) -> str:
        if not self.new.words:
            return self.tr("At least 10 characters, and not only numbers.")
        told = {
            Strength.WEAK: self.tr("Weak: guessed soon by somebody who has your computer."),
            Strength.FAIR: self.tr("Fair: one more word would help."),
            Strength.GOOD: self.tr("Good."),
            Strength.STRONG: self.tr("Strong."),
        }[strength_of(self.new.words)]
        if self.again.words and not self.new.words.startswith(self.again.words):
            return self.tr("The two are not the same yet.")
        return told

    def _choose(self) -> None:
        if self._is_ready() and self._ok.isEnabled():
            self.set_busy(True)
            self.chosen.emit(self.present.words, self.new.words)

    def _forget(self) -> None:
        for field in (self.present, self.new, self.again):
            field.set_words("")
        self._suggestion.setText("")
