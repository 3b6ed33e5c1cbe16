"""The stem of a word: what its forms have in common ("injected", "injecting": "inject")."""

from functools import lru_cache

import Stemmer

_CYRILLIC, _ARABIC = range(0x0400, 0x0530), range(0x0600, 0x0700)
_LATIN_STEMMER = Stemmer.Stemmer("porter")
"""Porter's, which the full-text index uses too; plurals of Spanish and French fall together as well."""
_RUSSIAN_STEMMER = Stemmer.Stemmer("russian")

_ARTICLES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LEAST_LETTERS = 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word, by the stemmer of its script."""
    first = ord(word[0]) if word else 0
    if first in _ARABIC:
        return _arabic_stem(word)
    stemmer = _RUSSIAN_STEMMER if first in _CYRILLIC else _LATIN_STEMMER
    return str(stemmer.stemWord(word)) or word


def _arabic_stem(word: str) -> str:
    """Light10 (Larkey, Ballesteros, Connell: Light Stemming for Arabic Information Retrieval, 2007).

    Snowball's Arabic stemmer gives a word with the article another stem than the same word without it.
    """
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST_LETTERS:
            word = word[len(article) :]
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            word = word[: -len(ending)]
    return word
