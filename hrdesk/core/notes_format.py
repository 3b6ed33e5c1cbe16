"""The forms in which notes are handed on."""

from enum import StrEnum


class NotesFormat(StrEnum):
    JSONLD = "jsonld"
    MARKDOWN = "markdown"
    CSV = "csv"
