"""A deck laid out for a file that another program shows: what was published, and where it stands on each page."""

from dataclasses import dataclass, field

from hrdesk.core.article_view import Figure
from hrdesk.core.slide_page import Canvas, SlidePage
from hrdesk.core.slide_parts import SlidePart


@dataclass(frozen=True)
class FileFigure:
    """A figure of a page, or the band of it from `top` to `bottom` (its own pixels), `width` pixels wide there."""

    figure: Figure
    width: int
    top: float
    bottom: float
    png: bytes = field(default=b"", repr=False)
    """As a picture, where the file wants one."""

    @property
    def height(self) -> float:
        return (self.bottom - self.top) * self.width / self.figure.width


@dataclass(frozen=True)
class FilePart:
    """A part of a page: pixels of the canvas from its top, how high it is there, and after which press it comes."""

    part: SlidePart
    top: float
    height: float
    press: int = 0
    columns: tuple[float, ...] = ()
    """Of a table: how wide each column is, in pixels."""
    rows: tuple[float, ...] = ()
    """Of a table: how high each row is, in pixels."""
    figure: FileFigure | None = None


@dataclass(frozen=True)
class FilePage:
    """A page, with the size of its title and where its parts stand."""

    page: SlidePage
    title_size: int
    """Pixels; with room for the number that a part of a slide has behind its title."""
    top: float
    """Pixels from the top of the canvas to its body."""
    parts: tuple[FilePart, ...]


@dataclass(frozen=True)
class DeckFile:
    """The pages of a deck, for a canvas."""

    title: str
    language: str
    canvas: Canvas
    pages: tuple[FilePage, ...]
