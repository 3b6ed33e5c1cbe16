"""The texts of a library's pages, as anchors count them, each read when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property

from hrdesk.core.page_text import PageText, page_text
from hrdesk.services.library import Library


class PageTexts:
    """Remembers what it read: some 40 kB a page."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.titles: Mapping[str, str] = library.titles()
        """By id, in the order of the shelf."""
        self._pages: dict[str, PageText | None] = {}

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """The content version of each page, by id; no page is read for it."""
        return self._library.content_versions()

    def page(self, article_id: str) -> PageText | None:
        """The text of a page; None if the library has none of that name."""
        if article_id not in self._pages:
            self._pages[article_id] = self._read(article_id) if article_id in self.titles else None
        return self._pages[article_id]

    def _read(self, article_id: str) -> PageText:
        article = self._library.article(article_id)
        return page_text(article.card.title, article.card.summary, article.html, article.content_version)
