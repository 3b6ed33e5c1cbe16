"""Buttons of dialogs look the same on every desktop."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from hrdesk.ui.buttons import ButtonBox

UI = Path(__file__).parents[2] / "hrdesk" / "ui"


def test_a_desktop_that_gives_buttons_icons_gives_ours_none(qapp: QApplication, qtbot: object) -> None:
    close = QDialogButtonBox.StandardButton.Close
    qapp.setStyleSheet("QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 1; }")
    try:
        theirs, ours = QDialogButtonBox(close), ButtonBox(close)
        assert not theirs.button(close).icon().isNull()
        assert ours.button(close).icon().isNull()
        theirs.deleteLater()
        ours.deleteLater()
    finally:
        qapp.setStyleSheet("")


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.stem)
def test_no_dialog_makes_such_a_box_by_itself(path: Path) -> None:
    if path.name != "buttons.py":
        assert "QDialogButtonBox(QDialogButtonBox" not in path.read_text(encoding="utf-8")
