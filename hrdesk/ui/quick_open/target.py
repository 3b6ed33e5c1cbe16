"""What quick open can go to."""

from collections.abc import Callable
from dataclasses import dataclass

from hrdesk.core.annotation import Annotation
from hrdesk.services.place_finder import FoundPlace


@dataclass(frozen=True)
class CommandTarget:
    """A command of the window by its name in code."""

    name: str


Goal = FoundPlace | CommandTarget | Annotation


@dataclass(frozen=True)
class Target:
    """A row: its words, what it is, and where it leads."""

    words: str
    kind: str
    goal: Goal


FindTargets = Callable[[str], list[Target]]
