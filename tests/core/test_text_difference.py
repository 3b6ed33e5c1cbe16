"""What differs between two texts."""

from hypothesis import given

from hrdesk.core.text_difference import Piece, Pieces, compare_texts
from tests.core.properties import steady, texts


def joined(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def test_changed_words_are_told_in_both() -> None:
    old, new = compare_texts("Squeeze the shoulders now.", "Pinch the shoulders now.")
    assert old == (Piece("Squeeze", True), Piece(" the shoulders now."))
    assert new == (Piece("Pinch", True), Piece(" the shoulders now."))


def test_added_words_are_told_in_the_new_text_only() -> None:
    old, new = compare_texts("Stay and watch.", "Stay there and watch.")
    assert old == (Piece("Stay and watch."),)
    assert [piece for piece in new if piece.differs] == [Piece(" there", True)]


def test_a_sign_that_changed_is_told() -> None:
    old, new = compare_texts("No breath; snoring", "No breath. Snoring")
    assert [piece.text for piece in old if piece.differs] == ["; snoring"]
    assert [piece.text for piece in new if piece.differs] == [". Snoring"]


def test_signs_that_agree_by_chance_do_not_cut_a_difference() -> None:
    old, new = compare_texts("One, two.", "Alpha, beta.")
    assert (old, new) == ((Piece("One, two.", True),), (Piece("Alpha, beta.", True),))


def test_texts_alike_do_not_differ() -> None:
    assert compare_texts("a b", "a  b") == ((Piece("a b"),), (Piece("a  b"),))
    assert compare_texts("", "") == ((), ())


def test_of_a_very_long_text_the_beginning_is_compared() -> None:
    old, new = compare_texts("word " * 5_000, "word " * 5_000 + "more")
    assert len(joined(old)) == len(joined(new)) == 3_001
    assert joined(old).endswith("…")


@steady
@given(texts, texts)
def test_pieces_make_the_text_again(old: str, new: str) -> None:
    first, second = compare_texts(old, new)
    assert (joined(first), joined(second)) == (old, new)
