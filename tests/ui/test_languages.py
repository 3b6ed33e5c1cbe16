"""The window speaks the language that an organisation laid down, as far as there are words of it."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from hrdesk.app import Start
from hrdesk.core.policy import Policy
from hrdesk.services.paths import Places
from hrdesk.services.policy_file import NO_POLICY
from hrdesk.services.translations import is_spoken, translation_file
from hrdesk.ui.dates import shown_date
from hrdesk.ui.languages import speak
from hrdesk.ui.policy_dialog import PolicyDialog
from hrdesk.ui.words import tr

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{language}"><context><name>words</name>
<message><source>Home</source><translation>{home}</translation></message></context></TS>
"""


def translate(resources: Path, language: str, home: str) -> None:
    """Make what a translator hands in, with Qt's own tool."""
    folder = resources / "translations"
    folder.mkdir()
    source = folder / f"hrdesk_{language}.ts"
    source.write_text(TS.format(language=language, home=home), encoding="utf-8")
    tool = next((Path(PySide6.__file__).parent).glob("lrelease*"))
    subprocess.run([tool, source, "-qm", source.with_suffix(".qm")], check=True, capture_output=True)


@pytest.fixture
def spoken(qapp: QApplication, tmp_path: Path) -> Iterator[Path]:
    """A folder for resources; what the program spoke before is spoken again after the test."""
    before = QLocale()
    yield tmp_path
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def cancel(qtbot: QtBot) -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.buttons()[0].text()


def home() -> str:
    return tr("Home")


def test_words_dates_and_dialogs_follow(spoken: Path, qapp: QApplication, qtbot: QtBot) -> None:
    translate(spoken, "es", "Inicio")
    assert len(speak(qapp, "es", spoken)) == 2
    assert (home(), cancel(qtbot)) == ("Inicio", "Cancelar")
    assert shown_date(date(2026, 1, 31)) == "31 ene 2026"
    assert is_spoken("es", spoken)


def test_without_hrdesks_own_words_dates_and_dialogs_still_follow(
    spoken: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    assert len(speak(qapp, "es", spoken)) == 1
    assert (home(), cancel(qtbot)) == ("Home", "Cancelar")
    assert shown_date(date(2026, 1, 31)) == "31 ene 2026"
    assert not is_spoken("es", spoken)


def test_english_is_not_turned_round_for_words_that_are_not_there(
    spoken: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    before = shown_date(date(2026, 1, 31))
    assert speak(qapp, "ar", spoken) == ()
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert (home(), shown_date(date(2026, 1, 31))) == ("Home", before)
    assert "Cancel" in cancel(qtbot)


def test_a_language_from_right_to_left_turns_the_window(spoken: Path, qapp: QApplication) -> None:
    translate(spoken, "ar", "الرئيسية")
    speak(qapp, "ar", spoken)
    assert home() == "الرئيسية"
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_english_needs_no_words_of_its_own(spoken: Path, qapp: QApplication, qtbot: QtBot) -> None:
    assert speak(qapp, "en", spoken) == ()
    assert (home(), shown_date(date(2026, 1, 31))) == ("Home", "31 Jan 2026")
    assert translation_file(spoken, "en") is None
    assert is_spoken("en", spoken)


def test_a_broken_translation_is_passed_over(spoken: Path, qapp: QApplication) -> None:
    (spoken / "translations").mkdir()
    (spoken / "translations" / "hrdesk_es.qm").write_bytes(b"no words")
    assert len(speak(qapp, "es", spoken)) == 1
    assert home() == "Home"


@pytest.mark.parametrize("language", ["", "xx"])
def test_no_language_or_one_that_nobody_knows_changes_nothing(language: str, spoken: Path, qapp: QApplication) -> None:
    assert speak(qapp, language, spoken) == ()
    assert home() == "Home"


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Spanish – hrdesk itself is not translated"), ("en", "English")]
)
def test_the_window_tells_the_language_that_was_laid_down(
    language: str, words: str, qtbot: QtBot, tmp_path: Path
) -> None:
    found = replace(NO_POLICY, path=tmp_path / "policy.toml", policy=Policy(language=language))
    dialog = PolicyDialog(found, tmp_path)
    qtbot.addWidget(dialog)
    assert any(words in label.text() for label in dialog.findChildren(QLabel))


def test_the_program_speaks_from_its_start_on(spoken: Path, places: Places, qapp: QApplication, qtbot: QtBot) -> None:
    policy = spoken / "policy.toml"
    policy.write_text('format = 1\n[settings]\nlanguage = "fr"\n', encoding="utf-8")
    start = Start(replace(places, policies=(policy,)), None, None)
    start.speak(qapp)
    start.close()
    assert cancel(qtbot) == "Annuler"
