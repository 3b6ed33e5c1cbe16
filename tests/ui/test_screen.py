"""Whether a window can open is asked before Qt is, which ends the process where it cannot."""

import sys
from pathlib import Path

import pytest

from hrdesk.core.bundle_errors import BundleDamaged
from hrdesk.core.errors import QtNotUsable
from hrdesk.services.bundle import BUNDLE_FILE, Bundle, BundledFile, write_bundle
from hrdesk.ui import screen

PLUGIN = "PySide6/Qt/plugins/platforms/libqxcb.so"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is asked for on Linux only")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program whose plugin for the screen is no library, under an X server that answers."""
    files = (BundledFile("_internal/lib/libQt6XcbQpa.so.6", "Qt", "ab" * 32, 1),)
    write_bundle(Bundle("1", "linux-x86_64", "2026-11-28", (), files), tmp_path / BUNDLE_FILE)
    (tmp_path / PLUGIN).parent.mkdir(parents=True)
    (tmp_path / PLUGIN).write_bytes(b"no library")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(screen, "_answers", lambda _: True)
    monkeypatch.setenv("DISPLAY", ":77")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    return tmp_path


def loads(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Let the plugin for the screen fail in the words of the system, and all else load."""

    def load(name: str) -> None:
        if name.endswith("libqxcb.so"):
            raise OSError("Failed to load dynlib, in words of PyInstaller") from OSError(words)

    monkeypatch.setattr("ctypes.CDLL", load)


def test_a_plugin_that_does_not_load_is_told_before_qt_ends_the_process(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads(monkeypatch, "libQt6XcbQpa.so.6: cannot open shared object file: No such file or directory")
    with pytest.raises(BundleDamaged, match=r"opens windows does not load \(libQt6XcbQpa"):
        screen.ensure_screen()


def test_a_library_of_the_system_that_the_plugin_needs_is_named_with_what_to_install(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads(monkeypatch, "libxcb.so.1: cannot open shared object file: No such file or directory")
    with pytest.raises(QtNotUsable, match=r"lacks a system library \(libxcb.so.1\). On Debian or Ubuntu"):
        screen.ensure_screen()


def test_a_missing_plugin_is_damage(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads(monkeypatch, "")
    (program / PLUGIN).unlink()
    with pytest.raises(BundleDamaged, match="the part of Qt that opens windows is missing"):
        screen.ensure_screen()


def test_where_no_window_is_wanted_the_plugin_is_not_asked(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (program / PLUGIN).unlink()
    screen.ensure_screen()
