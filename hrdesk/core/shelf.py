"""How the pages of a library stand together: their order, and where each kind of reader starts."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class StartHere:
    """Page ids for the three kinds of people that the library serves."""

    outreach: tuple[str, ...] = ()
    trainer: tuple[str, ...] = ()
    manager: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """`order` lists pages as they stand within their sections; pages it lacks follow by title."""

    title: str = "Library"
    licence: str = "CC-BY-4.0"
    order: tuple[str, ...] = ()
    start_here: StartHere = field(default_factory=StartHere)
