"""What a search found, and the sentences that say why."""

import pytest

from hrdesk.core.article import ArticleType, Section
from hrdesk.core.excerpt import Excerpt
from hrdesk.core.hit import Hit, Reason, SearchResult, Why


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (Why(Reason.CALLED, "tina"), "also called tina"),
        (Why(Reason.CORRECTED, "nalaxone"), "corrected from nalaxone"),
        (Why(Reason.ALSO, "needle exchange"), "also searching: needle exchange"),
        (Why(Reason.MEANING, "gear"), "one meaning of gear"),
        (Why(Reason.LIKE, "won't wake up"), "about: won't wake up"),
    ],
)
def test_a_reason_is_told_in_a_sentence(why: Why, sentence: str) -> None:
    assert why.told() == sentence


def test_only_a_page_of_that_kind_is_an_emergency() -> None:
    hit = Hit("a", "A", Section.EMERGENCIES, ArticleType.EMERGENCY, "", "", Excerpt(""), 1.0)
    assert hit.is_emergency
    assert hit.with_excerpt(Excerpt("words")).excerpt.text == "words"


def test_a_result_is_timed_without_changing_otherwise() -> None:
    result = SearchResult("words", (), corrected="word")
    assert result.timed(2.5).took_ms == 2.5
    assert result.timed(2.5).timed(0.0) == result
