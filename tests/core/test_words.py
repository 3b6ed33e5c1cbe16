"""The words of a text."""

from hrdesk.core.words import Words


def test_words_have_no_case_and_no_signs() -> None:
    words = Words("It's 10 Doses – „Sí“.")
    assert words.words == ["it", "s", "10", "doses", "sí"]
    assert [words.text[slice(*span)] for span in words.spans] == ["It", "s", "10", "Doses", "Sí"]


def test_scripts_without_spaces_give_a_word_a_sign() -> None:
    assert Words("美沙酮 ok").words == ["美", "沙", "酮", "ok"]


def test_words_alike_have_their_places() -> None:
    assert Words("a b A").places == {"a": [0, 2], "b": [1]}


def test_a_word_that_stands_everywhere_is_common() -> None:
    words = Words("the " * 65 + "kit " * 64)
    assert words.is_common("the")
    assert not words.is_common("kit")
    assert not words.is_common("gone")
