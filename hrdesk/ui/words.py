"""Words for people outside of the classes whose own tr() says them."""

from PySide6.QtCore import QCoreApplication

CONTEXT = "words"
"""The name under which a translation keeps them."""


def tr(words: str) -> str:
    """Words in the person's language: a text in quotes, or one that was marked where it stands."""
    return QCoreApplication.translate(CONTEXT, words)
