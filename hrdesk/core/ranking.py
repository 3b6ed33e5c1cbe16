"""The order of pages: how well their names and their passages answer, fused into one score.

Names and full text are two rankers of different kinds. Their scores, each brought into the range from 0 to 1, are
joined by a convex combination, which does better than reciprocal rank fusion where the ranges are known and one weight
can be chosen on judged queries (Bruch, Gai, Ingber: An Analysis of Fusion Functions for Hybrid Retrieval, 2022).
The weights below were chosen on tests/search/queries.jsonl.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from hrdesk.core.article import ArticleType
from hrdesk.core.name_kind import NameKind
from hrdesk.core.named import Match, Named
from hrdesk.core.query_words import Reading

NAMES_SHARE = 0.55
"""The weight of names against full text."""
WHOLE_SHARE = 0.5
"""The weight, in full text, of what all passages of a page answer together against what the best one answers."""

_SURENESS = {Match.EXACT: 1.0, Match.MEANING: 0.9, Match.BEGUN: 0.6}
_SHARED = 0.85
"""A name of several things says less."""
_TERM = 0.8
"""A word of the glossary leads to a page that is about it, though it may not be called so."""
_MENDED = 0.9
"""A word that was mended may have been meant otherwise."""

_DANGER = 1.0
"""How much an emergency gains where the words surely point to danger to life."""
_DANGER_MIDDLE = 1.0
"""The sum of weights of danger at which it is as likely as not."""
_PRIOR = {ArticleType.TRAINING: 0.9, ArticleType.GLOSSARY: 0.9}
"""Pages about pages come after the pages themselves, unless they answer better."""


@dataclass(frozen=True)
class NameScore:
    """How well the names of one page cover a query, from 0 to 1, and the names that do, the most telling first."""

    score: float
    names: tuple[Named, ...] = ()


@dataclass(frozen=True)
class TextScore:
    """A page by its passages: the best one, how well it answers, and how well all answer together."""

    passage: int
    best: float
    whole: float
    covered: int
    """How many of the terms stand on the page."""


def score_names(found: Sequence[Named], reading: Reading) -> dict[str, NameScore]:
    """By page: the weight of the words that its names cover, each word once, over the weight of all telling words."""
    by_page: dict[str, list[tuple[float, Named]]] = {}
    for named in found:
        by_page.setdefault(named.article_id, []).append((_worth(named, reading), named))
    whole = reading.weight(reading.telling) or 1.0
    return {page: _covered(names, whole) for page, names in by_page.items()}


def fuse(names: Mapping[str, NameScore], texts: Mapping[str, TextScore]) -> dict[str, float]:
    """One score by page, from 0 to 1; that of passages is taken against the best of them."""
    best = max((text.best for text in texts.values()), default=1.0)
    whole = max((text.whole for text in texts.values()), default=1.0)
    nothing, no_name = TextScore(0, 0.0, 0.0, 0), NameScore(0.0)
    scores = {}
    for page in dict.fromkeys([*names, *texts]):
        text = texts.get(page, nothing)
        in_text = WHOLE_SHARE * text.whole / whole + (1 - WHOLE_SHARE) * text.best / best
        scores[page] = NAMES_SHARE * names.get(page, no_name).score + (1 - NAMES_SHARE) * in_text
    return scores


def danger(weights: Iterable[float]) -> float:
    """How surely words point to danger to life, from 0 to 1: the logistic of the sum of their weights."""
    return 1 / (1 + exp(_DANGER_MIDDLE - sum(weights)))


def with_priors(score: float, kind: ArticleType, in_danger: float) -> float:
    """A score with what is known before words are compared: the kind of page, how surely somebody is in danger."""
    if kind is ArticleType.EMERGENCY:
        return score * (1 + _DANGER * in_danger)
    return score * _PRIOR.get(kind, 1.0)


def _covered(names: Sequence[tuple[float, Named]], whole: float) -> NameScore:
    taken: set[int] = set()
    chosen: list[Named] = []
    total = 0.0
    for worth, named in sorted(names, key=lambda pair: -pair[0]):
        if not taken & set(named.places):
            taken |= set(named.places)
            chosen.append(named)
            total += worth
    return NameScore(min(1.0, total / whole), tuple(chosen))


def _worth(named: Named, reading: Reading) -> float:
    worth = reading.weight(named.places) * _SURENESS[named.match]
    if named.is_shared:
        worth *= _SHARED
    if named.kind is NameKind.TERM:
        worth *= _TERM
    if any(reading.words[place].typed for place in named.places):
        worth *= _MENDED
    return worth
