"""A chip with a menu of values of which several may be chosen."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

_MOST_NAMED = 2
"""Chosen values that the chip names; of more it says how many."""


class _OpenMenu(QMenu):
    """Stays open while values are ticked, so that several can be chosen in one go."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() != Qt.Key.Key_Space or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        action = self.activeAction()
        if not action or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class ChoiceChip(QToolButton):
    """Shows its name, or what was chosen. Enter chooses and closes, Space chooses and goes on."""

    values_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._values: frozenset[str] = frozenset()
        self._entries: dict[str, str] = {}
        self._menu = _OpenMenu(self)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.triggered.connect(self._choose)
        self._show()

    @property
    def values(self) -> frozenset[str]:
        """What was chosen."""
        return self._values

    def set_entries(self, entries: Iterable[tuple[str, str]]) -> None:
        """(value, words) of each value that can be chosen; what is chosen and no longer there stays to be cleared."""
        self._entries = dict(entries)
        self._menu.clear()
        for value in self._values - self._entries.keys():
            self._entries[value] = value
        for value, words in self._entries.items():
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value in self._values)
        self.setEnabled(bool(self._entries))
        self._show()

    def set_icons(self, icons: Sequence[tuple[str, QIcon]]) -> None:
        """(value, picture) of some values."""
        pictures = dict(icons)
        for action in self._menu.actions():
            if action.data() in pictures:
                action.setIcon(pictures[action.data()])

    def choose(self, values: Iterable[str]) -> None:
        """Choose these and no others, without telling."""
        self._values = frozenset(values)
        for action in self._menu.actions():
            action.setChecked(action.data() in self._values)
        self._show()

    def _choose(self) -> None:
        self._values = frozenset(str(action.data()) for action in self._menu.actions() if action.isChecked())
        self._show()
        self.values_changed.emit()

    def _show(self) -> None:
        chosen = [words for value, words in self._entries.items() if value in self._values]
        words = ", ".join(chosen) if len(chosen) <= _MOST_NAMED else self.tr("{name}: {count}")
        shown = words.format(name=self._name, count=len(chosen)) if len(chosen) > _MOST_NAMED else words or self._name
        self.setText(f"{shown} ▾".replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {', '.join(chosen)}" if chosen else self._name)
        self.setChecked(bool(chosen))
