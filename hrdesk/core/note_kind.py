"""What a note is for."""

from enum import StrEnum


class NoteKind(StrEnum):
    NOTE = "note"
    LOCAL = "local"
    """What holds here: an address, a time, a way of doing it."""
    QUESTION = "question"
    CORRECTION = "correction"
    STORY = "story"
