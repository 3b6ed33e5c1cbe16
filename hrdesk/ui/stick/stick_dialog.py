"""Asks where hrdesk is to be copied, shows how far that has come, and what came of it."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QWidget

from hrdesk.services.organisation_files import NO_ORGANISATION, OrganisationFiles
from hrdesk.services.stick_copy import CopiedStick
from hrdesk.services.stick_plan import StickPlan
from hrdesk.ui.column_dialog import ColumnDialog, wrapped
from hrdesk.ui.theme import Space
from hrdesk.ui.tick_box import TickBox

_WIDTH = 640
_STEPS = 1_000
"""Of the bar: bytes of a stick are more than it can count."""
_MB = 10**6


class _Stage(Enum):
    ASKING = auto()
    WARNED = auto()
    """That an older copy will be replaced."""
    COPYING = auto()
    DONE = auto()


class StickDialog(ColumnDialog):
    """Whoever opened it looks at the stick and makes the copy. Closed by F9, it lets the copying go on."""

    folder_wanted = Signal()
    installers_wanted = Signal()
    look_requested = Signal(str, object, bool)
    """The folder, the installers to copy along, and whether notes shall be kept on the stick."""
    copy_requested = Signal(object)
    """The plan that was shown."""
    cancel_requested = Signal()

    def __init__(
        self,
        version: str,
        installers: Sequence[Path],
        organisation: OrganisationFiles = NO_ORGANISATION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", _WIDTH, parent)
        self._version = version
        self.organisation = organisation
        """What of it goes along."""
        self._found = tuple(installers)
        self._stage = _Stage.ASKING
        self._plan: StickPlan | None = None
        self._build()
        self._lay_out()
        self._connect()
        self._renew()

    @property
    def go(self) -> QPushButton:
        """Looks, replaces or closes, as things stand."""
        return self._go

    @property
    def cancel(self) -> QPushButton:
        return self._cancel

    @property
    def told(self) -> str:
        """What is in the way, or what was done."""
        return self._told.text()

    @property
    def bar(self) -> QProgressBar:
        return self._bar

    @property
    def is_copying(self) -> bool:
        return self._stage is _Stage.COPYING

    @property
    def installers(self) -> tuple[Path, ...]:
        """What would be copied along."""
        return self._found if self.takes_installers.isChecked() else ()

    def add_installers(self, paths: Sequence[Path]) -> None:
        """Copy these along too."""
        self._found = tuple(dict.fromkeys((*self._found, *paths)))
        self.takes_installers.setChecked(bool(self._found))
        self._ask_again()

    def show_plan(self, plan: StickPlan) -> None:
        """Warn of a copy that is there; go on at once where there is none."""
        if not plan.old_version and not plan.has_notes:
            self._begin(plan)
            return
        self._plan = plan
        self._stage = _Stage.WARNED
        if plan.old_version:
            there = self.tr("hrdesk {version} is there already. It is replaced once the new copy is whole.")
            words = there.format(version=plan.old_version)
        else:
            words = self.tr("Somebody keeps notes there already.")
        if plan.has_notes:
            words += " " + self.tr("The notes that are kept there stay as they are.")
        self._told.setText(words)
        self._renew()
        self._go.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Of bytes: the first half is writing, the second reading back."""
        if self._stage is not _Stage.COPYING or not self._cancel.isEnabled():
            return
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(_STEPS * done // max(total, 1))
        is_writing = 2 * done < total
        self._told.setText(self.tr("Copying…") if is_writing else self.tr("Reading it back from the stick…"))

    def show_done(self, copied: CopiedStick) -> None:
        """Say that the copy is whole."""
        self._stage = _Stage.DONE
        words = self.tr(
            "hrdesk stands in {place}: {files} files, {size} MB, read back and all the same. "
            "Let the system eject the stick before you pull it out."
        )
        self._told.setText(words.format(place=copied.place, files=copied.files, size=-(-copied.size // _MB)))
        self._renew()
        self._go.setFocus()

    def refuse(self, words: str) -> None:
        """Say what is in the way, and let it be mended."""
        self._stage = _Stage.ASKING
        self._told.setText(words)
        self._renew(is_refusal=True)
        self.folder.setFocus()

    def reject(self) -> None:
        """Esc ends the copying first; what came of that is told before the dialog goes."""
        if self._stage is _Stage.COPYING:
            self._end_copying()
        else:
            super().reject()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Copy hrdesk to a stick"))
        words = self.tr(
            "The program and its library, hrdesk {version}, go to a stick, so that somebody else can use them without "
            "installing anything and without a network. Nobody's notes go along."
        )
        self._words = wrapped(words.format(version=self._version))
        self._laid_down = wrapped(self._organisation_words(), "muted")
        self._laid_down.setVisible(bool(self._laid_down.text()))
        self._label = QLabel(self.tr("Stick, or a folder on it"))
        self.folder = QLineEdit()
        self._label.setBuddy(self.folder)
        self.folder.setAccessibleName(self._label.text())
        self._choose = QPushButton(self.tr("Choose…"))
        self.keeps_notes = TickBox(self.tr("Keep notes on the stick"))
        self._keeping = wrapped("", "muted")
        self.takes_installers = TickBox("")
        self.takes_installers.setChecked(bool(self._found))
        self._names = wrapped("", "muted")
        self._add = QPushButton(self.tr("Add an installer…"))
        for label in (self._keeping, self._names):
            label.setContentsMargins(Space.HUGE, 0, 0, 0)  # below the words of its box
        self._told = wrapped("")
        self._bar = QProgressBar()
        self._bar.setProperty("role", "progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far the copy has come"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._go = QPushButton()
        self._go.setProperty("role", "primary")
        self._go.setDefault(True)
        for button in (self._choose, self._add, self._cancel):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = self.column
        column.setSpacing(Space.SMALL)
        column.addWidget(self._words)
        column.addWidget(self._laid_down)
        column.addSpacing(Space.TINY)
        column.addWidget(self._label)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.folder, 1)
        row.addWidget(self._choose)
        column.addLayout(row)
        column.addWidget(self.keeps_notes)
        column.addWidget(self._keeping)
        column.addWidget(self.takes_installers)
        column.addWidget(self._names)
        column.addWidget(self._told)
        column.addWidget(self._bar)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._go)
        column.addSpacing(Space.SMALL)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.folder.textChanged.connect(self._ask_again)
        self.keeps_notes.toggled.connect(self._ask_again)
        self.takes_installers.toggled.connect(self._ask_again)
        self._choose.clicked.connect(self.folder_wanted)
        self._add.clicked.connect(self.installers_wanted)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._go_on)

    def _go_on(self) -> None:
        match self._stage:
            case _Stage.DONE:
                self.accept()
            case _Stage.WARNED:
                assert self._plan
                self._begin(self._plan)
            case _Stage.ASKING:
                self._stage = _Stage.COPYING
                self._told.setText(self.tr("Looking at the stick…"))
                self._renew()
                self.look_requested.emit(self.folder.text().strip(), self.installers, self.keeps_notes.isChecked())

    def _begin(self, plan: StickPlan) -> None:
        self._stage = _Stage.COPYING
        self._told.setText(self.tr("Copying…"))
        self._renew()
        self._cancel.setFocus()
        self.copy_requested.emit(plan)

    def _end_copying(self) -> None:
        self._told.setText(self.tr("Cancelling…"))
        self._cancel.setEnabled(False)
        self.cancel_requested.emit()

    def _ask_again(self) -> None:
        """What was shown was about other choices."""
        self._stage = _Stage.ASKING
        self._told.setText("")
        self._renew()

    def _renew(self, *, is_refusal: bool = False) -> None:
        is_open = self._stage in (_Stage.ASKING, _Stage.WARNED)
        for widget in (self.folder, self._choose, self.keeps_notes, self.takes_installers, self._add):
            widget.setEnabled(is_open)
        self._add.setVisible(is_open)
        self._keeping.setText(self._keeping_words())
        self.takes_installers.setVisible(bool(self._found))
        self.takes_installers.setText(self.tr("Copy the installers along"))
        self._names.setVisible(bool(self._found))
        self._names.setText(", ".join(path.name for path in self._found))
        self._told.setProperty("role", "refusal" if is_refusal else "")
        self._told.style().polish(self._told)
        self._told.setVisible(bool(self._told.text()))
        self._bar.setVisible(self._stage is _Stage.COPYING)
        self._bar.setRange(0, 0)
        self._cancel.setVisible(self._stage is not _Stage.DONE)
        self._cancel.setEnabled(True)
        replaces = self.tr("Replace it") if self._plan and self._plan.old_version else self.tr("Go on")
        words = {_Stage.WARNED: replaces, _Stage.DONE: self.tr("Close")}
        self._go.setText(words.get(self._stage, self.tr("Copy")))
        self._go.setVisible(self._stage is not _Stage.COPYING)
        self._go.setEnabled(self._stage is not _Stage.COPYING and bool(self.folder.text().strip()))

    def _organisation_words(self) -> str:
        words = []
        if self.organisation.files:
            goes = self.tr(
                "What {organisation} laid down goes along: its settings, and its pages and logo if it has some."
            )
            words.append(goes.format(organisation=self.organisation.name or self.tr("your organisation")))
        if self.organisation.left:
            stays = self.tr("Left here, for it stands elsewhere on this computer: {names}.")
            words.append(stays.format(names=", ".join(self.organisation.left)))
        return " ".join(words)

    def _keeping_words(self) -> str:
        if self.keeps_notes.isChecked():
            return self.tr("Who finds the stick reads them, unless the notebook is protected with a passphrase.")
        return self.tr("Notes stay on each computer where they are written.")
