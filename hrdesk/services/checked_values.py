"""Texts and values from files that people write: read within bounds, made typed, or told as faults with their lines."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any, TypeVar

from hrdesk.core.fault import Fault
from hrdesk.core.written_page import FieldPath

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails

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
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_python(values), ()  # type: ignore[arg-type]  # every class is hashable
    except ValidationError as error:
        return None, tuple(_field_fault(details, lines, shown_path) for details in _telling(error))


def prepare(kind: type) -> None:
    """Make ready what `typed` needs for a kind of value, which takes a while."""
    _adapter(kind)


def nearest_line(lines: Mapping[FieldPath, int], path: FieldPath) -> int:
    """The line of a field, or of the nearest field around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 2)


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _field_fault(details: "ErrorDetails", lines: Mapping[FieldPath, int], shown_path: str) -> Fault:
    path = tuple(details["loc"])
    name = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    message, remedy = _words_for(details, name)
    return Fault(shown_path, nearest_line(lines, path), "schema", message, remedy)


def _telling(error: "ValidationError") -> "list[ErrorDetails]":
    """The errors without those that only follow from one deeper inside: a list is too short for its bad items."""
    found = error.errors(include_url=False)
    places = [details["loc"] for details in found]
    return [
        details
        for details in found
        if not any(
            len(other) > len(details["loc"]) and other[: len(details["loc"])] == details["loc"] for other in places
        )
    ]


def _words_for(details: "ErrorDetails", name: str) -> tuple[str, str]:
    shown = f"`{name}`" if name else "The file"
    bounds = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return f"The field `{name}` is missing.", f"Add `{name.rpartition('.')[2]}:`."
        case "unexpected_keyword_argument" | "extra_forbidden":
            return f"There is no field `{name}`.", "Correct its name or take it out."
        case "too_short" | "string_too_short":
            return f"{shown} has the wrong length.", f"Write at least {_amount(details, bounds.get('min_length', 1))}."
        case "too_long" | "string_too_long":
            return f"{shown} has the wrong length.", f"Write at most {_amount(details, bounds.get('max_length', 0))}."
        case "tuple_type" | "list_type":
            return f"{shown} is not right.", "Write a list, each part on a line of its own after a dash."
        case "dataclass_type" | "dict_type":
            return f"{shown} is not right.", "Write fields with their names, such as `text: …`."
        case _:
            return f"{shown} is not right.", f"{details['msg']}."


def _amount(details: "ErrorDetails", number: int) -> str:
    unit = "character" if details["type"].startswith("string") else "part"
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
