"""A ticked box shows a tick that is seen without colour, in every theme."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hrdesk.ui.theme import PALETTES, ThemeName, contrast, qt_palette, style_sheet
from hrdesk.ui.tick_box import TickBox, TickDelegate

Boxed = tuple[QWidget, Callable[[], QRect]]


def check_box(qtbot: QtBot, theme: ThemeName, *, is_ticked: bool) -> Boxed:
    box = TickBox("Keep it")
    box.setChecked(is_ticked)
    dress(box, qtbot, theme)

    def place() -> QRect:
        option = QStyleOptionButton()
        box.initStyleOption(option)
        return box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)

    return box, place


def row(qtbot: QtBot, theme: ThemeName, *, is_ticked: bool) -> Boxed:
    view = QListWidget()
    view.setItemDelegate(TickDelegate(view))
    item = QListWidgetItem("Night shift")
    item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
    view.addItem(item)
    dress(view, qtbot, theme)

    def place() -> QRect:
        option, index = QStyleOptionViewItem(), view.model().index(0, 0)
        view.initViewItemOption(option)
        option.rect = view.visualRect(index)  # type: ignore[attr-defined]
        view.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined]
        return view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)

    return view, place


def dress(widget: QWidget, qtbot: QtBot, theme: ThemeName) -> None:
    widget.setPalette(qt_palette(PALETTES[theme]))
    widget.setStyleSheet(style_sheet(PALETTES[theme]))
    qtbot.addWidget(widget)
    widget.show()


def strongest_contrast(image: QImage, box: QRect) -> float:
    """Of the middle of the box against its corner within the frame."""
    corner = image.pixelColor(box.topLeft() + QRect(0, 0, 4, 4).bottomRight()).name()
    middle = box.adjusted(4, 4, -4, -4)
    spots = [(x, y) for x in range(middle.left(), middle.right()) for y in range(middle.top(), middle.bottom())]
    return max(contrast(corner, image.pixelColor(x, y).name()) for x, y in spots)


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("make", [check_box, row])
@pytest.mark.parametrize("is_enabled", [True, False])
@pytest.mark.parametrize("is_ticked", [True, False])
def test_a_tick_stands_in_a_ticked_box_and_in_no_other(
    qtbot: QtBot, theme: ThemeName, make: Callable[..., Boxed], is_enabled: bool, is_ticked: bool
) -> None:
    widget, place = make(qtbot, theme, is_ticked=is_ticked)
    widget.setEnabled(is_enabled)
    found = strongest_contrast(widget.grab().toImage(), place())
    assert (found >= 3) is is_ticked
