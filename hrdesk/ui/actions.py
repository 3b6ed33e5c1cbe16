"""Every command of the window, declared once for menus, buttons, keys and the keys page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from hrdesk.core.marked_words import marked
from hrdesk.ui.words import tr


class Group(StrEnum):
    """Where a command stands on the keys page."""

    GO = marked("Find your way")
    READ = marked("Read")
    NOTES = marked("Notes")
    VIEW = marked("Look")
    HELP = marked("Help")


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
        return tr(self.text)


COMMANDS = (
    Command("emergency", marked("Emergency"), Group.GO, ("F9",), "emergency"),
    Command("search", marked("Search"), Group.GO, ("Ctrl+L", "F6"), "search"),
    Command("quick_open", marked("Go to a page, heading, note or command"), Group.GO, ("Ctrl+K",)),
    Command("home", marked("Home"), Group.GO, ("Alt+Home",), "home"),
    Command("back", marked("Back"), Group.GO, ("Alt+Left",), "back"),
    Command("forward", marked("Forward"), Group.GO, ("Alt+Right",), "forward"),
    Command("library", marked("Library"), Group.GO, ("Ctrl+1",), "library"),
    Command("notebook", marked("Notebook"), Group.GO, ("Ctrl+2",), "notebook"),
    Command("training", marked("Training"), Group.GO, ("Ctrl+3",), "teach"),
    Command("orders", marked("My running orders"), Group.GO),
    Command("bookmarks", marked("Bookmarks and reading lists"), Group.GO, ("Ctrl+B",), "bookmark"),
    Command("quit", marked("Quit"), Group.GO, ("Ctrl+Q",)),
    Command("find", marked("Find in page"), Group.READ, ("Ctrl+F",), "search"),
    Command("find_next", marked("Find next"), Group.READ, ("F3",), "down"),
    Command("find_previous", marked("Find previous"), Group.READ, ("Shift+F3",), "up"),
    Command("present", marked("Present this page"), Group.READ, ("F5",), "present"),
    Command("present_here", marked("Present from this section"), Group.READ, ("Shift+F5",)),
    Command("print", marked("Print this page…"), Group.READ, ("Ctrl+P",)),
    Command("handout", marked("Make a handout…"), Group.READ, ("Ctrl+Shift+H",)),
    Command("save_slides", marked("Save slides as a file…"), Group.READ),
    Command("bookmark", marked("Bookmark this page"), Group.READ, ("Ctrl+D",), "bookmark"),
    Command("add_to_list", marked("Add this page to a reading list…"), Group.READ, ("Ctrl+Shift+D",), "list"),
    Command("add_to_order", marked("Add to a running order…"), Group.READ, ("Ctrl+Shift+R",)),
    Command("highlight", marked("Highlight the selection"), Group.NOTES, ("H",), "highlight", True),
    Command("note", marked("Note on the selection, heading or page"), Group.NOTES, ("N",), "note", True),
    Command("colour_1", marked("Yellow"), Group.NOTES, ("1",), in_text=True),
    Command("colour_2", marked("Green"), Group.NOTES, ("2",), in_text=True),
    Command("colour_3", marked("Blue"), Group.NOTES, ("3",), in_text=True),
    Command("colour_4", marked("Pink"), Group.NOTES, ("4",), in_text=True),
    Command("colour_5", marked("Purple"), Group.NOTES, ("5",), in_text=True),
    Command("kind", marked("Kind of the note here…"), Group.NOTES, ("K",), "kind", True),
    Command("tags", marked("Tags of the note here"), Group.NOTES, ("T",), "tag", True),
    Command("next_note", marked("Next note on this page"), Group.NOTES, ("J",), in_text=True),
    Command("previous_note", marked("Previous note on this page"), Group.NOTES, ("Shift+J",), in_text=True),
    Command("remove", marked("Remove the note here"), Group.NOTES, ("Del",), "remove", True),
    Command("undo", marked("Undo"), Group.NOTES, ("Ctrl+Z",)),
    Command("redo", marked("Redo"), Group.NOTES, ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("notes", marked("Notes on this page"), Group.NOTES, ("Ctrl+H",), "note"),
    Command("export_notes", marked("Export notes…"), Group.NOTES, ("Ctrl+E",), "export"),
    Command("import_notes", marked("Import notes…"), Group.NOTES, ("Ctrl+I",), "import"),
    Command("exchange", marked("Exchange with colleagues…"), Group.NOTES, ("Ctrl+Shift+E",)),
    Command("past_exchanges", marked("Earlier exchanges…"), Group.NOTES),
    Command("lock", marked("Lock or unlock the notebook"), Group.NOTES, ("Ctrl+Shift+L",), "lock"),
    Command("protect", marked("Protect with a passphrase…"), Group.NOTES),
    Command("change_passphrase", marked("Change the passphrase…"), Group.NOTES),
    Command("new_recovery_code", marked("New recovery code…"), Group.NOTES),
    Command("unprotect", marked("Remove the passphrase…"), Group.NOTES),
    Command("lock_settings", marked("Locking and hiding…"), Group.NOTES),
    Command("back_up", marked("Back up now…"), Group.NOTES),
    Command("restore", marked("Restore a backup…"), Group.NOTES),
    Command("delete_old", marked("Delete old notes…"), Group.NOTES),
    Command("wipe", marked("Wipe everything…"), Group.NOTES),
    Command("larger", marked("Larger text"), Group.VIEW, ("Ctrl++", "Ctrl+="), "larger"),
    Command("smaller", marked("Smaller text"), Group.VIEW, ("Ctrl+-",), "smaller"),
    Command("normal_size", marked("Normal text size"), Group.VIEW, ("Ctrl+0",)),
    Command("double_size", marked("Text at 200 %"), Group.VIEW, ("Ctrl+Shift+0",)),
    Command("full_screen", marked("Full screen"), Group.VIEW, ("F11",), checkable=True),
    Command("sidebar", marked("Show the sidebar"), Group.VIEW, ("F4",), checkable=True),
    Command("context", marked("Show the side panel"), Group.VIEW, ("F8",), "panel", checkable=True),
    Command("theme_system", marked("Colours as the system"), Group.VIEW, checkable=True),
    Command("theme_light", marked("Light colours"), Group.VIEW, checkable=True),
    Command("theme_dark", marked("Dark colours"), Group.VIEW, checkable=True),
    Command("theme_high_contrast", marked("High contrast"), Group.VIEW, checkable=True),
    Command("help", marked("About this library"), Group.HELP, ("F1",)),
    Command("keys", marked("Keys"), Group.HELP, ("Ctrl+?",)),
    Command("about", marked("About hrdesk and licences…"), Group.HELP),
    Command("stick", marked("Copy hrdesk to a stick…"), Group.HELP),
    Command("managed", marked("Managed by your organisation…"), Group.HELP),
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


def without_argument(deed: Callable[[], object]) -> Callable[[bool], None]:
    """Actions say whether they are checked; most deeds do not want to know."""

    def run(_checked: bool = False) -> None:
        deed()

    return run
