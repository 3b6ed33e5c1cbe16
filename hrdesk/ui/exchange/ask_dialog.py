"""Asks what an exchange needs: the folder, the person's name, and the passphrase of the team."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from hrdesk.core.version_line import LONGEST_AUTHOR
from hrdesk.ui.column_dialog import ColumnDialog, wrapped
from hrdesk.ui.secret_field import SecretField
from hrdesk.ui.theme import Space
from hrdesk.ui.tick_box import TickBox

_WIDTH = 680


class AskDialog(ColumnDialog):
    """Whoever opened it chooses folders, tries the words, and closes it."""

    look_requested = Signal(str, str, str, bool)
    """The folder, the name, the words of the team, and whether the notebook shall keep them."""
    folder_wanted = Signal()
    past_wanted = Signal()

    def __init__(
        self, is_founded: Callable[[str], bool], suggest: Callable[[], str], *, is_protected: bool, parent: QWidget
    ) -> None:
        """`is_founded` says whether a folder holds files of an exchange; with none, the person begins a team."""
        super().__init__("", _WIDTH, parent)
        self._is_founded = is_founded
        self._suggest = suggest
        self._is_protected = is_protected
        self._build()
        self._lay_out()
        self._connect()
        self._renew()

    @property
    def look(self) -> QPushButton:
        return self._look

    @property
    def told(self) -> str:
        """What is in the way."""
        return self._told.text()

    @property
    def suggestion(self) -> str:
        """Words for a team that begins; empty where there is one already."""
        return self._suggestion.text() if self._suggestion.isVisibleTo(self) else ""

    def fill(self, folder: str, name: str, words: str) -> None:
        """Show what was chosen the last time, and wait for the first thing that is missing."""
        self.folder.setText(folder)
        self.name.setText(name)
        self.words.set_words(words)
        self.keeps.setChecked(bool(words) or self._is_protected)
        fields = ((self.folder, folder), (self.name, name), (self.words, words))
        next((field for field, value in fields if not value), self._look).setFocus()

    def set_busy(self, busy: bool) -> None:
        """Say that the folder is being read."""
        for widget in (self.folder, self.name, self.words, self.keeps, self._choose, self._past):
            widget.setEnabled(not busy)
        self._look.setEnabled(not busy and self._is_ready())
        self._look.setText(self.tr("Reading…") if busy else self.tr("Show what is new"))

    def refuse(self, words: str) -> None:
        """Say what is in the way, and let it be mended."""
        self.set_busy(False)
        self._told.setText(words)
        self._told.show()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Exchange with colleagues"))
        self._words = wrapped(
            self.tr(
                "Notes, questions, bookmarks and reading lists go to your colleagues, and theirs come to you, through "
                "a folder: on a stick, on a share, or synced. All in it is encrypted with the passphrase of your "
                "team. Which pages you read is never shared."
            )
        )
        self.folder = QLineEdit()
        self.folder.setAccessibleName(self.tr("Folder"))
        self._choose = QPushButton(self.tr("Choose…"))
        self._choose.setAutoDefault(False)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_AUTHOR)
        self.name.setAccessibleName(self.tr("Your name, as colleagues read it"))
        self.name.setPlaceholderText(self.tr("First name or work name"))
        self.words = SecretField(self.tr("Passphrase of the team"))
        self._founding = wrapped(
            self.tr(
                "You are the first in this folder. Choose a passphrase for the team and tell it to your colleagues by "
                "word of mouth. Four words drawn by chance are best:"
            )
        )
        self._suggestion = wrapped("", "code")
        self._suggestion.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # not by the clipboard
        self._take = QPushButton(self.tr("Use these"))
        self._another = QPushButton(self.tr("Other words"))
        self.keeps = TickBox(self.tr("Keep the passphrase of the team in my notebook"))
        self._keeping = wrapped(self._keeping_words(), "muted")
        self._told = wrapped("", "refusal")
        self._past = QPushButton(self.tr("Earlier exchanges…"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._look = QPushButton(self.tr("Show what is new"))
        self._look.setProperty("role", "primary")
        self._look.setDefault(True)
        for button in (self._take, self._another, self._past, self._cancel):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = self.column
        column.setSpacing(Space.SMALL)
        column.addWidget(self._words)
        column.addWidget(wrapped(self.tr("Folder")))
        column.addLayout(_row(self.folder, self._choose))
        column.addWidget(wrapped(self.tr("Your name, as colleagues read it")))
        column.addWidget(self.name)
        column.addWidget(wrapped(self.tr("Passphrase of the team")))
        column.addWidget(self.words)
        column.addWidget(self._founding)
        suggesting = _row(self._suggestion, self._take, self._another)
        suggesting.setStretch(0, 1)
        column.addLayout(suggesting)
        column.addWidget(self.keeps)
        column.addWidget(self._keeping)
        column.addWidget(self._told)
        buttons = QHBoxLayout()
        buttons.addWidget(self._past)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._look)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.folder.textChanged.connect(self._renew)
        self.name.textChanged.connect(self._renew)
        self.words.changed.connect(self._renew)
        self.words.entered.connect(self._ask)
        self.keeps.toggled.connect(self._renew)
        self._choose.clicked.connect(self.folder_wanted)
        self._take.clicked.connect(self._take_suggestion)
        self._another.clicked.connect(self._suggest_another)
        self._past.clicked.connect(self.past_wanted)
        self._cancel.clicked.connect(self.reject)
        self._look.clicked.connect(self._ask)
        self.finished.connect(self._forget)

    def _renew(self) -> None:
        self._told.setText("")
        self._told.hide()
        folder = self.folder.text().strip()
        is_founding = bool(folder) and not self._is_founded(folder)
        if is_founding and not self._suggestion.text():
            self._suggest_another()
        for widget in (self._founding, self._suggestion, self._take, self._another):
            widget.setVisible(is_founding)
        self._keeping.setVisible(self.keeps.isChecked())
        self._look.setEnabled(self._is_ready())

    def _is_ready(self) -> bool:
        return all(words.strip() for words in (self.folder.text(), self.name.text(), self.words.words))

    def _keeping_words(self) -> str:
        if self._is_protected:
            return self.tr("It is encrypted there with the rest of your notebook.")
        return self.tr(
            "Your notebook has no passphrase: whoever takes this computer can then read your whole team's files. "
            "Better leave this empty, or protect your notebook first."
        )

    def _suggest_another(self) -> None:
        self._suggestion.setText(self._suggest())

    def _take_suggestion(self) -> None:
        self.words.set_words(self._suggestion.text())
        self.words.shows.setChecked(True)
        self.words.setFocus()

    def _ask(self) -> None:
        if self._is_ready() and self._look.isEnabled():
            self.set_busy(True)
            name = self.name.text().strip()
            self.look_requested.emit(self.folder.text().strip(), name, self.words.words, self.keeps.isChecked())

    def _forget(self) -> None:
        self.words.set_words("")
        self._suggestion.setText("")


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for widget in widgets:
        row.addWidget(widget, int(isinstance(widget, QLineEdit)))
    return row
