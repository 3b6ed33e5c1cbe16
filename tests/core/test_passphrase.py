"""A passphrase is read the same from every keyboard, and what falls in hours is refused kindly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.errors import PassphraseOfDigits, PassphraseTooEven, PassphraseTooShort
from hrdesk.core.passphrase import Strength, ensure_usable, read_passphrase, strength_of


@pytest.mark.parametrize(
    "typed",
    ["naïve heron weir", "nai\u0308ve heron weir", "  naïve\theron\n weir ", "naïve\u00a0heron\u3000weir"],
)
def test_the_same_words_are_the_same_however_they_are_typed(typed: str) -> None:
    assert read_passphrase(typed) == "naïve heron weir"


def test_capital_letters_count() -> None:
    assert read_passphrase("Heron") != read_passphrase("heron")


@given(st.text())
def test_reading_twice_changes_nothing(text: str) -> None:
    assert read_passphrase(read_passphrase(text)) == read_passphrase(text)


@pytest.mark.parametrize("words", ["", " " * 40, "a  b", "123456789", "nine char"])
def test_a_short_one_is_refused(words: str) -> None:
    with pytest.raises(PassphraseTooShort, match="10 characters"):
        ensure_usable(words)


@pytest.mark.parametrize("words", ["1234567890", "01/02/1990 12", "٠١٢٣٤٥٦٧٨٩", "+49 151 2345 6789"])
def test_one_of_numbers_is_refused(words: str) -> None:
    with pytest.raises(PassphraseOfDigits):
        ensure_usable(words)


@pytest.mark.parametrize("words", ["aaaaaaaaaaaa", "abababababab", "AaAaAaAaAa a"])
def test_one_of_few_letters_is_refused(words: str) -> None:
    with pytest.raises(PassphraseTooEven):
        ensure_usable(words)


@pytest.mark.parametrize("words", ["heron weir lamp", "речной трамвай", "正確な馬の電池のホチキス"])
def test_words_of_any_script_are_taken(words: str) -> None:
    ensure_usable(words)


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("harmreduction", Strength.WEAK),
        ("password1234", Strength.WEAK),
        ("abcdefghijkl", Strength.WEAK),
        ("heron heron heron heron", Strength.WEAK),
        ("heron weir lamp", Strength.FAIR),
        ("heron weir lamp cobalt", Strength.GOOD),
        ("heron weir lamp cobalt thistle marble", Strength.STRONG),
    ],
)
def test_the_strength_is_told_in_a_word(words: str, strength: Strength) -> None:
    assert strength_of(words) is strength


@given(st.text(max_size=60), st.text(max_size=20))
def test_more_words_never_seem_easier_to_guess(words: str, more: str) -> None:
    order = list(Strength)
    assert order.index(strength_of(f"{words} {more}")) >= order.index(strength_of(words))
