"""What goes into a bundle and what is left out of it."""

import ast
import importlib
import runpy
from pathlib import Path

import pytest

from resources.packaging import stand_ins
from resources.packaging.contents import (
    RUNTIME,
    STAND_INS,
    Entry,
    is_kept,
    is_of_the_desktop,
    reachable,
    with_stand_ins,
    without_dangling_links,
)


def entry(name: str, kind: str = "BINARY") -> Entry:
    return name, f"/from/{name}", kind


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/translations/qtbase_ar.qm",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "pptx/templates/default.pptx",
        "resources/icons/hrdesk.svg",
        *RUNTIME,
        "PySide6\\MSVCP140_2.dll",
    ],
)
def test_what_the_program_needs_is_kept(name: str) -> None:
    assert is_kept(entry(name))


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platforms/libqwayland-egl.so",
        "PySide6\\plugins\\networkinformation\\qnetworklistmanager.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qtdeclarative_fr.qm",
        "PySide6/Qt6Network.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/QtCore.pyi",
        "click-8.5.1.dist-info/RECORD",
        "pptx/templates/xlsx-icon.emf",
        "PySide6\\MSVCP140.dll",
        "PySide6\\VCRUNTIME140_1.dll",
        "shiboken6\\VCRUNTIME140.dll",
    ],
)
def test_what_it_does_not_need_is_left_out(name: str) -> None:
    assert not is_kept(entry(name))


def test_libraries_of_every_desktop_are_left_to_it_but_not_those_in_folders_of_packages() -> None:
    assert is_of_the_desktop(entry("libstdc++.so.6"))
    assert is_of_the_desktop(entry("libX11.so.6"))
    assert not is_of_the_desktop(entry("libxcb-cursor.so.0"))
    assert not is_of_the_desktop(entry("PySide6/Qt/lib/libstdc++.so.6"))


def test_a_library_goes_with_the_last_file_that_needs_it() -> None:
    entries = [
        entry("PySide6/Qt/plugins/platforms/libqxcb.so"),
        entry("PySide6/Qt/lib/libQt6Gui.so.6"),
        entry("PySide6/Qt/lib/libQt6Network.so.6"),
        entry("lib/_json.so", "EXTENSION"),
    ]
    needs = {"/from/PySide6/Qt/plugins/platforms/libqxcb.so": ["libQt6Gui.so.6", "libc.so.6"]}
    kept = reachable(entries, lambda path: needs.get(path, []))
    assert [name for name, _, _ in kept] == [entries[0][0], entries[1][0], entries[3][0]]


def test_links_to_what_was_left_out_go_too() -> None:
    links = [entry("libQt6Gui.so.6", "SYMLINK"), entry("libQt6Network.so.6", "SYMLINK"), entry("a.txt", "DATA")]
    kept = [entry("PySide6/Qt/lib/libQt6Gui.so.6")]
    assert without_dangling_links(links, kept) == [links[0], links[2]]


def test_a_module_that_is_stood_for_keeps_its_name_and_its_kind() -> None:
    name = "pypdf._codecs.adobe_glyphs"
    ours, theirs = ("hrdesk.app", "/from/app.py", "PYMODULE-2"), (name, "/from/glyphs.py", "PYMODULE-2")
    assert with_stand_ins([ours, theirs], "/ours") == [ours, (name, "/ours/adobe_glyphs.py", "PYMODULE-2")]


def test_every_file_that_stands_for_a_module_is_there() -> None:
    folder = Path(stand_ins.__file__).parent
    assert all((folder / name).is_file() for name in STAND_INS.values())


def names_asked_of(module: str) -> set[str]:
    """What the other modules of its package import from a module, wherever they do."""
    package = Path(importlib.import_module(module.partition(".")[0]).__file__ or "").parent
    asked: set[str] = set()
    for file in package.rglob("*.py"):
        here = [package.name, *file.relative_to(package).with_suffix("").parts]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                before = here[: len(here) - node.level] if node.level else []
                if ".".join([*before, *filter(None, [node.module])]) == module:
                    asked |= {name.name for name in node.names}
    return asked


@pytest.mark.parametrize(("module", "file"), STAND_INS.items())
def test_what_stands_for_a_module_has_every_name_that_is_asked_of_it(module: str, file: str) -> None:
    asked = names_asked_of(module)
    assert asked
    given = runpy.run_path(str(Path(stand_ins.__file__).parent / file))
    assert asked <= set(given)
