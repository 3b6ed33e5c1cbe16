"""Safe HTML as paragraphs and tables, for programs that know no HTML."""

from dataclasses import dataclass, replace
from enum import StrEnum
from html.parser import HTMLParser

_BOLD = {"strong", "b", "th"}
_ITALIC = {"em", "i"}
_PARAGRAPHS = {"p", "li", "div", "blockquote", "dt", "dd", "pre", "td", "th", "h1", "h2", "h3", "h4"}
_LISTS = {"ul", "ol"}


class Mark(StrEnum):
    """What stands before a paragraph."""

    NONE = "none"
    POINT = "point"
    NUMBER = "number"


@dataclass(frozen=True)
class Run:
    """Words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]
    mark: Mark = Mark.NONE
    level: int = 0
    """How deep it stands in lists; 0 is the first list, and text that stands in none."""
    start: int = 1
    """Of the numbered list that it stands in."""
    in_list: bool = False
    role: str = ""
    """The class of the paragraph, such as aside or callout-title; heading or quote."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Cell:
    paragraphs: tuple[Paragraph, ...]
    is_head: bool = False

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def paragraphs_of(html: str) -> tuple[Paragraph, ...]:
    """All paragraphs, whatever they stand in; those without a word are left out."""
    return _read(html).paragraphs()


def rows_of(html: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table."""
    return _read(html).rows()


def _read(html: str) -> "_Reader":
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader


@dataclass
class _List:
    is_numbered: bool
    start: int


class _Reader(HTMLParser):
    """Follows the elements of sanitised HTML, in which every one is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._all: list[Paragraph] = []
        self._rows: list[list[tuple[bool, list[Paragraph]]]] = []
        self._runs: list[Run] = []
        self._lists: list[_List] = []
        self._bold = 0
        self._italic = 0
        self._roles: list[str] = []
        self._mark = Mark.NONE
        self._cell: list[Paragraph] | None = None

    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(self._all)

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(tuple(Cell(tuple(cell), is_head) for is_head, cell in row) for row in self._rows if row)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._bold += tag in _BOLD
        self._italic += tag in _ITALIC
        if tag in _LISTS:
            self.end_paragraph()
            start = given.get("start") or "1"
            self._lists.append(_List(tag == "ol", int(start) if start.isdecimal() else 1))
        elif tag in _PARAGRAPHS:
            self._begin_paragraph(tag, given.get("class") or "")
        elif tag == "tr":
            self._rows.append([])
        elif tag == "br":
            self._runs.append(Run("\v"))
        elif tag == "img":
            self._runs.append(self._run(given.get("alt") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.end_paragraph()
            self._roles.pop()
            if tag in {"td", "th"}:
                self._cell = None
        elif tag in _LISTS:
            self.end_paragraph()
            self._lists.pop()
        self._bold -= tag in _BOLD
        self._italic -= tag in _ITALIC

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        before = " " if data[:1].isspace() else ""
        after = " " if words and data[-1:].isspace() else ""
        self._runs.append(self._run(before + words + after))

    def end_paragraph(self) -> None:
        """What was read since the last one is a paragraph, if there is a word in it."""
        runs, self._runs = _tidied(self._runs), []
        if not runs:
            return
        inner = self._lists[-1] if self._lists else None
        paragraph = Paragraph(
            runs,
            self._mark,
            max(0, len(self._lists) - 1),
            inner.start if inner else 1,
            inner is not None,
            next((role for role in reversed(self._roles) if role), ""),
        )
        self._mark = Mark.NONE
        self._all.append(paragraph)
        if self._cell is not None:
            self._cell.append(paragraph)

    def _begin_paragraph(self, tag: str, role: str) -> None:
        self.end_paragraph()
        if tag == "li":
            self._mark = Mark.NUMBER if self._lists and self._lists[-1].is_numbered else Mark.POINT
        elif tag in {"td", "th"}:
            self._cell = []
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append((tag == "th", self._cell))
        headings = {"h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "blockquote": "quote"}
        self._roles.append(headings.get(tag, role))

    def _run(self, text: str) -> Run:
        return Run(text, self._bold > 0, self._italic > 0)


def _tidied(runs: list[Run]) -> tuple[Run, ...]:
    """Runs that look alike as one, without blanks at the ends, between lines, or two in a row."""
    out: list[Run] = []
    for run in runs:
        text = run.text
        if not out or out[-1].text.endswith((" ", "\v")):
            text = text.lstrip(" ")
        if text == "\v" and out:
            out[-1] = replace(out[-1], text=out[-1].text.rstrip(" ") + text)
        elif text and out and (out[-1].bold, out[-1].italic) == (run.bold, run.italic):
            out[-1] = replace(out[-1], text=out[-1].text + text)
        elif text:
            out.append(replace(run, text=text))
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return tuple(out)
