"""A field for a passphrase: dots, unless it is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from hrdesk.ui.theme import Space
from hrdesk.ui.tick_box import TickBox

_LONGEST = 1_000


class SecretField(QWidget):
    """Forgets its undo history with its words; an input method learns nothing from it."""

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, can_show: bool = True) -> None:
        super().__init__(parent)
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setMaxLength(_LONGEST)
        self._line.setAccessibleName(name)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._shows = TickBox(self.tr("Show"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._line, 1)
        row.addWidget(self._shows)
        self._shows.setVisible(can_show)  # only now that it has a parent: alone it would be a window
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(self._tell_changed)
        self._line.returnPressed.connect(self.entered)
        self._shows.toggled.connect(self.show_words)

    @property
    def words(self) -> str:
        return self._line.text()

    @property
    def line(self) -> QLineEdit:
        return self._line

    @property
    def shows(self) -> QCheckBox:
        return self._shows

    def set_words(self, words: str) -> None:
        self._line.setText(words)  # which forgets what stood there, also for undo

    def show_words(self, shown: bool) -> None:
        """Show letters instead of dots, or dots again."""
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _tell_changed(self) -> None:
        self.changed.emit()
