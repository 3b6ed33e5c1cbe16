"""A recovery code is read however it is written, and a typing error in it is known for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.recovery_code import DRAWN, LETTERS, CodeReading, letters_of, make_code, read_code

CODES = st.lists(st.integers(0, len(LETTERS) - 1), min_size=DRAWN, max_size=DRAWN).map(make_code)
CODE = make_code([*range(22, -1, -1), 4])


def test_a_code_is_25_letters_in_groups_of_five() -> None:
    assert [len(group) for group in CODE.split("-")] == [5] * 5
    assert read_code(CODE) is CodeReading.CODE


def test_no_letter_looks_like_another() -> None:
    assert set(LETTERS).isdisjoint("0O1IL2Z5S8BUV")
    assert len(set(LETTERS)) == 23


@pytest.mark.parametrize("written", [CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " – "), f"  {CODE}\n"])
def test_it_is_read_however_it_is_written(written: str) -> None:
    assert read_code(written) is CodeReading.CODE
    assert letters_of(written) == letters_of(CODE)


@given(CODES, st.integers(0, DRAWN), st.sampled_from(LETTERS))
def test_every_single_wrong_letter_is_found(code: str, place: int, letter: str) -> None:
    letters = letters_of(code)
    wrong = letters[:place] + letter + letters[place + 1 :]
    assert (read_code(wrong) is CodeReading.CODE) == (wrong == letters)


@given(CODES, st.integers(0, DRAWN - 1))
def test_two_neighbours_in_the_wrong_order_are_found(code: str, place: int) -> None:
    letters = letters_of(code)
    wrong = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    assert (read_code(wrong) is CodeReading.CODE) == (wrong == letters)


@given(CODES.filter(lambda code: sum(letter.isdigit() for letter in code) > 1), st.integers(0, DRAWN))
def test_a_letter_too_few_is_a_typing_error(code: str, place: int) -> None:
    letters = letters_of(code)
    assert read_code(letters[:place] + letters[place + 1 :]) is CodeReading.MISTYPED


@pytest.mark.parametrize("wrong", ["O", "0", "1", "S", "5", "B", "Z"])
def test_a_letter_that_no_code_has_is_a_typing_error(wrong: str) -> None:
    assert read_code(wrong + letters_of(CODE)[1:]) is CodeReading.MISTYPED


@pytest.mark.parametrize(
    "words", ["", "heron weir lamp cobalt thistle", "Summer2024holidaysinspain", "a" * 25, "34679", "é" * 25]
)
def test_a_passphrase_is_no_code(words: str) -> None:
    assert read_code(words) is CodeReading.SOMETHING_ELSE


@pytest.mark.parametrize("numbers", [[], [0] * 23, [23] * 24, [-1] * 24])
def test_a_code_is_made_of_24_numbers(numbers: list[int]) -> None:
    with pytest.raises(ValueError, match="24"):
        make_code(numbers)
