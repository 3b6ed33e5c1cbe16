"""Every command of a talk, declared once for its keys, its buttons and the page of keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from hrdesk.core.marked_words import marked
from hrdesk.ui.words import tr


class TalkGroup(StrEnum):
    """Where a command stands on the page of keys."""

    MOVE = marked("Move")
    ROOM = marked("What the room sees")
    YOU = marked("What you see")
    TIME = marked("Time")


@dataclass(frozen=True)
class TalkCommand:
    """A command: its name in code, its words, its keys (first one shown), and short words for a button."""

    name: str
    text: str
    group: TalkGroup
    keys: tuple[str, ...]
    short: str = ""
    """Empty where it has no button of its own."""
    checkable: bool = False
    repeats: bool = False
    """Whether it goes on while its key is held."""

    @property
    def words(self) -> str:
        """The words in the person's language."""
        return tr(self.text)

    @property
    def short_words(self) -> str:
        return tr(self.short)


_MOVE, _ROOM, _YOU, _TIME = TalkGroup.MOVE, TalkGroup.ROOM, TalkGroup.YOU, TalkGroup.TIME
TALK_COMMANDS = (
    TalkCommand("back", marked("Back"), _MOVE, ("Left", "PgUp", "Backspace"), marked("◀ Back")),
    TalkCommand("forward", marked("Next"), _MOVE, ("Right", "PgDown", "Space", "Return", "Enter"), marked("Next ▶")),
    TalkCommand("first", marked("First slide"), _MOVE, ("Home",)),
    TalkCommand("last", marked("Last slide"), _MOVE, ("End",)),
    TalkCommand("go_to", marked("Go to a slide by its number or words"), _MOVE, ("G",), marked("Go to")),
    TalkCommand("overview", marked("All slides"), _MOVE, ("O",), marked("All slides")),
    TalkCommand("black", marked("Black screen"), _ROOM, ("B", "."), marked("Black"), checkable=True),
    TalkCommand("white", marked("White screen"), _ROOM, ("W", ","), marked("White"), checkable=True),
    TalkCommand("pointer", marked("Pointer, moved with the mouse"), _ROOM, ("L",), marked("Pointer"), checkable=True),
    TalkCommand("zoom", marked("Enlarge where the mouse points"), _ROOM, ("Z",), marked("Zoom"), checkable=True),
    TalkCommand(
        "questions", marked("Three questions, typed with the room"), _ROOM, ("F7",), marked("Questions"), checkable=True
    ),
    TalkCommand("swap", marked("Swap the screens"), _ROOM, ("S",), marked("Swap screens")),
    TalkCommand(
        "plain", marked("A plain window, for sharing"), _ROOM, ("F11", "F"), marked("Plain window"), checkable=True
    ),
    TalkCommand("presenter", marked("Show or hide the presenter view"), _YOU, ("V",)),
    TalkCommand("larger", marked("Larger notes"), _YOU, ("+", "="), marked("A+"), repeats=True),
    TalkCommand("smaller", marked("Smaller notes"), _YOU, ("-",), marked("A−"), repeats=True),
    TalkCommand("notes_down", marked("Scroll the notes down"), _YOU, ("Down",), repeats=True),
    TalkCommand("notes_up", marked("Scroll the notes up"), _YOU, ("Up",), repeats=True),
    TalkCommand("search", marked("Search, unseen by the room"), _YOU, ("Ctrl+L", "F6"), marked("Search")),
    TalkCommand("emergency", marked("Emergency"), _YOU, ("F9",)),
    TalkCommand("keys", marked("Keys"), _YOU, ("?", "F1"), marked("Keys")),
    TalkCommand("pause", marked("Stop the clock, or let it go on"), _TIME, ("P",), marked("Pause"), checkable=True),
    TalkCommand("reset", marked("Begin to count the time anew"), _TIME, ("R",), marked("Reset")),
    TalkCommand("timer", marked("Start or stop the clock of an exercise"), _TIME, ("T",)),
    TalkCommand("again", marked("Show the talk again"), _TIME, ("F5", "Shift+F5")),
    TalkCommand("end", marked("End the talk"), _TIME, ("Esc",), marked("End")),
)


def make_talk_actions(parent: QObject) -> Mapping[str, QAction]:
    """A QAction for each command, by name, for whichever window of the talk has the focus."""
    actions: dict[str, QAction] = {}
    for command in TALK_COMMANDS:
        action = QAction(command.words, parent)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        action.setAutoRepeat(command.repeats)
        action.setIconText(command.short_words or command.words)
        action.setToolTip(f"{command.words} ({keys_words(command)[0]})")
        actions[command.name] = action
    return actions


def keys_words(command: TalkCommand) -> list[str]:
    """The keys as this system writes them."""
    return [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys]
