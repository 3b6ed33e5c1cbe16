"""How a handout is made: its paper, its title, and what stands before the pages."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hrdesk.core.handout_plan import HandoutPlan, Sheet
from hrdesk.ui.column_dialog import wrapped
from hrdesk.ui.theme import Space
from hrdesk.ui.tick_box import TickBox

Choice = tuple[str, str]
"""What is kept, and its words."""
_AUTO, _NONE = "@pages", "@none"


class OptionsPanel(QWidget):
    """Tells which fields of the plan should have which values; whoever owns the plan shows it again."""

    changed = Signal(object)
    """A dict of names and values; as one of Qt it would make the paper a bare text."""
    notes_wanted = Signal(bool)
    """My notes shall go in, or none of them."""
    highlights_wanted = Signal(bool)
    logo_wanted = Signal()

    def __init__(
        self, emergencies: Sequence[Choice], countries: Sequence[Choice], refusal: str, parent: QWidget | None = None
    ) -> None:
        """`refusal` says why nothing of the person's own can go in now; empty where it can."""
        super().__init__(parent)
        self._refusal = refusal
        self._build(emergencies, countries)
        self._lay_out()
        self._connect()

    def show_plan(self, plan: HandoutPlan, title: str) -> None:
        """Show the choices of a plan; `title` stands where it names none."""
        box = (plan.emergency_id or _AUTO) if plan.has_emergency else _NONE
        for combo, value in ((self.sheet, plan.sheet.value), (self.country, plan.country), (self.box, box)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(0, combo.findData(value)))
        is_card = plan.sheet is Sheet.CARD
        checks = (
            (self.cover, plan.has_cover and not is_card),
            (self.contents, plan.has_contents and not is_card),
            (self.notes, bool(plan.notes)),
            (self.highlights, bool(plan.highlights)),
        )
        for check, on in checks:
            with QSignalBlocker(check):
                check.setChecked(on)
        for widget in (self.cover, self.contents):
            widget.setEnabled(not is_card)
        self.logo.setEnabled(plan.has_cover and not is_card)
        remove = self.tr("Remove the logo {name}")
        self.logo.setText(remove.format(name=Path(plan.logo).name) if plan.logo else self.tr("Logo…"))
        self.title.setPlaceholderText(title)
        self.notes.setText(_counted(self.tr("My notes"), len(plan.notes)))
        self.highlights.setText(_counted(self.tr("My highlights"), len(plan.highlights)))

    def _build(self, emergencies: Sequence[Choice], countries: Sequence[Choice]) -> None:
        sheets = {
            Sheet.A4: self.tr("A4"),
            Sheet.LETTER: self.tr("Letter"),
            Sheet.BOOKLET: self.tr("Booklet A5, folded from A4"),
            Sheet.BOOKLET_LETTER: self.tr("Booklet, folded from Letter"),
            Sheet.CARD: self.tr("Wallet card A6, cut from A4"),
        }
        self.sheet = _combo(self.tr("Paper"), [(sheet.value, words) for sheet, words in sheets.items()])
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setMaxLength(120)
        self.cover = TickBox(self.tr("Cover"))
        self.contents = TickBox(self.tr("Contents"))
        automatic = [(_AUTO, self.tr("Emergency: as the pages")), (_NONE, self.tr("No emergency box"))]
        self.box = _combo(self.tr("Emergency box"), [*automatic, *emergencies])
        self.country = _combo(self.tr("Country"), [("", self.tr("Numbers: lines to fill in")), *countries])
        self.logo = QPushButton()
        self.logo.setAutoDefault(False)
        self.notes, self.highlights = TickBox(), TickBox()
        for check in (self.notes, self.highlights):
            check.setEnabled(not self._refusal)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        for words, widgets in (
            (self.tr("Paper"), (self.sheet,)),
            (self.tr("Title"), (self.title, self.cover, self.logo, self.contents)),
            (self.tr("First of all"), (self.box, self.country)),
            (self.tr("Of my own"), (self.notes, self.highlights)),
        ):
            column.addWidget(wrapped(words, "heading"))
            for widget in widgets:
                column.addWidget(widget)
        own = self._refusal or self.tr("You see a list of what goes out before it is in.")
        column.addWidget(wrapped(own, "muted"))
        column.addStretch(1)

    def _connect(self) -> None:
        self.sheet.activated.connect(self._choose)
        self.country.activated.connect(self._choose)
        self.box.activated.connect(self._choose)
        self.title.textChanged.connect(self._choose)
        self.cover.toggled.connect(self._choose)
        self.contents.toggled.connect(self._choose)
        self.notes.toggled.connect(self.notes_wanted)
        self.highlights.toggled.connect(self.highlights_wanted)
        self.logo.clicked.connect(self.logo_wanted)

    def _choose(self) -> None:
        box = self.box.currentData()
        values: dict[str, object] = {
            "sheet": Sheet(self.sheet.currentData()),
            "country": self.country.currentData(),
            "title": self.title.text().strip(),
            "has_emergency": box != _NONE,
            "emergency_id": "" if box in (_AUTO, _NONE) else box,
        }
        if self.cover.isEnabled():  # a card has neither, and the other papers get them back
            values |= {"has_cover": self.cover.isChecked(), "has_contents": self.contents.isChecked()}
        self.changed.emit(values)


def _combo(name: str, choices: Sequence[Choice]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    for value, words in choices:
        box.addItem(words, value)
    return box


def _counted(words: str, count: int) -> str:
    return f"{words} ({count})" if count else words
