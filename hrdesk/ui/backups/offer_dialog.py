"""After a notebook could not be read: offers the newest good copy, or an empty notebook; neither loses anything."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrdesk.services.backup_file import About
from hrdesk.ui.backups.copy_words import notes_words
from hrdesk.ui.dates import shown_moment
from hrdesk.ui.paragraphs import paragraph
from hrdesk.ui.theme import Space
from hrdesk.ui.urgent_dialog import UrgentDialog

_WIDTH = 560


class OfferDialog(UrgentDialog):
    """Offers one copy. F9 closes it; the copy can be restored later from the menu."""

    copy_accepted = Signal()

    def __init__(self, aside: object, about: About, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your notebook could not be read"), parent)
        holding = notes_words(about.notes)
        lines = (
            paragraph(self.tr("There is a good copy"), "heading"),
            paragraph(
                self.tr(
                    "Your notebook could not be read. It was kept as {aside}, in case somebody can rescue it."
                ).format(aside=aside)
            ),
            paragraph(
                self.tr("The newest good copy is from {moment} ({holding}).").format(
                    moment=shown_moment(about.made), holding=holding
                )
            ),
            paragraph(self.tr("Either way nothing is lost: the copy stays, and so does the old file."), "muted"),
        )
        use = QPushButton(self.tr("Use this copy"))
        use.setProperty("role", "primary")
        use.setDefault(True)
        empty = QPushButton(self.tr("Begin an empty one"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for line in lines:
            column.addWidget(line)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(empty)
        row.addWidget(use)
        column.addLayout(row)
        use.setFocus()
        self.setMinimumWidth(_WIDTH)
        use.clicked.connect(self.copy_accepted)
        use.clicked.connect(self.accept)
        empty.clicked.connect(self.reject)
