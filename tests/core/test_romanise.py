"""Russian and Arabic words typed in Latin letters meet the words themselves."""

import pytest

from hrdesk.core.plain_text import fold
from hrdesk.core.romanise import (
    is_foreign_script,
    letters_missed,
    romanised,
    sound_key,
    spelling,
    spelling_habits,
    with_letters_for_digits,
)


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("передоз", "peredoz"),
        ("хмурый", "khmuriy"),
        ("хмурый", "hmuryi"),
        ("героин", "geroin"),
        ("соль", "sol"),
        ("обмен шприцев", "obmen shpritsev"),
        ("حشيش", "hashish"),
        ("شبو", "shabu"),
        ("كبتاجون", "captagon"),
        ("جرعة زائدة", "jor3a za2ida"),
        ("نالوكسون", "naloxone"),
        ("انتحار", "entihar"),
        ("هيروين", "heroyeen"),
    ],
)
def test_many_spellings_have_the_same_sound(word: str, typed: str) -> None:
    latin = " ".join(with_letters_for_digits(part) for part in typed.split())
    assert sound_key(romanised(fold(word))) == sound_key(latin)


def test_c_for_ts_is_a_habit() -> None:
    assert spelling_habits("shpricov") == ("shpricov", "shpritsov")
    assert spelling_habits("chai") == ("chai",)


@pytest.mark.parametrize(
    ("typed", "word"), [("7ashish", "hashish"), ("jor3a", "joraa"), ("2cb", "acb"), ("b12", "b12")]
)
def test_digits_beside_letters_are_letters(typed: str, word: str) -> None:
    assert with_letters_for_digits(typed) == word


def test_an_h_after_another_letter_is_not_one_sound_with_it() -> None:
    assert sound_key(romanised(fold("انتحار"))) != sound_key(romanised(fold("انثار")))


def test_short_vowels_that_arabic_does_not_write_are_not_missed() -> None:
    assert letters_missed(spelling(romanised(fold("كبتاجون"))), spelling("captagon")) == 0
    assert letters_missed(spelling("bardh"), spelling("perdue")) > 0


def test_scripts_are_told_apart() -> None:
    assert is_foreign_script("налоксон")
    assert is_foreign_script("نالوكسون")
    assert not is_foreign_script("naloxoné 2c-b “x”")
