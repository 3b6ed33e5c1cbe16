"""The data of ICU that is kept, and the library that is made of it."""

import ctypes
from importlib.util import find_spec
from pathlib import Path

import pytest

from resources.packaging.icu import can_trim, is_needed, trim_icu


@pytest.mark.parametrize(
    "item", ["root.res", "es.res", "ru_RU.res", "coll/ar.res", "coll/ucadata.icu", "zoneinfo64.res", "uts46.nrm"]
)
def test_what_holds_for_all_and_for_our_languages_is_kept(item: str) -> None:
    assert is_needed(item)


@pytest.mark.parametrize(
    "item", ["de.res", "coll/zh.res", "curr/es.res", "lang/fr.res", "ibm-37_P100-1995.cnv", "brkitr/cjdict.dict"]
)
def test_what_qt_never_asks_for_is_left_out(item: str) -> None:
    assert not is_needed(item)


@pytest.mark.skipif(not can_trim(), reason="the tools of ICU are not installed (icu-devtools, binutils, gcc)")
def test_the_trimmed_library_is_small_and_still_one(tmp_path: Path) -> None:
    found = find_spec("PySide6")
    assert found
    assert found.origin
    (library,) = (Path(found.origin).parent / "Qt" / "lib").glob("libicudata.so.*")
    trimmed = tmp_path / library.name
    trim_icu(library, trimmed)
    assert trimmed.stat().st_size < library.stat().st_size / 4
    version = library.suffix.removeprefix(".")
    data = ctypes.string_at(
        ctypes.addressof(ctypes.c_char.in_dll(ctypes.CDLL(str(trimmed)), f"icudt{version}_dat")), 16
    )
    assert data[12:16] == b"CmnD"


def test_a_library_without_data_is_refused(tmp_path: Path) -> None:
    if not can_trim():
        pytest.skip("the tools of ICU are not installed (icu-devtools, binutils, gcc)")
    found = find_spec("PySide6.QtCore")
    assert found
    assert found.origin
    with pytest.raises(ValueError, match="no data of ICU"):
        trim_icu(Path(found.origin), tmp_path / "out.so")
