"""Work in small steps on the window's thread."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from hrdesk.core.errors import NoDisplay
from hrdesk.ui.stepper import Stepper


@pytest.fixture
def told(qapp: QApplication) -> Iterator[tuple[Stepper, list[object]]]:
    parent = QObject()
    stepper = Stepper(parent)
    told: list[object] = []
    stepper.done.connect(told.append)
    stepper.failed.connect(told.append)
    yield stepper, told
    parent.deleteLater()


def steps(*values: object) -> Iterator[object]:
    for value in values:
        if isinstance(value, Exception):
            raise value
        yield value


def test_the_last_step_is_told_once_when_the_rest_is_taken_at_once(told: tuple[Stepper, list[object]]) -> None:
    stepper, ends = told
    stepper.run(steps(1, 2, "last"))
    stepper.finish()
    stepper.finish()
    assert (ends, stepper.is_idle) == (["last"], True)


def test_what_is_in_the_way_is_told_and_ends_it(told: tuple[Stepper, list[object]]) -> None:
    stepper, ends = told
    error = NoDisplay()
    stepper.run(steps(1, error))
    stepper.finish()
    assert (ends, stepper.is_idle) == ([error], True)


def test_after_a_fault_of_ours_nothing_is_told_as_done(told: tuple[Stepper, list[object]]) -> None:
    stepper, ends = told
    stepper.run(steps(1, RuntimeError("a fault")))
    with pytest.raises(RuntimeError, match="a fault"):
        stepper.finish()
    assert (ends, stepper.is_idle) == ([], True)
