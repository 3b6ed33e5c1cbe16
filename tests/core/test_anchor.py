"""Anchors are found again after the page changed, or said to be lost."""

from hypothesis import assume, given
from hypothesis import strategies as st

from hrdesk.core.anchor import CONTEXT, Anchor, AnchorState, Found, find_anchor, make_anchor
from tests.core.properties import any_text, steady

TEXT = (
    "Check that it is safe before you come near. Tilt the head back and lift the chin. "
    "Look, listen and feel for breathing for ten seconds, and no longer than that."
)
WORDS = "Tilt the head back"


def on(words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return make_anchor(text, start, start + len(words))


def test_an_anchor_keeps_the_words_and_32_characters_on_either_side() -> None:
    start = TEXT.index(WORDS)
    assert on(WORDS) == Anchor(
        WORDS,
        TEXT[start - CONTEXT : start],
        TEXT[start + len(WORDS) : start + len(WORDS) + CONTEXT],
        start,
        start + len(WORDS),
    )


def test_an_anchor_at_the_edges_of_the_text_has_less_context() -> None:
    assert make_anchor("abc", 0, 3) == Anchor("abc", "", "", 0, 3)
    assert make_anchor("abc", 1, 2) == Anchor("b", "a", "c", 1, 2)


@steady
@given(any_text, st.data())
def test_an_anchor_on_unchanged_text_is_the_same(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert find_anchor(text, make_anchor(text, start, end)) == Found(AnchorState.SAME, start, end)


@steady
@given(any_text, any_text, st.data())
def test_text_put_before_moves_an_anchor_with_its_words(text: str, before: str, data: st.DataObject) -> None:
    assume(text and before)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    changed = before + text
    assume(changed.find(text[start:end]) == changed.rfind(text[start:end]))
    found = find_anchor(changed, make_anchor(text, start, end))
    assert found == Found(AnchorState.MOVED, start + len(before), end + len(before))


anchors = st.builds(Anchor, any_text, any_text, any_text, st.integers(-5, 100), st.integers(-5, 100))


@steady
@given(any_text, anchors)
def test_a_found_place_always_lies_inside_the_text(text: str, anchor: Anchor) -> None:
    found = find_anchor(text, anchor)
    assert 0 <= found.start <= found.end <= len(text)
    assert found.is_placed == (found.state is not AnchorState.ORPHAN)


def test_a_stored_position_that_never_was_in_the_text_is_not_believed() -> None:
    assert find_anchor("abc", Anchor("abc", "", "", 0, 900)) == Found(AnchorState.MOVED, 0, 3)
    assert find_anchor("abcd", Anchor("bc", "", "", -3, -1)) == Found(AnchorState.MOVED, 1, 3)


def test_a_moved_quote_is_found_where_its_neighbours_are() -> None:
    anchor = on("the chin", "Lift the chin gently. Wash the chin strap well.")
    text = "Never touch the chin here. New. Wash the chin strap. Lift the chin gently. Wash the chin strap well."
    found = find_anchor(text, anchor)
    assert found.state is AnchorState.MOVED
    assert text[: found.end].endswith("Lift the chin")


def test_of_two_places_alike_the_nearest_is_offered() -> None:
    anchor = Anchor("dose", "", "", 10, 14)
    text = "dose a b c d e f g dose"
    assert find_anchor(text, anchor) == Found(AnchorState.CHANGED, 19, 23)
    assert find_anchor(text, Anchor("dose", "", "", 900, 904)) == Found(AnchorState.CHANGED, 19, 23)
    assert find_anchor(text, Anchor("dose", "", "", -9, -5)) == Found(AnchorState.CHANGED, 0, 4)


def test_of_two_places_alike_the_one_under_its_heading_is_taken() -> None:
    anchor = Anchor("dose", "", "", 10, 14)
    text = "dose a b c d e f g dose"
    assert find_anchor(text, anchor, (0, 12)) == Found(AnchorState.MOVED, 0, 4)
    assert find_anchor(text, anchor, (0, 23)).state is AnchorState.CHANGED
    assert find_anchor(text, anchor, (5, 12)).state is AnchorState.CHANGED


def test_words_that_were_chosen_are_not_taken_for_the_same_ones_elsewhere_at_the_old_position() -> None:
    before = "Wash your hands. Then wash the skin. Dry it."
    after = "Open the pack and wash the tools. Wash your hands. Then wash the skin. Dry it."
    start = before.index("wash the skin")
    found = find_anchor(after, make_anchor(before, start, start + 4))
    assert after[found.start :].startswith("wash the skin")


def test_one_neighbour_is_enough_where_it_stands_once() -> None:
    text = "Now: " + TEXT[TEXT.index(WORDS) :]
    assert find_anchor(text, on(WORDS)) == Found(AnchorState.MOVED, 5, 5 + len(WORDS))


def test_neighbours_that_went_apart_leave_it_to_the_person() -> None:
    anchor = on(WORDS)
    text = f"{anchor.prefix}{WORDS} a little. And here: {WORDS}{anchor.suffix}"
    assert find_anchor(text, anchor).state is AnchorState.CHANGED


def test_a_long_quote_without_its_neighbours_has_moved() -> None:
    quote = "Look, listen and feel for breathing for ten seconds"
    text = f"All is new here. {quote}! Nothing is as it was."
    found = find_anchor(text, on(quote))
    assert (found.state, text[found.start : found.end]) == (AnchorState.MOVED, quote)


def test_a_short_quote_without_its_neighbours_is_offered_and_moves_only_under_its_heading() -> None:
    text = f"All is new here. Never: {WORDS} too far! Nothing is as it was before."
    start = text.index(WORDS)
    anchor = on(f"{WORDS} and")
    text = text.replace(WORDS, f"{WORDS} and")
    assert find_anchor(text, anchor).state is AnchorState.CHANGED
    assert find_anchor(text, anchor, (0, len(text))) == Found(AnchorState.MOVED, start, start + len(anchor.exact))
    assert find_anchor(text, anchor, (0, 5)).state is AnchorState.CHANGED


def test_a_short_quote_with_one_neighbour_moves_only_under_its_heading() -> None:
    text = f"All is new here. Never: {WORDS} and lift both arms! Nothing is as it was before."
    start = text.index(WORDS)
    anchor = on(WORDS)
    assert find_anchor(text, anchor) == Found(AnchorState.CHANGED, start, start + len(WORDS))
    assert find_anchor(text, anchor, (0, len(text))) == Found(AnchorState.MOVED, start, start + len(WORDS))


def test_a_single_word_without_its_neighbours_is_lost() -> None:
    assert find_anchor("Ten other minutes passed at the seaside.", on("ten")) == Found(AnchorState.ORPHAN)


def test_changed_words_between_the_same_neighbours_are_found() -> None:
    text = TEXT.replace(WORDS, "Gently tip the head backwards")
    found = find_anchor(text, on(WORDS))
    assert found.state is AnchorState.CHANGED
    assert text[found.start : found.end] == "Gently tip the head backwards"


def test_the_second_place_with_the_same_neighbour_before_is_tried_too() -> None:
    anchor = on(WORDS)
    text = f"{anchor.prefix} something else entirely, at great length. " + "more words " * 20
    text += TEXT.replace(WORDS, "Tip the head")
    found = find_anchor(text, anchor)
    assert (found.state, text[found.start : found.end]) == (AnchorState.CHANGED, "Tip the head")


def test_words_that_grew_beyond_measure_are_an_orphan() -> None:
    text = TEXT.replace(WORDS, "word " * 60)
    assert find_anchor(text, on(WORDS)) == Found(AnchorState.ORPHAN)


def test_words_that_were_cut_out_are_an_orphan() -> None:
    assert find_anchor(TEXT.replace(WORDS, ""), on(WORDS)).state is AnchorState.ORPHAN


def test_the_edges_of_the_page_are_neighbours_too() -> None:
    anchor = make_anchor("One two three", 4, 7)
    assert find_anchor("One 2 three", anchor) == Found(AnchorState.CHANGED, 4, 5)
    assert find_anchor("Not one 2 three or four", anchor).state is AnchorState.ORPHAN
    assert find_anchor("Two words at last", make_anchor("One word at last", 0, 8)).state is AnchorState.CHANGED
    assert find_anchor("At long first", make_anchor("At long last", 3, 12)).state is AnchorState.CHANGED


def test_an_anchor_on_no_words_is_an_orphan() -> None:
    assert find_anchor(TEXT, make_anchor(TEXT, 50, 50)) == Found(AnchorState.ORPHAN)
