"""Where the pages of a handout stand on the sheets of paper that are printed."""

from dataclasses import dataclass

from hrdesk.core.handout_plan import Sheet

BLANK = -1


@dataclass(frozen=True)
class Shape:
    """Sizes in millimetres: of a page and its margins, and of the paper with so many columns and rows of pages."""

    width: float
    height: float
    side: float
    """The margin to the left and right."""
    top: float
    bottom: float
    text_px: int
    """Of running text, at 96 dots an inch."""
    columns: int = 1
    rows: int = 1
    paper_width: float = 0
    paper_height: float = 0

    @property
    def paper(self) -> tuple[float, float]:
        return (self.paper_width or self.width, self.paper_height or self.height)


SHAPES = {
    Sheet.A4: Shape(210, 297, 20, 22, 22, 14),
    Sheet.LETTER: Shape(215.9, 279.4, 20, 22, 22, 14),
    Sheet.BOOKLET: Shape(148.5, 210, 13, 16, 18, 13, 2, 1, 297, 210),
    Sheet.BOOKLET_LETTER: Shape(139.7, 215.9, 12, 16, 18, 13, 2, 1, 279.4, 215.9),
    Sheet.CARD: Shape(105, 148, 7, 10, 10, 11, 2, 2, 210, 297),
}


@dataclass(frozen=True)
class Cell:
    """A page, counted from 0, in a column and row of its sheet; `BLANK` leaves the place empty."""

    page: int
    column: int = 0
    row: int = 0


def impose(sheet: Sheet, pages: int) -> tuple[tuple[Cell, ...], ...]:
    """For each printed side, in order: which pages it holds, and where."""
    if sheet in (Sheet.BOOKLET, Sheet.BOOKLET_LETTER):
        return _booklet(pages)
    if sheet is Sheet.CARD:
        return _cards(pages)
    return tuple((Cell(page),) for page in range(pages))


def _booklet(pages: int) -> tuple[tuple[Cell, ...], ...]:
    """Sheets that lie in each other and are folded once: printed on both sides, turned at the short edge."""
    room = -(-pages // 4) * 4
    sides = []
    for first in range(room // 2):
        last = room - 1 - first
        left, right = (last, first) if first % 2 == 0 else (first, last)
        sides.append((Cell(_or_blank(left, pages)), Cell(_or_blank(right, pages), 1)))
    return tuple(sides)


def _cards(pages: int) -> tuple[tuple[Cell, ...], ...]:
    """Front beside back, two cards below each other; a single card stands there twice."""
    fronts = [*range(0, pages, 2)]
    fronts = fronts * 2 if len(fronts) == 1 else fronts
    return tuple(
        tuple(
            Cell(_or_blank(front + column, pages), column, row)
            for row, front in enumerate(fronts[start : start + 2])
            for column in range(2)
        )
        for start in range(0, len(fronts), 2)
    )


def _or_blank(page: int, pages: int) -> int:
    return page if page < pages else BLANK
