"""Deletes notes of long ago, in two steps: how many there are, and then their number is typed."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from hrdesk.services.old_notes import Old
from hrdesk.ui.dates import shown_date
from hrdesk.ui.deletion.two_steps import TwoSteps
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.tick_box import TickBox

_DAYS = 365
_DAYS_ROOM = QSize(130, 34)
_MOST_DAYS = 36_500


class OldNotesDialog(TwoSteps):
    """Says how much is old, and asks for its deletion."""

    deletion_requested = Signal(object, bool)
    """What is old, and whether the backups that hold it go too."""

    def __init__(
        self,
        find: Callable[[datetime], Old],
        now: datetime,
        backups: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Delete old notes"), self.tr("Delete for ever"), parent)
        self._find = find
        self._now = now
        self._build(backups)
        self._lay_out()
        self._connect()
        self._show_count()

    @property
    def days(self) -> QSpinBox:
        return self._days

    @property
    def with_backups(self) -> QCheckBox:
        return self._with_backups

    def _build(self, backups: int) -> None:
        self._days = QSpinBox()
        self._days.setRange(1, _MOST_DAYS)
        self._days.setValue(_DAYS)
        self._days.setSuffix(self.tr(" days"))
        self._days.setMinimumSize(_DAYS_ROOM)
        self._days.setAccessibleName(self.tr("Older than so many days"))
        self._count = paragraph("", "heading")
        self._with_backups = TickBox(self.tr("Also delete the {count} backups made so far").format(count=backups))
        self._with_backups.setChecked(True)
        self._with_backups.setVisible(backups > 0)
        self._of_backups = paragraph("", "muted")
        self._of_backups.setVisible(backups > 0)
        self._stays = paragraph(
            self.tr(
                "Files that you exported, copies on sticks, and what colleagues have from you are not reached. "
                "A drive without moving parts (SSD) may keep old blocks for a while."
            ),
            "muted",
        )
        self._next.setDefault(True)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(QLabel(self.tr("Not changed for more than")))
        line.addWidget(self._days)
        line.addStretch(1)
        self._fill((line, self._count, self._with_backups, self._of_backups, self._stays))

    def _connect(self) -> None:
        self._days.valueChanged.connect(self._show_count)
        self._with_backups.toggled.connect(self._show_backups)
        self._next.clicked.connect(self._ask_consent)
        self._consent.given.connect(self._ask_deletion)
        self._show_backups()

    def _show_count(self) -> None:
        before = self._now - timedelta(days=self._days.value())
        self._old = self._find(before)
        day = shown_date(before.astimezone().date())
        if self._old.count:
            words = self.tr("{what} last changed before {day}").format(what=self._what(), day=day)
        else:
            words = self.tr("Nothing was last changed before {day}.").format(day=day)
        self._count.setText(words)
        self._next.setEnabled(self._old.count > 0)

    def _what(self) -> str:
        notes = self.tr("{count} notes and highlights").format(count=len(self._old.annotations))
        if not self._old.questions:
            return notes
        return self.tr("{notes} and {count} questions").format(notes=notes, count=len(self._old.questions))

    def _show_backups(self) -> None:
        kept = self.tr("The backups hold these notes, and they would stay there.")
        gone = self.tr("The backups hold these notes too. A new one is made of what stays.")
        self._of_backups.setText(gone if self._with_backups.isChecked() else kept)

    def _ask_consent(self) -> None:
        self._go_on(self.tr("Delete {what}?").format(what=self._what()), str(self._old.count))

    def _ask_deletion(self) -> None:
        with_backups = not self._with_backups.isHidden() and self._with_backups.isChecked()
        self.deletion_requested.emit(self._old, with_backups)
