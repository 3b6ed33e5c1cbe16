"""A part that does not load is told as what it is: the system lacks a library, or the copy is damaged."""

from pathlib import Path

import pytest

from hrdesk.core.bundle_errors import BundleDamaged, SystemLacks
from hrdesk.services.bundle import BUNDLE_FILE, Bundle, BundledFile, write_bundle
from hrdesk.services.import_trouble import trouble_of

LACKING = "libffi.so.8: cannot open shared object file: No such file or directory"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    files = (BundledFile("_internal/lib/libQt6Core.so.6", "Qt", "ab" * 32, 1),)
    write_bundle(Bundle("1", "linux-x86_64", "2026-11-28", (), files), tmp_path / BUNDLE_FILE)
    return tmp_path


def test_a_library_that_the_program_never_brought_is_the_system_s(program: Path) -> None:
    trouble = trouble_of(ImportError(LACKING), program)
    assert isinstance(trouble, SystemLacks)
    assert "This computer lacks libffi.so.8" in str(trouble)


def test_a_system_that_is_too_old_for_a_part_is_the_system_s(program: Path) -> None:
    words = "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.28' not found (required by /x/libQt6Core.so.6)"
    assert isinstance(trouble_of(ImportError(words), program), SystemLacks)


@pytest.mark.parametrize("words", [LACKING.replace("libffi.so.8", "libQt6Core.so.6"), "No module named 'json'"])
def test_what_it_brought_is_missing_from_a_damaged_copy(program: Path, words: str) -> None:
    assert isinstance(trouble_of(ImportError(words), program), BundleDamaged)


@pytest.mark.parametrize("content", [None, "{"])
def test_without_its_list_a_copy_counts_as_damaged(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / BUNDLE_FILE).write_text(content, encoding="utf-8")
    assert isinstance(trouble_of(ImportError(LACKING), tmp_path), BundleDamaged)
