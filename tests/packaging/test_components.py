"""Each file of a bundle has an origin, and each origin a licence text."""

import sys
from pathlib import Path

import markdown
import pytest

from resources.packaging import licences
from resources.packaging.components import CONTENT, PROGRAM, PYTHON, WORDS, Components, Origin
from resources.packaging.licences import TextMissing, collect_texts


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("hrdesk", PROGRAM),
        ("hrdesk.exe", PROGRAM),
        ("_internal/resources/icons/home.svg", PROGRAM),
        ("_internal/resources/words/english.txt", WORDS),
        ("_internal/content/substances/heroin.md", CONTENT),
        ("_internal/library.db", CONTENT),
        ("_internal/base_library.zip", PYTHON),
    ],
)
def test_what_is_ours_and_python_s_is_known_by_its_place(path: str, origin: Origin) -> None:
    assert Components({}).of(path) == origin


def test_files_of_qt_are_told_from_those_of_its_binding() -> None:
    from PySide6 import QtCore

    folder = Path(QtCore.__file__).parent
    library = next((folder / "Qt" / "lib").glob("libQt6Core*"), folder / "Qt6Core.dll")
    sources = {"PySide6/Qt/lib/libQt6Core.so.6": str(library), "PySide6/QtCore.abi3.so": QtCore.__file__}
    found = [Components(sources).of(f"_internal/{inner}") for inner in sources]
    assert [(origin.name, origin.licence) for origin in found if origin] == [
        ("Qt", "LGPL-3.0-only"),
        ("PySide6_Essentials", "LGPL-3.0-only"),
    ]


def test_a_python_package_is_known_with_its_licence() -> None:
    origin = Components({"markdown/core.py": markdown.__file__}).of("_internal/markdown/core.py")
    assert origin
    assert (origin.name.lower(), origin.licence) == ("markdown", "BSD-3-Clause")


def test_a_file_that_nobody_knows_has_no_origin(tmp_path: Path) -> None:
    stray = tmp_path / "stray.so"
    stray.write_bytes(b"")
    assert Components({"stray.so": str(stray)}).of("_internal/stray.so") is None
    assert Components({}).of("_internal/other.so") is None
    assert Components({}).of("notes.db") is None


def test_texts_are_copied_each_to_the_folder_of_its_component(tmp_path: Path) -> None:
    package = Components({}).distribution("markdown")
    texts = [*collect_texts(PROGRAM, tmp_path / "licences"), *collect_texts(package, tmp_path / "licences")]
    assert texts[0] == "licences/hrdesk/LICENSE.txt"
    assert all((tmp_path / text).read_text(encoding="utf-8").strip() for text in texts)
    assert len(texts) >= 2


def test_a_component_without_a_text_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "NOTICES", tmp_path)
    with pytest.raises(TextMissing, match="apt-get install libnone1"):
        collect_texts(Origin("none", "1", "MIT", "", debian="libnone1"), tmp_path / "licences")


def test_the_notice_of_another_version_of_a_library_does_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "libnone2").mkdir()
    (tmp_path / "libnone2" / "copyright").write_text("words", encoding="utf-8")
    (tmp_path / "libnoneother").mkdir()
    monkeypatch.setattr(licences, "NOTICES", tmp_path)
    texts = collect_texts(Origin("none", "1", "MIT", "", debian="libnone1"), tmp_path / "licences")
    assert texts == ("licences/none/copyright.txt",)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a Linux system carries the GNU licences")
def test_qt_comes_with_both_texts_of_its_licence(tmp_path: Path) -> None:
    if not (licences.COMMON / "LGPL-3").is_file():
        pytest.skip("this system carries no common licences")
    texts = collect_texts(Origin("Qt", "6", "LGPL-3.0-only", ""), tmp_path / "licences")
    assert texts == ("licences/Qt/GPL-3.txt", "licences/Qt/LGPL-3.txt")
