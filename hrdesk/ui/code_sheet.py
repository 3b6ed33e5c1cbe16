"""The sheet of paper with the recovery code."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from hrdesk.core.errors import HrdeskError
from hrdesk.ui.printing import PrintedDocument, ask_and_print


def code_document(code: str, sheet: QPageSize) -> PrintedDocument:
    """The code, and what it is for, without saying whose it is."""

    def tr(words: str) -> str:
        return escape(QCoreApplication.translate("code_sheet", words))

    html = (
        f"<h2>{tr('Recovery code')}</h2><h1>{escape(code)}</h1>"
        f"<p>{tr('It opens the notebook when the passphrase is forgotten. Type it where the passphrase is asked for.')}"
        f"</p><p>{tr('Keep this paper where nobody finds it together with the computer.')}</p>"
    )
    return PrintedDocument(html, sheet, lambda _: None)


def print_code(code: str, parent: QWidget, report: Callable[[HrdeskError], None]) -> None:
    """Ask for a printer and print it."""

    def make(sheet: QPageSize) -> PrintedDocument:
        return code_document(code, sheet)

    ask_and_print(make, QCoreApplication.translate("code_sheet", "Recovery code"), parent, report)
