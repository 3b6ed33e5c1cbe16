"""Everything that is known about a place, each with its source and day, and what is not filled in."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrdesk.core.local_note import LocalPlace, Slot
from hrdesk.ui.local_words import slot_words
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.scrolling_dialog import ScrollingDialog
from hrdesk.ui.theme import Space


class LocalDialog(ScrollingDialog):
    """The five slots of a country. F9 closes it: the emergency page lies below."""

    def __init__(self, place: LocalPlace, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(place.name, content, parent)
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        for slot in Slot:
            column.addWidget(paragraph(slot_words(slot), "heading"))
            note = place.notes.get(slot)
            column.addWidget(paragraph(note.text if note else self.tr("Not filled in"), "" if note else "muted"))
            if note:
                where = self.tr("{source}; checked {date}").format(source=note.source, date=note.checked)
                column.addWidget(paragraph(where, "muted"))
            column.addSpacing(Space.MEDIUM)
        how = self.tr(
            "Ask a local service which number works before you rely on it. An organisation fills in what is missing in "
            "the file local.yaml of its pages."
        )
        column.addWidget(paragraph(how, "muted"))
        column.addStretch(1)
