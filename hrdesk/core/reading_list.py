"""Pages that a person wants to read, or to hand on, in an order."""

from dataclasses import dataclass
from datetime import datetime

from hrdesk.core.annotation import target_of
from hrdesk.core.article import BUNDLED_PACK

LONGEST_NAME = 80
"""Characters of the name of a list."""


@dataclass(frozen=True)
class Bookmark:
    """A page that a person wants to find again."""

    article_id: str
    created: datetime
    pack: str = BUNDLED_PACK

    @property
    def target(self) -> str:
        return target_of(self.pack, self.article_id)


@dataclass(frozen=True)
class ReadingList:
    """Pages of the bundled library by id, each once."""

    id: str
    name: str
    created: datetime
    pages: tuple[str, ...] = ()

    def with_page(self, article_id: str) -> "ReadingList":
        return self if article_id in self.pages else self._with((*self.pages, article_id))

    def without_page(self, article_id: str) -> "ReadingList":
        return self._with(tuple(page for page in self.pages if page != article_id))

    def with_page_at(self, article_id: str, place: int) -> "ReadingList":
        """The page moved to a place in the list, counted without it."""
        rest = [page for page in self.pages if page != article_id]
        rest.insert(max(0, place), article_id)
        return self._with(tuple(rest))

    def _with(self, pages: tuple[str, ...]) -> "ReadingList":
        return ReadingList(self.id, self.name, self.created, pages)
