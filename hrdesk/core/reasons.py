"""Why a page was found, where that is not plain, and which pages a name of several meanings may mean."""

from collections.abc import Sequence

from hrdesk.core.hit import Reason, Why
from hrdesk.core.name_kind import NameKind
from hrdesk.core.named import Match, Named
from hrdesk.core.query_words import Reading
from hrdesk.core.ranking import NameScore
from hrdesk.core.word_keys import stems_of, words_of

_OTHERS = 3
"""Other words that are told at most."""


def telling_name(named: NameScore, found: Sequence[Named], reading: Reading, title: str) -> Named | None:
    """The name that says best why a page was found: of those as sure, the one in the words that were typed."""
    name = next((name for name in named.names if not _is_plain(name, title)), None)
    if name is None or name.match is not Match.MEANING:
        return name
    typed = {word.stem for word in reading.words}
    alike = [n for n in found if (n.article_id, n.places, n.match) == (name.article_id, name.places, name.match)]
    return min(alike, key=lambda other: len(set(stems_of(words_of(other.name))) - typed))


def reasons(name: Named | None, reading: Reading, others: Sequence[str], *, is_choice: bool = False) -> tuple[Why, ...]:
    """The reasons for one page: the name it goes by, words that were mended, other words that were looked for."""
    why = []
    if name:
        reason = Reason.LIKE if name.match is Match.MEANING else Reason.CALLED
        why.append(Why(Reason.MEANING if is_choice else reason, name.name))
    why += [Why(Reason.CORRECTED, typed) for typed in reading.mended]
    if others and not name:
        why.append(Why(Reason.ALSO, ", ".join(others[:_OTHERS])))
    return tuple(why)


def choices_among(found: Sequence[Named], reading: Reading, pages: Sequence[str]) -> tuple[str, ...]:
    """Pages that a name may mean which is all that was typed, if it means several and is shared, in their order."""
    meant = [name for name in found if _is_all(name, reading) and name.kind is not NameKind.TERM]
    ids = {name.article_id for name in meant}
    choices = tuple(page for page in pages if page in ids)
    return choices if len(choices) > 1 and any(name.is_shared for name in meant) else ()


def is_title(named: NameScore, reading: Reading) -> bool:
    """Whether what was typed is the whole title of a page."""
    return any(name.kind is NameKind.TITLE and _is_all(name, reading) for name in named.names)


def _is_all(named: Named, reading: Reading) -> bool:
    return named.match is Match.EXACT and set(reading.telling) <= set(named.places)


def _is_plain(named: Named, title: str) -> bool:
    """Whether the title shows the name by itself."""
    return named.kind is NameKind.TITLE or set(words_of(named.name)) <= set(words_of(title))
