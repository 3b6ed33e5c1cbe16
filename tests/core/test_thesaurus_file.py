"""Everyday words that mean the same are checked as pages are."""

from hrdesk.core.thesaurus_file import ThesaurusFile, check_thesaurus
from tests.conftest import CONTENT


def remedies(*groups: tuple[str, ...]) -> list[str]:
    faults = check_thesaurus(ThesaurusFile(groups), "content/thesaurus.yaml", {("groups", 0): 3, ("groups", 1): 9})
    return [f"{fault.line}: {fault.message}" for fault in faults]


def test_words_in_one_group_each_are_well() -> None:
    assert remedies(("vomit", "puke", "throw up"), ("police", "cops")) == []


def test_a_word_of_two_meanings_is_a_fault_at_its_line() -> None:
    assert remedies(("vomit", "puke"), ("sick", "puking")) == [
        "9: “puking” stands in two groups, so its meaning is not clear."
    ]


def test_a_phrase_without_words_or_with_too_many_is_a_fault() -> None:
    found = remedies(("vomit", "…"), ("police", "one two three four five six seven"))
    assert [line.partition("”")[2] for line in found] == [
        " has 0 words that count; a search compares 1 to 6.",
        " has 7 words that count; a search compares 1 to 6.",
    ]


def test_our_own_file_stands_where_it_is_looked_for() -> None:
    assert (CONTENT / "thesaurus.yaml").is_file()
