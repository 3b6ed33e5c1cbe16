"""The filters of a search as buttons, in step with the words in the search field."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.search_filters import FilterName, Filters, filter_word
from hrdesk.ui.section_words import kind_words, section_words
from hrdesk.ui.theme import Space


class FilterChips(QFrame):
    """A row of buttons. They never take the focus: who types uses the words that their tips name."""

    filter_wanted = Signal(FilterName, object)
    """The filter, and its value as text; None to be without it."""

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menus: dict[FilterName, dict[str, str]] = {
            FilterName.SECTION: {section.value: section_words(section) for section in Section},
            FilterName.KIND: {kind.value: kind_words(kind) for kind in ArticleType},
            FilterName.LANGUAGE: {code: language_words(code) for code in languages},
        }
        self._names = {
            FilterName.SECTION: self.tr("Section"),
            FilterName.KIND: self.tr("Kind of page"),
            FilterName.LANGUAGE: self.tr("Language"),
            FilterName.MINE: self.tr("My notes"),
            FilterName.OVERDUE: self.tr("Overdue"),
        }
        self._chips = {name: self._chip(name) for name in FilterName}
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, Space.TINY)
        row.setSpacing(Space.TINY)
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addStretch(1)

    def show_filters(self, filters: Filters) -> None:
        """Show what the search is narrowed to."""
        values = {
            FilterName.SECTION: filters.section,
            FilterName.KIND: filters.kind,
            FilterName.LANGUAGE: filters.language,
        }
        for name, chip in self._chips.items():
            value = values.get(name)
            on = bool(value) or (name is FilterName.MINE and filters.mine)
            on = on or (name is FilterName.OVERDUE and filters.overdue)
            chip.setChecked(on)
            if name in self._menus:
                words = self._menus[name].get(str(value), str(value))
                chip.setText(f"{words} ▾" if value else f"{self._names[name]} ▾")

    def chip(self, name: FilterName) -> QToolButton:
        """The button of a filter."""
        return self._chips[name]

    def _chip(self, name: FilterName) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setText(self._names[name])
        chip.setAccessibleName(self._names[name])
        chip.setToolTip(self.tr("Or type {word}").format(word=filter_word(name, "…")))
        if name in self._menus:
            chip.setText(f"{self._names[name]} ▾")
            chip.setMenu(self._menu(name))
            chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        else:
            chip.clicked.connect(partial(self._toggle, name))
        return chip

    def _menu(self, name: FilterName) -> QMenu:
        menu = QMenu(self)
        everything = menu.addAction(self.tr("Any"))
        everything.setData(None)
        menu.addSeparator()
        for value, words in self._menus[name].items():
            menu.addAction(words).setData(value)
        menu.triggered.connect(partial(self._choose, name))
        return menu

    def _choose(self, name: FilterName, action: QAction) -> None:
        self.filter_wanted.emit(name, action.data())

    def _toggle(self, name: FilterName) -> None:
        self.filter_wanted.emit(name, "" if self._chips[name].isChecked() else None)


def language_words(code: str) -> str:
    """A language by its own name, or its code where Qt does not know it."""
    locale = QLocale(code)
    known = locale.language() is not QLocale.Language.C
    return locale.nativeLanguageName().capitalize() if known else code
