"""Finds pages of a talk by their number, or by how their words begin."""

import re
from collections.abc import Sequence
from html import unescape

from hrdesk.core.slide_page import SlidePage
from hrdesk.core.word_keys import words_of

_TAG = re.compile(r"<[^>]+>")


def find_slides(pages: Sequence[SlidePage], text: str) -> tuple[int, ...]:
    """Places, from 0, of the pages that are meant: all of them without words, one by its number from 1.

    Pages with the words in their title come first.
    """
    asked = text.strip()
    if asked.isdecimal():
        place = int(asked) - 1
        return (place,) if 0 <= place < len(pages) else ()
    words = words_of(asked)
    titled = [place for place, page in enumerate(pages) if _begin(words, page.slide.title)]
    others = [place for place, page in enumerate(pages) if place not in titled and _begin(words, _all_words(page))]
    return (*titled, *others)


def _all_words(page: SlidePage) -> str:
    return f"{page.slide.title} {page.slide.over} {unescape(_TAG.sub(' ', page.bodies[-1]))}"


def _begin(words: Sequence[str], text: str) -> bool:
    known = words_of(text)
    return all(any(other.startswith(word) for other in known) for word in words)
