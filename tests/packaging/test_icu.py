"""The data of ICU that is kept, and the library that is made of it."""

import json
import os
import subprocess
import sys
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
    "item",
    [
        *("de.res", "coll/zh.res", "curr/es.res", "curr/pool.res", "lang/fr.res", "translit/root.res", "rbnf/root.res"),
        *("ibm-37_P100-1995.cnv", "brkitr/cjdict.dict"),
    ],
)
def test_what_qt_never_asks_for_is_left_out(item: str) -> None:
    assert not is_needed(item)


ASK = """
import json
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, QTimeZone
words = "zorro éclair Été fin ñandú nube ёлка яма ель أب إبر مرحبا".split()
zone, summer, long = QTimeZone(b"Europe/Vienna"), QTimeZone.TimeType.DaylightTime, QTimeZone.NameType.LongName
answers = {}
for name in ("en", "es", "fr", "ru", "ar", "de"):
    language = QLocale(name)
    in_order = sorted(words, key=cmp_to_key(QCollator(language).compare))
    answers[name] = [in_order, language.toUpper(" ".join(words)), zone.displayName(summer, long, language)]
print(json.dumps(answers))
"""


def asked(library: Path) -> dict[str, list[object]]:
    """What Qt answers in several languages, with the data of a library in place of its own."""
    environment = os.environ | {"LD_PRELOAD": str(library)}
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True, env=environment)
    answers: dict[str, list[object]] = json.loads(done.stdout)
    return answers


@pytest.mark.skipif(not can_trim(), reason="the tools of ICU are not installed (icu-devtools, binutils, gcc)")
def test_the_trimmed_library_is_small_and_answers_as_the_whole(tmp_path: Path) -> None:
    found = find_spec("PySide6")
    assert found
    assert found.origin
    (library,) = (Path(found.origin).parent / "Qt" / "lib").glob("libicudata.so.*")
    trimmed = tmp_path / library.name
    trim_icu(library, trimmed)
    assert trimmed.stat().st_size < library.stat().st_size / 10
    whole, less = asked(library), asked(trimmed)
    assert {name for name in whole if less[name] != whole[name]} == {"de"}
    assert less["de"][2] == whole["en"][2]


def test_a_library_without_data_is_refused(tmp_path: Path) -> None:
    if not can_trim():
        pytest.skip("the tools of ICU are not installed (icu-devtools, binutils, gcc)")
    found = find_spec("PySide6.QtCore")
    assert found
    assert found.origin
    with pytest.raises(ValueError, match="no data of ICU"):
        trim_icu(Path(found.origin), tmp_path / "out.so")
