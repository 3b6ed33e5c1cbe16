"""The line about personal data warns, and is silenced for one note."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hrdesk.core.contact_details import DetailKind
from hrdesk.ui.notes.personal_line import PersonalLine


@pytest.fixture
def line(qtbot: QtBot) -> PersonalLine:
    kinds = {kind.value: kind for kind in DetailKind}
    line = PersonalLine(kinds.get)
    qtbot.addWidget(line)
    return line


@pytest.mark.parametrize("kind", DetailKind)
def test_it_says_what_it_looks_like_and_blocks_nothing(kind: DetailKind, line: PersonalLine) -> None:
    line.judge("n1", kind.value)
    assert line.words.startswith(
        f"This looks like a name with a{'n' if kind is DetailKind.ADDRESS else ''} {kind.value}."
    )
    line.judge("n1", "nothing")
    assert line.words == ""


def test_keeping_it_silences_that_note_only(line: PersonalLine) -> None:
    line.judge("n1", "phone number")
    keep = line.findChild(QPushButton)
    assert keep is not None
    keep.click()
    assert line.words == ""
    line.judge("n1", "phone number again")
    assert line.words == ""
    line.judge("n2", "phone number")
    assert line.words != ""
