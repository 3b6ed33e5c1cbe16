"""Everything that is known about a place, each with its source and day, and what is not filled in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from hrdesk.core.local_note import LocalPlace, Slot
from hrdesk.ui.emergency.local_strip import slot_words
from hrdesk.ui.theme import Space


class LocalDialog(QDialog):
    """F9 closes it: the emergency page lies below."""

    def __init__(self, place: LocalPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(place.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 480)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        for slot in Slot:
            column.addWidget(_label(slot_words(slot), "heading"))
            note = place.notes.get(slot)
            column.addWidget(_label(note.text if note else self.tr("Not filled in"), "" if note else "muted"))
            if note:
                where = self.tr("{source}; checked {date}").format(source=note.source, date=note.checked)
                column.addWidget(_label(where, "muted"))
            column.addSpacing(Space.MEDIUM)
        how = self.tr(
            "Test each number before you rely on it. An organisation fills in what is missing in the file local.yaml "
            "of its pages."
        )
        column.addWidget(_label(how, "muted"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(area)
        whole.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_F9:
            self.close()
        else:
            super().keyPressEvent(event)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
