"""What people type finds the page they need."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrdesk.core.errors import LibraryUnreadable
from hrdesk.core.hit import Hit
from hrdesk.services.library import Library
from hrdesk.services.library_build import build_library
from hrdesk.services.search import Search
from tests.builders import TODAY, page_text, write_page
from tests.conftest import CONTENT
from tests.core.properties import texts

PAGES = sorted(path.stem for path in CONTENT.rglob("*.md"))


@pytest.fixture
def search(library: Library) -> Search:
    return Search(library)


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.article_id for hit in hits]


def test_there_are_pages_to_find() -> None:
    assert len(PAGES) == 106


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_the_first_hit_for_its_title(page: str, library: Library, search: Search) -> None:
    title = library.titles()[page]
    assert ids(search.find(title).hits)[:1] == [page]
    assert ids(search.find(f"{title.upper()} ").hits)[:1] == [page]


@pytest.mark.parametrize("page", ["alcohol", "cocaine", "heroin"])
def test_the_name_of_a_drug_gives_the_page_of_the_drug_with_nothing_but_an_emergency_before_it(
    page: str, search: Search
) -> None:
    hits = search.find(page).hits
    assert page in ids(hits)
    assert all(hit.is_emergency for hit in hits[: ids(hits).index(page)])


@pytest.mark.parametrize("words", ["breathing stopped", "Breathing stopped ", "stopped breathing", "breathing stop"])
def test_who_says_that_breathing_stopped_gets_help_first(words: str, search: Search) -> None:
    assert ids(search.find(words).hits)[0] in {"emergency-opioid-overdose", "emergency-breathing-and-cpr"}


@pytest.mark.parametrize(
    ("name", "page"), [("smack", "heroin"), ("SMACK ", "heroin"), ("naloxona", "emergency-giving-naloxone")]
)
def test_a_name_of_the_street_or_of_another_language_gives_the_page_and_says_why(
    name: str, page: str, search: Search
) -> None:
    first = search.find(name).hits[0]
    assert first.article_id == page
    assert [why.told() for why in first.why] == [f"also called {name.strip().casefold()}"]
    assert (first.slug, first.heading) == ("", "")


def test_words_that_nobody_wrote_give_nothing(search: Search) -> None:
    for words in ("zzqx", "zzqx vvw", "", " ", "!?"):
        assert search.find(words).hits == ()


def test_where_not_all_words_are_found_some_are_and_it_is_said(search: Search) -> None:
    result = search.find("naloxone zzqx")
    assert "emergency-giving-naloxone" in ids(result.hits)
    assert not result.is_exact
    assert search.find("naloxone").is_exact


def test_pages_for_some_of_the_words_follow_those_for_all(tmp_path: Path) -> None:
    for id, body in (("both", "apple pear"), ("one", "apple apple apple"), ("other", "pear"), ("none", "plum")):
        write_page(tmp_path / "content", id, text=page_text(id=id, title=f"Page {id}", body=f"{body}.[^s1]"))
    build_library([tmp_path / "content"], tmp_path / "library.db", TODAY)
    with Library(tmp_path / "library.db") as library:
        result = Search(library).find("apple pear ")
    assert ids(result.hits)[0] == "both"
    assert set(ids(result.hits)) == {"both", "one", "other"}
    assert result.is_exact


@pytest.mark.parametrize("limit", [1, 2, 5, 100])
@pytest.mark.parametrize("words", ["harm reduction", "naloxone", "drug zzqx breathing"])
def test_the_limit_is_kept_and_no_page_comes_twice(limit: int, words: str, search: Search) -> None:
    found = ids(search.find(words, limit).hits)
    assert 0 < len(found) <= limit
    assert len(found) == len(set(found))
    assert found == ids(search.find(words, 100).hits)[:limit] or len(found) == limit


def test_only_pages_of_the_language_that_was_asked_for_are_found(tmp_path: Path) -> None:
    write_page(tmp_path / "content", "english", body="Naloxone.[^s1]")
    write_page(
        tmp_path / "content",
        "french",
        text=page_text(id="french", body="Naloxone.[^s1]").replace("language: en", "language: fr"),
    )
    build_library([tmp_path / "content"], tmp_path / "library.db", TODAY)
    with Library(tmp_path / "library.db") as library:
        search = Search(library)
        assert ids(search.find("naloxone", language="fr").hits) == ["french"]
        assert ids(search.find("naloxone", language="en").hits) == ["english"]
        assert set(ids(search.find("naloxone").hits)) == {"english", "french"}
        assert search.find("naloxone", language="xx").hits == ()


def test_the_words_that_matched_are_marked(search: Search) -> None:
    hit = next(hit for hit in search.find("tolerance ").hits if "toleran" in hit.excerpt.text.casefold())
    assert hit.excerpt.marks
    for start, end in hit.excerpt.marks:
        assert hit.excerpt.text[start:end].casefold().startswith(("toleran", "toléran"))


def test_a_hit_in_a_passage_opens_at_its_heading(library: Library, search: Search) -> None:
    hits = [hit for hit in search.find("dopesick tolerance withdrawal").hits if hit.slug]
    assert hits
    for hit in hits:
        assert (hit.slug, hit.heading) in {
            (slug, heading) for slug, heading, _ in library.passage_texts(hit.article_id)
        }


def test_what_was_asked_comes_back_with_the_time_it_took(search: Search) -> None:
    result = search.find(" naloxone ")
    assert result.query == " naloxone "
    assert result.took_ms > 0


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, st.integers(1, 30), st.none() | texts)
def test_any_text_can_be_searched_for(search: Search, text: str, limit: int, language: str | None) -> None:
    hits = search.find(text, limit, language=language).hits
    assert len(hits) <= limit
    for hit in hits:
        assert all(0 <= start < end <= len(hit.excerpt.text) for start, end in hit.excerpt.marks)


def test_a_library_whose_index_is_damaged_is_unreadable(library_file: Path, tmp_path: Path) -> None:
    import sqlite3

    path = Path(shutil.copy(library_file, tmp_path / "library.db"))
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE search_names")
    connection.commit()
    connection.close()
    with Library(path) as library, pytest.raises(LibraryUnreadable, match="search_names"):
        Search(library).find("naloxone")


def why(search: Search, words: str) -> list[str]:
    return [reason.told() for reason in search.find(words).hits[0].why]


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [("nalaxone", "naloxone"), ("alchol withdrawl", "alcohol withdrawal"), ("naloxone kti", "naloxone kit")],
)
def test_typing_errors_are_mended_and_it_is_said(typed: str, corrected: str, search: Search) -> None:
    result = search.find(typed)
    assert result.corrected == corrected
    mended = next(word for word in typed.split() if word not in corrected.split())
    assert f"corrected from {mended}" in why(search, typed)


def test_words_that_are_known_are_not_mended(search: Search) -> None:
    for words in ("naloxone", "friend at the beach", "heroin smack tina"):
        assert search.find(words).corrected is None


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("peredoz", "emergency-opioid-overdose"),
        ("geroin", "heroin"),
        ("kabtagon", "amphetamine-captagon"),
        ("7ashish", "cannabis"),
        ("передозировку", "emergency-opioid-overdose"),
        ("جرعه زائده", "emergency-opioid-overdose"),
        ("heroina", "heroin"),
    ],
)
def test_words_of_other_languages_are_found_as_people_write_them(typed: str, page: str, search: Search) -> None:
    assert page in ids(search.find(typed).hits)[:3]


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("needleexchange", "needle-syringe-programmes"),
        ("k hole", "ketamine"),
        ("2 cb", "psychedelics"),
        ("nalox one", "emergency-giving-naloxone"),
    ],
)
def test_words_may_be_joined_or_split(typed: str, page: str, search: Search) -> None:
    assert page in ids(search.find(typed).hits)[:3]


def test_a_name_of_several_meanings_offers_all_of_them_first(search: Search) -> None:
    result = search.find("gear")
    assert {"heroin", "steroids-image-drugs"} <= set(result.choices)
    assert tuple(ids(result.hits))[: len(result.choices)] == result.choices
    assert all(hit.why[0].told() == "one meaning of gear" for hit in result.hits[: len(result.choices)])


def test_where_every_meaning_is_an_emergency_nobody_is_asked(search: Search) -> None:
    result = search.find("overdose")
    assert result.choices == ()
    assert result.hits[0].is_emergency


def test_a_name_of_one_meaning_offers_no_choice(search: Search) -> None:
    assert search.find("smack").choices == ()
    assert search.find("gear for the needle exchange").choices == ()


@pytest.mark.parametrize(
    "words",
    [
        "friend not waking up after pills",
        "he is blue and does not breathe",
        "od toilet",
        "wants to die",
        "needle stick wat do",
        "no respira",
        "не дышит",
        "لا يتنفس",
    ],
)
def test_where_words_point_to_danger_an_emergency_stands_first(words: str, search: Search) -> None:
    assert search.find(words).hits[0].is_emergency


def test_other_words_for_the_same_thing_are_searched_and_told(search: Search) -> None:
    result = search.find("NSP")
    assert ids(result.hits)[0] == "needle-syringe-programmes"
    assert "Needle and syringe programme" in result.also


def test_what_differs_by_capitals_only_is_told_once(search: Search) -> None:
    also = [other.casefold() for other in search.find("od").also]
    assert "overdose" in also
    assert len(also) == len(set(also))


def test_a_small_word_inside_other_words_for_the_same_thing_is_not_marked(tmp_path: Path) -> None:
    body = "Spoons, bread and butter.[^s1] Works and spoons."
    write_page(tmp_path / "content", "one", text=page_text(id="one", title="One", body=body))
    groups = "groups:\n  - [works and spoons, hardware]\n"
    (tmp_path / "content" / "thesaurus.yaml").write_text(groups, encoding="utf-8")
    build_library([tmp_path / "content"], tmp_path / "library.db", TODAY)
    with Library(tmp_path / "library.db") as library:
        excerpt = Search(library).find("hardware ").hits[0].excerpt
    assert {excerpt.text[start:end] for start, end in excerpt.marks} == {"Spoons", "Works", "spoons"}


def test_where_nothing_is_found_the_nearest_words_and_the_emergencies_are_offered(
    search: Search, library: Library
) -> None:
    result = search.find("naqqqqqqq")
    assert result.hits == ()
    assert result.nearest
    assert all(word.startswith("na") for word in result.nearest)
    offered = search.emergencies(50)
    assert [hit.article_id for hit in offered] == [card.id for card in library.emergencies()]
    assert all(reason.told() == "nothing found; in an emergency" for hit in offered for reason in hit.why)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("section:rights police", {"policing-outreach", "confidentiality-consent"}),
        ("kind:substance withdrawal", {"alcohol", "benzodiazepines"}),
    ],
)
def test_typed_filters_narrow_the_search(words: str, kept: set[str], search: Search, library: Library) -> None:
    found = set(ids(search.find(words).hits))
    assert kept <= found
    name, _, value = words.split()[0].partition(":")
    column = {"section": "section", "kind": "type"}[name]
    cards = {card.id: card for card in library.cards()}
    assert all(getattr(cards[page], column).value == value for page in found)


def test_filters_alone_list_pages_in_the_order_of_the_shelf(search: Search, library: Library) -> None:
    listed = ids(search.find("section:rights ", 100).hits)
    assert listed == [card.id for card in library.cards() if card.section.value == "rights"]


def test_overdue_pages_are_those_of_the_day(search: Search, library: Library) -> None:
    due = max(card.review_due for card in library.cards())
    assert search.find("is:overdue ", today=due.replace(year=due.year - 20)).hits == ()
    late = due.replace(year=due.year + 1)
    assert len(search.find("is:overdue ", 1_000, today=late).hits) == len(library.cards())
    assert set(ids(search.find("is:overdue naloxone", today=late).hits)) == set(ids(search.find("naloxone").hits))


def test_notes_of_ones_own_are_no_pages(search: Search) -> None:
    assert search.find("is:mine naloxone").hits == ()


def test_a_thesaurus_beside_the_pages_joins_what_people_say_with_what_pages_say(tmp_path: Path) -> None:
    write_page(tmp_path / "content", "one", text=page_text(id="one", title="One", body="They may vomit.[^s1]"))
    (tmp_path / "content" / "thesaurus.yaml").write_text("groups:\n  - [vomit, throw up]\n", encoding="utf-8")
    build_library([tmp_path / "content"], tmp_path / "library.db", TODAY)
    with Library(tmp_path / "library.db") as library:
        result = Search(library).find("throwing up ")
    assert ids(result.hits) == ["one"]
    assert [reason.told() for reason in result.hits[0].why] == ["also searching: vomit"]


@pytest.mark.parametrize("words", ["x" * 100_000, "word " * 20_000, '"' * 500, "NEAR(" * 50, "*", "a" * 64 + " *"])
def test_huge_and_odd_texts_are_answered(words: str, search: Search) -> None:
    assert search.find(words).took_ms >= 0
