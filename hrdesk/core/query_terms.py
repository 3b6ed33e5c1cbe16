"""What to look for in the full text for one word of a query: the word, and what else may stand for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """One or more folded words that must stand together; `worth` is how surely they are what was meant, from 0 to 1."""

    phrase: str
    worth: float = 1.0


@dataclass(frozen=True)
class Term:
    """One thing to look for, in any of its wordings; the first is the word of the query itself."""

    wordings: tuple[Wording, ...]
