"""The words of hrdesk in other languages, where somebody translated them."""

from pathlib import Path

WRITTEN_IN = "en"
"""The language of the words in the code."""


def translation_file(resources: Path, language: str) -> Path | None:
    """The words of hrdesk in a language, as Qt reads them; None for English, and where nobody translated them yet."""
    path = resources / "translations" / f"hrdesk_{language}.qm"
    return path if language and language != WRITTEN_IN and path.is_file() else None


def is_spoken(language: str, resources: Path) -> bool:
    """Whether hrdesk has its own words in a language."""
    return language == WRITTEN_IN or translation_file(resources, language) is not None
