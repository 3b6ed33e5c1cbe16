"""Texts and values from files that people write: read within bounds, made typed, or told as faults with their lines."""

from collections.abc import Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TypeVar

from hrdesk.core.fault import Fault
from hrdesk.core.written_page import FieldPath

Value = TypeVar("Value")

FILE_LIMIT = 128 * 1024
"""Bytes. Longer pages freeze the reader, and nobody reads them."""


def read_text(path: Path, shown_path: str, limit: int = FILE_LIMIT) -> tuple[str, Fault | None]:
    """The text of a file as UTF-8 with plain line ends, or what keeps it from being read. `limit` counts bytes."""
    try:
        stat = path.stat()
        size = stat.st_size
        if not S_ISREG(stat.st_mode) and not S_ISDIR(stat.st_mode):  # such as /dev/zero, which never ends
            return "", Fault(shown_path, 1, "unreadable", "The file could not be read (it is a device).", "Check it.")
        if size > limit:
            message = f"The file is {size:,} bytes long; the limit is {limit:,}."
            return "", Fault(shown_path, 1, "size", message, "Split it into several.")
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"), None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return "", Fault(shown_path, line, "encoding", "The file is not UTF-8 text.", "Save it as UTF-8.")
    except OSError as error:
        return "", Fault(shown_path, 1, "unreadable", f"The file could not be read ({error.strerror}).", "Check it.")


def typed(
    kind: type[Value], values: object, lines: Mapping[FieldPath, int], shown_path: str
) -> tuple[Value | None, tuple[Fault, ...]]:
    """Plain values as a `kind`, or every fault in them with its line."""
    from hrdesk.services.strict_values import MisfitsError, structured

    try:
        return structured(kind, values), ()
    except MisfitsError as error:
        return None, tuple(
            Fault(shown_path, nearest_line(lines, misfit.path), "schema", misfit.message, misfit.remedy)
            for misfit in error.misfits
        )


def prepare(kind: type) -> None:
    """Make ready what `typed` needs for a kind of value, which takes a while."""
    from hrdesk.services.strict_values import structurer

    structurer(kind)


def nearest_line(lines: Mapping[FieldPath, int], path: FieldPath) -> int:
    """The line of a field, or of the nearest field around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 2)
