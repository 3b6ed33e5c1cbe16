"""A starter of the whole application; whatever is put in its way, nothing may escape from a slot."""

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
