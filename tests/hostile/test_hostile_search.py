"""Any string is a query: none raises, and none makes the library do more work than its share."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hrdesk.services.library import Library
from hrdesk.services.search import Search
from tests.core.properties import texts

MOST_QUESTIONS = 120
"""Statements that a search may ask, whatever was typed: six for each of sixteen words, and 24 for all of them."""

pieces = st.sampled_from(
    [
        *('"', "'", "*", "NEAR(", "NEAR(a b, 5)", "AND", "OR", "NOT", "(", ")", "{title}", "title:", "-", "^", "+"),
        *("section:", "section:rights", "is:mine", "is:overdue", "kind:emergency", "language:en", "is:", ":", "::"),
        *("\x00", "\x02", "\x1b[31m", "\u202e", "\u2066", "\ufeff", "\ud83d\ude00", "👩‍⚕️", "🆘", "\u0301" * 40),
        *("naloxone", "nalaxone", "peredoz", "7ashish", "جرعة زائدة", "передоз", "friend", "the", "2C-B", "won't"),
        *("x" * 64, "zq" * 500, "9" * 300, "a", "и", "ال", "ß", "İ", "ǆ", "\t", "\n", "  "),
    ]
)
hostile = st.lists(pieces, max_size=40).map(" ".join) | st.lists(pieces, max_size=40).map("".join) | texts


@contextmanager
def counted(library: Library) -> Iterator[list[str]]:
    """The statements that are asked meanwhile; what the full-text index asks itself begins with a comment."""
    asked: list[str] = []

    def note(statement: str) -> None:
        if not statement.startswith("--"):
            asked.append(statement)

    library.connection.set_trace_callback(note)
    try:
        yield asked
    finally:
        library.connection.set_trace_callback(None)


@pytest.fixture
def search(library: Library) -> Search:
    return Search(library)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile, st.integers(1, 40))
@example("x" * 100_000, 20)
@example("naloxone " * 12_500, 20)
@example('"' * 100_000, 20)
@example("\u0301" * 100_000, 20)
@example("a b c d e f g h i j k l m n o p q r s t", 20)
@example("nalaxone overdsoe withdrawl alchol heroine metadone absess hepatitas benzos seizrue " * 2, 20)
def test_any_text_is_answered_within_the_limit_and_with_bounded_work(
    search: Search, library: Library, text: str, limit: int
) -> None:
    search.warm_up()
    with counted(library) as asked:
        result = search.find(text, limit)
    assert len(result.hits) <= limit
    assert len({hit.article_id for hit in result.hits}) == len(result.hits)
    assert len(asked) <= MOST_QUESTIONS
    for hit in result.hits:
        assert "\x02" not in hit.excerpt.text
        assert all(0 <= start < end <= len(hit.excerpt.text) for start, end in hit.excerpt.marks)


@pytest.mark.parametrize("text", ["*", "?", "🆘", "NEAR(", '"', "title:", "\u202eenoxolan", "-", "()"])
def test_signs_alone_find_nothing_or_the_words_beside_them(text: str, search: Search) -> None:
    result = search.find(text)
    assert result.query == text
    assert search.emergencies(3)
