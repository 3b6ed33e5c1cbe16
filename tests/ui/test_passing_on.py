"""Copying hrdesk to a stick and looking at licences, as a person does it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrdesk.core.stick_errors import CopyCancelled
from hrdesk.services import stick_copy
from hrdesk.services.bundle import BUNDLE_FILE, damaged_files, read_bundle
from hrdesk.services.policy_file import find_policy
from hrdesk.services.stick_plan import STAGING, StickPlan
from hrdesk.ui.about.works_model import WorksModel
from hrdesk.ui.actions import make_actions
from hrdesk.ui.desk import Desk
from hrdesk.ui.main_window import MainWindow
from hrdesk.ui.messages import MessageStrip, Toast
from hrdesk.ui.passing_on import PassingOn
from hrdesk.ui.stick.stick_dialog import StickDialog
from tests.bundles import INNER, make_bundle

Progress = Callable[[int, int], None]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return make_bundle(tmp_path / "installed" / "hrdesk", "2.0")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


class Room:
    """A window with nothing but what passes an installed hrdesk on."""

    def __init__(self, desk: Desk, program: Path) -> None:
        self.window = QWidget()
        self.window.resize(1024, 600)
        self.messages = MessageStrip(self.window)
        self.toast = Toast(self.window)
        actions = make_actions(self.window)
        self.emergencies = 0
        actions["emergency"].triggered.connect(self._count)
        installed = replace(desk, places=replace(desk.places, program=program))
        self.deeds = PassingOn(installed, lambda: 100, actions, self.messages, self.toast, self.window)

    def ask(self) -> StickDialog:
        dialog = self.deeds.ask_stick()
        assert dialog
        return dialog

    def _count(self) -> None:
        self.emergencies += 1


@pytest.fixture
def room(desk: Desk, program: Path, qtbot: QtBot) -> Iterator[Room]:
    room = Room(desk, program)
    qtbot.addWidget(room.window)
    with qtbot.waitExposed(room.window):
        room.window.show()
    yield room
    qtbot.waitUntil(lambda: room.deeds.is_idle)
    room.window.close()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A stick so slow that a copy ends only when it is cancelled, or when this is set."""
    go_on = threading.Event()
    whole = stick_copy.copy_to_stick

    def copy(plan: StickPlan, progress: Progress) -> object:
        while not go_on.wait(0.005):
            progress(plan.size, 2 * plan.size)
        return whole(plan, progress)

    monkeypatch.setattr(stick_copy, "copy_to_stick", copy)
    return go_on


def begin(room: Room, stick: Path, qtbot: QtBot) -> StickDialog:
    """A copy that is being made."""
    dialog = room.ask()
    dialog.folder.setText(str(stick))
    QTest.keyClick(dialog.folder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Reading it back" in dialog.told)
    assert dialog.bar.isVisible()
    return dialog


def test_a_copy_is_asked_for_with_keys_and_told(room: Room, stick: Path, qtbot: QtBot) -> None:
    dialog = room.ask()
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.folder, str(stick))
    QTest.keyClick(dialog.keeps_notes, Qt.Key.Key_Space)
    QTest.keyClick(dialog.folder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.go.isVisible() and dialog.go.text() == "Close")
    assert f"hrdesk stands in {stick / 'hrdesk'}" in dialog.told
    bundle = read_bundle(stick / "hrdesk" / INNER)
    assert bundle
    assert damaged_files(bundle, stick / "hrdesk") == ()
    assert (stick / "hrdesk" / ".portable").exists()
    QTest.keyClick(dialog.go, Qt.Key.Key_Return)
    assert dialog.is_over


def test_what_the_organisation_laid_down_is_told_and_goes_along(
    desk: Desk, program: Path, stick: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "policy.toml").write_text("format = 1\n[organisation]\nname = 'Open Door'\n", encoding="utf-8")
    room = Room(replace(desk, policy=find_policy([tmp_path / "policy.toml"])), program)
    qtbot.addWidget(room.window)
    room.window.show()
    dialog = room.ask()
    assert any("What Open Door laid down goes along" in label.text() for label in dialog.findChildren(QLabel))
    dialog.folder.setText(str(stick))
    QTest.keyClick(dialog.folder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "read back and all the same" in dialog.told)
    assert (stick / "hrdesk" / "policy.toml").is_file()
    room.window.close()


def test_an_older_copy_is_told_before_it_is_replaced(room: Room, stick: Path, tmp_path: Path, qtbot: QtBot) -> None:
    older = make_bundle(stick / "hrdesk", "1.0")
    (stick / "hrdesk" / "hrdesk-home").mkdir()
    dialog = room.ask()
    dialog.folder.setText(str(stick))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.go.isVisible() and dialog.go.text() == "Replace it")
    assert "hrdesk 1.0 is there already" in dialog.told
    assert "notes that are kept there stay" in dialog.told
    assert (older.parent / "hrdesk").read_bytes() == b"program 1.0"
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.go.isVisible() and dialog.go.text() == "Close")
    assert (older.parent / "hrdesk").read_bytes() == b"program 2.0"
    dialog.reject()


def test_another_folder_takes_the_warning_back(room: Room, stick: Path, qtbot: QtBot) -> None:
    make_bundle(stick / "hrdesk", "1.0")
    dialog = room.ask()
    dialog.folder.setText(str(stick))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.go.isVisible() and dialog.go.text() == "Replace it")
    dialog.folder.setText(str(stick.parent))
    assert dialog.told == ""
    assert dialog.go.text() == "Copy"
    dialog.reject()


def test_what_is_in_the_way_is_told_and_can_be_mended(room: Room, stick: Path, qtbot: QtBot) -> None:
    dialog = room.ask()
    dialog.folder.setText(str(stick / "nowhere"))
    dialog.go.click()
    qtbot.waitUntil(lambda: "There is no folder at" in dialog.told)
    assert dialog.folder.isEnabled()
    assert dialog.folder.hasFocus()
    assert dialog.go.text() == "Copy"
    dialog.reject()
    assert dialog.is_over


def test_esc_ends_the_copying_and_then_the_dialog(
    room: Room, stick: Path, endless: threading.Event, qtbot: QtBot
) -> None:
    dialog = begin(room, stick, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.is_over
    qtbot.waitUntil(lambda: "Cancelled" in dialog.told)
    assert list(stick.iterdir()) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.is_over


def test_f9_goes_to_the_emergency_at_once_and_the_copy_goes_on(
    room: Room, stick: Path, endless: threading.Event, qtbot: QtBot
) -> None:
    dialog = begin(room, stick, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert room.emergencies == 1
    assert dialog.is_over
    assert room.deeds.ask_stick() is None
    assert "already" in room.toast.text
    endless.set()
    qtbot.waitUntil(lambda: "was copied to" in room.toast.text)
    assert (stick / "hrdesk" / "hrdesk").exists()


def test_a_copy_that_fails_after_f9_is_told_in_the_window(
    room: Room, stick: Path, endless: threading.Event, program: Path, qtbot: QtBot
) -> None:
    dialog = begin(room, stick, qtbot)
    (program / "library.db").write_bytes(b"changed")
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    endless.set()
    qtbot.waitUntil(lambda: "damaged" in room.messages.text)
    assert not (stick / STAGING).exists()


def test_the_end_of_the_program_ends_the_copying(
    room: Room, stick: Path, endless: threading.Event, qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = begin(room, stick, qtbot)
    qapp.aboutToQuit.emit()
    qtbot.waitUntil(lambda: "Cancelled" in dialog.told)
    dialog.reject()


def test_installers_that_lie_beside_the_program_are_offered(room: Room, stick: Path, tmp_path: Path) -> None:
    run = tmp_path / "installed" / "hrdesk-2.0.run"
    run.write_bytes(b"#!/bin/sh")
    dialog = room.ask()
    assert list(dialog.installers) == [run]
    dialog.takes_installers.setChecked(False)
    assert list(dialog.installers) == []
    other = tmp_path / "hrdesk-setup.exe"
    dialog.add_installers([other, run])
    assert list(dialog.installers) == [run, other]
    dialog.reject()


def test_a_checkout_says_why_it_cannot_be_copied(window: MainWindow) -> None:
    _ = window.rooms
    window.action("stick").trigger()
    assert "Only an installed hrdesk can be copied" in window.messages.text


def test_licences_are_found_with_keys(room: Room) -> None:
    dialog = room.deeds.show_about()
    assert dialog.title.startswith("hrdesk ")
    assert "MIT" in dialog.words
    assert "CC BY 4.0" in dialog.words
    assert str(room.deeds._desk.places.home) in dialog.words
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    assert dialog.title == "hrdesk 1.0"
    QTest.keyClicks(dialog.filter, "lgpl qt")
    assert dialog.title == "Qt 6.9.3"
    assert "https://example.org/qt" in dialog.words
    assert f"{INNER}/libQt6Core.so.6.9.3" in dialog.words
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.words
    assert "This text is missing here" in dialog.words
    QTest.keyClicks(dialog.filter, "zzz")
    assert not dialog.view.isVisible()
    assert (dialog.title, dialog.words) == ("", "")
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    assert room.emergencies == 1
    assert dialog.is_over


def test_a_damaged_list_is_told_where_licences_would_stand(room: Room, program: Path) -> None:
    (program / BUNDLE_FILE).write_bytes(b"{")
    dialog = room.deeds.show_about()
    assert "This copy of hrdesk is damaged" in dialog.words
    dialog.reject()


def test_the_window_shows_the_licences_of_a_checkout(window: MainWindow) -> None:
    dialog = window.rooms.passing_on.show_about()
    dialog.filter.setText("shiboken")
    assert "you may put a version of your own in its place" in dialog.words
    dialog.reject()


def test_the_list_of_works_is_a_sound_model(qapp: QApplication, program: Path) -> None:
    from hrdesk.services.licences import find_works

    model = WorksModel("About", find_works(program))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.narrow("qt")
    assert model.rowCount() == 1
    model.narrow("")
    assert model.rowCount() == 3


def test_cancelled_is_no_trouble_once_nobody_looks(
    room: Room, stick: Path, endless: threading.Event, qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = begin(room, stick, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_F9)
    qapp.aboutToQuit.emit()
    qtbot.waitUntil(lambda: room.deeds.is_idle)
    assert room.messages.text == ""
    assert str(CopyCancelled()) != room.toast.text
