"""Reads a folder of written pages; what cannot be read becomes a fault with its line, never an exception."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hrdesk.core.errors import ContentFolderMissing
from hrdesk.core.fault import Fault
from hrdesk.core.front_matter import FrontMatter
from hrdesk.core.plain_text import hidden_characters
from hrdesk.core.written_page import FieldPath, WrittenPage
from hrdesk.services.checked_values import nearest_line, prepare, read_text, typed
from hrdesk.services.folder_files import FolderFiles, read_folder_files
from hrdesk.services.sharing_out import share_out
from hrdesk.services.yaml_lines import YamlFault, load_yaml

BRACKET_LIMIT = 1_000
"""Opening square brackets in a body: python-markdown takes over 20 s for 20,000 that nothing closes."""

_FENCE = "---"
_ESCAPE = "\\"
"""What begins a character in YAML that is written by its number."""


@dataclass(frozen=True)
class WrittenFolder:
    """What was read of a content folder."""

    pages: tuple[WrittenPage, ...]
    faults: tuple[Fault, ...]
    files: FolderFiles


def read_folder(folder: Path, one_read: Callable[[], None] = lambda: None, *, workers: int = 1) -> WrittenFolder:
    """Read every page below `folder`, in the order of their paths; tells of each."""
    if not folder.is_dir():
        raise ContentFolderMissing(path=folder)
    pages: list[WrittenPage] = []
    faults: list[Fault] = []
    if workers > 1:
        prepare(FrontMatter)  # once, and not once in each copy
    paths = sorted(folder.rglob("*.md"))
    shown = [str(path.relative_to(folder.parent)) for path in paths]
    for page, page_faults in share_out(_read_shown, list(zip(paths, shown, strict=True)), one_read, workers=workers):
        faults += page_faults
        if page:
            pages.append(page)
    files, file_faults = read_folder_files(folder)
    return WrittenFolder(tuple(pages), (*faults, *file_faults), files)


def _read_shown(path_and_name: tuple[Path, str]) -> tuple[WrittenPage | None, tuple[Fault, ...]]:
    return read_page(*path_and_name)


def read_page(path: Path, shown_path: str) -> tuple[WrittenPage | None, tuple[Fault, ...]]:
    """Read one page, or say what keeps it from being read."""
    text, fault = read_text(path, shown_path)
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
    try:
        values, lines = load_yaml(head, first_line=2)
    except YamlFault as error:
        return None, (Fault(shown_path, error.line, "yaml", f"The front matter is broken: {error}.", error.remedy),)
    if not isinstance(values, dict):
        message = "The front matter is not a list of fields."
        return None, (Fault(shown_path, 2, "front-matter", message, "Write one field a line, such as `id: my-page`."),)
    for path, text in _texts(values, ()) if _ESCAPE in head else ():  # the file itself has no hidden character
        hidden = hidden_characters(text)
        if hidden:
            return None, (_hidden_fault(shown_path, nearest_line(lines, path), hidden[0][1]),)
    front, faults = typed(FrontMatter, values, lines, shown_path)
    if not front:
        return None, faults
    page = WrittenPage(shown_path, front, body, body_line, lines)
    expected = Path(shown_path).stem
    if front.id != expected:
        remedy = f"Write `id: {expected}` or rename the file."
        return page, (page.fault(page.line_of_field("id"), "ids", "The id is not the name of the file.", remedy),)
    return page, ()
