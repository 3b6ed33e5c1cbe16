"""Results drawn by hand: what is written keeps within its row."""

import pytest
from PySide6.QtWidgets import QApplication

from hrdesk.core.excerpt import Excerpt
from hrdesk.ui.search.hit_delegate import HitDelegate

LONG = "naloxone and breathing, naloxone and waiting, " * 5
MARKS = tuple((start, start + len("naloxone")) for start in range(len(LONG)) if LONG.startswith("naloxone", start))


@pytest.mark.parametrize("width", [120, 300, 480, 700])
def test_an_excerpt_with_bold_words_ends_in_a_whole_ellipsis(width: int, qapp: QApplication) -> None:
    layout = HitDelegate()._lay_out(Excerpt(LONG, MARKS), width)
    assert layout.text().endswith("…")
    assert layout.lineAt(0).naturalTextWidth() <= width


def test_an_excerpt_that_has_room_is_whole(qapp: QApplication) -> None:
    layout = HitDelegate()._lay_out(Excerpt("Give naloxone now", ((5, 13),)), 700)
    assert layout.text() == "Give naloxone now"
    assert layout.lineAt(0).naturalTextWidth() <= 700
