"""A chip to choose the days on which notes were changed."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QDateEdit,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hrdesk.core.period import Period, first_day
from hrdesk.ui.buttons import ButtonBox
from hrdesk.ui.dates import shown_date
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog


class DateChip(QToolButton):
    """Today, this week, this month, or from one day to another."""

    days_changed = Signal()
    emergency_requested = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._period: Period | None = None
        self._range: tuple[date, date] | None = None
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._build_menu())
        self._show()

    def moments(self) -> tuple[datetime | None, datetime | None]:
        """From which moment on, and before which."""
        if self._range:
            first, last = self._range
            return _beginning(first), _beginning(last + timedelta(days=1))
        return (_beginning(first_day(self._period, self._today())), None) if self._period else (None, None)

    def choose_period(self, period: Period) -> None:
        self._period, self._range = period, None
        self._tell()

    def choose_range(self, first: date, last: date) -> None:
        """Both days and those between; in whatever order they are given."""
        self._period, self._range = None, (min(first, last), max(first, last))
        self._tell()

    def clear(self) -> None:
        """Any day, without telling."""
        self._period, self._range = None, None
        self._show()

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        self._group = QActionGroup(self)
        words = ((None, self.tr("Any day")), (Period.TODAY, self.tr("Today")), (Period.WEEK, self.tr("This week")))
        for period, text in (*words, (Period.MONTH, self.tr("This month"))):
            action = menu.addAction(text)
            action.setData(period.value if period else "")
            action.setCheckable(True)
            self._group.addAction(action)
        menu.addSeparator()
        self._between = menu.addAction(self.tr("From one day to another…"))
        self._between.setCheckable(True)
        self._group.addAction(self._between)
        self._group.triggered.connect(self._choose)
        return menu

    def _choose(self) -> None:
        action = self._group.checkedAction()
        if action is self._between:
            self._ask_range()
        elif action.data():
            self.choose_period(Period(action.data()))
        else:
            self.clear()
            self.days_changed.emit()

    def _ask_range(self) -> None:
        first, last = self._range or (first_day(Period.MONTH, self._today()), self._today())
        dialog = RangeDialog(first, last, self)
        dialog.accepted.connect(self._take_range)
        dialog.finished.connect(self._show)
        dialog.emergency_requested.connect(self.emergency_requested)
        self._dialog = dialog
        dialog.open()

    def _take_range(self) -> None:
        self.choose_range(*self._dialog.days())

    def _tell(self) -> None:
        self._show()
        self.days_changed.emit()

    def _show(self) -> None:
        chosen = self._period.value if self._period else ""
        for action in self._group.actions():
            is_range = action is self._between
            action.setChecked(bool(self._range) if is_range else not self._range and action.data() == chosen)
        words = self._range_words() if self._range else self._group.checkedAction().text() if chosen else ""
        self.setText(f"{words or self.tr('Date')} ▾")
        self.setAccessibleName(f"{self.tr('Date')}: {words}" if words else self.tr("Date"))
        self.setChecked(bool(words))

    def _range_words(self) -> str:
        if not self._range:
            return ""
        first, last = self._range
        return shown_date(first) if first == last else f"{shown_date(first)} – {shown_date(last)}"


class RangeDialog(UrgentDialog):
    """Asks for the first and the last day."""

    def __init__(self, first: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Notes changed between two days"), parent)
        self._fields = tuple(self._field(day) for day in (first, last))
        form = QFormLayout()
        for words, field in zip((self.tr("From"), self.tr("Up to")), self._fields, strict=True):
            field.setAccessibleName(words)
            form.addRow(QLabel(words), field)
        buttons = ButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(form)
        column.addWidget(buttons)

    def days(self) -> tuple[date, date]:
        first, last = (field.date() for field in self._fields)
        return date(first.year(), first.month(), first.day()), date(last.year(), last.month(), last.day())

    def _field(self, day: date) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day))
        field.setCalendarPopup(True)
        field.setDisplayFormat("d MMM yyyy")
        return field


def _beginning(day: date) -> datetime:
    """Midnight where the person is."""
    return datetime.combine(day, time.min).astimezone()
