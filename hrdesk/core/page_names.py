"""What the pages of a library and their headings are called, and in which order they stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from hrdesk.core.article import Section
from hrdesk.core.article_card import ArticleCard


@dataclass(frozen=True)
class PageNames:
    """Names of pages by id. `headings` gives those of one page by slug, when they are first wanted."""

    cards: Mapping[str, ArticleCard]
    headings: Callable[[str], Mapping[str, str]]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each page in the library."""
        return {article_id: place for place, article_id in enumerate(self.cards)}

    def knows(self, article_id: str) -> bool:
        return article_id in self.cards

    def title(self, article_id: str) -> str:
        """The title of a page, or its id where this library does not have it."""
        card = self.cards.get(article_id)
        return card.title if card else article_id

    def section(self, article_id: str) -> Section | None:
        card = self.cards.get(article_id)
        return card.section if card else None

    def heading(self, article_id: str, slug: str) -> str:
        """The words of a heading; empty where there is none of this name now."""
        return self.headings(article_id).get(slug, "") if slug and self.knows(article_id) else ""
