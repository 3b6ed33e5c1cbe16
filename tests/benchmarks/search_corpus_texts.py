"""Reads the English prose of one Debian package: HTML pages and dictd dictionaries, without menus, code and tables."""

import gzip
import re
import string
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

SHORTEST, LONGEST = 160, 1_200
"""Characters of a passage."""
_LARGEST_PAGE = 8_000_000
_HEADING_CHARACTERS = 120
_DICTIONARY_SECTION = 400
"""Entries of a dictionary are short: as many as reach this many characters stand together."""

# Taken out before parsing, which is what takes time: half of the tags of a page do not matter here.
_LEFT_OUT = re.compile(r"<(script|style|pre|svg|math|nav|footer|select|textarea)\b.*?</\1\s*>|<!--.*?-->", re.S | re.I)
_INLINE = re.compile(
    r"</?(?:span|code|em|strong|b|i|tt|font|small|var|kbd|samp|sub|sup|u|abbr|acronym|cite|big|img|input|wbr|link|meta"
    r"|dfn|q)\b[^>]*>",
    re.I,
)
_LISTS = re.compile(
    r"/(?:class-use|index-files|translations|_modules)/|package-(?:use|tree)|overview-tree|genindex|_mj\."
)
"""Addresses of lists, translations and second copies: reading them takes time and gives nothing."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset(
    {"p", "div", "li", "dt", "dd", "td", "th", "tr", "table", "ul", "ol", "dl", "blockquote", "section", "article"}
    | {"main", "body", "br", "hr", "caption", "header", "aside"}
)
_FRAME = re.compile(
    r"(?:^|\s)(?:nav|menu|sidebar|sphinxsidebar|wy-nav-side|toc|footer|related|breadcrumb|legalnotice"
    r"|summary-table|memberSummary)"
)
"""Classes of what stands around the text, or says in short what the same page says again."""
_FRAME_TAGS = frozenset({"div", "ul", "table", "section", "aside"})

_WORD = re.compile(r"[a-z']+")
_FUNCTION_WORDS = frozenset(
    {"the", "of", "and", "to", "a", "in", "is", "that", "for", "with", "be", "as", "it", "this", "are", "by", "or"}
    | {"from", "which", "can", "not", "you", "on", "an", "if", "will", "was", "has", "have", "at", "but", "they"}
)


@dataclass
class Section:
    """A heading and the paragraphs under it."""

    heading: str
    paragraphs: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(map(len, self.paragraphs))


@dataclass
class Work:
    """A text with a name that no other has, such as a page."""

    name: str
    title: str
    sections: list[Section]


def read_package(package: Path) -> list[Work]:
    """Unpack beside the package, read, and remove again."""
    with TemporaryDirectory(dir=package.parent) as folder:
        subprocess.run(["dpkg-deb", "-x", package, folder], check=True, capture_output=True)
        name = package.name.split("_", 1)[0]
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file() and not path.is_symlink())
        works = [_read_file(path, f"{name}/{path.relative_to(folder).as_posix()}") for path in files]
        return [work for work in works if work.sections]


def is_prose(text: str) -> bool:
    """Whether it reads as English sentences; code, numbers, menus and other languages have few of the small words."""
    words = _WORD.findall(text.lower())
    if len(text) < 60 or len(words) < 8 or sum(map(len, words)) < 0.72 * len(text):
        return False
    return sum(word in _FUNCTION_WORDS for word in words) >= 0.22 * len(words)


def _read_file(path: Path, name: str) -> Work:
    if path.suffix in {".html", ".htm"} and path.stat().st_size < _LARGEST_PAGE and not _LISTS.search(name):
        return _read_page(_decoded(path.read_bytes()), name)
    if path.suffixes[-2:] == [".dict", ".dz"]:
        return _read_dictionary(path, name)
    return Work(name, "", [])


def _decoded(page: bytes) -> str:
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return page.decode("latin-1")


def _read_page(html: str, name: str) -> Work:
    reader = _PageReader()
    reader.feed(_INLINE.sub("", _LEFT_OUT.sub(" ", html)))
    reader.close()
    return Work(name, reader.title or Path(name).stem, [section for section in reader.sections if section.paragraphs])


class _PageReader(HTMLParser):
    """Collects the prose under each heading; blocks that are mostly links are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.sections = [Section("")]
        self._text: list[str] = []
        self._in_link = False
        self._linked = 0
        self._frame = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._frame:
            self._depth += tag == self._frame
        elif tag == "a":
            self._in_link = True
        elif tag in _BLOCKS or tag in _HEADINGS or tag == "title":
            self._end_block()
            if tag in _FRAME_TAGS and any(_FRAME.search(value or "") for key, value in attrs if key in {"class", "id"}):
                self._frame, self._depth = tag, 1

    def handle_endtag(self, tag: str) -> None:
        if self._frame:
            self._depth -= tag == self._frame
            self._frame = self._frame if self._depth else ""
        elif tag == "a":
            self._in_link = False
        elif tag in _HEADINGS:
            self._begin_section(self._take_text().strip("¶# ")[:_HEADING_CHARACTERS])
        elif tag == "title":
            self.title = self._take_text()[:_HEADING_CHARACTERS]
        elif tag in _BLOCKS:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if not self._frame:
            self._text.append(data)
            self._linked += len(data) if self._in_link else 0

    def close(self) -> None:
        super().close()
        self._end_block()

    def _begin_section(self, heading: str) -> None:
        last = self.sections[-1]
        if len(last) < SHORTEST:  # too short to stand alone, it opens the next
            last.heading = heading
        else:
            self.sections.append(Section(heading))

    def _end_block(self) -> None:
        linked = self._linked
        text = self._take_text()
        if linked * 2 < len(text) and is_prose(text):
            self.sections[-1].paragraphs.append(text)

    def _take_text(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text, self._linked = [], 0
        return text


_DIGITS = {digit: value for value, digit in enumerate(string.ascii_uppercase + string.ascii_lowercase + "0123456789+/")}
_NOT_SAID = re.compile(
    r"\s*\\[^\\\n]*\\|\([^()]*[`*\"][^()]*\)|\(\?;[^()]*\)|(?<=\w)[*\"`]+(?=\w)"
    r"|\[[^\]]*(?:Webster|PJC|WordNet|Suppl|Century)[^\]]*\]"
)
"""Pronunciations, stresses within words, and marks of where an entry comes from."""
_ACCENT = re.compile(r"\[[^\w\s]?([A-Za-z]{1,2})[^\w\s.]?\]")
_LINK = str.maketrans("", "", "{}")


def _read_dictionary(path: Path, name: str) -> Work:
    """A work in sections of a few entries, each named by its first headword."""
    with gzip.open(path) as file:
        text = file.read()
    title, sections = "", [Section("")]
    for headword, start, length in _entries(path.with_name(path.name.replace(".dict.dz", ".index"))):
        entry = _ACCENT.sub(r"\1", text[start : start + length].decode("utf-8", errors="replace"))
        entry = " ".join(_NOT_SAID.sub("", entry).translate(_LINK).split())
        if headword.startswith("00"):
            title = entry.removeprefix(headword).strip() if headword.endswith("short") else title
            continue
        if len(sections[-1]) >= _DICTIONARY_SECTION:
            sections.append(Section(""))
        sections[-1].heading = sections[-1].heading or headword
        sections[-1].paragraphs.append(entry)
    return Work(name, title, sections)


def _entries(index: Path) -> Iterator[tuple[str, int, int]]:
    """(headword, start, length) in the order of the text; several headwords may lead to one entry."""
    found: dict[int, tuple[str, int, int]] = {}
    for line in index.read_text("utf-8", errors="replace").splitlines():
        headword, start, length = line.split("\t")[:3]
        found.setdefault(_number(start), (headword, _number(start), _number(length)))
    return (found[start] for start in sorted(found))


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS[digit]
    return value
