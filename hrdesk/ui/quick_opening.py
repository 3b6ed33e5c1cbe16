"""Quick open: finds pages, headings, notes and commands by what they are called, and goes there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hrdesk.core.annotation import Annotation
from hrdesk.core.errors import LibraryError
from hrdesk.core.note_search import NoteHit
from hrdesk.core.word_keys import words_of
from hrdesk.services.place_finder import FoundPlace, PlaceFinder
from hrdesk.ui.actions import COMMANDS, Command, shown_key
from hrdesk.ui.messages import MessageStrip
from hrdesk.ui.quick_open.quick_open import QuickOpen
from hrdesk.ui.quick_open.target import CommandTarget, Goal, Target
from hrdesk.ui.theme import Colours

_PLACES = 40
_NOTES = 5
FindNotes = Callable[[str, int], tuple[NoteHit, ...]]


class QuickOpening(QObject):
    """Opens the dialog and takes the way that was chosen there."""

    article_requested = Signal(str, str)
    note_requested = Signal(object)

    def __init__(
        self,
        finder: PlaceFinder,
        find_notes: FindNotes,
        actions: Mapping[str, QAction],
        messages: MessageStrip,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._finder = finder
        self._find_notes = find_notes
        self._actions = actions
        self._messages = messages
        self._window = parent
        self._dialog: QuickOpen | None = None

    def ask(self, colours: Colours) -> QuickOpen:
        """Open the dialog; returns it."""
        dialog = QuickOpen(self.targets, colours, self._window)
        dialog.chosen.connect(self._go)
        dialog.emergency_requested.connect(self._actions["emergency"].trigger)
        dialog.finished.connect(self._let_go)
        self._dialog = dialog
        dialog.open()
        return dialog

    def forget(self) -> None:
        """Close the dialog if it is open: it may show notes."""
        if self._dialog:
            self._dialog.close()

    def targets(self, text: str) -> list[Target]:
        """What is called so: pages by their titles, commands, pages by other names, headings, notes.

        Every command where nothing was typed.
        """
        places = self._places(text)
        pages = [target for target in places if _is_page_by_title(target.goal)]
        others = [target for target in places if not _is_page_by_title(target.goal)]
        return [*pages, *self._commands(words_of(text)), *others, *self._notes(text)]

    def _let_go(self) -> None:
        self._dialog = None

    def _places(self, text: str) -> list[Target]:
        try:
            found = self._finder.find(text, _PLACES)
        except LibraryError as error:
            self._messages.report(error)
            return []
        return [Target(place.heading or place.title, self._kind_of(place), place) for place in found]

    def _kind_of(self, place: FoundPlace) -> str:
        if place.slug:
            return self.tr("on {page}").format(page=place.title)
        return self.tr("Page, also called {name}").format(name=place.name) if place.name else self.tr("Page")

    def _commands(self, words: list[str]) -> list[Target]:
        return [
            Target(command.words, _kind_of_command(command, self.tr("Command")), CommandTarget(command.name))
            for command in COMMANDS
            if self._actions[command.name].isEnabled() and not command.in_text and _begin(words, command.words)
        ]

    def _notes(self, text: str) -> list[Target]:
        notes = self._find_notes(text, _NOTES) if text.strip() else ()
        kind = self.tr("My note on {page}")
        return [Target(note.excerpt.text, kind.format(page=note.title), note.annotation) for note in notes]

    def _go(self, goal: Goal) -> None:
        match goal:
            case FoundPlace():
                self.article_requested.emit(goal.article_id, goal.slug)
            case CommandTarget():
                self._actions[goal.name].trigger()
            case Annotation():
                self.note_requested.emit(goal)


def _kind_of_command(command: Command, word: str) -> str:
    return f"{word} · {shown_key(command.keys[0])}" if command.keys else word


def _is_page_by_title(goal: Goal) -> bool:
    return isinstance(goal, FoundPlace) and not goal.slug and not goal.name


def _begin(words: list[str], text: str) -> bool:
    """Whether each of the words begins a word of the text."""
    known = words_of(text)
    return all(any(other.startswith(word) for other in known) for word in words)
