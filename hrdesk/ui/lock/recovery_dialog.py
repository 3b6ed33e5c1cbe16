"""Shows the recovery code, this once: to write down or to print."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QWidget

from hrdesk.ui.column_dialog import ColumnDialog, wrapped
from hrdesk.ui.tick_box import TickBox

_WIDTH = 560


class RecoveryDialog(ColumnDialog):
    """Closes when the person says that the code is on paper; F9 leaves it too, for somebody's life goes first."""

    print_requested = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your recovery code"), _WIDTH, parent)
        self._code = QLabel(code)
        self._build()
        self._lay_out()
        self._connect()

    @property
    def code(self) -> str:
        return self._code.text()

    @property
    def written(self) -> QCheckBox:
        return self._written

    @property
    def finish(self) -> QPushButton:
        return self._finish

    def reject(self) -> None:
        """Esc must not lose the code by accident."""
        if self._written.isChecked():
            super().reject()

    def _build(self) -> None:
        self._code.setProperty("role", "code")
        self._code.setTextFormat(Qt.TextFormat.PlainText)
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._code.setAccessibleName(self.tr("Recovery code"))
        self._print = QPushButton(self.tr("Print…"))
        self._written = TickBox(self.tr("I have it on paper"))
        self._buttons = QDialogButtonBox()
        self._finish = QPushButton(self.tr("Done"))
        self._finish.setProperty("role", "primary")
        self._buttons.addButton(self._finish, QDialogButtonBox.ButtonRole.AcceptRole)
        self._finish.setEnabled(False)

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(
            wrapped(
                self.tr(
                    "If the passphrase is forgotten, only this code opens your notebook. It is shown now and never "
                    "again."
                )
            )
        )
        column.addWidget(self._code)
        column.addWidget(
            wrapped(
                self.tr(
                    "Copy it by hand or print it, and keep the paper where nobody finds it together with this "
                    "computer. A photo on a phone or a file beside the notebook would undo the protection. The code "
                    "has no letters that look alike: no O and 0, no I, L and 1."
                )
            )
        )
        row = QHBoxLayout()
        row.addWidget(self._print)
        row.addStretch(1)
        row.addWidget(self._written)
        column.addLayout(row)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self._print.clicked.connect(self._ask_print)
        self._written.toggled.connect(self._finish.setEnabled)
        self._finish.clicked.connect(self.accept)
        self.finished.connect(self._forget)

    def _ask_print(self) -> None:
        self.print_requested.emit(self.code)

    def _forget(self) -> None:
        self._code.setText("")
