"""Wipes everything, in two steps: what there is, and then a word is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from hrdesk.services.wiping import Belongings
from hrdesk.ui.deletion.two_steps import TwoSteps
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.tick_box import TickBox


class WipeDialog(TwoSteps):
    """Says what there is, and asks for the wipe."""

    wipe_requested = Signal(bool, bool)
    """Whether the backups go too, and whether settings and log do."""

    def __init__(self, found: Belongings, is_protected: bool, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Wipe everything"), self.tr("Wipe for ever"), parent)
        self._build(found, is_protected)
        self._lay_out()
        self._connect()

    @property
    def backups(self) -> QCheckBox:
        return self._backups

    @property
    def settings(self) -> QCheckBox:
        return self._settings

    def _build(self, found: Belongings, is_protected: bool) -> None:
        aside = sum(path.suffix == ".db" for path in found.notebooks) - 1
        self._lines = [
            paragraph(self.tr("Your notebook goes for ever"), "heading"),
            paragraph(self.tr("All notes, highlights, questions, bookmarks, and the list of pages you read.")),
        ]
        if aside > 0:
            words = self.tr("Also {count} older notebooks that were kept aside.").format(count=aside)
            self._lines.append(paragraph(words))
        if is_protected:
            self._lines.append(
                paragraph(
                    self.tr("Its keys are destroyed first: from then on nobody can read it, with any passphrase.")
                )
            )
        self._backups = TickBox(self.tr("Also the {count} backups").format(count=len(found.backups)))
        self._backups.setVisible(bool(found.backups))
        for folder in found.out_of_reach:
            words = self.tr("The backups in {folder} cannot be reached now, and stay.").format(folder=folder)
            self._lines.append(paragraph(words, "refusal"))
        self._settings = TickBox(self.tr("Also settings and the log"))
        for box in (self._backups, self._settings):
            box.setChecked(True)
        self._warning = paragraph(self.tr("The backups hold the whole notebook. Whoever finds them can restore it."))
        self._warning.setProperty("role", "refusal")
        self._warning.hide()
        self._stays = paragraph(
            self.tr(
                "Not reached: files that you exported, copies on sticks, and what colleagues have from you. "
                "A drive without moving parts (SSD) may keep old blocks for a while. The library stays."
            ),
            "muted",
        )
        self._cancel.setDefault(True)

    def _lay_out(self) -> None:
        self._fill((*self._lines, self._backups, self._warning, self._settings, self._stays))

    def _connect(self) -> None:
        self._backups.toggled.connect(self._warning.setHidden)
        self._next.clicked.connect(self._ask_consent)
        self._consent.given.connect(self._ask_wipe)

    def _ask_consent(self) -> None:
        self._go_on(self.tr("Wipe everything?"), self.tr("wipe"))

    def _ask_wipe(self) -> None:
        self.wipe_requested.emit(self._backups.isChecked(), self._settings.isChecked())
