"""The sheet of paper with the recovery code."""

from collections.abc import Callable
from html import escape

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.ui.printing import PrintedDocument, ask_and_print
from hrdesk.ui.words import tr


def code_document(code: str, sheet: QPageSize) -> PrintedDocument:
    """The code, and what it is for, without saying whose it is."""
    use = tr("It opens the notebook when the passphrase is forgotten. Type it where the passphrase is asked for.")
    keep = tr("Keep this paper where nobody finds it together with the computer.")
    html = f"<h2>{escape(tr('Recovery code'))}</h2><h1>{escape(code)}</h1><p>{escape(use)}</p><p>{escape(keep)}</p>"
    return PrintedDocument(html, sheet, lambda _: None)


def print_code(code: str, parent: QWidget, report: Callable[[HrdeskError], None]) -> None:
    """Ask for a printer and print it."""

    def make(sheet: QPageSize) -> PrintedDocument:
        return code_document(code, sheet)

    ask_and_print(make, tr("Recovery code"), parent, report)
