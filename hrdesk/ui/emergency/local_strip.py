"""The numbers of the place where the person is, or plainly that they are not filled in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hrdesk.core.local_note import LocalPlace, Slot
from hrdesk.ui.theme import Space


class LocalStrip(QFrame):
    """The emergency number in large type; the other slots are one press away."""

    country_chosen = Signal(str)
    """The code of the country, or nothing."""
    details_requested = Signal()

    def __init__(
        self,
        countries: Sequence[tuple[str, str]],
        place: Callable[[str], LocalPlace | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place_of = place
        self._place: LocalPlace | None = None
        self.setProperty("role", "card")
        self._build(countries)
        self.show_country("")

    @property
    def place(self) -> LocalPlace | None:
        """The place that was chosen, if the library knows it."""
        return self._place

    def show_country(self, code: str) -> None:
        """Show what is known in a country; an unknown one counts as not chosen."""
        self._place = self._place_of(code) if code else None
        with QSignalBlocker(self._countries):
            self._countries.setCurrentIndex(max(0, self._countries.findData(code)))
        is_known = bool(self._place and Slot.EMERGENCY_NUMBER in self._place.notes)
        self._number.setProperty("role", "emergency-title" if is_known else "heading")
        self._number.style().polish(self._number)
        self._number.setText(self._words())
        self._details.setEnabled(self._place is not None)

    def tell_given(self) -> None:
        """Say that the organisation chose the country. Somebody in need may be elsewhere: others can be looked at."""
        words = self.tr("Your organisation chose the country. Another choice counts until hrdesk is closed.")
        given = QLabel(words)
        given.setProperty("role", "muted")
        given.setTextFormat(Qt.TextFormat.PlainText)
        given.setWordWrap(True)
        self._column.addWidget(given)
        self._countries.setToolTip(words)

    def _words(self) -> str:
        if not self._place and self._countries.count() > 1:
            return self.tr("Emergency number")
        note = self._place.notes.get(Slot.EMERGENCY_NUMBER) if self._place else None
        return self.tr("Call {number}").format(number=note.text) if note else self.tr("Emergency number: not filled in")

    def _build(self, countries: Sequence[tuple[str, str]]) -> None:
        self._number = QLabel()
        self._number.setTextFormat(Qt.TextFormat.PlainText)
        self._number.setWordWrap(True)
        self._number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._countries = QComboBox()
        self._countries.setAccessibleName(self.tr("Country"))
        self._countries.addItem(self.tr("Choose country"), "")
        for code, name in countries:
            self._countries.addItem(name, code)
        self._countries.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._countries.setMinimumContentsLength(12)
        self._details = QPushButton(self.tr("Local facts"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.MEDIUM, Space.TINY, Space.SMALL, Space.TINY)
        self._column.setSpacing(2)
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.addWidget(self._number, 1)
        row.addWidget(self._countries)
        row.addWidget(self._details)
        self._countries.activated.connect(self._choose)
        self._details.clicked.connect(self.details_requested)

    def _choose(self, index: int) -> None:
        code = str(self._countries.itemData(index))
        self.show_country(code)
        self.country_chosen.emit(code)
