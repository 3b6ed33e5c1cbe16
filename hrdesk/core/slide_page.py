"""What stands on one screen: a slide, or the part of it that fits."""

from dataclasses import dataclass

from hrdesk.core.deck import DeckSlide

LINES = 1080
"""Every screen is painted as if it had so many lines, and scaled to those that it has."""
SMALLEST = 28
"""Pixels of 1,080 lines: smaller text cannot be read from the last row."""


@dataclass(frozen=True)
class Canvas:
    """The shape of a screen, in pixels of 1,080 lines."""

    width: int

    @property
    def height(self) -> int:
        return LINES


WIDE = Canvas(1920)
NARROW = Canvas(1440)


def canvas_for(width: int, height: int) -> Canvas:
    """The canvas that fills a screen of so many pixels best: not narrower than 4:3, not wider than 16:9."""
    fitting = round(LINES * width / height) if height else WIDE.width
    return Canvas(min(WIDE.width, max(NARROW.width, fitting)))


@dataclass(frozen=True)
class SlidePage:
    """A part of a slide that fits a canvas, set in `size` pixels."""

    slide: DeckSlide
    bodies: tuple[str, ...]
    """HTML after each press of the key: the first is on show at once, the last holds everything."""
    size: int
    part: int = 1
    parts: int = 1
    figure_share: float = 1
    """How much of the room below the title a figure may take."""

    @property
    def presses(self) -> int:
        """How often the key is pressed before the next page."""
        return len(self.bodies) - 1

    @property
    def minutes(self) -> float:
        """Planned for this part, of the whole slide's."""
        return self.slide.minutes / self.parts
