"""What stands on the audience's screen at a moment: published content, and what the trainer types into a live slide."""

from dataclasses import dataclass, field
from enum import StrEnum

from hrdesk.core.live_list import LiveList
from hrdesk.core.slide_page import SlidePage


class Blank(StrEnum):
    """A screen without a slide."""

    NO = "no"
    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True)
class Point:
    """A place on the slide, in shares of its width and height."""

    x: float
    y: float

    @property
    def is_on_slide(self) -> bool:
        return 0 <= self.x <= 1 and 0 <= self.y <= 1


@dataclass(frozen=True)
class Zoom:
    """A part of the slide that fills the screen: its middle, and how many times it is enlarged."""

    middle: Point
    times: float

    @property
    def corner(self) -> Point:
        """The upper left corner of the part, which never reaches over the edge of the slide."""
        most = 1 - 1 / self.times
        half = 0.5 / self.times
        return Point(min(max(0.0, self.middle.x - half), most), min(max(0.0, self.middle.y - half), most))

    def on_slide(self, place: Point) -> Point:
        """Where on the whole slide a place of this part is."""
        corner = self.corner
        return Point(corner.x + place.x / self.times, corner.y + place.y / self.times)

    def on_part(self, place: Point) -> Point:
        """Where on this part a place of the whole slide is; outside of 0 to 1 where it is not on it."""
        corner = self.corner
        return Point((place.x - corner.x) * self.times, (place.y - corner.y) * self.times)


@dataclass(frozen=True)
class Stage:
    """Everything that the room sees, and nothing else."""

    page: SlidePage
    press: int = 0
    blank: Blank = Blank.NO
    pointer: Point | None = None
    zoom: Zoom | None = None
    live: LiveList = field(default_factory=LiveList)
    clock: str = ""
    """Time that is left of an exercise, such as 7:30; empty where none runs."""
