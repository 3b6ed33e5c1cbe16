"""What a person narrows a search to, as words in the search field: “section:rights”, “is:overdue”.

The typed words are the one truth; buttons show what stands there and write it there.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from hrdesk.core.article import ArticleType, Section


class FilterName(StrEnum):
    """What stands before the colon; the last two are values of “is”."""

    SECTION = "section"
    KIND = "kind"
    LANGUAGE = "language"
    MINE = "mine"
    OVERDUE = "overdue"


_FLAGS = {FilterName.MINE, FilterName.OVERDUE}
_LONGEST_LANGUAGE = 35
"""Letters of the longest language tag (BCP 47)."""


@dataclass(frozen=True)
class Filters:
    """Pages of one section, of one kind, in one language; only notes of one's own; only pages overdue for a check."""

    section: Section | None = None
    kind: ArticleType | None = None
    language: str | None = None
    mine: bool = False
    overdue: bool = False

    @property
    def any(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def in_language(self, language: str) -> "Filters":
        """The same, for one language."""
        return replace(self, language=language)


def filter_word(name: FilterName, value: str = "") -> str:
    """A filter as it is typed."""
    return f"is:{name}" if name in _FLAGS else f"{name}:{value}"


def read_filters(text: str) -> tuple[Filters, str]:
    """The filters among the words of a text, and the text without them; a word with a value nobody knows stays."""
    values: dict[str, object] = {}
    rest = []
    for word in text.split(" "):
        found = _read_filter(word)
        if found:
            values[found[0]] = found[1]
        else:
            rest.append(word)
    return Filters(**values), " ".join(rest)  # type: ignore[arg-type]  # the values come with their names


def with_filter(text: str, name: FilterName, value: str | None) -> str:
    """The text with a filter set to a value ("" for one that is on or off), or without it for None."""
    kept = [word for word in text.split(" ") if word and (_read_filter(word) or ("",))[0] != name]
    words = kept if value is None else [filter_word(name, value), *kept]
    return " ".join(words) + (" " if (words and text.endswith(" ")) or (words and not kept) else "")


def _read_filter(word: str) -> tuple[FilterName, object] | None:
    name, colon, value = word.lower().partition(":")
    if not colon or not value:
        return None
    try:
        if name == "is":
            flag = FilterName(value)
            return (flag, True) if flag in _FLAGS else None
        match FilterName(name):
            case FilterName.SECTION:
                return FilterName.SECTION, Section(value)
            case FilterName.KIND:
                return FilterName.KIND, ArticleType(value)
            case FilterName.LANGUAGE if value.replace("-", "").isalnum() and len(value) <= _LONGEST_LANGUAGE:
                return FilterName.LANGUAGE, value
    except ValueError:
        pass
    return None
