"""Where Qt's part for SVG does not load, the window works without icons and figures, and says why."""

import sys

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from hrdesk.services.paths import program_folder
from hrdesk.ui.icons import Icons
from hrdesk.ui.svg import draw_svg, missing_svg, svg_size

RED = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="#f00"/></svg>'


@pytest.fixture
def no_svg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtSvg", None)


def drawn() -> int:
    """The colour in the middle, after drawing on white."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_svg(RED, painter, QRectF(0, 0, 8, 8))
    painter.end()
    return image.pixel(4, 4)


def test_a_drawing_fills_its_place_and_tells_its_size(qtbot: QtBot) -> None:
    assert drawn() == 0xFFFF0000
    assert svg_size(RED).toTuple() == (4, 2)
    assert svg_size(b"no drawing").isEmpty()
    assert list(missing_svg()) == []


@pytest.mark.usefixtures("no_svg")
def test_without_qt_s_part_nothing_is_drawn_and_the_copy_is_told_to_be_damaged(qtbot: QtBot) -> None:
    assert drawn() == 0xFFFFFFFF
    assert svg_size(RED).isEmpty()
    icon = Icons(program_folder() / "resources" / "icons").icon("home", "#123456")
    assert icon.pixmap(QSize(16, 16)).toImage().pixelColor(8, 8).alpha() == 0
    [trouble] = missing_svg()
    assert str(trouble).startswith("This copy of hrdesk is damaged: icons and figures are not shown")
