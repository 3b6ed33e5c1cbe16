"""A laptop from an organisation: one folder, and hrdesk is theirs from the first start to what goes out on paper."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from hrdesk.core.history import Screen
from hrdesk.services.paths import Places, program_folder
from hrdesk.services.settings_store import load_settings
from hrdesk.ui.home.organisation_strip import OrganisationStrip
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.start.wait_window import WaitWindow
from tests.builders import write_page
from tests.hostile.test_hostile_home import all_told
from tests.journeys.starting import Starter
from tests.policies import POLICY, SVG

LOCAL = """sources:
  - {id: s, org: City, title: Numbers, url: "https://example.org", verified: full, licence: cited, accessed: 2026-11-01}
places:
  - code: AT
    name: Austria
    needle_service: {text: "Main Street 5, all night", source: s, checked: 2026-11-01}
"""


@pytest.fixture
def laptop(tmp_path: Path) -> Places:
    """A program with two pages of its own, and a branded folder beside it."""
    program = tmp_path / "program"
    program.mkdir()
    (program / "resources").symlink_to(program_folder() / "resources")
    body = "Carry naloxone.[^s1]"
    steps = 'quick_steps: ["Call", "Breathe for them"]\npinned: true\n'
    write_page(program / "content", "ours", title="Page of hrdesk", body=body, extra=steps)
    brand = tmp_path / "brand"
    write_page(brand / "pages", "night-bus", title="The night bus", body="It stands at the station.[^s1]")
    (brand / "pages" / "local.yaml").write_text(LOCAL)
    (brand / "logo.svg").write_text(SVG)
    (brand / "share").mkdir()
    (brand / "policy.toml").write_text(POLICY)
    return Places(tmp_path / "home", tmp_path / "cache", program, (tmp_path / "nowhere.toml", brand / "policy.toml"))


def begun(starter: Starter, laptop: Places, qtbot: QtBot) -> MainWindow:
    """Start as a person does, and wait until the library is ready."""
    start = starter.prepare(laptop, None)
    start.open_library()
    starter.listen()
    qtbot.waitUntil(lambda: start.window is not None, timeout=20_000)
    assert start.window
    qtbot.waitUntil(lambda: start.window is not None and start.window._rooms is not None)
    return start.window


def words_of(window: MainWindow, kind: type[OrganisationStrip]) -> list[str]:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return [label.text() for label in found.findChildren(QLabel) if label.text()]


def test_the_laptop_of_an_organisation(starter: Starter, laptop: Places, qtbot: QtBot) -> None:
    window = begun(starter, laptop, qtbot)
    share = laptop.policies[1].parent / "share"
    assert f"keeps backups of your notebook in {share}." in window.messages.text
    window.messages.dismiss()
    assert window.messages.text == ""
    assert words_of(window, OrganisationStrip) == ["hrdesk was given to you by Open Door", "Main Street 5"]
    assert not window.action("theme_light").isEnabled()

    window.open_article("night-bus")
    assert "From: Open Door" in window.reader.view.toPlainText()
    window.open_article("ours")
    assert "From:" not in window.reader.view.toPlainText()

    window.action("emergency").trigger()
    assert window.place.screen is Screen.EMERGENCY
    place = window.emergency_page.local.place
    assert place
    assert "Main Street 5, all night" in {note.text for note in place.notes.values()}
    countries = window.emergency_page.local.findChild(QComboBox)
    assert isinstance(countries, QComboBox)
    assert countries.currentData() == "AT"

    backing_up = window.guarding.safekeeping.backing_up
    qtbot.waitUntil(lambda: backing_up.is_idle)
    backing_up.copy_now()
    qtbot.waitUntil(lambda: backing_up.is_idle and len(list(share.rglob("*.hrbackup"))) == 1)
    window.action("larger").trigger()
    starter.end()

    laptop.policies[1].write_text(POLICY.replace("zoom = 125", "zoom = 100").replace('"dark"', '"light"'))
    window = begun(starter, laptop, qtbot)
    assert window.messages.text == ""
    assert window._choices.now.zoom == 150
    assert window._choices.now.theme.value == "light"
    assert load_settings(laptop.settings)[0].idle_lock_minutes == 10
    starter.end()

    laptop.policies[1].unlink()
    window = begun(starter, laptop, qtbot)
    assert window.findChild(OrganisationStrip) is None
    assert "night-bus" not in window._cards
    assert window._choices.now.theme.value == "system"
    backups = window.guarding.safekeeping.backing_up._backups
    assert [kept.path.parent.parent for kept in backups.kept()] == [share]


def test_pages_that_vanish_are_told_and_the_rest_opens(starter: Starter, laptop: Places, qtbot: QtBot) -> None:
    begun(starter, laptop, qtbot)
    starter.end()
    pages = laptop.policies[1].parent / "pages"
    pages.rename(pages.with_name("gone"))
    window = begun(starter, laptop, qtbot)
    told = all_told(window)
    assert sum(str(pages) in words for words in told) == 1
    window.open_article("ours")
    assert window.place.article_id == "ours"


def test_the_second_start_builds_nothing(starter: Starter, laptop: Places, qtbot: QtBot) -> None:
    begun(starter, laptop, qtbot)
    starter.end()
    start = starter.prepare(laptop, None)
    start.open_library()
    assert start.window is not None
    assert not [widget for widget in (start._waiting,) if isinstance(widget, WaitWindow)]
