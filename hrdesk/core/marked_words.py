"""Words for people that stand in tables and enums: English here, translated where the window shows them."""


def marked(words: str) -> str:
    """The same words; `poe translations` collects what is marked."""
    return words
