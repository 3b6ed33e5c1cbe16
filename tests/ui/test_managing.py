"""What an organisation laid down, in the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.app import OpenedNotebook, make_desk
from hrdesk.core.history import Screen
from hrdesk.services.library import Library
from hrdesk.services.notebook import Notebook
from hrdesk.services.paths import Places
from hrdesk.services.policy_file import find_policy
from hrdesk.services.settings_store import load_settings
from hrdesk.ui.home.home_page import HomePage
from hrdesk.ui.home.organisation_strip import OrganisationStrip
from hrdesk.ui.lock.passphrase_dialog import PassphraseDialog
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.policy_dialog import PolicyDialog
from tests.conftest import Clock
from tests.policies import SVG, png
from tests.ui.driving import button

Opener = Callable[[str], MainWindow]
OPEN_DOOR = """
format = 1
[organisation]
name = "Open Door & Friends"
contact = "Main Street 5"
"""


@pytest.fixture
def opened(
    library: Library, notebook: Notebook, places: Places, clock: Clock, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Opener]:
    """Opens a window under a policy file with this text."""
    windows = []

    def open_window(text: str) -> MainWindow:
        path = tmp_path / "policy.toml"
        path.write_text(text, encoding="utf-8")
        desk = make_desk(places, library, OpenedNotebook(notebook), None, find_policy([path]))
        window = MainWindow(replace(desk, now=clock.now, clock=clock))
        window.resize(1280, 800)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        _ = window.rooms
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.close()


def words_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def strip_of(window: MainWindow) -> OrganisationStrip | None:
    home = window.findChild(HomePage)
    assert isinstance(home, HomePage)
    return home.findChild(OrganisationStrip)


def look_menu(window: MainWindow) -> list[tuple[str, bool]]:
    menu = window.findChild(QMenu, "look_menu")
    assert isinstance(menu, QMenu)
    return [(action.text(), action.isEnabled()) for action in menu.actions() if not action.isSeparator()]


def test_without_a_policy_nothing_speaks_of_one(window: MainWindow) -> None:
    assert strip_of(window) is None
    assert not window.action("managed").isVisible()
    assert not window.action("managed").isEnabled()
    assert all(enabled for _, enabled in look_menu(window))


def test_home_says_who_hands_it_out(opened: Opener) -> None:
    strip = strip_of(opened(OPEN_DOOR))
    assert strip
    assert words_of(strip) == ["hrdesk was given to you by Open Door & Friends", "Main Street 5"]
    assert strip.isVisible()


def test_the_strip_stays_when_home_changes(opened: Opener) -> None:
    window = opened(OPEN_DOOR)
    window.open_article("heroin")
    window.action("home").trigger()
    assert strip_of(window)


@pytest.mark.parametrize("content", [SVG.encode(), png(400, 40)])
def test_a_logo_is_no_higher_than_its_place(content: bytes, opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "logo").write_bytes(content)
    strip = strip_of(opened(OPEN_DOOR + 'logo = "logo"'))
    assert strip
    picture = next(label for label in strip.findChildren(QLabel) if label.property("role") == "logo")
    if content == SVG.encode():
        assert picture.isVisible()
        size = picture.pixmap().deviceIndependentSize()
        assert (size.width(), size.height()) == (96, 48)
    else:  # a head without a picture: no empty place is left
        assert not picture.isVisible()


@pytest.mark.parametrize("width", [700, 1024, 1280])
def test_a_long_name_wraps_and_widens_nothing(width: int, opened: Opener, qtbot: QtBot) -> None:
    window = opened(f'format = 1\n[organisation]\nname = "{"Wohlfahrtsverband" * 6}"\ncontact = "{"x" * 400}"')
    window.resize(width, 600)
    home = window.findChild(HomePage)
    assert isinstance(home, HomePage)
    qtbot.waitUntil(lambda: home.widget().width() <= home.viewport().width())


def test_what_is_laid_down_holds_until_the_person_chooses(opened: Opener, places: Places) -> None:
    window = opened("format = 1\n[settings]\nzoom = 150\ntheme = 'dark'")
    assert window.colours.window == window._appearance.colours.window
    assert window._choices.now.zoom == 150
    window.action("smaller").trigger()
    window.close()
    kept = load_settings(places.settings, window._desk.policy.policy.defaults)[0]
    assert (kept.zoom, kept.theme.value) == (125, "dark")
    assert '"theme"' not in places.settings.read_text()


def test_locked_looks_cannot_be_changed_and_say_why(opened: Opener, places: Places) -> None:
    places.settings.write_text('{"theme": "light", "zoom": 80}')
    window = opened('format = 1\n[settings]\nzoom = 150\ntheme = "dark"\nlocked = ["theme", "zoom"]')
    assert (window._choices.now.theme.value, window._choices.now.zoom) == ("dark", 150)
    for name in ("theme_light", "theme_system", "larger", "smaller", "normal_size", "double_size"):
        action = window.action(name)
        assert not action.isEnabled(), name
        assert action.toolTip() == "Managed by your organisation"
    words = [text for text, _ in look_menu(window)]
    assert words[0] == words[5] == "Managed by your organisation"
    window._choices.keep(zoom=100, context_shown=False)
    assert (window._choices.now.zoom, window._choices.now.context_shown) == (150, False)
    assert window.action("full_screen").isEnabled()


def test_a_locked_idle_lock_cannot_be_switched_off(opened: Opener) -> None:
    window = opened("format = 1\n[settings]\nidle_lock_minutes = 2\nlocked = true")
    dialog = window.guarding.ask_settings()
    assert not dialog.idle.isEnabled()
    assert dialog.idle.currentData() == 2
    assert dialog.key.isEnabled()
    assert "Managed by your organisation" in words_of(dialog)
    dialog.idle_chosen.emit(0)
    assert window._choices.now.idle_lock_minutes == 2
    dialog.reject()


def test_without_a_policy_both_choices_are_free(window: MainWindow) -> None:
    dialog = window.guarding.ask_settings()
    assert dialog.idle.isEnabled()
    assert dialog.key.isEnabled()
    assert "Managed by your organisation" not in words_of(dialog)
    dialog.reject()


def test_the_numbers_of_another_country_can_be_looked_at_and_are_not_kept(opened: Opener, places: Places) -> None:
    window = opened('format = 1\n[settings]\ncountry = "AT"\nlocked = true')
    window.show_emergency()
    local = window.emergency_page.local
    assert local.place
    assert local.place.name == "Austria"
    assert any("Your organisation chose the country" in words for words in words_of(local))
    countries = local.findChild(QComboBox)
    assert isinstance(countries, QComboBox)
    assert countries.isEnabled()
    countries.setCurrentIndex(countries.findData("DE"))
    countries.activated.emit(countries.currentIndex())
    assert local.place.name == "Germany"
    assert window._choices.now.country == "AT"
    window.close()
    assert "country" not in places.settings.read_text()


def test_a_command_says_who_manages_and_shows_all_that_was_laid_down(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    window = opened(
        OPEN_DOOR
        + '[settings]\ntheme = "dark"\nidle_lock_minutes = 5\nlocked = ["idle_lock_minutes"]\n'
        + '[content]\nfolders = ["pages", "gone"]\n[backups]\nfolder = "team"'
    )
    assert window.action("managed").text() == "Managed by your organisation: Open Door && Friends"
    window.action("managed").trigger()
    dialog = window.findChild(PolicyDialog)
    assert isinstance(dialog, PolicyDialog)
    words = words_of(dialog)
    assert words[0] == "Open Door & Friends"
    assert "Colours: dark" in words
    assert "Minutes until the notebook locks by itself: 5 – cannot be changed" in words
    assert str(tmp_path / "pages") in words
    assert str(tmp_path / "team") in words
    assert words[-1] == str(tmp_path / "policy.toml")
    assert any(str(tmp_path / "gone") in line for line in words)
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert window.place.screen is Screen.EMERGENCY


def test_a_broken_policy_is_shown_as_a_message(opened: Opener) -> None:
    from hrdesk.ui.troubles import tell_troubles

    window = opened("format = ")
    tell_troubles(window._desk, window.messages)
    assert window.messages.text.startswith("The policy file of your organisation, ")
    assert window.action("managed").isVisible()


def test_a_backup_folder_out_of_reach_is_told_once_and_again_when_asked(
    opened: Opener, tmp_path: Path, qtbot: QtBot, clock: Clock
) -> None:
    window = opened('format = 1\n[backups]\nfolder = "share"')
    window.messages.dismiss()
    backing_up = window.guarding.safekeeping.backing_up
    window.open_article("heroin")
    clock.seconds = 100
    qtbot.waitUntil(lambda: backing_up.is_idle)  # it looks through the notes first
    backing_up.tick()
    qtbot.waitUntil(lambda: backing_up.is_idle and bool(window.messages.text))
    assert str(tmp_path / "share") in window.messages.text
    window.messages.dismiss()
    window.open_article("alcohol")
    clock.seconds += 1_900
    backing_up.tick()
    qtbot.waitUntil(lambda: backing_up.is_idle)
    assert window.messages.text == ""
    backing_up.copy_now()
    qtbot.waitUntil(lambda: backing_up.is_idle and bool(window.messages.text))
    (tmp_path / "share").mkdir()
    window.messages.dismiss()
    backing_up.copy_now()
    qtbot.waitUntil(lambda: backing_up.is_idle and bool(list((tmp_path / "share").rglob("*.hrbackup"))))
    assert window.messages.text == ""
    dialog = backing_up.ask_backup()
    assert dialog
    assert any(str(tmp_path / "share") in words for words in words_of(dialog))
    dialog.reject()


def test_a_wipe_says_which_backups_it_cannot_reach(opened: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    window = opened('format = 1\n[backups]\nfolder = "share"')
    share = tmp_path / "share"
    share.mkdir()
    backing_up = window.guarding.safekeeping.backing_up
    backing_up.copy_now()
    qtbot.waitUntil(lambda: backing_up.is_idle and bool(list(share.rglob("*.hrbackup"))))
    share.rename(tmp_path / "away")
    dialog = window.guarding.safekeeping.deleting.ask_wipe()
    assert dialog
    assert any(str(share) in words and "cannot be reached" in words for words in words_of(dialog))
    dialog.reject()


def test_where_notes_go_is_said_before_the_first_copy_and_a_passphrase_is_offered(
    opened: Opener, tmp_path: Path
) -> None:
    (tmp_path / "share").mkdir()
    window = opened('format = 1\n[backups]\nfolder = "share"')
    assert str(tmp_path / "share") in window.messages.text
    assert "unless you protect them with a passphrase" in window.messages.text
    QTest.mouseClick(button(window.messages, "Protect…"), Qt.MouseButton.LeftButton)
    dialog = window.findChild(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    dialog.reject()
