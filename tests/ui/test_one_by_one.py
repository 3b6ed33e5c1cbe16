"""Pieces of work do not overlap, and each tells its end on the window's thread."""

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from hrdesk.core.errors import BackupFailed, HrdeskError
from hrdesk.ui.jobs import wait_for_jobs
from hrdesk.ui.one_by_one import OneByOne


def not_told(_: object) -> None:
    raise AssertionError("told")


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject(qapp)


def test_one_waits_for_the_other_and_both_end_on_this_thread(parent: QObject, qtbot: QtBot) -> None:
    work, told = OneByOne(parent), list[tuple[str, bool]]()
    running, most = 0, 0
    here = threading.current_thread()

    def piece(name: str) -> str:
        nonlocal running, most
        running += 1
        most = max(most, running)
        threading.Event().wait(0.02)
        running -= 1
        return name

    def tell(name: str) -> None:
        told.append((name, threading.current_thread() is here))

    for name in ("first", "second", "third"):
        work.run(lambda name=name: piece(name), tell, not_told)  # type: ignore[misc]
    assert not work.is_idle
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [("first", True), ("second", True), ("third", True)]
    assert (most, work.is_idle) == (1, True)


def test_a_failure_is_told_and_the_next_piece_goes_on(parent: QObject, qtbot: QtBot) -> None:
    work, told = OneByOne(parent), list[object]()

    def fail() -> None:
        raise BackupFailed(reason="full", folder="here")

    work.run(fail, not_told, told.append)
    work.run(lambda: "next", told.append, not_told)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert isinstance(told[0], HrdeskError)
    assert told[1] == "next"


def test_a_fault_of_ours_is_raised_and_the_next_piece_goes_on(parent: QObject, qtbot: QtBot) -> None:
    work, told = OneByOne(parent), list[object]()
    with capture_exceptions() as escaped:
        work.run(lambda: 1 // 0, not_told, not_told)
        work.run(lambda: "next", told.append, not_told)
        qtbot.waitUntil(lambda: told == ["next"])
    assert [kind for kind, _, _ in escaped] == [ZeroDivisionError]


def test_the_end_of_each_is_told_before_what_it_came_to_also_after_a_fault(parent: QObject, qtbot: QtBot) -> None:
    work, told = OneByOne(parent), list[str]()

    def refuse() -> None:
        raise BackupFailed(reason="full", folder="here")

    def tell(_: object) -> None:
        told.append("told")

    with capture_exceptions():
        for piece in (lambda: "done", refuse, lambda: 1 // 0):
            work.run(piece, tell, tell, lambda: told.append("ended"))
        qtbot.waitUntil(lambda: work.is_idle)
    assert told == ["ended", "told", "ended", "told", "ended"]


def test_a_fault_in_what_hears_of_one_does_not_hold_up_the_next(parent: QObject, qtbot: QtBot) -> None:
    work, told = OneByOne(parent), list[object]()
    with capture_exceptions() as escaped:
        work.run(lambda: "first", not_told, not_told)
        work.run(lambda: "next", told.append, not_told)
        qtbot.waitUntil(lambda: told == ["next"])
    assert [kind for kind, _, _ in escaped] == [AssertionError]


def test_what_was_promised_is_done_though_the_window_closes_and_after_what_runs(parent: QObject) -> None:
    work, did, gate = OneByOne(parent), list[str](), threading.Event()

    def first() -> None:
        gate.wait(10)
        did.append("first")

    def refuse() -> None:
        did.append("refused")
        raise BackupFailed(reason="full", folder="here")

    work.run(first, lambda _: None, not_told)
    work.run(lambda: did.append("a look"), not_told, not_told)
    work.run(refuse, not_told, not_told, is_promised=True)
    work.run(lambda: did.append("a wipe"), not_told, not_told, is_promised=True)
    work.close()
    gate.set()
    wait_for_jobs()
    assert did == ["first", "refused", "a wipe"]
