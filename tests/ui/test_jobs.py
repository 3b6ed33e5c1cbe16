"""Slow work runs off the window's thread, and its end is told on it."""

import threading
import weakref
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hrdesk.ui.jobs import Job


class Ear(QObject):
    """Hears the end of jobs, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: list[int] = []

    def listen(self, job: Job) -> None:
        job.done.connect(self.take_result)
        job.failed.connect(self.take_error)

    def take_result(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(threading.get_ident())

    def take_error(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.append(threading.get_ident())


@pytest.fixture
def ear(qapp: QObject) -> Ear:
    return Ear()


def test_work_runs_elsewhere_and_its_result_arrives_here(ear: Ear, qtbot: QtBot) -> None:
    job = Job(threading.get_ident, ear)
    ear.listen(job)
    with qtbot.waitSignal(job.done):
        job.start()
    assert len(ear.results) == 1
    assert ear.results[0] != threading.get_ident()
    assert ear.threads == [threading.get_ident()]


def test_a_failure_arrives_here_as_the_error_it_was(ear: Ear, qtbot: QtBot) -> None:
    error = ValueError("no such page")

    def work() -> object:
        raise error

    job = Job(work, ear)
    ear.listen(job)
    with qtbot.waitSignal(job.failed), qtbot.assertNotEmitted(job.done):
        job.start()
    assert ear.errors == [error]
    assert ear.threads == [threading.get_ident()]


@pytest.mark.parametrize("result", [None, 0, "", (), {"a": 1}, False])
def test_any_result_arrives_as_it_is(ear: Ear, qtbot: QtBot, result: object) -> None:
    job = Job(lambda: result, ear)
    ear.listen(job)
    with qtbot.waitSignal(job.done), qtbot.assertNotEmitted(job.failed):
        job.start()
    assert ear.results == [result]
    assert type(ear.results[0]) is type(result)


def test_many_jobs_all_end_once(ear: Ear, qtbot: QtBot) -> None:
    jobs = [Job(lambda: "done", ear) for _ in range(40)]
    for job in jobs:
        ear.listen(job)
        job.start()
    qtbot.waitUntil(lambda: len(ear.results) >= len(jobs))
    assert len(ear.results) == len(jobs)
    assert set(ear.threads) == {threading.get_ident()}


class Secret:
    """Something that can be seen to be gone, such as a passphrase cannot."""


@pytest.mark.parametrize("fails", [False, True])
def test_nothing_of_the_work_stays_once_its_end_was_told(ear: Ear, qtbot: QtBot, fails: bool) -> None:
    def work(_secret: Secret) -> str:
        if fails:
            raise ValueError("no such page")
        return "done"

    secret = Secret()
    job = Job(partial(work, secret), ear)
    ear.listen(job)
    watched = weakref.ref(secret)
    job.start()
    del secret
    qtbot.waitUntil(lambda: len(ear.results) + len(ear.errors) == 1)
    ear.errors.clear()
    qtbot.waitUntil(lambda: watched() is None)


def test_whoever_hears_of_the_end_may_delete_the_job_at_once(ear: Ear, qtbot: QtBot) -> None:
    """As a window that waited for it does."""
    parents = [QObject() for _ in range(200)]
    for parent in parents:
        job = Job(lambda: "done", parent)
        job.done.connect(ear.take_result)
        job.done.connect(partial(lambda parent, _result: shiboken6.delete(parent), parent))
        job.start()
    qtbot.waitUntil(lambda: len(ear.results) == len(parents))
    assert not any(map(shiboken6.isValid, parents))
