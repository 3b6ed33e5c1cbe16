"""The numbered marks by which a page cites its sources."""

from collections.abc import Iterable, Mapping, Sequence

from hrdesk.core.front_matter import Source


def source_numbers(sources: Sequence[Source]) -> dict[str, int]:
    """The number of each source on its page, by id."""
    return {source.id: number for number, source in enumerate(sources, start=1)}


def cite(sources: Iterable[str], numbers: Mapping[str, int]) -> str:
    """The marks of those sources that have a number, as HTML."""
    known = [source for source in sources if source in numbers]
    return "".join(f'<sup><a class="cite" href="source:{source}">[{numbers[source]}]</a></sup>' for source in known)
