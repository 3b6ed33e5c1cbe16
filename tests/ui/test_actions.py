"""Commands are whole, and the keys of the design are bound."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hrdesk.services.paths import program_folder
from hrdesk.ui.actions import COLOUR_COMMANDS, COMMANDS, Command, Group, make_actions, shown_key
from hrdesk.ui.keys_dialog import KeysDialog
from hrdesk.ui.main_window import MainWindow

ICONS = program_folder() / "resources" / "icons"
DESIGNED = {
    "Ctrl+L": "search",
    "F6": "search",
    "Ctrl+F": "find",
    "F3": "find_next",
    "Alt+Left": "back",
    "Alt+Right": "forward",
    "Alt+Home": "home",
    "Ctrl+B": "bookmarks",
    "Ctrl+D": "bookmark",
    "Ctrl+H": "notes",
    "H": "highlight",
    "N": "note",
    "1": "colour_1",
    "2": "colour_2",
    "3": "colour_3",
    "4": "colour_4",
    "5": "colour_5",
    "Del": "remove",
    "Ctrl++": "larger",
    "Ctrl+-": "smaller",
    "Ctrl+0": "normal_size",
    "F11": "full_screen",
    "F9": "emergency",
    "F1": "help",
    "Ctrl+?": "keys",
}

every_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)


def icons_named_in_code() -> Iterator[str]:
    for path in (program_folder() / "hrdesk" / "ui").rglob("*.py"):
        yield from re.findall(r"\.(?:icon|pixmap)\(\"([\w-]+)\"", path.read_text(encoding="utf-8"))


@every_command
def test_every_command_has_words(command: Command) -> None:
    assert command.words.strip()
    assert command.group in Group


def test_no_two_commands_share_a_name_or_words() -> None:
    for values in ([command.name for command in COMMANDS], [command.text for command in COMMANDS]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


@every_command
def test_the_icon_of_a_command_can_be_drawn(command: Command) -> None:
    if command.icon:
        path = ICONS / f"{command.icon}.svg"
        assert path.is_file()
        assert QSvgRenderer(str(path)).isValid()
        assert "currentColor" in path.read_text(encoding="utf-8")


def test_every_icon_that_the_window_names_is_there() -> None:
    named = set(icons_named_in_code())
    assert named
    assert [name for name in sorted(named) if not (ICONS / f"{name}.svg").is_file()] == []


def test_no_key_stands_for_two_commands() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_of_the_design_are_bound(window: MainWindow) -> None:
    bound = {key: name for key, name in DESIGNED.items() if QKeySequence(key) in window.action(name).shortcuts()}
    assert bound == DESIGNED


def test_every_command_does_something(window: MainWindow) -> None:
    window.open_article("heroin")
    idle = [command.name for command in COMMANDS if window.action(command.name).receivers("2triggered(bool)") == 0]
    assert idle == []


def test_letters_work_only_in_the_page(window: MainWindow) -> None:
    window.open_article("heroin")
    in_text = {command.name for command in COMMANDS if command.in_text}
    assert {action.objectName() for action in window.reader.view.actions()} == in_text
    assert not in_text & {action.objectName() for action in window.actions()}
    for name in in_text:
        assert window.action(name).shortcutContext() is Qt.ShortcutContext.WidgetShortcut


def test_every_other_command_works_everywhere(window: MainWindow) -> None:
    everywhere = {action.objectName() for action in window.actions()}
    assert everywhere >= {command.name for command in COMMANDS if not command.in_text}


def test_a_key_without_a_modifier_never_reaches_over_a_text_field() -> None:
    plain = {command.name for command in COMMANDS for key in command.keys if len(key) == 1}
    assert plain == {command.name for command in COMMANDS if command.in_text} - {"remove", "previous_note"}


def test_there_is_a_command_for_each_colour(window: MainWindow) -> None:
    assert [window.action(name).shortcut().toString() for name in COLOUR_COMMANDS] == ["1", "2", "3", "4", "5"]


def test_the_tip_of_a_command_names_its_key(window: MainWindow) -> None:
    actions = make_actions(window)
    assert actions["emergency"].toolTip() == f"{actions['emergency'].text()} ({shown_key('F9')})"


def test_the_keys_page_lists_every_command_that_has_a_key(qtbot: QtBot) -> None:
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for command in COMMANDS:
        assert (command.words in shown) is bool(command.keys)
        assert not command.keys or "  ".join(shown_key(key) for key in command.keys) in shown
