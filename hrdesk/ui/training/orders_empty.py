"""What stands where running orders would: what they are for, and how to begin the first one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hrdesk.ui.empty_state import EmptyState


class OrdersEmpty(EmptyState):
    """Offers to begin one."""

    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button.setText(self.tr("New running order…"))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.new_requested)

    @property
    def new(self) -> QPushButton:
        return self.button

    def show_reason(self, *, is_open: bool) -> None:
        """Say why there is nothing: none was made, or the notebook is not open."""
        if not is_open:
            words = self.tr("So there are no running orders to show. Pages and workshops can be presented as always.")
            self.say(self.tr("The notebook is not open"), words, offers=False)
            return
        words = self.tr(
            "A running order is a list of pages and sections that you go through with a group.\n\n"
            "Begin one, and add what you need: whole pages, single sections, parts of a workshop.\n"
            "Give each the minutes that it may take, and see at what time you would be done.\n"
            "Present it as one talk, on one screen or two.\n\n"
            "On any page, Ctrl+Shift+R adds the page or the section in view."
        )
        self.say(self.tr("Make a talk of your own"), words, offers=True)
