"""Hands are counted with figures alone."""

from hrdesk.core.hands_entry import HandsEntry


def typed(keys: str, options: int = 3) -> HandsEntry:
    """After these keys, of which > is Enter and < is Backspace."""
    entry = HandsEntry()
    for key in keys:
        if key == ">":
            entry = entry.next_answer(options)
        elif key == "<":
            entry = entry.without_last_digit()
        else:
            entry = entry.after_digit(key, options)
    return entry


def test_the_first_figure_chooses_the_answer_and_the_next_ones_are_its_number() -> None:
    assert typed("2") == HandsEntry(1)
    assert (typed("212").option, typed("212").count) == (1, 12)
    assert typed("212<").count == 1
    assert typed("21<<").count == 0


def test_enter_goes_on_to_the_next_answer_and_ends_behind_the_last() -> None:
    assert typed("112>7") == HandsEntry(1, "7")
    assert typed("3>") == HandsEntry()
    assert typed(">") == HandsEntry(0)


def test_an_answer_that_is_not_there_is_not_chosen() -> None:
    assert typed("4") == typed("0") == typed("9") == HandsEntry()


def test_a_fourth_figure_begins_the_number_anew() -> None:
    assert typed("11234").count == 4
