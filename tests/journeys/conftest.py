"""A starter of the whole application; a journey in which anything escapes from a slot has failed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.starting import Starter, starting


@pytest.fixture
def starter(qapp: QApplication, qtbot: QtBot, library_file: Path) -> Iterator[Starter]:
    with starting(qapp, qtbot, library_file) as starter:
        yield starter
        assert starter.escaped == []
