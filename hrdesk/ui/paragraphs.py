"""Lines of plain words for dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def paragraph(text: str, role: str = "") -> QLabel:
    """Words that wrap, that can be selected and that nothing in them can dress up."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
