"""Homes, settings and logs that cannot be used: reading goes on, and it is said once what cannot be kept."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.core.settings import Settings
from hrdesk.services.paths import Places
from hrdesk.services.settings_store import load_settings
from hrdesk.ui.main_window import MainWindow
from tests.journeys.starting import Starter
from tests.ui.driving import rows_of_results


def all_told(window: MainWindow) -> list[str]:
    told = []
    while window.messages.text:
        told.append(window.messages.text)
        window.messages.dismiss()
    return told


@pytest.fixture(params=["a file", "below a file", "far below a file"])
def unwritable(request: pytest.FixtureRequest, places: Places, tmp_path: Path) -> Places:
    """A home where nothing can be kept, also not by an administrator."""
    file = tmp_path / "file"
    file.write_text("in the way")
    home = {"a file": file, "below a file": file / "home", "far below a file": file / "a" / "b"}[request.param]
    return Places(home, places.cache, places.program)


def test_a_home_that_cannot_be_written_is_told_in_one_sentence(starter: Starter, unwritable: Places) -> None:
    told = all_told(starter.window(unwritable))
    assert len(told) == 1
    assert told[0].startswith(f"hrdesk cannot write to {unwritable.home} (")
    assert told[0].endswith("Choose another folder with --home.")


def test_without_a_home_reading_and_searching_go_on(starter: Starter, unwritable: Places) -> None:
    window = starter.window(unwritable)
    window.open_article("heroin")
    assert window.reader.article is not None
    window.search_field.setText("naloxone")
    assert rows_of_results(window)
    window.action("emergency").trigger()
    window.emergency_page.timer.give_dose()
    window.action("notebook").trigger()
    window.action("home").trigger()


@pytest.mark.parametrize("name", ["note", "bookmark"])
def test_without_a_home_what_cannot_be_kept_is_refused_in_one_sentence(
    starter: Starter, unwritable: Places, name: str
) -> None:
    window = starter.window(unwritable, article_id="heroin")
    all_told(window)
    window.action(name).trigger()
    told = [text for text in all_told(window) if "settings.json" not in text]
    assert len(told) == 1
    assert told[0].startswith("hrdesk cannot write to")
    assert window.reader.view.placed == ()


def test_without_a_home_other_looks_and_sizes_still_work(starter: Starter, unwritable: Places) -> None:
    window = starter.window(unwritable, article_id="heroin")
    all_told(window)
    for _ in range(3):
        window.action("larger").trigger()
    window.action("theme_dark").trigger()
    assert window.toast.text == "Text size 150 %"
    assert len(all_told(window)) <= 1


def test_a_fault_of_ours_without_a_home_does_not_name_a_log_that_is_not_there(
    starter: Starter, unwritable: Places, qtbot: QtBot
) -> None:
    window = starter.window(unwritable)
    all_told(window)
    fail_in_a_slot(qtbot, starter)
    told = all_told(window)
    assert len(told) == 1
    assert told[0].startswith("Something went wrong in hrdesk itself.")
    assert str(unwritable.log) not in told[0]


def fail_in_a_slot(qtbot: QtBot, starter: Starter) -> None:
    """What a fault of ours looks like to Qt."""

    def fail() -> None:
        raise LookupError("a fault of ours")

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(fail)
    with qtbot.waitSignal(timer.timeout):
        timer.start(0)
    qtbot.waitUntil(lambda: len(starter.escaped) == 1)
    starter.escaped.clear()


def test_a_fault_of_ours_is_told_and_written_to_the_log(starter: Starter, places: Places, qtbot: QtBot) -> None:
    window = starter.window(places, article_id="heroin")
    fail_in_a_slot(qtbot, starter)
    assert window.messages.text == (
        f"Something went wrong in hrdesk itself. What you saved is kept. Details are in {places.log}."
    )
    log = places.log.read_text(encoding="utf-8")
    assert "LookupError: a fault of ours" in log
    assert "Traceback" in log
    window.action("note").trigger()
    assert len(window.reader.view.placed) == 1


def test_a_fault_that_repeats_is_told_once(starter: Starter, places: Places, qtbot: QtBot) -> None:
    window = starter.window(places)
    for _ in range(3):
        fail_in_a_slot(qtbot, starter)
    assert len(all_told(window)) == 1
    assert places.log.read_text(encoding="utf-8").count("LookupError: a fault of ours") == 3


def test_a_button_whose_deed_fails_leaves_the_others_working(starter: Starter, places: Places, qtbot: QtBot) -> None:
    def fail() -> None:
        raise LookupError("a fault of ours")

    window = starter.window(places)
    button = QPushButton(window)
    button.clicked.connect(fail)
    button.click()
    qtbot.waitUntil(lambda: len(starter.escaped) == 1)
    starter.escaped.clear()
    window.action("emergency").trigger()
    assert window.emergency_page.isVisible()


GARBAGE = {
    "no json": b"{zoom: 200",
    "not text": b"\xff\xfe\x00\x01",
    "empty": b"",
    "a list": b"[1, 2, 3]",
    "a word": b'"dark"',
    "deep lists": b"[" * 200_000 + b"]" * 200_000,
    "deep values": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "not a number": b'{"zoom": NaN',
}


@pytest.mark.parametrize("content", GARBAGE.values(), ids=GARBAGE)
def test_settings_that_are_garbage_are_kept_aside_and_told_once(
    starter: Starter, places: Places, content: bytes
) -> None:
    places.settings.write_bytes(content)
    window = starter.window(places)
    assert all_told(window) == ["Some settings could not be read and are back to normal: settings.json."]
    aside = [path for path in places.home.iterdir() if path.name.startswith("settings") and path != places.settings]
    assert [path.read_bytes() for path in aside] == [content]
    window.action("larger").trigger()
    assert load_settings(places.settings)[0].zoom == 110


WRONG: dict[str, object] = {
    "theme": "pink",
    "zoom": "200",
    "sidebar_shown": 1,
    "context_shown": None,
    "window": 7,
}


@pytest.mark.parametrize("name", WRONG)
def test_a_setting_of_the_wrong_kind_goes_back_to_normal_and_the_others_stay(
    starter: Starter, places: Places, name: str
) -> None:
    good: dict[str, object] = {"theme": "dark", "zoom": 150, "context_shown": False}
    places.settings.write_text(json.dumps(good | {name: WRONG[name]}))
    window = starter.window(places)
    assert all_told(window) == [f"Some settings could not be read and are back to normal: {name}."]
    window.action("theme_dark").trigger()
    kept = load_settings(places.settings)[0]
    assert kept.zoom == (Settings().zoom if name == "zoom" else 150)


@pytest.mark.parametrize("zoom", [True, 0, -1, 101, 1e308, float("inf"), float("nan"), 10**400, [], {}])
def test_a_text_size_out_of_range_goes_back_to_normal(starter: Starter, places: Places, zoom: object) -> None:
    places.settings.write_text(json.dumps({"zoom": zoom}))
    window = starter.window(places)
    assert all_told(window) == ["Some settings could not be read and are back to normal: zoom."]


@pytest.mark.parametrize("text", ["", "zz", "01d9", "ff" * 1_000, "é" * 20, "0"])
def test_a_window_size_that_means_nothing_is_passed_over(starter: Starter, places: Places, text: str) -> None:
    places.settings.write_text(json.dumps({"window": text}))
    window = starter.window(places)
    assert all_told(window) == []
    room = window.screen().availableSize()
    assert window.width() == min(1280, room.width())
    assert 0 <= min(800, room.height()) - window.height() < 50


def test_settings_of_a_newer_hrdesk_are_no_trouble(starter: Starter, places: Places) -> None:
    places.settings.write_text(json.dumps({"zoom": 150, "holograms": True}))
    window = starter.window(places)
    assert all_told(window) == []


def test_a_settings_folder_is_no_settings_file(starter: Starter, places: Places) -> None:
    places.settings.mkdir()
    window = starter.window(places)
    assert len(all_told(window)) == 1
    window.action("larger").trigger()
    assert window.toast.text == "Text size 110 %"
