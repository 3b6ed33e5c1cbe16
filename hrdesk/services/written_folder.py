"""Reads a folder of written pages; what cannot be read becomes a fault with its line, never an exception."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from hrdesk.core.errors import ContentFolderMissing
from hrdesk.core.fault import Fault
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.plain_text import hidden_characters
from hrdesk.core.shelf import Shelf
from hrdesk.core.written_page import FieldPath, WrittenPage

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails

PAGE_LIMIT = 128 * 1024
"""Bytes. Longer pages freeze the reader, and nobody reads them."""
BRACKET_LIMIT = 1_000
"""Opening square brackets in a body: python-markdown takes over 20 s for 20,000 that nothing closes."""
SHELF_FILE = "library.yaml"
REQUIRED_FACTS_FILE = "required-facts.jsonl"

_FENCE = "---"
_DEPTH_LIMIT = 40


@dataclass(frozen=True)
class WrittenFolder:
    """What was read of a content folder."""

    pages: tuple[WrittenPage, ...]
    faults: tuple[Fault, ...]
    shelf: Shelf
    required_facts: dict[str, str]


def read_folder(folder: Path) -> WrittenFolder:
    """Read every page below `folder`, in the order of their paths."""
    if not folder.is_dir():
        raise ContentFolderMissing(path=folder)
    pages: list[WrittenPage] = []
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.md")):
        page, page_faults = read_page(path, str(path.relative_to(folder.parent)))
        faults += page_faults
        if page:
            pages.append(page)
    shelf, shelf_faults = _read_shelf(folder / SHELF_FILE)
    required, fact_faults = _read_required_facts(folder / REQUIRED_FACTS_FILE)
    return WrittenFolder(tuple(pages), (*faults, *shelf_faults, *fact_faults), shelf, required)


def read_page(path: Path, shown_path: str) -> tuple[WrittenPage | None, tuple[Fault, ...]]:
    """Read one page, or say what keeps it from being read."""
    text, fault = _read_text(path, shown_path)
    if fault:
        return None, (fault,)
    hidden = hidden_characters(text)
    if hidden:
        return None, (_hidden_fault(shown_path, *hidden[0]),)
    head, body, body_line, fault = _split(text, shown_path)
    if fault:
        return None, (fault,)
    if body.count("[") > BRACKET_LIMIT:
        message = f"The page has {body.count('['):,} square brackets; the limit is {BRACKET_LIMIT:,}."
        return None, (Fault(shown_path, body_line, "size", message, "Split it into several pages."),)
    return _read_head(head, body, body_line, shown_path)


def _hidden_fault(shown_path: str, line: int, name: str) -> Fault:
    remedy = "Delete it: it can make the page show other than what it says."
    return Fault(shown_path, line, "hidden", f"There is a hidden character here ({name}).", remedy)


def _texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Every text in the values, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, str(name)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))


def _nearest(lines: dict[FieldPath, int], path: FieldPath) -> int:
    """The line of a field, or of the nearest field around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 2)


def _read_text(path: Path, shown_path: str) -> tuple[str, Fault | None]:
    try:
        size = path.stat().st_size
        if size > PAGE_LIMIT:
            message = f"The page is {size:,} bytes long; the limit is {PAGE_LIMIT:,}."
            return "", Fault(shown_path, 1, "size", message, "Split it into several pages.")
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"), None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return "", Fault(shown_path, line, "encoding", "The page is not UTF-8 text.", "Save it as UTF-8.")
    except OSError as error:
        return "", Fault(shown_path, 1, "unreadable", f"The file could not be read ({error.strerror}).", "Check it.")


def _split(text: str, shown_path: str) -> tuple[str, str, int, Fault | None]:
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        remedy = "Begin with a line --- and the front matter."
        return "", "", 1, Fault(shown_path, 1, "front-matter", "The page has no front matter.", remedy)
    for number in range(1, len(lines)):
        if lines[number].rstrip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2, None
    remedy = "End it with a line ---."
    return "", "", 1, Fault(shown_path, 1, "front-matter", "The front matter does not end.", remedy)


def _read_head(head: str, body: str, body_line: int, shown_path: str) -> tuple[WrittenPage | None, tuple[Fault, ...]]:
    from pydantic import ValidationError

    try:
        values, lines = load_yaml(head, first_line=2)
    except YamlFault as error:
        return None, (Fault(shown_path, error.line, "yaml", f"The front matter is broken: {error}.", error.remedy),)
    if not isinstance(values, dict):
        message = "The front matter is not a list of fields."
        return None, (Fault(shown_path, 2, "front-matter", message, "Write one field a line, such as `id: my-page`."),)
    for path, text in _texts(values, ()):
        hidden = hidden_characters(text)
        if hidden:
            return None, (_hidden_fault(shown_path, _nearest(lines, path), hidden[0][1]),)
    try:
        front = _front_matter().validate_python(values)
    except ValidationError as error:
        return None, tuple(_field_fault(details, lines, shown_path) for details in _telling(error))
    page = WrittenPage(shown_path, front, body, body_line, lines)
    expected = Path(shown_path).stem
    if front.id != expected:
        remedy = f"Write `id: {expected}` or rename the file."
        return page, (page.fault(page.line_of_field("id"), "ids", "The id is not the name of the file.", remedy),)
    return page, ()


@cache
def _front_matter() -> "TypeAdapter[FrontMatter]":
    from pydantic import TypeAdapter

    return TypeAdapter(FrontMatter)


def _field_fault(details: "ErrorDetails", lines: dict[FieldPath, int], shown_path: str) -> Fault:
    path = tuple(details["loc"])
    name = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    message, remedy = _words_for(details, name)
    return Fault(shown_path, _nearest(lines, path), "schema", message, remedy)


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
    match details["type"]:
        case "missing":
            return f"The field `{name}` is missing.", f"Add `{name.rpartition('.')[2]}:`."
        case "unexpected_keyword_argument" | "extra_forbidden":
            return f"There is no field `{name}`.", "Correct its name or take it out."
        case "too_short" | "too_long" | "string_too_short" | "string_too_long":
            return f"`{name}` has the wrong length.", f"{details['msg']}."
        case _:
            return f"`{name}` is not right.", f"{details['msg']}."


class YamlFault(ValueError):
    """YAML that cannot be used, at a line."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.line = line
        self.remedy = remedy


def load_yaml(text: str, first_line: int = 1) -> tuple[object, dict[FieldPath, int]]:
    """Plain values of a YAML document, and the line of each field. Aliases, duplicate keys and depth are refused."""
    loader = yaml.CSafeLoader(text)
    try:
        _bound_depth(text, first_line)
        node = loader.get_single_node()
        lines: dict[FieldPath, int] = {}
        if node is None:
            return {}, lines
        for path, line in _walk(node, (), first_line):
            lines[path] = line
        return loader.construct_document(node), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        problem = " ".join(str(error.problem or error.context or "it cannot be read").split())
        raise YamlFault(line, problem, "Text with “: ” or “ #” in it goes in quotes.") from error
    except RecursionError as error:
        raise YamlFault(first_line, "it is nested too deep", "Make it flatter.") from error
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, YamlFault):
            raise
        raise YamlFault(first_line, " ".join(str(error).split()), "Correct it.") from error
    finally:
        loader.dispose()


def _bound_depth(text: str, first_line: int) -> None:
    """The composer nests as deep as the text does; refuse before it runs out of stack. Events come one by one."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent):
            raise YamlFault(line, "it uses an alias (*name)", "Write the value out.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH_LIMIT:
            raise YamlFault(line, "it is nested too deep", "Make it flatter.")


def _walk(node: yaml.Node, path: FieldPath, first_line: int) -> Iterator[tuple[FieldPath, int]]:
    line = first_line + node.start_mark.line
    yield path, line
    if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":timestamp"):
        _check_date(node.value, line)
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in keys:
                raise YamlFault(first_line + key.start_mark.line, f"the field `{name}` stands twice", "Keep one.")
            keys.add(name)
            for inner, inner_line in _walk(value, (*path, name), first_line):
                yield inner, (first_line + key.start_mark.line if inner == (*path, name) else inner_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, (*path, index), first_line)


def _check_date(text: str, line: int) -> None:
    try:
        date.fromisoformat(text[:10])
    except ValueError as error:
        raise YamlFault(line, f"{text} is no date", "Write a date such as 2026-11-21.") from error


def _read_shelf(path: Path) -> tuple[Shelf, Sequence[Fault]]:
    if not path.is_file():
        return Shelf(), ()
    from pydantic import TypeAdapter, ValidationError

    shown = f"{path.parent.name}/{path.name}"
    text, fault = _read_text(path, shown)
    if fault:
        return Shelf(), (fault,)
    try:
        values, lines = load_yaml(text)
        return TypeAdapter(Shelf).validate_python(values), ()
    except YamlFault as error:
        return Shelf(), (Fault(shown, error.line, "yaml", f"The file is broken: {error}.", error.remedy),)
    except ValidationError as error:
        return Shelf(), [_field_fault(details, lines, shown) for details in error.errors(include_url=False)]


def _read_required_facts(path: Path) -> tuple[dict[str, str], Sequence[Fault]]:
    if not path.is_file():
        return {}, ()
    shown = f"{path.parent.name}/{path.name}"
    required: dict[str, str] = {}
    text, fault = _read_text(path, shown)
    if fault:
        return {}, (fault,)
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            entry = json.loads(line)
            required[entry["id"]] = entry["fact"]
        except (ValueError, KeyError, TypeError, RecursionError):
            remedy = 'Write {"id": …, "fact": …} on one line.'
            return required, (Fault(shown, number, "required-facts", "The line is no JSON object.", remedy),)
    return required, ()
