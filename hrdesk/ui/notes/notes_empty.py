"""What stands where notes would: how to make the first one, or how to see them all again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrdesk.ui.empty_state import EmptyState


class NotesEmpty(EmptyState):
    """Offers to clear the filters."""

    clearing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button.setText(self.tr("Clear the filters"))
        self.button.clicked.connect(self.clearing_requested)

    def show_reason(self, *, any_notes: bool, is_open: bool) -> None:
        """Say why there is nothing: none fits, none was made, or the notebook is not open."""
        if any_notes:
            words = self.tr("Take one away, or clear them to see all of your notes.")
            self.say(self.tr("No note fits these filters"), words, offers=True)
        elif not is_open:
            words = self.tr("So there are no notes to show. The library can be read as always.")
            self.say(self.tr("The notebook is not open"), words, offers=False)
        else:
            words = self.tr(
                "Open a page and select some words, with the mouse or with Shift and the arrow keys.\n\n"
                "H or a number from 1 to 5 highlights them in one of five colours.\n"
                "N writes a note on them; with nothing selected, on the heading or on the whole page.\n"
                "K says what kind of note it is: local information, a question, a correction, a story.\n"
                "T puts tags on it, so that you find together what belongs together.\n\n"
                "Everything you keep stands here, and only on this computer."
            )
            self.say(self.tr("Your notebook is empty"), words, offers=False)
