"""Names and queries meet in the same forms."""

import pytest

from hrdesk.core.word_keys import Thesaurus, joined_key, meaning_of, meaning_stems, words_of

THESAURUS = Thesaurus({("throw", "up"): ("vomit",), ("puke",): ("vomit",)}, {("puke",): "vomit"})


@pytest.mark.parametrize("text", ["2C-B", "2cb", "2 c b", "2-CB"])
def test_a_name_is_the_same_joined_or_split(text: str) -> None:
    assert joined_key(words_of(text)) == "2cb"


@pytest.mark.parametrize("text", ["won't wake", "wont wake", "can’t wake", "cannot wake", "not waking"])
def test_all_refusals_mean_not(text: str) -> None:
    assert meaning_stems(text) == ["not", "wake"]


def test_small_words_go_unless_there_is_nothing_else() -> None:
    assert meaning_stems("the man is on the floor") == ["man", "floor"]
    assert meaning_stems("to be or not") == ["not"]
    assert meaning_stems("how to") == ["how", "to"]
    assert meaning_stems("?!") == []


def test_words_that_mean_the_same_become_one() -> None:
    assert meaning_of(words_of("he is throwing up"), THESAURUS) == meaning_of(["puking"], THESAURUS) == ["vomit"]
    assert meaning_of(words_of("puked and puked blood"), THESAURUS) == ["vomit", "blood"]


def test_the_places_of_replaced_words_are_kept() -> None:
    assert THESAURUS.replaced(["he", "throw", "up", "blood"]) == [
        ("he", range(0, 1)),
        ("vomit", range(1, 3)),
        ("blood", range(3, 4)),
    ]
