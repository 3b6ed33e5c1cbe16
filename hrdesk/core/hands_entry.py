"""Hands that are counted with keys alone: a figure chooses the answer, the next ones are its number."""

from dataclasses import dataclass

_DIGITS = 3
"""Of the largest number that can be typed."""


@dataclass(frozen=True)
class HandsEntry:
    """The answer that is counted, from 0, and the figures typed for it; None where none is chosen."""

    option: int | None = None
    typed: str = ""

    @property
    def count(self) -> int:
        """The number that was typed; 0 where it was rubbed out."""
        return int(self.typed or "0")

    def after_digit(self, digit: str, options: int) -> "HandsEntry":
        """The answer with this number, from 1, if none is chosen; else one figure more of how many there are.

        A number that is full begins anew.
        """
        if self.option is not None:
            typed = digit if len(self.typed) == _DIGITS else self.typed + digit
            return HandsEntry(self.option, typed)
        place = int(digit) - 1
        return HandsEntry(place) if 0 <= place < options else self

    def without_last_digit(self) -> "HandsEntry":
        return HandsEntry(self.option, self.typed[:-1])

    def next_answer(self, options: int) -> "HandsEntry":
        """The answer below; none behind the last one."""
        following = 0 if self.option is None else self.option + 1
        return HandsEntry(following if following < options else None)
