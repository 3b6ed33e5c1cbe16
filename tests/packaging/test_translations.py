"""All words for people come to those who translate them, and come back."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

import hrdesk
from hrdesk.ui.words import CONTEXT
from resources.packaging.translations import Word, WordsDoNotFit, as_marks, collect, main, renew, words_of
from tests.two_screens import platform_with

PACKAGE = Path(hrdesk.__file__).parent
SOURCE = '''
"""A module."""
class Lost(HrdeskError):
    template = "{path} is lost."
class Told(HrdeskError):
    template: ClassVar[str] = "“Told”\\n\\\\ told"
class Panel(QWidget):
    def lay_out(self):
        self.words = f"{self.tr('Date')} ▾"
        self.open.setText(self.tr("Open " "it"))
        return tr("New")
TABLE = {1: marked("Note added")}
template = "no error's"
excerpt.marked("not", "ours")
'''
WORDS = {
    Word(CONTEXT, "{path} is lost."),
    Word(CONTEXT, "“Told”\n\\ told"),
    Word("Panel", "Date"),
    Word("Panel", "Open it"),
    Word(CONTEXT, "New"),
    Word(CONTEXT, "Note added"),
}


def test_words_are_found_wherever_they_stand() -> None:
    assert set(words_of(ast.parse(SOURCE))) == WORDS


def test_a_word_tells_its_files(tmp_path: Path) -> None:
    package = tmp_path / "desk"
    package.mkdir()
    for name in ("a.py", "b.py"):
        (package / name).write_text('tr("New")\ntr("New")\n', encoding="utf-8")
    assert collect(package) == {Word(CONTEXT, "New"): ["desk/a.py", "desk/b.py"]}


def test_the_list_for_lupdate_is_python_that_says_the_same() -> None:
    marks = ast.parse(as_marks({word: ["a.py"] for word in WORDS}))
    assert {Word(*(ast.literal_eval(word) for word in line.value.args)) for line in marks.body} == WORDS  # type: ignore[attr-defined]


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_word_is_said_in_a_way_that_is_not_collected(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not [word for word in words_of(tree) if not word.context], "self.tr() outside of a class has no context"
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        match call.func:
            case ast.Attribute(attr="tr"):
                assert len(call.args) == 1, ast.unparse(call)
                assert isinstance(call.args[0], ast.Constant), ast.unparse(call)
            case ast.Attribute(attr="translate", value=ast.Name(id="QCoreApplication" | "QApplication")):
                assert module == PACKAGE / "ui" / "words.py", ast.unparse(call)


def test_every_word_that_a_screen_asks_for_is_collected(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.asked_words", str(tmp_path / "pictures")]
    environment = os.environ | {"QT_QPA_PLATFORM": platform_with(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["screens"] > 90
    assert figures["asked"] > 500
    assert figures["not collected"] == []


def translate(folder: Path, words: str, translation: str, kind: str = "") -> Path:
    """Write a translation into the file of a language as a translator does; returns the file."""
    source = folder / "hrdesk_es.ts"
    text = source.read_text(encoding="utf-8")
    before, found, after = text.partition(f"<source>{words}</source>")
    assert found
    open_tag = f'<translation type="{kind}">' if kind else "<translation>"
    after = after.replace('<translation type="unfinished">', f"{open_tag}{translation}", 1)
    source.write_text(before + found + after, encoding="utf-8")
    return source


def test_what_is_translated_stays_and_is_spoken(tmp_path: Path) -> None:
    assert ": 0 of " in renew("es", tmp_path)
    spoken = tmp_path / "hrdesk_es.qm"
    assert not spoken.exists()
    source = translate(tmp_path, "Note added", "Nota añadida")
    translate(tmp_path, "Bookmark set", "¿Marcador?", kind="unfinished")
    assert ": 1 of " in renew("es", tmp_path)
    assert "<translation>Nota añadida</translation>" in source.read_text(encoding="utf-8")
    translator = QTranslator()
    assert translator.load(str(spoken))
    assert translator.translate(CONTEXT, "Note added") == "Nota añadida"
    assert not translator.translate(CONTEXT, "Bookmark set")


@pytest.mark.parametrize("translation", ["{numero} notas", "Notas", "{count notas", "{count} {0}"])
def test_a_translation_that_would_break_a_sentence_is_told(translation: str, tmp_path: Path) -> None:
    renew("es", tmp_path)
    source = translate(tmp_path, "{count} notes added", translation)
    with pytest.raises(WordsDoNotFit, match=re.escape(translation)):
        renew("es", tmp_path)
    assert translation in source.read_text(encoding="utf-8")
    assert not source.with_suffix(".qm").exists()


@pytest.mark.parametrize("words", [[], ["Spanish"], ["e5"], ["es", "fr"]])
def test_a_language_goes_by_its_code(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "poe translations es" in capsys.readouterr().err


def test_a_broken_file_is_told_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("resources.packaging.translations._FOLDER", tmp_path)
    broken = tmp_path / "hrdesk_es.ts"
    broken.write_text("<TS><context>", encoding="utf-8")
    assert main(["es"]) == 1
    assert "hrdesk_es.ts" in capsys.readouterr().err
    assert broken.read_text(encoding="utf-8") == "<TS><context>"
