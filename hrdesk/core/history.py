"""Where the person has been: back and forward, as in a web browser."""

from dataclasses import dataclass, replace
from enum import StrEnum

LIMIT = 100


class Screen(StrEnum):
    HOME = "home"
    ARTICLE = "article"
    NOTEBOOK = "notebook"
    SHELF = "shelf"
    """Bookmarks and reading lists, in the notebook."""
    QUESTIONS = "questions"
    """Questions for the editors, in the notebook."""
    REVIEW = "review"
    """Notes that wait after the library changed, in the notebook."""
    TRAINING = "training"
    ORDERS = "orders"
    """Running orders, in the place of trainers."""
    EMERGENCY = "emergency"


NOTEBOOK_VIEWS = {Screen.NOTEBOOK: "notes", Screen.SHELF: "shelf", Screen.QUESTIONS: "questions"}
"""The screens that are views of the notebook, with the names of the views."""
NOTEBOOK_SCREENS = (*NOTEBOOK_VIEWS, Screen.REVIEW, Screen.ORDERS)
"""All that shows what the person made, and is locked with the notebook."""
TRAINING_SCREENS = (Screen.TRAINING, Screen.ORDERS)
"""The place of trainers."""


@dataclass(frozen=True)
class Place:
    """A screen; for pages also the article, the heading asked for, and where in the text it was left."""

    screen: Screen
    article_id: str = ""
    heading: str = ""
    position: int = 0
    """Of the line on top, in the text."""
    past: int = 0
    """Pixels scrolled past that line."""


@dataclass(frozen=True)
class History:
    """Places visited; `at` is the one on show."""

    places: tuple[Place, ...] = (Place(Screen.HOME),)
    at: int = 0

    @property
    def now(self) -> Place:
        return self.places[self.at]

    @property
    def can_go_back(self) -> bool:
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        return self.at + 1 < len(self.places)

    def visit(self, place: Place) -> "History":
        """Go to a new place: what was ahead is forgotten; going where one is changes nothing."""
        if replace(place, position=0, past=0) == replace(self.now, position=0, past=0):
            return self
        places = (*self.places[: self.at + 1], place)[-LIMIT:]
        return History(places, len(places) - 1)

    def left_at(self, position: int, past: int = 0) -> "History":
        """Remember the line on top and the pixels scrolled past it, for coming back."""
        left = replace(self.now, position=position, past=past)
        places = (*self.places[: self.at], left, *self.places[self.at + 1 :])
        return History(places, self.at)

    def back(self) -> "History":
        return History(self.places, max(0, self.at - 1))

    def forward(self) -> "History":
        return History(self.places, min(len(self.places) - 1, self.at + 1))
