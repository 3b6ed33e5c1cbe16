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


@dataclass(frozen=True)
class Zoom:
    """A part of the slide that fills the screen: its middle, and how many times it is enlarged."""

    middle: Point
    times: float


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
