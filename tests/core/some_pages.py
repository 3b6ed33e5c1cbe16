"""A library of few pages, without a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hrdesk.core.page_text import PageText


@dataclass
class SomePages:
    titles: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, PageText] = field(default_factory=dict)

    def page(self, article_id: str) -> PageText | None:
        return self.texts.get(article_id)
