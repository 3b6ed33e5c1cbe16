"""Prints the page on show, on paper or into a PDF file."""

from collections.abc import Callable

from PySide6.QtCore import QFileInfo, QMarginsF, QSizeF, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from hrdesk.core.article_view import Article, Figure
from hrdesk.core.errors import FileNotWritable, HrdeskError
from hrdesk.core.freshness import Freshness
from hrdesk.ui.figure_image import figure_image
from hrdesk.ui.reader.page_html import page_html, page_style
from hrdesk.ui.theme import LIGHT, Type, font
from hrdesk.ui.words import tr

_DPI = 96
"""Dots an inch in which a page is laid out, as on the screen; the printer scales it up."""
_MARGIN = 48
"""Dots: 12.7 mm."""
_ZOOM = 78
"""Percent of the reading size on the screen: 14 dots, or 10.5 points."""
_SMALLEST = 12
"""Dots: 9 points, for what stands beside the text."""

FigureFinder = Callable[[str], Figure | None]


class PrintedDocument(QTextDocument):
    """A page laid out for a sheet of paper, in light colours whatever the screen shows."""

    def __init__(self, html: str, sheet: QPageSize, figure: FigureFinder, zoom: int = _ZOOM) -> None:
        super().__init__()
        self._figure = figure
        self._zoom = zoom
        self._width = sheet.sizePixels(_DPI).width() - 2 * _MARGIN
        self.setDefaultFont(font(round(Type.READING * zoom / 100)))
        self.setDefaultStyleSheet(page_style(LIGHT, zoom, _SMALLEST))
        self.setDocumentMargin(_MARGIN)
        self.setPageSize(QSizeF(sheet.sizePixels(_DPI)))
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802
        address = name if isinstance(name, QUrl) else QUrl(name)
        figure = self._figure(address.path()) if address.scheme() == "figure" else None
        if not figure:
            return QImage(1, 1, QImage.Format.Format_ARGB32)
        return figure_image(figure, LIGHT, min(self._width, round(figure.width * self._zoom / 100)), ratio=3)


def page_document(article: Article, freshness: Freshness, figure: FigureFinder, sheet: QPageSize) -> PrintedDocument:
    """The whole page as it is read, with its freshness line and its sources."""
    return PrintedDocument(page_html(article, freshness), sheet, figure)


def ask_and_print(
    make: Callable[[QPageSize], PrintedDocument], title: str, parent: QWidget, report: Callable[[HrdeskError], None]
) -> None:
    """Ask for a printer, then print on the sheet that was chosen there; a file that cannot be written is reported."""
    printer = make_printer(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print: {title}").format(title=title))

    def print_if_wanted(result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            print_document(make(printer.pageLayout().pageSize()), printer, report)

    dialog.finished.connect(print_if_wanted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own open() asks for a slot by name


def print_document(document: PrintedDocument, printer: QPrinter, report: Callable[[HrdeskError], None]) -> None:
    """Print; a file that cannot be written is reported."""
    try:
        ensure_target(printer)
    except FileNotWritable as error:
        report(error)
        return
    document.print_(printer)


def ensure_target(printer: QPrinter) -> None:
    """Raise FileNotWritable where a printer that writes a file cannot do so; Qt would keep silent."""
    target = QFileInfo(printer.outputFileName())
    folder = QFileInfo(target.absolutePath())
    can_write = target.isWritable() and target.isFile() if target.exists() else folder.isWritable()
    if printer.outputFileName() and not can_write:
        words = tr("the folder or file does not allow it")
        raise FileNotWritable(path=target.filePath(), reason=words)


def make_printer(title: str) -> QPrinter:
    """A printer for whole sheets; our pages have margins of their own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    layout = printer.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setMargins(QMarginsF())
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    return printer
