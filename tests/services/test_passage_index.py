"""What is summed word by word is what the full-text index gives for any of the words."""

import pytest

from hrdesk.core.query_terms import Term, Wording
from hrdesk.services import passage_index
from hrdesk.services.library import Library
from hrdesk.services.passage_index import LISTED, PassageIndex


@pytest.fixture
def index(library: Library) -> PassageIndex:
    return PassageIndex(library.connection)


def terms(*words: str) -> list[Term]:
    return [Term((Wording(word),)) for word in words]


def test_scores_are_those_of_fts5_for_any_of_the_words(library: Library, index: PassageIndex) -> None:
    rows = library.connection.execute(
        "SELECT p.article_id, max(-i.rank) FROM passage_index i JOIN passages p ON p.id = i.rowid "
        'WHERE passage_index MATCH \'"botulism" OR "syringe"\' GROUP BY 1'
    ).fetchall()
    found = index.find(terms("botulism", "syringe"))
    assert {page: score.best for page, score in found.items()} == pytest.approx(dict(rows))


def test_common_words_have_lists_of_their_best_passages(library: Library) -> None:
    lists = library.connection.execute("SELECT stem, length(entries) FROM search_champions").fetchall()
    assert {"drug", "peopl"} <= {row[0] for row in lists}
    assert all(0 < row[1] <= 8 * LISTED for row in lists)


def test_the_best_wording_of_a_term_counts_by_its_worth(index: PassageIndex) -> None:
    whole = index.find([Term((Wording("botulism"),))])
    half = index.find([Term((Wording("zzqx"), Wording("botulism", 0.5)))])
    assert {page: score.best / 2 for page, score in whole.items()} == pytest.approx(
        {page: score.best for page, score in half.items()}
    )


def test_a_page_is_told_by_its_best_passage_and_by_all_together(index: PassageIndex) -> None:
    found = index.find(terms("naloxone", "botulism"))
    assert all(score.whole >= score.best > 0 for score in found.values())
    assert {score.covered for score in found.values()} <= {1, 2}


def test_remembered_pages_change_no_answer(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["naloxone", "overdose", "botulism", "naloxone"]
    fresh = [PassageIndex(library.connection).find(terms(word)) for word in words]
    remembering = PassageIndex(library.connection)
    assert [remembering.find(terms(word)) for word in words] == fresh
    monkeypatch.setattr(passage_index, "_PAGES_REMEMBERED", 10)
    forgetting = PassageIndex(library.connection)
    assert [forgetting.find(terms(word)) for word in words] == fresh


def test_no_terms_find_nothing(index: PassageIndex) -> None:
    assert index.find([]) == {}
    assert index.find(terms("zzqx")) == {}
