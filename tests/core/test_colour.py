"""The colours of highlights."""

from hrdesk.core.colour import Colour


def test_colours_stand_in_the_order_of_their_keys() -> None:
    assert list(Colour) == ["yellow", "green", "blue", "pink", "purple"]
