"""What a list shows of a workshop."""

from dataclasses import dataclass

from hrdesk.core.article_card import ArticleCard


@dataclass(frozen=True)
class Workshop:
    card: ArticleCard
    minutes: int
    group_max: int
    """People at most."""
    slides: int
