"""A table of a slide as a table of PowerPoint."""

from collections.abc import Sequence
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Emu

from hrdesk.core.rich_text import Paragraph, rows_of
from hrdesk.services.pptx_text import EMU, TextLook, colour, write_paragraphs

_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style of PowerPoint that is called No Style, Table Grid."""
_MARGIN = 10
"""Pixels free in a cell."""


def write_table(
    slide: Any,
    html: str,
    grid: tuple[Sequence[float], Sequence[float]],
    place: tuple[float, float, float, float],
    look: TextLook,
    head: str,
) -> None:
    """Add the table, whose columns and rows are to each other as in `grid`; `place` is left, top, width and height."""
    rows = rows_of(html)
    count = max(map(len, rows), default=0)
    if not count:
        return
    left, top, width, height = (Emu(round(pixels * EMU)) for pixels in place)
    frame = slide.shapes.add_table(len(rows), count, left, top, width, height)
    frame.name = "Table"
    table = frame.table
    table.horz_banding = False
    table.first_row = all(cell.is_head for cell in rows[0])
    frame._element.find(f".//{qn('a:tableStyleId')}").text = _GRID
    columns, heights = grid
    shares = columns if len(columns) == count else [1.0] * count
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(round(width * share / sum(shares)))
    lows = heights if len(heights) == len(rows) else [1.0] * len(rows)
    for row, cells, low in zip(table.rows, rows, lows, strict=True):
        row.height = Emu(round(height * low / sum(lows)))
        for target, cell in zip(row.cells, cells, strict=False):
            target.margin_left = target.margin_right = Emu(_MARGIN * EMU)
            target.margin_top = target.margin_bottom = Emu(_MARGIN * EMU // 2)
            paragraphs = cell.paragraphs or (Paragraph(()),)
            write_paragraphs(target.text_frame, paragraphs, look)
            if cell.is_head:
                target.fill.solid()
                target.fill.fore_color.rgb = colour(head)
