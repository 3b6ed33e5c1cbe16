"""A talk as it was published: what the room sees of each slide, and what only its trainer reads."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from annotated_types import Ge, Le, Len


class SlideKind(StrEnum):
    TITLE = "title"
    TEXT = "text"
    EXERCISE = "exercise"
    DISCUSSION = "discussion"
    QUESTION = "question"
    """With options, for which hands are counted, and an answer that comes after."""
    LIVE = "live"
    """The three questions, with lines that the trainer types while the group speaks."""


@dataclass(frozen=True)
class SlidePlan:
    """How the author of a page wants its slides."""

    break_at: Literal["h2", "h3"] = "h3"
    """The deepest heading that begins a slide."""
    max_words: Annotated[int, Ge(0), Le(400)] = 0
    """A slide with more is cut between its paragraphs, also where it would fit; 0 cuts only what does not fit."""
    skip: tuple[Annotated[str, Len(min_length=1)], ...] = ()
    """Headings that get no slide."""


@dataclass(frozen=True)
class DeckSlide:
    """A slide before it is cut to what fits a screen. `html` is safe: it was built from our Markdown and sanitised."""

    kind: SlideKind
    title: str
    html: str = ""
    over: str = ""
    """The heading that the title stands under, or what kind of slide it is; empty where the title says it all."""
    steps: tuple[str, ...] = ()
    """HTML that comes after the rest, one press each."""
    notes: str = ""
    """The publisher's speaker notes."""
    foot: str = ""
    """What it stands on, in one line."""
    minutes: float = 0
    """Planned; 0 where nobody planned any."""
    article_id: str = ""
    slug: str = ""
    """Of the heading that it was made from."""
    max_words: int = 0
    """What its author wants on one screen at most; 0 where that is what fits."""
    options: int = 0
    """How many answers the room can give by raising hands."""
    answer: int = 0
    """Which of them is right, from 1; 0 where none is."""


@dataclass(frozen=True)
class Deck:
    """Slides in their order, for people who read `language` (BCP 47)."""

    title: str
    language: str
    slides: tuple[DeckSlide, ...]

    @property
    def minutes(self) -> float:
        """All that was planned."""
        return sum(slide.minutes for slide in self.slides)

    def place_of(self, slugs: tuple[str, ...]) -> int:
        """The place of the first slide of the last of these headings that has one; 0 where none has."""
        for slug in reversed(slugs):
            for place, slide in enumerate(self.slides):
                if slide.slug == slug:
                    return place
        return 0
