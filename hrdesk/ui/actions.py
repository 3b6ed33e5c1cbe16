"""Every command of the window, declared once for menus, buttons, keys and the keys page."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

_CONTEXT = "actions"


class Group(StrEnum):
    """Where a command stands on the keys page."""

    GO = QT_TRANSLATE_NOOP("actions", "Find your way")
    READ = QT_TRANSLATE_NOOP("actions", "Read")
    NOTES = QT_TRANSLATE_NOOP("actions", "Notes")
    VIEW = QT_TRANSLATE_NOOP("actions", "Look")
    HELP = QT_TRANSLATE_NOOP("actions", "Help")


@dataclass(frozen=True)
class Command:
    """A command: its name in code, its words, its keys (first one shown) and its icon."""

    name: str
    text: str
    group: Group
    keys: tuple[str, ...] = ()
    icon: str = ""
    in_text: bool = False
    """Its key works only while the page has the focus, so that letters can be typed elsewhere."""
    checkable: bool = False

    @property
    def words(self) -> str:
        """The words in the person's language."""
        return QCoreApplication.translate(_CONTEXT, self.text)


COMMANDS = (
    Command("emergency", QT_TRANSLATE_NOOP("actions", "Emergency"), Group.GO, ("F9",), "emergency"),
    Command("search", QT_TRANSLATE_NOOP("actions", "Search"), Group.GO, ("Ctrl+L", "F6"), "search"),
    Command("home", QT_TRANSLATE_NOOP("actions", "Home"), Group.GO, ("Alt+Home",), "home"),
    Command("back", QT_TRANSLATE_NOOP("actions", "Back"), Group.GO, ("Alt+Left",), "back"),
    Command("forward", QT_TRANSLATE_NOOP("actions", "Forward"), Group.GO, ("Alt+Right",), "forward"),
    Command("library", QT_TRANSLATE_NOOP("actions", "Library"), Group.GO, ("Ctrl+1",), "library"),
    Command("notebook", QT_TRANSLATE_NOOP("actions", "Notebook"), Group.GO, ("Ctrl+2",), "notebook"),
    Command("bookmarks", QT_TRANSLATE_NOOP("actions", "Bookmarks"), Group.GO, ("Ctrl+B",), "bookmark"),
    Command("quit", QT_TRANSLATE_NOOP("actions", "Quit"), Group.GO, ("Ctrl+Q",)),
    Command("find", QT_TRANSLATE_NOOP("actions", "Find in page"), Group.READ, ("Ctrl+F",), "search"),
    Command("find_next", QT_TRANSLATE_NOOP("actions", "Find next"), Group.READ, ("F3",), "down"),
    Command("find_previous", QT_TRANSLATE_NOOP("actions", "Find previous"), Group.READ, ("Shift+F3",), "up"),
    Command("bookmark", QT_TRANSLATE_NOOP("actions", "Bookmark this page"), Group.READ, ("Ctrl+D",), "bookmark"),
    Command("highlight", QT_TRANSLATE_NOOP("actions", "Highlight the selection"), Group.NOTES, ("H",), "highlight", True),
    Command("note", QT_TRANSLATE_NOOP("actions", "Note on the selection or page"), Group.NOTES, ("N",), "note", True),
    Command("colour_1", QT_TRANSLATE_NOOP("actions", "Yellow"), Group.NOTES, ("1",), in_text=True),
    Command("colour_2", QT_TRANSLATE_NOOP("actions", "Green"), Group.NOTES, ("2",), in_text=True),
    Command("colour_3", QT_TRANSLATE_NOOP("actions", "Blue"), Group.NOTES, ("3",), in_text=True),
    Command("colour_4", QT_TRANSLATE_NOOP("actions", "Pink"), Group.NOTES, ("4",), in_text=True),
    Command("colour_5", QT_TRANSLATE_NOOP("actions", "Purple"), Group.NOTES, ("5",), in_text=True),
    Command("remove", QT_TRANSLATE_NOOP("actions", "Remove the note here"), Group.NOTES, ("Del",), "remove", True),
    Command("undo", QT_TRANSLATE_NOOP("actions", "Undo"), Group.NOTES, ("Ctrl+Z",)),
    Command("redo", QT_TRANSLATE_NOOP("actions", "Redo"), Group.NOTES, ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("notes", QT_TRANSLATE_NOOP("actions", "Notes on this page"), Group.NOTES, ("Ctrl+H",), "note"),
    Command("export_notes", QT_TRANSLATE_NOOP("actions", "Export notes…"), Group.NOTES, ("Ctrl+E",), "export"),
    Command("larger", QT_TRANSLATE_NOOP("actions", "Larger text"), Group.VIEW, ("Ctrl++", "Ctrl+="), "larger"),
    Command("smaller", QT_TRANSLATE_NOOP("actions", "Smaller text"), Group.VIEW, ("Ctrl+-",), "smaller"),
    Command("normal_size", QT_TRANSLATE_NOOP("actions", "Normal text size"), Group.VIEW, ("Ctrl+0",)),
    Command("double_size", QT_TRANSLATE_NOOP("actions", "Text at 200 %"), Group.VIEW, ("Ctrl+Shift+0",)),
    Command("full_screen", QT_TRANSLATE_NOOP("actions", "Full screen"), Group.VIEW, ("F11",), checkable=True),
    Command("sidebar", QT_TRANSLATE_NOOP("actions", "Show the sidebar"), Group.VIEW, ("F4",), checkable=True),
    Command("context", QT_TRANSLATE_NOOP("actions", "Show the side panel"), Group.VIEW, ("F8",), "panel", checkable=True),
    Command("theme_system", QT_TRANSLATE_NOOP("actions", "Colours as the system"), Group.VIEW, checkable=True),
    Command("theme_light", QT_TRANSLATE_NOOP("actions", "Light colours"), Group.VIEW, checkable=True),
    Command("theme_dark", QT_TRANSLATE_NOOP("actions", "Dark colours"), Group.VIEW, checkable=True),
    Command("theme_high_contrast", QT_TRANSLATE_NOOP("actions", "High contrast"), Group.VIEW, checkable=True),
    Command("help", QT_TRANSLATE_NOOP("actions", "About this library"), Group.HELP, ("F1",)),
    Command("keys", QT_TRANSLATE_NOOP("actions", "Keys"), Group.HELP, ("Ctrl+?",)),
)
COLOUR_COMMANDS = ("colour_1", "colour_2", "colour_3", "colour_4", "colour_5")


def make_actions(parent: QObject) -> Mapping[str, QAction]:
    """A QAction for each command, by name, with its words and keys; connected by whoever owns the deed."""
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(command.words, parent)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        if command.in_text:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if command.keys:
            action.setToolTip(f"{command.words} ({shown_key(command.keys[0])})")
        actions[command.name] = action
    return actions


def shown_key(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
