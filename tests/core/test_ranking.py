"""Names and full text are fused into one order; danger brings emergencies forward."""

import pytest

from hrdesk.core.article import ArticleType
from hrdesk.core.name_kind import NameKind
from hrdesk.core.named import Match, Named
from hrdesk.core.query_words import QueryWord, Reading
from hrdesk.core.ranking import NameScore, TextScore, danger, fuse, score_names, with_priors

READING = Reading((QueryWord("blue"), QueryWord("lips"), QueryWord("the"), QueryWord("naloxone")), 100, {"naloxon": 10})


def named(page: str, *places: int, match: Match = Match.EXACT, shared: bool = False) -> Named:
    return Named(page, "name", NameKind.NAME, shared, match, places)


def test_a_page_whose_names_cover_more_scores_more() -> None:
    scores = score_names([named("one", 3), named("both", 0, 1), named("both", 3), named("all", 0, 1, 2, 3)], READING)
    assert scores["one"].score < scores["both"].score == pytest.approx(scores["all"].score) == pytest.approx(1.0)


def test_words_are_counted_once_however_many_names_have_them() -> None:
    twice = score_names([named("page", 0, 1), named("page", 1), named("page", 0)], READING)["page"]
    once = score_names([named("page", 0, 1)], READING)["page"]
    assert twice.score == once.score
    assert len(twice.names) == 1


@pytest.mark.parametrize(
    "less",
    [
        named("page", 0, 1, match=Match.MEANING),
        named("page", 0, 1, match=Match.BEGUN),
        named("page", 0, 1, shared=True),
    ],
)
def test_a_less_sure_name_scores_less(less: Named) -> None:
    assert score_names([less], READING)["page"].score < score_names([named("page", 0, 1)], READING)["page"].score


def test_a_rare_word_weighs_more_than_a_frequent_one() -> None:
    scores = score_names([named("rare", 0), named("frequent", 3)], READING)
    assert scores["rare"].score > scores["frequent"].score


def test_fused_scores_lie_between_nothing_and_one() -> None:
    names = {"a": NameScore(1.0), "b": NameScore(0.4)}
    texts = {"a": TextScore(1, 8.0, 9.0, 2), "c": TextScore(2, 4.0, 4.0, 1)}
    scores = fuse(names, texts)
    assert scores["a"] == pytest.approx(1.0)
    assert 0 < scores["b"] < 1
    assert 0 < scores["c"] < 1
    assert fuse({}, {}) == {}


def test_danger_grows_with_the_weights_and_stays_below_one() -> None:
    assert 0 < danger([]) < danger([1.0]) < danger([2.0, 2.0]) < 1


def test_emergencies_gain_by_danger_and_nothing_else_does() -> None:
    assert with_priors(0.5, ArticleType.EMERGENCY, 0.9) > with_priors(0.5, ArticleType.EMERGENCY, 0.1) > 0.5
    assert with_priors(0.5, ArticleType.PRACTICE, 0.9) == 0.5
    assert with_priors(0.5, ArticleType.GLOSSARY, 0.9) < 0.5
