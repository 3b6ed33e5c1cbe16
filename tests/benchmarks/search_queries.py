"""Queries as people type them, made of the corpus itself: letter by letter, with errors, and the worst of all."""

import random
import re
from collections.abc import Sequence

from hrdesk.core.small_words import SMALL_WORDS
from tests.benchmarks.search_corpus import CorpusPassage

_WORD = re.compile(r"[a-z]{2,14}")
_SEED = 42
_COMMON = (
    "the",
    "of the",
    "how to use the",
    "what is a",
    "in order to",
    "you can use",
    "if not",
    "from the file",
    "that is",
    "all of the",
)


def typed_queries(passages: Sequence[CorpusPassage], count: int) -> list[str]:
    """Every beginning of `count` queries of one to four words, some with an error; then single letters and pairs."""
    chance = random.Random(_SEED)
    whole = [_query(chance, chance.choice(passages)) for _ in range(count)]
    whole += [_with_error(chance, query) for query in whole[: count // 4]]
    begun = [query[:end] for query in whole for end in range(1, len(query) + 1)]
    letters = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    pairs = ["th", "co", "in", "re", "st", "de", "an", "pr", "to", "of", "con", "pro", "com", "int", "the", "sta"]
    return [*begun, *letters, *pairs, *_COMMON]


def _query(chance: random.Random, passage: CorpusPassage) -> str:
    words = _WORD.findall(f"{passage.heading} {passage.text}".lower())
    length = chance.choice((1, 2, 2, 3, 3, 4))
    telling = [word for word in words if word not in SMALL_WORDS] if chance.random() < 0.7 else words
    start = chance.randrange(max(1, len(telling) - length))
    return " ".join(telling[start : start + length]) or "use"


def _with_error(chance: random.Random, query: str) -> str:
    """A letter missed, doubled, or swapped with the next."""
    at = chance.randrange(1, len(query)) if len(query) > 2 else 0
    match chance.randrange(3):
        case 0:
            return query[:at] + query[at + 1 :]
        case 1:
            return query[:at] + query[at] + query[at:]
        case _:
            return query[:at] + query[at + 1 : at + 2] + query[at] + query[at + 2 :]
