"""A workshop as its trainer needs it: aims, slides with notes, exercises, a hand-out and a check."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le, Len

Text = Annotated[str, Len(min_length=1)]
Identifier = Annotated[str, Len(min_length=1, max_length=80)]
Minutes = Annotated[int, Ge(1), Le(480)]


@dataclass(frozen=True)
class Slide:
    """One idea, shown to the room; `notes` are for the trainer. `drawn_from` is a page, or a page and its heading."""

    title: Annotated[str, Len(min_length=1, max_length=80)]
    notes: Text
    minutes: Minutes
    lines: tuple[Text, ...] = ()
    figure: Identifier | None = None
    drawn_from: Text | None = None
    sources: tuple[Identifier, ...] = ()

    @property
    def words(self) -> int:
        """How many words the room sees."""
        return len(" ".join((self.title, *self.lines)).split())


@dataclass(frozen=True)
class Exercise:
    title: Text
    minutes: Minutes
    aim: Text
    steps: Annotated[tuple[Text, ...], Len(min_length=2)]
    materials: tuple[Text, ...] = ()
    debrief: str = ""


@dataclass(frozen=True)
class HandoutPart:
    heading: Text
    lines: Annotated[tuple[Text, ...], Len(min_length=1)]


@dataclass(frozen=True)
class Handout:
    """One printed page for the people of the room to take home."""

    title: Text
    parts: Annotated[tuple[HandoutPart, ...], Len(min_length=1)]

    @property
    def words(self) -> int:
        lines = [part.heading for part in self.parts] + [line for part in self.parts for line in part.lines]
        return len(" ".join((self.title, *lines)).split())


@dataclass(frozen=True)
class Question:
    """`answer` counts the options from 1."""

    question: Text
    options: Annotated[tuple[Text, ...], Len(min_length=2, max_length=5)]
    answer: Annotated[int, Ge(1), Le(5)]
    why: Text
    sources: tuple[Identifier, ...] = ()


@dataclass(frozen=True)
class Training:
    """A workshop module. `uses` are the pages it draws from."""

    duration_min: Minutes
    group_max: Annotated[int, Ge(2), Le(100)]
    objectives: Annotated[tuple[Text, ...], Len(min_length=2)]
    uses: Annotated[tuple[Identifier, ...], Len(min_length=1)]
    slides: Annotated[tuple[Slide, ...], Len(min_length=3)]
    discussion: Annotated[tuple[Text, ...], Len(min_length=1)]
    exercises: Annotated[tuple[Exercise, ...], Len(min_length=1)]
    handout: Handout
    check: Annotated[tuple[Question, ...], Len(min_length=1)]

    @property
    def planned_minutes(self) -> int:
        """Minutes of all slides and exercises; what is left of the duration is for talk and breaks."""
        return sum(slide.minutes for slide in self.slides) + sum(exercise.minutes for exercise in self.exercises)
