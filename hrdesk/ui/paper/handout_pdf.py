"""Writes a handout as PDF: bookmarks, title and language are in it, and its fonts."""

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from hrdesk.core.imposition import BLANK
from hrdesk.services.pdf_finish import Bookmark, PdfFacts, finish_pdf
from hrdesk.services.safe_file import replacing
from hrdesk.ui.paper.layout import Handout
from hrdesk.ui.paper.painting import labels_of, paint_side, sides_of

_DPI = 600
_LAYOUT_DPI = 96


def pdf_steps(handout: Handout) -> Iterator[bytes]:
    """Nothing after each side that was painted, so that others have a turn; at last the raw PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(paper_layout(handout))
    painter = QPainter(writer)
    try:
        for number, side in enumerate(sides_of(handout)):
            if number:
                writer.newPage()
            painter.save()
            painter.scale(_DPI / _LAYOUT_DPI, _DPI / _LAYOUT_DPI)
            paint_side(painter, handout, side)
            painter.restore()
            yield b""
    finally:
        painter.end()
    yield bytes(buffer.data().data())


def facts_of(handout: Handout) -> PdfFacts:
    """What the PDF says of itself; bookmarks lead to the side on which their page stands."""
    at = {cell.page: number for number, side in enumerate(sides_of(handout)) for cell in side if cell.page != BLANK}
    bookmarks = [Bookmark(one.title, at[one.page], one.level) for one in handout.bookmarks]
    return PdfFacts(handout.title, handout.language, bookmarks, labels_of(handout), "hrdesk contributors")


def write_pdf(path: Path, raw: bytes, facts: PdfFacts) -> int:
    """Finish what was painted and write the whole file or nothing; returns its size in bytes."""
    content = finish_pdf(raw, facts)
    with replacing(path) as part, part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return len(content)


def paper_layout(handout: Handout) -> QPageLayout:
    """The paper, to its edges: our pages have margins of their own."""
    width, height = handout.shape.paper
    is_wide = width > height
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Millimeter)
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
