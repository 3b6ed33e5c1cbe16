"""Trims the data of ICU, which Qt brings for every language on earth: 32 MB, of which a program of ours needs 3.

Qt asks ICU for collation, case, time zones and converters, which the names that its libraries import tell; of dates,
numbers and languages it knows by itself.
A language whose data was left out is sorted by the rules that hold for all.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

LANGUAGES = frozenset({"ar", "en", "es", "fr", "ru"})
TOOLS = ("icupkg", "readelf", "cc")
"""Debian's icu-devtools, binutils and gcc."""

_OF_ALL = frozenset({"root", "pool", "res_index", "ucadata", "tzdbNames"})
_DATA = frozenset(
    {
        *("currencyNumericCodes", "dayPeriods", "genderList", "grammaticalFeatures", "icustd", "icuver", "keyTypeData"),
        *("langInfo", "likelySubtags", "metaZones", "metadata", "numberingSystems", "pluralRanges", "plurals"),
        *("supplementalData", "timezoneTypes", "units", "windowsZones", "zoneinfo64"),
    }
)
"""Tables that belong to no language."""
_FOLDERS = frozenset({"", "coll", "zone"})
"""Of these is kept what holds for all and what is of our languages; money, units, names of countries, writing out of
numbers and writing in other letters are left out whole."""
_SYMBOL = re.compile(r":\s+([0-9a-f]+)\s+(0x[0-9a-f]+|\d+)\s+OBJECT\s.*\s(icudt(\d+)_dat)$", re.MULTILINE)
_SEGMENT = re.compile(r"LOAD\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)\s+0x[0-9a-f]+\s+0x([0-9a-f]+)")
_SOURCE = """
    .section .rodata
    .balign 16
    .globl {symbol}
    .type {symbol}, @object
    .size {symbol}, {size}
{symbol}:
    .incbin "{data}"
    .section .note.GNU-stack,"",@progbits
"""


def is_needed(item: str) -> bool:
    """Whether an item of the data, such as `coll/es.res`, is kept."""
    folder, _, name = item.rpartition("/")
    stem, _, kind = name.rpartition(".")
    if folder not in _FOLDERS or kind in ("cnv", "spp", "cfu") or name == "unames.icu":
        return False
    if kind != "res" or stem in _OF_ALL or (not folder and stem in _DATA):
        return True
    return stem.split("_")[0] in LANGUAGES


def can_trim() -> bool:
    """Whether this machine has the tools; elsewhere the data stays whole."""
    return sys.platform.startswith("linux") and all(map(shutil.which, TOOLS))


def trim_icu(library: Path, trimmed: Path) -> None:
    """Write `library`, a libicudata.so, with the items that are needed; raises CalledProcessError or ValueError."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        symbol, version, data = _data_of(library)
        less = folder / "less" / f"icudt{version}l.dat"  # icupkg calls the items by the file that it writes
        less.parent.mkdir()
        whole, wanted = folder / less.name, folder / "left-out.txt"
        whole.write_bytes(data)
        items = _run("icupkg", "-l", str(whole)).split()
        wanted.write_text("".join(f"{item}\n" for item in items if not is_needed(item)))
        _run("icupkg", "-r", str(wanted), str(whole), str(less))
        source = folder / "data.s"
        source.write_text(_SOURCE.format(symbol=symbol, size=less.stat().st_size, data=less))
        names = (f"-Wl,-soname,{library.name}", "-Wl,--build-id=none")
        _run("cc", "-shared", "-nostdlib", *names, "-o", str(trimmed), str(source))


def _data_of(library: Path) -> tuple[str, str, bytes]:
    """The name of the symbol of the data, the version of ICU, and the data."""
    found = _SYMBOL.search(_run("readelf", "--wide", "--dyn-syms", str(library)))
    if not found:
        raise ValueError(f"{library} holds no data of ICU")
    address, size = int(found[1], 16), int(found[2], 0)
    for numbers in _SEGMENT.findall(_run("readelf", "--wide", "--segments", str(library))):
        offset, start, length = (int(number, 16) for number in numbers)
        if start <= address < start + length:
            begin = offset + address - start
            return found[3], found[4], library.read_bytes()[begin : begin + size]
    raise ValueError(f"the data of {library} is in no part that is loaded")


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
