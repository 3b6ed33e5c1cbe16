"""Words of a quote are found where most of them went."""

from hypothesis import given
from hypothesis import strategies as st

from hrdesk.core.alignment import align
from hrdesk.core.words import Words
from tests.core.properties import any_text, steady

PAGE = "Wash both hands with soap. Let them dry in the air for a while. Open the new pack now. Use it once."


def placed(page: str, prefix: str, exact: str, suffix: str) -> str | None:
    found = align(Words(page), prefix, exact, suffix)
    return page[found.start : found.end] if found else None


def test_a_changed_word_leaves_the_rest_in_place() -> None:
    assert placed(PAGE, "with soap. ", "Let hands dry in the air", " for a while") == "Let them dry in the air"


def test_a_word_changed_at_either_end_is_taken_in() -> None:
    found = placed(PAGE, "hands with soap. ", "Make them dry in the wind", " for a while")
    assert found == "Let them dry in the air"


def test_signs_at_either_end_are_taken_in_as_far_as_they_were() -> None:
    page = 'They say: "keep it dry!" Then go on with the next step.'
    assert placed(page, "They say: ", '"Keep it very dry!"', " Then go on") == '"keep it dry!"'
    assert placed(page, "They say: ", "Keep it very dry", "! Then go on") == "keep it dry"


def test_a_quote_that_begins_within_a_word_begins_there_again() -> None:
    assert placed(PAGE, "with soap. Let them d", "ry in this air for", " a while") == "ry in the air for"


def test_words_that_replaced_a_quote_between_its_neighbours_are_offered() -> None:
    assert placed(PAGE, "dry in the air for a while. ", "Tear it", " now. Use it once.") == "Open the new pack"


def test_nothing_between_the_neighbours_means_that_the_quote_is_gone() -> None:
    assert placed(PAGE, "dry in the air for a while. ", "Stop here. ", "Open the new pack now.") is None


def test_a_place_that_grew_beyond_measure_is_none() -> None:
    page = PAGE.replace("Open the new pack", "word " * 60)
    assert placed(page, "dry in the air for a while. ", "Open the new pack", " now. Use it once.") is None


def test_of_a_long_quote_beginning_and_end_are_aligned() -> None:
    middle = " ".join(f"word{n}" for n in range(400))
    page = f"First line here. Begin the long part {middle} and end the long part. Last line there."
    quote = f"Begin this long part {middle.replace('word7 ', '')} and end that long part"
    assert placed(page, "First line here. ", quote, ". Last line there.") == page[17:-18]
    assert placed(page, "First line here. ", quote.replace("and end that long part", "stop " * 90), ". Last") is None


def test_an_end_before_its_beginning_is_no_place() -> None:
    head, tail = ("head" + " ".join(f"{part}{n}" for n in range(80)) for part in ("a", "b"))
    assert placed(f"{tail} {head}", "", f"{head} {tail}", "") is None


@steady
@given(any_text, any_text, any_text, st.text(" ab", max_size=300))
def test_a_place_lies_within_the_page(page: str, prefix: str, suffix: str, exact: str) -> None:
    found = align(Words(page), prefix, exact, suffix)
    assert found is None or 0 <= found.start < found.end <= len(page)


@steady
@given(st.text("ab .", max_size=200), st.text("ab .", max_size=30), st.text("ab .", max_size=60))
def test_a_place_in_a_text_of_few_words_lies_within_it(page: str, prefix: str, exact: str) -> None:
    found = align(Words(page), prefix, exact, "")
    assert found is None or 0 <= found.start < found.end <= len(page)
