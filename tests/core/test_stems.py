"""Forms of a word have one stem."""

import pytest
from hypothesis import given

from hrdesk.core.plain_text import fold
from hrdesk.core.stems import stem
from tests.core.properties import any_text, steady


@pytest.mark.parametrize(
    "forms",
    [
        ("inject", "injected", "injecting", "injects"),
        ("abscess", "abscesses"),
        ("jeringa", "jeringas"),
        ("seringue", "seringues"),
        ("шприц", "шприцы", "шприцев"),
        ("مخدرات", "المخدرات", "والمخدرات"),
        ("حامل", "الحامل"),
        ("حقنة", "الحقنة"),
    ],
)
def test_forms_fall_together(forms: tuple[str, ...]) -> None:
    assert len({stem(fold(form)) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("naloxone", "naltrexone"), ("needle", "need"), ("соль", "сок")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@steady
@given(any_text)
def test_every_word_has_a_stem(text: str) -> None:
    for word in fold(text).split():
        assert stem(word)
