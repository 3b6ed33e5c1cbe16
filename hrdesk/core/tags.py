"""The tags of notes: how they are written, and which are in use."""

import re
from collections import Counter
from collections.abc import Iterable

from hrdesk.core.plain_text import fold

LONGEST_TAG = 40
"""Characters of a tag."""
MOST_TAGS = 20
"""Tags of one note."""
_APART = re.compile(r"[,;\n]")


def read_tags(text: str) -> tuple[str, ...]:
    """The tags in what a person typed, set apart by commas, each once."""
    return with_tags((), *_APART.split(text))


def with_tags(tags: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """The tags and more of them; one that is there in other letters, “Night” for “night”, stays as it was."""
    kept = {fold(tag): tag for tag in tags}
    for words in more:
        tag = " ".join(words.split()).lstrip("# ")[:LONGEST_TAG].strip()
        if tag and len(kept) < MOST_TAGS:
            kept.setdefault(fold(tag), tag)
    return tuple(kept.values())


def without_tag(tags: tuple[str, ...], tag: str) -> tuple[str, ...]:
    return tuple(one for one in tags if fold(one) != fold(tag))


def tags_in_use(each: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The tags of many notes, the most used first; of several spellings the most used one."""
    spellings: dict[str, Counter[str]] = {}
    for tags in each:
        for tag in tags:
            spellings.setdefault(fold(tag), Counter())[tag] += 1
    by_use = sorted(spellings.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple(counts.most_common(1)[0][0] for _, counts in by_use)
