"""How hard a text is to read, as a school grade."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)\s]+(?=\S)|\n\s*\n")


def reading_grade(text: str) -> float | None:
    """The Coleman-Liau index of an English text: US school grade, from letters and sentences per 100 words.

    It counts letters, so it needs no list of syllables. Source: Coleman and Liau, Journal of Applied Psychology 60
    (1975), 283-284. None where there is too little text to tell.
    """
    sentences = [part for part in _SENTENCE_END.split(text) if part and _WORD.search(part)]
    words = _WORD.findall(text)
    if len(words) < 100:
        return None
    letters = sum(map(len, words)) - sum(map("".join(words).count, "'’-"))
    return 0.0588 * (100 * letters / len(words)) - 0.296 * (100 * len(sentences) / len(words)) - 15.8
