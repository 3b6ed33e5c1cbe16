"""Widgets in a row that goes on in a next line."""

import pytest
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hrdesk.ui.flow_row import FlowRow

pytestmark = pytest.mark.usefixtures("qapp")


def row_of(*widths: int) -> tuple[QWidget, FlowRow, list[QLabel]]:
    room = QWidget()
    row = FlowRow(room, spacing=10)
    labels = []
    for width in widths:
        label = QLabel()
        label.setFixedSize(width, 20)
        row.addWidget(label)
        labels.append(label)
    return room, row, labels


def test_what_does_not_fit_goes_on_in_the_next_line() -> None:
    room, row, labels = row_of(100, 100, 100)
    room.resize(215, 100)
    row.setGeometry(room.rect())
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (110, 0), (0, 30)]
    assert (row.heightForWidth(215), row.heightForWidth(400), row.heightForWidth(10)) == (50, 20, 80)


def test_hidden_widgets_take_no_room() -> None:
    room, row, labels = row_of(100, 100)
    labels[0].hide()
    row.setGeometry(room.rect())
    assert labels[1].x() == 0
    assert row.heightForWidth(150) == 20


def test_a_widget_that_expands_takes_the_rest_of_its_line() -> None:
    room, row, labels = row_of(100)
    wide = QWidget()
    wide.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    wide.setMinimumSize(50, 20)
    row.addWidget(wide)
    room.resize(300, 50)
    row.setGeometry(room.rect())
    assert (wide.x(), wide.width()) == (110, 190)
    assert labels[0].width() == 100


def test_widgets_can_be_put_between_others_and_taken_away() -> None:
    room, row, labels = row_of(30, 30)
    between = QLabel()
    between.setFixedSize(30, 20)
    row.insert_widget(1, between)
    row.setGeometry(room.rect())
    assert labels[1].x() == 80
    row.removeWidget(between)
    row.setGeometry(room.rect())
    assert (row.count(), labels[1].x()) == (2, 40)
    assert row.itemAt(2) is None
    assert row.takeAt(2) is None
