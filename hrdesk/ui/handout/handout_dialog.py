"""The builder: parts on the left, options beside them, and the pages as they will be printed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrdesk.core.handout_plan import HandoutPlan, PagePart
from hrdesk.ui.column_dialog import wrapped
from hrdesk.ui.handout.options_panel import OptionsPanel
from hrdesk.ui.handout.pages_view import PagesView
from hrdesk.ui.handout.parts_model import NamedPart
from hrdesk.ui.handout.parts_panel import PartsPanel
from hrdesk.ui.paper.layout import Handout
from hrdesk.ui.paper.painting import sides_of
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_PARTS, _OPTIONS = 290, 250
"""Pixels."""


class HandoutDialog(UrgentDialog):
    """Holds the plan, and tells of each change; whoever opened it lays the pages out and hands them back."""

    plan_changed = Signal()
    save_requested = Signal()
    print_requested = Signal()
    cancel_requested = Signal()
    """What is being made shall not be."""

    def __init__(
        self,
        parts: PartsPanel,
        options: OptionsPanel,
        name: Callable[[PagePart], NamedPart],
        title_of: Callable[[HandoutPlan], str],
        parent: QWidget,
    ) -> None:
        """`title_of` says what the pages of a plan call it."""
        super().__init__("", parent)
        self.parts, self.options, self._name, self._title_of = parts, options, name, title_of
        self.plan = HandoutPlan()
        self._build()
        self._lay_out(parent)
        self._connect()

    def show_plan(self, plan: HandoutPlan) -> None:
        """Begin with a plan."""
        self._take(plan)

    def change(self, **values: Any) -> None:  # each of the type of its field
        """Give fields of the plan other values."""
        plan = replace(self.plan, **values)
        if plan != self.plan:
            self._take(plan)

    def show_again(self) -> None:
        """Show the plan as it is, after something that was ticked did not come about."""
        self.options.show_plan(self.plan, self._title_of(self.plan))

    def show_handout(self, handout: Handout) -> None:
        """Show the pages of the plan."""
        self.pages.show_handout(handout)
        sheets, pages = len(sides_of(handout)), len(handout.pages)
        words = self.tr("{pages} pages") if sheets == pages else self.tr("{pages} pages on {sheets} printed sides")
        self.refuse("")
        self._told.setText(words.format(pages=pages, sheets=sheets))
        self._set_ready(True)

    def refuse(self, words: str) -> None:
        """Say what could not be done; nothing for all is well."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def show_none(self, words: str) -> None:
        """There are no pages now, and why."""
        self.pages.show_handout(None)
        self._told.setText("")
        self.refuse(words)
        self._set_ready(False)

    def set_busy(self, done: int, total: int) -> None:
        """How much of a file or print is done; 0 of 0 when nothing is being made."""
        self.progress.setVisible(total > 0)
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.cancel.setText(self.tr("Cancel") if total else self.tr("Close"))
        for widget in (self.parts, self.options):
            widget.setEnabled(not total)
        self._set_ready(not total and self.pages.handout is not None)

    def reject(self) -> None:
        """While something is being made, this cancels that first."""
        if self.progress.isVisible():
            self.cancel_requested.emit()
        else:
            super().reject()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Make a handout"))
        self.pages = PagesView()
        self._told = wrapped("", "muted")
        self._trouble = wrapped("", "refusal")
        self._trouble.hide()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("How much is done"))
        self.progress.hide()
        self.cancel = QPushButton(self.tr("Close"))
        self.print = QPushButton(self.tr("Print…"))
        self.save = QPushButton(self.tr("Save as PDF…"))
        self.save.setProperty("role", "primary")
        for button in (self.cancel, self.print, self.save):
            button.setAutoDefault(False)

    def _lay_out(self, parent: QWidget) -> None:
        self.parts.setFixedWidth(_PARTS)
        options = QScrollArea()
        options.setWidget(self.options)
        options.setWidgetResizable(True)
        options.setFrameShape(QScrollArea.Shape.NoFrame)
        options.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        options.setFixedWidth(_OPTIONS)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.parts)
        row.addWidget(options)
        row.addWidget(self.pages, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._told, 1)
        buttons.addWidget(self.progress, 1)
        for button in (self.cancel, self.print, self.save):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(row, 1)
        column.addWidget(self._trouble)
        column.addLayout(buttons)
        room = parent.window().size()
        self.resize(room.width() - 2 * Space.LARGE, room.height() - 2 * Space.LARGE)

    def _connect(self) -> None:
        self.parts.added.connect(self._add)
        self.parts.removed.connect(self._remove)
        self.parts.moved.connect(self._move)
        self.options.changed.connect(self._change)
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self.print_requested)
        self.cancel.clicked.connect(self.reject)

    def _change(self, values: dict[str, Any]) -> None:
        self.change(**values)

    def _add(self, part: PagePart) -> None:
        self._take(self.plan.with_part(part))

    def _remove(self, part: PagePart) -> None:
        self._take(self.plan.without(part))

    def _move(self, start: int, end: int) -> None:
        self._take(self.plan.moved(start, end))

    def _take(self, plan: HandoutPlan) -> None:
        self.plan = plan
        self.parts.show_parts([self._name(part) for part in plan.parts])
        self.show_again()
        self.plan_changed.emit()

    def _set_ready(self, ready: bool) -> None:
        self.save.setEnabled(ready)
        self.print.setEnabled(ready)
